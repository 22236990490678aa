"""What the record proposes: in the shape of the question, with its origin, never what stays in a session, never by itself."""

from collections.abc import Iterable
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import event
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.dossier.forms import begin_form, new_form
from kompas.domain.dossier.proposals import Proposal, proposals_for
from kompas.domain.map.course import round_of
from kompas.domain.map.rounds import freeze_round
from kompas.domain.network.networks import add_member, change_network, networks_of_browser, seat_in_network
from kompas.enums import AnswerState, LineColour, ReleaseLevel
from kompas.errors import Identifying
from kompas.forms import own_forms
from kompas.forms.sources import Found, sources
from kompas.i18n import current_language, set_language
from kompas.models import Agreement, FilledForm, Line, Network, NetworkCreate, NetworkMember, NetworkMemberCreate
from kompas.rules import Actor, NetworkActor
from tests.databases import on_both
from tests.domain.network.test_bottlenecks import NAME, conclude, journey
from tests.factories import FACILITATOR, act, facilitator_of, go_to, make_workshop

from .filling import answers, tell

pytestmark = on_both
AMIRA = {"name": "Amira", "organisation": "Wijkteam", "domain": "social", "level": "execution", "ring": "core"}


@pytest.fixture
def first(session: Session) -> Actor:
    """The facilitator of the first journey of the network."""
    return journey(session)


@pytest.fixture
def core(session: Session, first: Actor) -> NetworkActor:
    (network,) = networks_of_browser(session, FACILITATOR)
    actor = seat_in_network(session, network, FACILITATOR)
    assert actor is not None
    return actor


def proposed(session: Session, network: Network, form: str, question: str) -> list[Proposal]:
    return proposals_for(session, network, own_forms().forms[form]).get(question, [])


def told(proposals: Iterable[Proposal]) -> list[tuple[str, Any]]:
    return [(one.origin, one.value) for one in proposals]


def member(session: Session, core: NetworkActor, **changes: Any) -> NetworkMember:
    return add_member(session, core, NetworkMemberCreate.model_validate(AMIRA | changes))


def filled(session: Session, core: NetworkActor, form: str, title: str = "Ons formulier", **given: Any) -> FilledForm:
    begun = begin_form(session, core, form, title)
    session.flush()
    for question, value in given.items():
        tell(session, core, "answer_question", form_id=begun.id, question=question, value=value)
    return begun


# --- each source ----------------------------------------------------------------------------------------------


def test_network_says_its_name_area_and_goal(session: Session, core: NetworkActor) -> None:
    change_network(
        session, core, NetworkCreate(name=NAME, area="Regio Waterrijk", goal="Veilig thuis.\nVoor iedereen.")
    )
    origin = "from the page of the network"
    assert told(proposed(session, core.network, "governance_checklist", "name")) == [(origin, NAME)]
    assert told(proposed(session, core.network, "plan_of_approach", "goal")) == [
        (origin, "Veilig thuis.\nVoor iedereen.")
    ]
    assert told(proposed(session, core.network, "analysis_report", "purpose")) == [
        (origin, "Veilig thuis.\nVoor iedereen."),
        (origin, "Our area: Regio Waterrijk"),
    ]


def test_members_fill_the_table_of_parties(session: Session, core: NetworkActor) -> None:
    member(session, core)
    member(session, core, name="Joke", organisation="GGZ Noord", ring="outer", level="board", expert_by_experience=True)
    rows = [
        {"organisation": "Wijkteam", "name": "Amira", "role": "core group, works with households", "mandate": ""},
        {"organisation": "GGZ Noord", "name": "Joke", "role": "outer ring, board", "mandate": ""},
    ]
    origin = "from the members of the network"
    assert told(proposed(session, core.network, "plan_of_approach", "parties")) == [(origin, rows)]
    signing = told(proposed(session, core.network, "plan_of_approach", "signatures"))[0][1]
    assert [row["organisation"] for row in signing] == ["GGZ Noord", "Wijkteam"]
    assert told(proposed(session, core.network, "plan_of_approach", "experience")) == [
        (origin, "Joke (GGZ Noord), outer ring")
    ]
    assert told(proposed(session, core.network, "governance_checklist", "size")) == [
        (origin, "2 organisations, 2 members, 1 in the core group")
    ]


@pytest.mark.parametrize(("count", "answer"), [(8, "few"), (9, "some"), (20, "some"), (21, "many")])
def test_number_of_organisations_proposes_the_first_answer_of_the_adviser(
    session: Session, core: NetworkActor, count: int, answer: str
) -> None:
    for number in range(count):
        member(session, core, organisation=f"Organisatie {number}")
        member(session, core, name="Bram", organisation=f"organisatie {number}")
    assert told(proposed(session, core.network, "governance_advice", "parties")) == [
        ("from the members of the network", answer)
    ]


