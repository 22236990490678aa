from datetime import date

import pytest

from kompas.database import Database
from kompas.domain.dossier.forms import FilledIn, begin_form, filled_in, forms_of
from kompas.domain.dossier.versions import keep_version, versions_of
from kompas.domain.network.networks import create_network, seat_in_network
from kompas.domain.workshop.devices import known_device
from kompas.enums import NetworkRole
from kompas.forms import own_forms
from kompas.models import KeptForm, NetworkCreate
from kompas.rules import NetworkActor
from kompas.ui import form_versions, state
from kompas.ui.widgets import short_date
from tests.domain.dossier.filling import begun, tell
from tests.factories import FACILITATOR

from .conftest import Visit, field, press, seen, values

LEARNING = "Learning form IMWR and PDCA"


@pytest.fixture
def actor(database: Database) -> NetworkActor:
    with database.transaction() as session:
        network = create_network(session, known_device(session, FACILITATOR).id, NetworkCreate(name="Waterrijk"))
        found = seat_in_network(session, network, FACILITATOR)
    assert found is not None
    assert found.roles == {NetworkRole.CORE}
    return found


def forms(database: Database, actor: NetworkActor) -> list[FilledIn]:
    with database.reading() as session:
        return filled_in(session, forms_of(session, actor.network))


def test_form_is_begun_and_stands_open_by_itself(visit: Visit, database: Database, actor: NetworkActor) -> None:
    page = visit("network", actor.network.code, FACILITATOR)
    assert "No form has been begun yet" in seen(page)
    field(page, "What is it about?").input("Contactpersoon op scholen")
    page = press(page, "Begin")
    (begun,) = forms(database, actor)
    assert begun.filled.title == "Contactpersoon op scholen"
    assert values(page.title) == ["Contactpersoon op scholen"]
    assert page.query_params["form"] == begun.filled.id
    assert [tab.label for tab in page.tabs] == []


