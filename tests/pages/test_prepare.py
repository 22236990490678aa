import re

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.domain.network.networks import identify_in_network, networks_of_browser, renew_network_code
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import Anonymity, CaseMode
from kompas.live.uploads import expected
from kompas.models import Step, Workshop
from kompas.settings import get_settings
from kompas.ui import planning
from kompas.ui.address import PAGES
from kompas.ui.invitation import LONGEST_MAILTO, mailto
from tests.factories import FACILITATOR, Room, make_workshop, step_at

from .conftest import Visit, field, press, seen, values

CODE = re.compile(r"Your facilitator code is \*\*(.{14})\*\*")


def workshops(database: Database) -> list[Workshop]:
    with database.reading() as session:
        return list(session.exec(select(Workshop)))


def steps(room: Room) -> list[Step]:
    with room.database.reading() as session:
        return steps_of(session, room.workshop(session))


@pytest.fixture
def plan(visit: Visit, room: Room) -> AppTest:
    return visit("prepare", room.code, FACILITATOR)


def test_prepare_creates_a_workshop_and_shows_the_code_once(visit: Visit, database: Database) -> None:
    page = visit("prepare")
    field(page, "Title").input("Klantreis Oost")
    field(page, "Goal of this workshop").input("Samen kijken")
    page = press(page, "Create the workshop")
    (made,) = workshops(database)
    assert (made.title, made.goal, made.case_mode) == ("Klantreis Oost", "Samen kijken", CaseMode.EACH_BRINGS)
    assert page.query_params["code"] == made.code
    assert values(page.title) == ["Klantreis Oost"]
    (warning,) = values(page.warning)
    assert CODE.search(warning)
    assert made.code in seen(page)
    assert values(press(page, "I have kept it").warning) == []


