"""The way into a network: begun without a workshop, its compass, a page per step, and what there is to read."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.domain.dossier.forms import begin_form
from kompas.domain.network.networks import networks_of_browser
from kompas.fields.table import ROW
from kompas.forms import own_forms
from kompas.i18n import set_language
from kompas.method import Opens, method
from kompas.settings import get_settings
from kompas.ui.widgets import plain
from tests.domain.dossier.filling import begun, tell
from tests.factories import FACILITATOR, Room, new_id
from tests.forms.test_library import FORM, written
from tests.networking import Collaboration

from .conftest import Visit, field, press, seen, values


@pytest.fixture
def network(database: Database) -> Collaboration:
    return Collaboration(database, "Amira")


def open_at(visit: Visit, network: Collaboration, **query: str) -> AppTest:
    return visit("network", network.code, network.secrets["Amira"], **query)


def compass_of(page: AppTest) -> Any:
    parts = [json.loads(one.proto.json or "{}") for one in page.get("bidi_component")]
    return next(part for part in parts if "phases" in part)


def links(page: AppTest) -> dict[str, str]:
    """Where each link leads, by its words."""
    return {one.proto.label: f"{one.proto.page}?{one.proto.query_string}" for one in page.get("page_link")}


# --- the compass ---------------------------------------------------------------------------------------------


def test_network_opens_with_its_compass_and_keeps_its_parts(visit: Visit, network: Collaboration) -> None:
    page = open_at(visit, network)
    assert [tab.label for tab in page.tabs] == [
        *("Compass", "Workshops", "Maps", "Bottlenecks", "Agreements", "Forms", "Members", "Settings")
    ]
    data = compass_of(page)
    steps = [step for phase in data["phases"] for step in phase["steps"]]
    assert [(step["number"], step["state"]) for step in steps] == [(number, "not_begun") for number in range(1, 9)]
    assert data["here"] == "organisation"
    assert steps[3]["address"] == f"/samenwerkingsverband?code={network.code}&step=analysis"


def test_compass_follows_the_record(visit: Visit, network: Collaboration) -> None:
    with network.database.transaction() as session:
        filled = begun(session, network.actor("Amira"))
        tell(session, network.actor("Amira"), "answer_question", form_id=filled.id, question="action", value="Bellen")
    page = open_at(visit, network)
    data = compass_of(page)
    learning = data["phases"][-1]["steps"][0]
    assert (learning["state"], data["here"]) == ("busy", "learning")
    for words in ("Form begun", "answer in", "1 of 16 filled in"):
        assert words in seen(page)


def test_what_could_be_done_now_leads_there(visit: Visit, network: Collaboration) -> None:
    found = links(open_at(visit, network))
    assert found["Add the first members"].endswith(f"?code={network.code}&part=members")
    found = links(open_at(visit, network, step="analysis"))
    assert found["Hold a customer journey"].endswith(f"voorbereiden?network={network.code}&script=customer_journey")


def test_what_goes_on_leads_to_the_form_that_is_furthest(visit: Visit, network: Collaboration) -> None:
    with network.database.transaction() as session:
        actor = network.actor("Amira")
        furthest = begun(session, actor).id
        tell(session, actor, "answer_question", form_id=furthest, question="action", value="Bellen")
        begin_form(session, actor, "learning_cycle", "Later begonnen")
    for query in ({}, {"step": "learning"}):
        page = open_at(visit, network, **query)
        assert links(page)[plain("Go on with: Learning form IMWR and PDCA")].endswith(f"form={furthest}")
        assert plain("15 questions are still open.") in seen(page)


def test_form_that_is_there_is_not_open_any_more(visit: Visit, network: Collaboration) -> None:
    questions = list(own_forms().forms["voice_of_households"].questions)
    with network.database.transaction() as session:
        actor = network.actor("Amira")
        form_id = begin_form(session, actor, "voice_of_households", "Stem van Waterrijk").id
        for question in questions[1:]:
            tell(session, actor, "answer_question", form_id=form_id, question=question, value={"yes": True})
    assert "Stem van Waterrijk" in links(open_at(visit, network))
    with network.database.transaction() as session:
        actor, row = network.actor("Amira"), {ROW: "feedback", "how": "Elk jaar"}
        tell(session, actor, "answer_question", form_id=form_id, question=questions[0], value=[row])
    assert "Stem van Waterrijk" not in links(open_at(visit, network))


def test_agenda_and_open_agreements_stand_under_the_compass(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", network="Netwerk Waterrijk", title="Klantreis najaar")
    held.act("facilitator", "record_agreement", what="Elke week bellen", who="Wijkteam", by_when="2026-01-15")
    with room.database.reading() as session:
        code = networks_of_browser(session, FACILITATOR)[0].code
    page = visit("network", code, FACILITATOR)
    assert "**Wijkteam** · 1 agreement, 1 overdue" in seen(page)
    assert "Calendar (iCalendar)" in [one.proto.label for one in page.get("download_button")]
    assert links(page)["Ask how the overdue agreements stand"].endswith("&part=agreements")


# --- a page per step -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", [step.key for step in method().steps])
def test_step_has_a_page_of_its_own(key: str, language: str, visit: Visit, network: Collaboration) -> None:
    page = visit("network", network.code, network.secrets["Amira"], language, step=key)
    step = method().step(key)
    assert step is not None
    set_language(language)
    assert values(page.title) == [str(step.title)]
    assert [tab.label for tab in page.tabs] == []
    text = seen(page)
    forms = own_forms().forms
    tools = [forms[tool.opens.form].title if tool.opens.form in forms else tool.title for tool in step.tools]
    for words in (step.result, step.first, *tools, *(tip.text for tip in step.tips)):
        assert str(words) in text


def test_step_that_is_not_there_shows_the_compass(visit: Visit, network: Collaboration) -> None:
    assert compass_of(open_at(visit, network, step="nowhere"))["here"] == "organisation"


def test_form_is_begun_at_its_step_and_leads_back_to_it(visit: Visit, network: Collaboration) -> None:
    page = press(open_at(visit, network, step="learning"), "Begin")
    assert values(page.title) == ["Learning form IMWR and PDCA"]
    page = press(page, "8. Learning")
    assert values(page.title) == ["Keep learning and celebrate what works"]
    assert "0 of 16 filled in" in seen(page)


def test_step_has_every_form_that_says_it_belongs_there(
    visit: Visit, network: Collaboration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_SCRIPTS_DIR", str(tmp_path))
    get_settings.cache_clear()
    written(tmp_path / "forms", FORM.replace("sections:", "step: 6\nsections:"))
    for step in method().steps:
        shown = seen(open_at(visit, network, step=step.key))
        set_language("en")
        belong = {str(one.title) for one in own_forms().forms.values() if one.step == step.number}
        assert {title for title in belong if f"**{title}**" not in shown} == set()
    page = open_at(visit, network, step="strategy")
    assert values(press(page, "Begin").title) == ["Our form"]


def test_step_of_governance_leads_to_its_three_forms_and_back(visit: Visit, network: Collaboration) -> None:
    found = links(open_at(visit, network, step="governance"))
    assert found["Three forms of governance"].endswith("&step=governance&form=types")
    page = open_at(visit, network, step="governance", form="types")
    assert values(press(page, "2. Governance").title) == ["Agree on how you steer"]
    assert "Three forms of governance" not in links(open_at(visit, network, step="plan"))


@pytest.mark.parametrize(("form", "here"), [("learning_cycle", True), ("no_such_form", False)])
def test_tool_opens_a_form_of_another_step(
    form: str, here: bool, visit: Visit, network: Collaboration, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = method().steps[0]
    tool = step.tools[0].model_copy(update={"opens": Opens(form=form)})
    monkeypatch.setitem(vars(step), "tools", [tool])
    page = open_at(visit, network, step="organisation")
    assert ("This form is not on this server yet." in values(page.caption)) is not here
    assert ("Open" in [button.label for button in page.button]) is here


def test_who_leads_is_told_of_this_step(visit: Visit, network: Collaboration) -> None:
    page = open_at(visit, network, step="governance")
    (told,) = [one for one in page.expander if one.label == "Who leads in this step"]
    assert [one.value.partition("**  ")[0] for one in told.markdown] == [
        *("**Policy and board are first in line", "**Households have their say in every step")
    ]


def test_tool_that_is_not_there_says_that_it_comes_later(visit: Visit, network: Collaboration) -> None:
    page = open_at(visit, network, step="strategy")
    assert "Indicators and measurements come in a later version." in values(page.caption)


def test_steps_lead_to_each_other_and_back_to_the_compass(visit: Visit, network: Collaboration) -> None:
    found = links(open_at(visit, network, step="governance"))
    assert found["1. Organisation"].endswith("&step=organisation")
    assert found["3. Plan"].endswith("&step=plan")
    assert found["Compass"].endswith(f"?code={network.code}")
    assert "0. " not in " ".join(links(open_at(visit, network, step="organisation")))


def test_choice_that_is_ours_is_said_where_it_is_shown(visit: Visit, network: Collaboration) -> None:
    assert "The method names no result" in seen(open_at(visit, network, step="governance"))
    assert "On the age the source contradicts itself" in seen(open_at(visit, network, read="ggz_consultation"))


# --- to read -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [topic.key for topic in method().topics])
def test_topic_has_a_page_of_its_own(key: str, visit: Visit, network: Collaboration) -> None:
    page = open_at(visit, network, read=key)
    topic = method().topic(key)
    assert topic is not None
    set_language("en")
    text = seen(page)
    for words in (topic.title, topic.intro, *(point for block in topic.blocks for point in block.points)):
        assert str(words) in text


def test_topic_leads_back_to_the_step_it_was_opened_from(visit: Visit, network: Collaboration) -> None:
    found = links(open_at(visit, network, step="plan", read="network_funding"))
    assert found["3. Plan"].endswith("&step=plan")


def test_pages_of_a_network_are_closed_to_others(visit: Visit, network: Collaboration) -> None:
    for query in ({"step": "plan"}, {"read": "frame"}, {"part": "members"}):
        page = visit("network", network.code, new_id(), **query)
        assert values(page.header) == ["Open a network on this browser"]
        assert values(page.title) == []


# --- begun without a workshop --------------------------------------------------------------------------------


def begin(page: AppTest, name: str) -> AppTest:
    field(page, "Name").input(name)
    field(page, "Area").input("Waterrijk")
    return press(page, "Begin the network")


def test_network_is_begun_without_a_workshop_and_stands_on_the_start_page(visit: Visit, database: Database) -> None:
    secret = new_id()
    assert links(visit("start", secret=secret))["Begin or open a network"].startswith("samenwerkingsverband")
    page = begin(visit("network", secret=secret), "Samen voor thuis")
    assert values(page.title) == ["Samen voor thuis"]
    with database.reading() as session:
        (network,) = networks_of_browser(session, secret)
    assert page.query_params["code"] == network.code
    start = visit("start", secret=secret)
    assert "**Samen voor thuis**  \nWaterrijk" in seen(start)


def test_network_needs_a_name(visit: Visit) -> None:
    assert values(press(visit("network"), "Begin the network").error) == ["Give the network a name."]


def test_second_click_begins_no_second_network(
    visit: Visit, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it comes before the first one has led to the network."""
    secret = new_id()
    page = visit("network", secret=secret)
    with monkeypatch.context() as slow:
        slow.setattr("kompas.ui.network_begin.open_page", lambda *_where: None)
        page = press(begin(page, "Samen voor thuis"), "Begin the network")
        assert values(page.error) == []
    with database.reading() as session:
        assert len(networks_of_browser(session, secret)) == 1


def test_network_of_the_same_name_is_not_begun_twice(visit: Visit) -> None:
    secret = new_id()
    begin(visit("network", secret=secret), "Samen voor thuis")
    page = begin(visit("network", secret=secret), "samen voor  Thuis")
    assert "You have a network of this name on this browser" in values(page.error)[0]


def test_network_is_begun_with_the_key_of_the_server(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    page = visit("network")
    field(page, "Key for creating workshops").input("mis")
    assert "The key for creating workshops is not right" in values(begin(page, "Samen voor thuis").error)[0]
    field(page, "Key for creating workshops").input("sleutel-van-waterrijk")
    assert values(begin(page, "Samen voor thuis").title) == ["Samen voor thuis"]


def test_page_without_a_code_offers_to_open_a_network_that_is_there(visit: Visit, network: Collaboration) -> None:
    page = visit("network")
    assert values(page.header) == ["Begin a network", "Open a network on this browser"]
    assert field(page, "Code of the workshop or network").value == ""