def test_second_click_begins_no_second_form(
    visit: Visit, database: Database, actor: NetworkActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it comes before the first one has led to the form."""
    page = visit("network", actor.network.code, FACILITATOR)
    with monkeypatch.context() as slow:
        slow.setattr(state, "send_to", lambda *_where: None)
        press(press(page, "Begin"), "Begin")
    assert len(forms(database, actor)) == 1


def test_next_round_begins_empty_under_the_same_name(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        filled = begun(session, actor)
        tell(session, actor, "answer_question", form_id=filled.id, question="action", value="Bellen")
    page = press(visit("network", actor.network.code, FACILITATOR, form=filled.id), "Begin the next round")
    assert values(page.title) == ["Contactpersoon op scholen"]
    assert "round 2" in seen(page)
    following, first = forms(database, actor)
    assert (following.filled.cycle, following.answers) == (2, {})
    assert list(first.answers) == ["action"]


def test_list_tells_how_each_form_stands(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        filled = begun(session, actor)
        for question in ("action", "ambition"):
            tell(session, actor, "answer_question", form_id=filled.id, question=question, value="Bellen")
        tell(session, actor, "agree_answer", form_id=filled.id, question="action", agreed=True)
    page = visit("network", actor.network.code, FACILITATOR)
    assert "◐ **Contactpersoon op scholen**" in seen(page)
    assert "2 of 16 filled in · 1 agreed on" in seen(page)
    page = press(page, "Open")
    assert values(page.title) == ["Contactpersoon op scholen"]
    page = press(page, "Waterrijk")
    assert page.query_params["form"] == "all"
    assert values(page.title) == ["Waterrijk"]


def test_form_gets_another_name(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        filled = begun(session, actor)
    page = visit("network", actor.network.code, FACILITATOR, form=filled.id)
    field(page, "What is it about?").input("  ")
    assert values(press(page, "Save").error) == ["Give the form a name."]
    field(page, "What is it about?").input("Wachttijd")
    assert values(press(page, "Save").title) == ["Wachttijd"]


def test_form_that_is_not_there_says_so(visit: Visit, actor: NetworkActor) -> None:
    page = visit("network", actor.network.code, FACILITATOR, form="zz")
    assert values(page.info) == ["This form is not there any more. Reload the page."]


def test_list_is_grouped_by_the_steps_of_the_method(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        for key in ("learning_cycle", "plan_of_approach", "mandate_matrix"):
            begin_form(session, actor, key, "")
    page = visit("network", actor.network.code, FACILITATOR, form="all")
    steps = [one for one in values(page.subheader) if one.startswith("Step")]
    assert steps == ["Step 2: Governance", "Step 3: Plan", "Step 8: Learning"]


def test_form_is_laid_down_read_and_compared(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        filled = begun(session, actor)
        mark = tell(session, actor, "answer_question", form_id=filled.id, question="action", value="Bellen")
    page = press(visit("network", actor.network.code, FACILITATOR, form=filled.id), "Keep as a version")
    with database.transaction() as session:
        told = {"form_id": filled.id, "question": "action", "value": "Mailen", "seen": mark}
        tell(session, actor, "answer_question", **told)
        (kept,) = versions_of(session, filled)
    page = press(page, f"Version 1 · {short_date(kept.kept_on)}")
    assert page.query_params["form"] == f"{filled.id}.1"
    assert "version 1, laid down on" in seen(page)
    assert "Bellen" in seen(page)
    assert "Mailen" not in seen(page)
    (compare,) = (one for one in page.selectbox if one.label == "Compare with")
    page = compare.select("the form as it is now").run()
    assert "Bellen" in seen(page)
    assert "Mailen" in seen(page)
    page = press(page, "Contactpersoon op scholen")
    assert page.query_params["form"] == filled.id


def test_version_that_is_not_there_says_so(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        filled = begun(session, actor)
    for number in ("7", "x"):
        page = visit("network", actor.network.code, FACILITATOR, form=f"{filled.id}.{number}")
        assert values(page.info) == ["This form is not there any more. Reload the page."]


def test_forms_of_governance_stand_beside_each_other(visit: Visit, actor: NetworkActor) -> None:
    page = visit("network", actor.network.code, FACILITATOR, form="types")
    assert values(page.header) == ["Shared steering", "Steering by one organisation", "An independent agency or person"]
    assert "at most six to eight" in seen(page)


def test_adviser_says_what_it_thinks_and_why(visit: Visit, database: Database, actor: NetworkActor) -> None:
    with database.transaction() as session:
        filled = begin_form(session, actor, "governance_advice", "Advies")
        session.flush()
        for question, value in (("parties", "few"), ("trust", "high"), ("goals", "shared")):
            tell(session, actor, "answer_question", form_id=filled.id, question=question, value=value)
    page = visit("network", actor.network.code, FACILITATOR, form=filled.id)
    assert "**Shared steering.**" in seen(page)
    assert "shared steering +2" in seen(page)
    assert values(page.info) == ["Not every question has an answer; one more can turn the advice."]


def test_form_without_its_file_says_that_the_answers_are_kept(
    visit: Visit, database: Database, actor: NetworkActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as session:
        filled = begun(session, actor)
    monkeypatch.delitem(own_forms().forms, filled.form_key)
    page = visit("network", actor.network.code, FACILITATOR, form=filled.id)
    (told,) = values(page.info)
    assert "What was answered is kept" in told


def with_version(database: Database, actor: NetworkActor) -> str:
    """In the address: the first version of a form."""
    with database.transaction() as session:
        filled = begun(session, actor)
        tell(session, actor, "answer_question", form_id=filled.id, question="action", value="Bellen")
        keep_version(session, actor, filled.id, date(2027, 1, 12))
    return f"{filled.id}.1"


def test_version_can_be_read_to_the_end_when_the_seat_ends_meanwhile(
    visit: Visit, database: Database, actor: NetworkActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(version: KeptForm) -> str:
        monkeypatch.setattr(state, "find_network", lambda: None)
        return "laid down"

    monkeypatch.setattr(form_versions, "laid_down", ends)
    page = visit("network", actor.network.code, FACILITATOR, form=with_version(database, actor))
    assert "Bellen" in seen(page)
    assert not page.exception


def test_version_is_removed_only_by_who_is_sure(visit: Visit, database: Database, actor: NetworkActor) -> None:
    address = with_version(database, actor)
    page = press(visit("network", actor.network.code, FACILITATOR, form=address), "Remove this version")
    assert values(page.error) == ["Tick that you are sure."]
    (form,) = forms(database, actor)
    with database.reading() as session:
        assert len(versions_of(session, form.filled)) == 1
    (sure,) = (one for one in page.checkbox if one.label == "I am sure")
    sure.check()
    page = press(page, "Remove this version")
    assert page.query_params["form"] == form.filled.id
    with database.reading() as session:
        assert versions_of(session, form.filled) == []