def test_accepted_ambition_is_the_vision(session: Session, core: NetworkActor) -> None:
    held = make_workshop(session, network=NAME, title="Onze ambitie", script_key="appreciative_inquiry")
    actor = facilitator_of(session, held)
    go_to(session, actor, "ambition")
    pen = act(session, actor, "take_pen")
    act(session, actor, "write_ambition", pen=pen, text="Elk kind groeit veilig op.\n\nDaar staan we voor.")
    draft = act(session, actor, "save_draft")
    assert proposed(session, core.network, "plan_of_approach", "vision") == []
    act(session, actor, "accept_draft", draft_id=draft)
    assert told(proposed(session, core.network, "plan_of_approach", "vision")) == [
        ("from “Onze ambitie” of 15 September 2026", "Elk kind groeit veilig op.\n\nDaar staan we voor.")
    ]


def test_conclusions_stand_by_the_workshop_they_are_of(session: Session, first: Actor, core: NetworkActor) -> None:
    conclude(session, first)
    conclude(session, first, "Het loket werkt.", kind="good")
    conclude(session, journey(session, 2), "Nog te traag.")
    conclusions = told(proposed(session, core.network, "analysis_report", "conclusions"))
    assert conclusions == [
        ("from “Klantreis 2” of 14 September 2027", "Nog te traag."),
        ("from “Klantreis 1” of 16 March 2027", "- De wachttijd maakt het thuis onveiliger.\n- Het loket werkt."),
    ]
    assert told(proposed(session, core.network, "plan_of_approach", "goes_well")) == [
        ("from “Klantreis 1” of 16 March 2027", "Het loket werkt.")
    ]
    ((_origin, bottlenecks),) = told(proposed(session, core.network, "plan_of_approach", "not_well"))
    assert bottlenecks.count("\n") == 1
    assert "Het loket" not in bottlenecks


def test_agreements_that_are_open_fill_the_timeline(session: Session, first: Actor, core: NetworkActor) -> None:
    act(session, first, "record_agreement", what="Loket openen", who="Wijkteam", by_when="2027-05-01")
    done = act(session, first, "record_agreement", what="Folder maken", who="GGD")
    session.get_one(Agreement, done).status = "done"  # type: ignore[assignment]
    assert told(proposed(session, core.network, "plan_of_approach", "actions")) == [
        (
            "from the agreements of the network",
            [{"action": "Loket openen", "responsible": "Wijkteam", "period": "1 May 2027", "means": ""}],
        )
    ]
    assert (
        told(proposed(session, core.network, "analysis_report", "recommendations"))[0][1] == "Loket openen (Wijkteam)"
    )


def test_what_stays_in_a_session_never_comes_into_a_form(session: Session, first: Actor, core: NetworkActor) -> None:
    """Not as a conclusion, nor as a bottleneck or agreement; as soon as it is released it does."""
    member(session, core)
    ids = [
        conclude(session, first, text, kind=kind, release="session")
        for text, kind in (("Geheim over wachten.", "better"), ("Geheim over sterkte.", "good"))
    ]
    secret = act(session, first, "record_agreement", what="Geheime afspraak", who="Wijkteam", release="session")
    assert "Gehei" not in str(everything(session, core))
    for one in ids:
        act(session, first, "release_conclusion", conclusion_id=one, release="participants")
    act(session, first, "release_agreement", agreement_id=secret, release="participants")
    told = str(everything(session, core))
    for text in ("Geheim over wachten.", "Geheim over sterkte.", "Geheime afspraak"):
        assert text in told


def everything(session: Session, core: NetworkActor) -> list[dict[str, list[Proposal]]]:
    return [proposals_for(session, core.network, form) for form in own_forms().forms.values()]


def test_lines_of_the_last_map_are_told_as_far_as_the_map_is_released(session: Session, core: NetworkActor) -> None:
    held = make_workshop(session, network=NAME, title="Kaart", script_key="network_map")
    actor = facilitator_of(session, held)
    go_to(session, actor, "welcome")
    police, ggz, school = (act(session, actor, "add_party", name=name) for name in ("Politie", "Ggz", "School"))
    strong = act(session, actor, "draw_line", one_id=police, other_id=ggz)
    weak = act(session, actor, "draw_line", one_id=police, other_id=school)
    session.get_one(Line, strong).colour = LineColour.STRONG
    session.get_one(Line, weak).colour = LineColour.HARDLY
    freeze_round(session, actor)
    kept = round_of(session, held)
    kept.release = ReleaseLevel.SESSION
    assert proposed(session, core.network, "analysis_report", "works") == []
    kept.release = ReleaseLevel.PARTICIPANTS
    ((origin, works),) = told(proposed(session, core.network, "analysis_report", "works"))
    ((_origin, fails),) = told(proposed(session, core.network, "analysis_report", "fails"))
    assert origin.startswith("from the map of ")
    assert {*works.split(": ")[0].split(" – ")} == {"Politie", "Ggz"}
    assert {*fails.split(": ")[0].split(" – ")} == {"Politie", "School"}