def test_second_click_makes_no_second_workshop(
    visit: Visit, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it comes before the first one has led to another page. The new network stands in the list by then, which
    makes another field of it for Streamlit: an empty one.
    """
    monkeypatch.setattr(planning, "open_page", lambda *_where: None)
    monkeypatch.setattr(planning, "network_choice", lambda _now: "" if workshops(database) else "Regio Rietbroek")
    page = visit("prepare")
    field(page, "Title").input("Klantreis Oost")
    page = press(page, "Create the workshop")
    press(page, "Create the workshop")
    assert [(made.title, made.network) for made in workshops(database)] == [("Klantreis Oost", "Regio Rietbroek")]


NETWORK = "Network (region or collaboration)"


def test_name_of_a_new_network_has_a_field_that_keeps_it(visit: Visit, database: Database) -> None:
    """Also beside the networks of this browser; in a list it would go by Escape. That it is new is told."""
    page = visit("prepare", secret=FACILITATOR)
    field(page, NETWORK).input("Regio Rietbroek")
    field(page, "Title").input("Klantreis Oost")
    page = press(page, "Create the workshop")
    assert [toast.value.split(" now.")[0] for toast in page.toast] == ["Regio Rietbroek is a new network"]
    page = visit("prepare", secret=FACILITATOR)
    assert field(page, NETWORK).options == ["Regio Rietbroek"]
    field(page, "Or the name of a new network").input("Regio Merenland")
    field(page, "Title").input("Klantreis West")
    press(page, "Create the workshop")
    assert [made.network for made in workshops(database)] == ["Regio Rietbroek", "Regio Merenland"]


def test_network_of_another_browser_is_opened_beside_the_form(visit: Visit, database: Database) -> None:
    with database.transaction() as session:
        make_workshop(session, network="Regio Rietbroek")
        (network,) = networks_of_browser(session, FACILITATOR)
        code = renew_network_code(session, identify_in_network(session, FACILITATOR, network.code))
    page = visit("prepare", secret="laptop-2")
    field(page, "Code of the network").input(network.code)
    field(page, "Facilitator code of the network").input(code)
    page = press(page, "Open")
    assert field(page, NETWORK).options == ["Regio Rietbroek"]


def test_anonymity_is_to_the_group_unless_chosen_otherwise(visit: Visit, database: Database) -> None:
    for chosen in (None, Anonymity.ALL):
        page = visit("prepare")
        if chosen:
            field(page, "Who sees who wrote a note?").set_value(chosen)
        field(page, "Title").input("Klantreis Oost")
        press(page, "Create the workshop")
    assert [made.anonymity for made in workshops(database)] == [Anonymity.GROUP, Anonymity.ALL]


def test_facilitator_code_is_not_shown_on_a_later_visit(plan: AppTest) -> None:
    assert CODE.search(seen(plan)) is None


def test_prepare_asks_for_a_title(visit: Visit, database: Database) -> None:
    page = press(visit("prepare"), "Create the workshop")
    assert values(page.error) == ["Give the workshop a title and a date."]
    assert workshops(database) == []


def test_fixed_case_is_kept(visit: Visit, database: Database) -> None:
    page = visit("prepare")
    page = field(page, "Which case do you work with?").set_value(CaseMode.FIXED_CASE).run()
    field(page, "The case in a few lines").input("Een moeder met twee kinderen")
    field(page, "Title").input("Klantreis Oost")
    press(page, "Create the workshop")
    (made,) = workshops(database)
    assert (made.case_mode, made.case_text) == (CaseMode.FIXED_CASE, "Een moeder met twee kinderen")


def test_prepare_asks_for_the_key_when_there_is_one(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    page = visit("prepare")
    field(page, "Title").input("Klantreis Oost")
    page = press(page, "Create the workshop")
    assert values(page.error) == ["The key for creating workshops is not right. Ask the administrator of this server."]
    field(page, "Key for creating workshops").input("sleutel-van-waterrijk")
    press(page, "Create the workshop")
    assert len(workshops(database)) == 1


def opened(page: AppTest, room: Room, step: str) -> AppTest:
    """With this step of the plan open."""
    return page.button(key=f"open-{room.steps[step]}").click().run()


NAME = "Your name, for the other facilitators (optional)"


def test_plan_of_somebody_else_asks_for_the_facilitator_code(visit: Visit, room: Room) -> None:
    page = visit("prepare", room.code, room.secrets["Amira"])
    assert [one.label for one in page.text_input] == ["Code of the workshop or network", "Facilitator code", NAME]
    assert "The plan" not in seen(page)


def test_plan_shows_total_and_end(plan: AppTest) -> None:
    assert values(plan.info) == ["Together 175 minutes: from 13:30 to 16:25."]
    assert values(plan.warning) == []


def test_plan_past_three_hours_warns(plan: AppTest, room: Room) -> None:
    page = plan.number_input(key=f"minutes-{room.steps['frame']}").set_value(25).run()
    assert values(page.warning) == [
        "Together 185 minutes: from 13:30 to 16:35. That is longer than the 180 minutes that were planned."
    ]
    assert {step.key: step.minutes for step in steps(room)}["frame"] == 25


def test_plan_leaves_a_step_out(plan: AppTest, room: Room) -> None:
    page = opened(plan, room, "pause").toggle(key=f"included-{room.steps['pause']}").set_value(False).run()
    assert values(page.info) == ["Together 160 minutes: from 13:30 to 16:10."]
    assert [step.key for step in steps(room) if step.left_out] == ["pause"]


def test_plan_moves_a_step(plan: AppTest, room: Room) -> None:
    page = opened(plan, room, "welcome").button(key=f"down-{room.steps['welcome']}").click().run()
    assert [step.key for step in steps(room)][:2] == ["frame", "welcome"]
    page.button(key=f"up-{room.steps['welcome']}").click().run()
    assert [step.key for step in steps(room)][:2] == ["welcome", "frame"]


def times(page: AppTest) -> list[str]:
    return [text for text in values(page.markdown) if re.fullmatch(r"\d\d:\d\d|–|now", text)]


def test_plan_has_the_time_of_the_clock_at_every_step(plan: AppTest, room: Room) -> None:
    assert times(plan)[:4] == ["13:30", "13:45", "14:00", "14:05"]
    page = opened(plan, room, "frame").toggle(key=f"included-{room.steps['frame']}").set_value(False).run()
    assert times(page)[:4] == ["13:30", "–", "13:45", "13:50"]
    page = opened(page, room, "how_it_works").text_input(key=f"fixed-{room.steps['how_it_works']}").input("14:15").run()
    assert times(page)[:4] == ["13:30", "–", "14:15", "14:20"]


def test_times_count_from_now_once_it_has_begun(visit: Visit, room: Room) -> None:
    room.go_to("welcome")
    room.go_to("frame")
    shown = times(visit("prepare", room.code, FACILITATOR))
    assert shown[:2] == ["–", "now"]
    assert all(re.fullmatch(r"\d\d:\d\d", time) for time in shown[2:])


def test_one_step_of_the_plan_is_open_at_a_time(plan: AppTest, room: Room) -> None:
    page = opened(opened(plan, room, "pause"), room, "frame")
    keys = [toggle.key for toggle in page.toggle if str(toggle.key).startswith("included-")]
    assert keys == [f"included-{room.steps['frame']}"]
    page = opened(page, room, "frame")
    assert [toggle.key for toggle in page.toggle if str(toggle.key).startswith("included-")] == []


def test_plan_takes_a_question_more(plan: AppTest, room: Room) -> None:
    step = room.steps["before_help"]
    page = opened(plan, room, "before_help")
    before = len(steps(room)[3].content["questions"])
    page.text_area(key=f"another-{step}").input("Wie belde mevrouw Jansen?")
    page = press(page, "Add the question")
    added = steps(room)[3].content["questions"][-1]
    assert added == {"key": "own_1", "text": {"nl": "Wie belde mevrouw Jansen?", "en": "Wie belde mevrouw Jansen?"}}
    assert page.text_area(key=f"question-{step}-own_1").value == "Wie belde mevrouw Jansen?"
    assert [one for one in values(page.warning) if "“Jansen” (name of a person)" in one]
    press(page, "Take this question away")
    assert len(steps(room)[3].content["questions"]) == before


def test_pause_has_no_questions_to_add(plan: AppTest, room: Room) -> None:
    page = opened(plan, room, "pause")
    assert "Add the question" not in [button.label for button in page.button]


@pytest.mark.parametrize("text", ["Wie zag het?", "Wie zag het? ", " Wie zag het?\n"])
def test_plan_takes_another_question(plan: AppTest, room: Room, text: str) -> None:
    """Also with spaces around it, which are not kept: the page must not go on saving for ever."""
    key = f"question-{room.steps['before_help']}-prevention"
    page = opened(plan, room, "before_help").text_area(key=key).input(text).run()
    assert not page.exception
    with room.database.reading() as session:
        questions = step_at(session, room.workshop(session), "before_help").content["questions"]
    assert questions[0]["text"] == {"nl": "Wie zag het?", "en": "Wie zag het?"}


@pytest.mark.parametrize("text", ["", "   "])
def test_plan_keeps_the_question_when_it_is_emptied(plan: AppTest, room: Room, text: str) -> None:
    before = steps(room)[3].content["questions"]
    key = f"question-{room.steps['before_help']}-prevention"
    page = opened(plan, room, "before_help").text_area(key=key).input(text).run()
    assert (list(page.exception), values(page.error)) == ([], [])
    assert steps(room)[3].content["questions"] == before


def test_details_can_be_changed(plan: AppTest, room: Room) -> None:
    field(plan, "Title").input("Andere titel")
    page = press(plan, "Save")
    assert values(page.title) == ["Andere titel"]
    assert [toast.value for toast in page.toast] == ["Saved"]


def test_details_that_may_tell_who_a_family_is_say_so(plan: AppTest, room: Room) -> None:
    warned = "This may tell who the family is: “Jansen” (name of a person)."
    assert not [one for one in values(plan.warning) if warned in one]
    field(plan, "Goal of this workshop").input("Leren van mevrouw Jansen")
    page = press(plan, "Save")
    assert [one for one in values(page.warning) if warned in one]
    assert field(page, "Goal of this workshop").value == "Leren van mevrouw Jansen"


def test_details_without_a_title_say_so(plan: AppTest, room: Room) -> None:
    field(plan, "Title").input("  ")
    page = press(plan, "Save")
    assert values(page.error) == ["Give the workshop a title."]
    assert [toast.value for toast in page.toast] == []


def test_invitation_is_asked_and_shown_as_text_for_an_e_mail(plan: AppTest, room: Room) -> None:
    field(plan, "Place").input("Buurthuis De Linde")
    field(plan, "Contact person").input("Marijke, 06-12345678")
    field(plan, "What to bring").input("Een foto van mevrouw Jansen")
    page = plan.button(key="FormSubmitter:invitation-Save").click().run()
    (text,) = values(page.code)
    assert "Where: Buurthuis De Linde\n" in text
    assert "Questions? Ask: Marijke, 06-12345678\n" in text
    assert "Please bring\nEen foto van mevrouw Jansen\n" in text
    assert [one for one in values(page.warning) if "“Jansen” (name of a person)" in one]


@pytest.mark.parametrize(("bring", "goes_along"), [("", True), ("Neem mee. " * 200, False)])
def test_mail_opens_with_the_text_while_it_fits(bring: str, goes_along: bool) -> None:
    whole = mailto("Klantreis & meer", f"Welkom\n{bring}")
    assert whole.startswith("mailto:?subject=Klantreis%20%26%20meer&body=Welkom%0D%0A")
    assert (len(whole) <= LONGEST_MAILTO) is goes_along


def test_plan_takes_a_fixed_start_and_warns_when_it_is_not_met(plan: AppTest, room: Room) -> None:
    key = f"fixed-{room.steps['pause']}"
    page = opened(plan, room, "pause").text_input(key=key).input("14.30").run()
    assert {step.key: step.fixed_start for step in steps(room)}["pause"] == "14:30"
    assert values(page.warning) == ["“Break” is fixed at 14:30, you will be there around 14:55."]
    page = page.text_input(key=key).input("half drie").run()
    assert values(page.error) == ["Write a time such as 15:00, or leave the field empty."]
    assert page.text_input(key=key).value == "half drie"
    page.text_input(key=key).input("").run()
    assert {step.key: step.fixed_start for step in steps(room)}["pause"] is None


def test_plan_waits_for_a_fixed_start(plan: AppTest, room: Room) -> None:
    page = opened(plan, room, "pause").text_input(key=f"fixed-{room.steps['pause']}").input("15:00").run()
    assert values(page.info) == ["Together 175 minutes: from 13:30 to 16:30."]


def test_fixed_end_is_kept_and_warns(plan: AppTest, room: Room) -> None:
    field(plan, "Fixed end (may be left empty)").input("16:15")
    page = press(plan, "Save")
    assert values(page.warning) == ["The end is fixed at 16:15, you will be ready around 16:25."]


def test_step_can_close_at_zero(plan: AppTest, room: Room) -> None:
    opened(plan, room, "before_help").toggle(key=f"closes-{room.steps['before_help']}").set_value(True).run()
    assert [step.key for step in steps(room) if step.closes_at_zero] == ["before_help"]


def test_step_can_begin_in_silence(plan: AppTest, room: Room) -> None:
    page = opened(plan, room, "before_help").toggle(key=f"hides-{room.steps['before_help']}").set_value(True).run()
    assert [step.key for step in steps(room) if step.hides_notes] == ["before_help"]
    page.toggle(key=f"hides-{room.steps['before_help']}").set_value(False).run()
    assert [step.key for step in steps(room) if step.hides_notes] == []
    page = opened(page, room, "pause")
    assert f"hides-{room.steps['pause']}" not in [toggle.key for toggle in page.toggle]


def test_copy_is_read_in_and_its_code_shown_once(visit: Visit, room: Room, database: Database) -> None:
    room.go_to("before_help")
    room.post("Amira", "before_help")
    data = room.change(copy_workshop)
    page = visit("prepare")
    page = press(page, "Read it in")
    assert values(page.error) == ["Choose a file first."]
    page.file_uploader[0].upload("kopie.json", data, "application/json")
    page = press(page, "Read it in")
    (original, made) = sorted(workshops(database), key=lambda one: one.id or 0)
    assert page.query_params["code"] == made.code != original.code
    assert values(page.title) == ["Klantreis Waterrijk"]
    assert CODE.search(values(page.warning)[0])


def test_file_that_is_no_copy_is_refused_in_words(visit: Visit, database: Database) -> None:
    page = visit("prepare")
    page.file_uploader[0].upload("kopie.json", b"{}", "application/json")
    (error,) = values(press(page, "Read it in").error)
    assert error.startswith("This is not a copy of a workshop.")
    assert workshops(database) == []


def test_file_is_asked_for_only_from_who_has_the_key(visit: Visit, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Strangers sent files of 40 MB to a server that asks for a key."""
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    page = visit("prepare")
    session_id = "test session id"  # under which Streamlit's own test runner runs pages
    assert not page.file_uploader
    assert session_id not in expected
    page.text_input(key="read-in-key").set_value("een-andere-sleutel").run()
    assert not page.file_uploader
    assert values(page.error) == ["The key for creating workshops is not right. Ask the administrator of this server."]
    page.text_input(key="read-in-key").set_value("sleutel-van-waterrijk").run()
    page.file_uploader[0].upload("kopie.json", room.change(copy_workshop), "application/json")
    assert session_id in expected
    page = press(page, "Read it in")
    assert values(page.title) == ["Klantreis Waterrijk"]
    page.switch_page(f"../../pages/{PAGES['start']}").run()
    assert session_id not in expected