# --- answers of other forms -----------------------------------------------------------------------------------


def test_answer_of_another_form_is_proposed_by_its_key(session: Session, core: NetworkActor) -> None:
    filled(session, core, "governance_checklist", "Governance", privacy="We delen alleen met toestemming.")
    means = [{"row": "youth", "how": "Jongerenraad", "who": "Bram", "when": "Elk kwartaal"}]
    filled(session, core, "voice_of_households", "De stem", means=means)
    assert told(proposed(session, core.network, "plan_of_approach", "privacy")) == [
        ("from “Governance”", "We delen alleen met toestemming.")
    ]
    ((origin, text),) = told(proposed(session, core.network, "plan_of_approach", "experience"))
    assert origin == "from “De stem”"
    assert text.endswith(": Jongerenraad, Bram, Elk kwartaal")


def test_rows_and_choices_of_another_form_keep_their_shape(session: Session, core: NetworkActor) -> None:
    actions = [{"action": "Loket", "goal": "Sneller", "responsible": "GGD", "period": "2027"}]
    filled(session, core, "activity_form", "Activiteiten", actions_home=actions)
    filled(session, core, "mandate_matrix", "Mandaat", ways=["consent"])
    assert told(proposed(session, core.network, "plan_of_approach", "actions")) == [
        ("from “Activiteiten”", [{"action": "Loket", "responsible": "GGD", "period": "2027", "means": ""}])
    ]
    assert told(proposed(session, core.network, "governance_checklist", "decisions")) == [
        ("from “Mandaat”", ["consent"])
    ]


def test_advice_on_governance_proposes_the_choice_and_its_reasons(session: Session, core: NetworkActor) -> None:
    advice = filled(session, core, "governance_advice", "Advies", parties="few", trust="high")
    assert proposed(session, core.network, "governance_checklist", "governance") == []
    tell(session, core, "answer_question", form_id=advice.id, question="goals", value="shared")
    assert told(proposed(session, core.network, "governance_checklist", "governance")) == [("from “Advies”", "shared")]
    ((_origin, why),) = told(proposed(session, core.network, "governance_checklist", "why"))
    assert why.splitlines()[0] == "- With up to eight parties everybody can steer together."


def test_of_a_workshop_only_what_the_group_agreed_on_is_proposed(session: Session, core: NetworkActor) -> None:
    held = journey(session, 2)
    row = new_form(held.workshop, own_forms().forms["governance_checklist"], "Aan tafel")
    session.add(row)
    session.flush()
    act(session, held, "answer_question", form_id=row.id, question="privacy", value="Alleen met toestemming.")
    assert proposed(session, core.network, "plan_of_approach", "privacy") == []
    act(session, held, "agree_answer", form_id=row.id, question="privacy", agreed=True)
    assert told(proposed(session, core.network, "plan_of_approach", "privacy")) == [
        ("from “Aan tafel”", "Alleen met toestemming.")
    ]


def test_plan_takes_as_many_queries_with_ten_workshops_as_with_one(
    session: Session, database: Database, first: Actor, core: NetworkActor
) -> None:
    def queries() -> int:
        session.flush()
        statements: list[str] = []
        record = lambda *call: statements.append(call[2])  # noqa: E731
        event.listen(database.engine, "before_cursor_execute", record)
        proposals_for(session, core.network, own_forms().forms["plan_of_approach"])
        event.remove(database.engine, "before_cursor_execute", record)
        return len(statements)

    agree_in(session, first)
    one = queries()
    for number in range(2, 11):
        agree_in(session, journey(session, number))
    assert len(proposed(session, core.network, "plan_of_approach", "privacy")) == 10
    assert queries() == one
    assert one < 50


def agree_in(session: Session, held: Actor) -> None:
    """On a form of this workshop that a plan draws from."""
    row = new_form(held.workshop, own_forms().forms["governance_checklist"], "Aan tafel")
    session.add(row)
    session.flush()
    act(session, held, "answer_question", form_id=row.id, question="privacy", value="Alleen met toestemming.")
    act(session, held, "agree_answer", form_id=row.id, question="privacy", agreed=True)


# --- taking over ----------------------------------------------------------------------------------------------


def test_what_was_taken_over_is_remembered_and_told_apart_when_its_origin_changes(
    session: Session, core: NetworkActor
) -> None:
    member(session, core)
    plan = filled(session, core, "plan_of_approach")
    (before,) = proposed(session, core.network, "plan_of_approach", "parties")
    told = {"form_id": plan.id, "question": "parties", "value": before.value}
    tell(session, core, "answer_question", **told, takes={before.key: before.mark})
    answer = answers(session, plan)["parties"]
    assert (answer.value, answer.taken) == (before.value, {before.key: before.mark})
    assert proposed(session, core.network, "plan_of_approach", "parties") == [before]
    member(session, core, name="Joke", organisation="GGZ Noord")
    (after,) = proposed(session, core.network, "plan_of_approach", "parties")
    assert (after.key, len(after.value)) == (before.key, 2)
    assert after.mark != before.mark
    assert answers(session, plan)["parties"].value == before.value


def test_proposal_can_be_put_away_without_an_answer(session: Session, core: NetworkActor) -> None:
    member(session, core)
    plan = filled(session, core, "plan_of_approach")
    (one,) = proposed(session, core.network, "plan_of_approach", "signatures")
    told = {"form_id": plan.id, "question": "signatures", "takes": {one.key: one.mark}}
    tell(session, core, "answer_question", **told, value=[])
    answer = answers(session, plan)["signatures"]
    assert (answer.value, answer.state, answer.taken) == ([], AnswerState.OPEN, {one.key: one.mark})


def test_proposal_is_the_same_one_in_either_language(session: Session, core: NetworkActor) -> None:
    member(session, core)
    (english,) = proposed(session, core.network, "plan_of_approach", "parties")
    set_language("nl")
    (dutch,) = proposed(session, core.network, "plan_of_approach", "parties")
    assert (dutch.key, dutch.mark) == (english.key, english.mark)
    assert dutch.value != english.value


def test_what_is_not_proposed_in_the_language_of_marks_is_not_proposed(
    session: Session, core: NetworkActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too long in Dutch, or gone before it was asked for once more."""
    told = {"en": "Safe at home.", "nl": "Veilig thuis. " * 1000}
    monkeypatch.setitem(sources(), "goal", lambda *_: [Found("x", text=told[current_language()])])
    assert proposed(session, core.network, "plan_of_approach", "goal") == []
    told["nl"] = "Veilig thuis."
    assert [one.value for one in proposed(session, core.network, "plan_of_approach", "goal")] == ["Safe at home."]


def test_text_that_is_taken_over_is_asked_about_like_any_other(
    session: Session, first: Actor, core: NetworkActor
) -> None:
    conclude(session, first, "Mevrouw Jansen wachtte.", warned="kept")
    report = filled(session, core, "analysis_report")
    (one,) = proposed(session, core.network, "analysis_report", "conclusions")
    told = {"form_id": report.id, "question": "conclusions", "value": one.value, "takes": {one.key: one.mark}}
    with pytest.raises(Identifying):
        tell(session, core, "answer_question", **told)
    tell(session, core, "answer_question", **told, warned="kept")


@pytest.mark.parametrize("takes", [{"members": "0" * 16}, {"members:": "x"}, {"Members:": "0" * 16}])
def test_only_marks_of_proposals_are_remembered(session: Session, core: NetworkActor, takes: dict[str, str]) -> None:
    plan = filled(session, core, "plan_of_approach")
    with pytest.raises(ValidationError):
        tell(session, core, "answer_question", form_id=plan.id, question="why", value="", takes=takes)


# --- pages that show it ------------------------------------------------------------------------------------------


def test_answer_that_another_form_draws_from_redraws_the_pages(session: Session, core: NetworkActor) -> None:
    checklist = filled(session, core, "governance_checklist")
    before = core.network.page_revision
    told = {"form_id": checklist.id, "question": "privacy"}
    mark = tell(session, core, "answer_question", **told, value="Met toestemming.")
    assert core.network.page_revision == before
    filled(session, core, "plan_of_approach")
    before = core.network.page_revision
    tell(session, core, "answer_question", form_id=checklist.id, question="roles", value={"yes": True, "why": ""})
    assert core.network.page_revision == before
    tell(session, core, "answer_question", **told, value="Alleen met toestemming.", seen=mark)
    assert core.network.page_revision > before


def test_answer_of_the_adviser_redraws_the_pages(session: Session, core: NetworkActor) -> None:
    advice = filled(session, core, "governance_advice")
    before = core.network.page_revision
    tell(session, core, "answer_question", form_id=advice.id, question="trust", value="high")
    assert core.network.page_revision > before
