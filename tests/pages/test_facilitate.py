import re
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.domain.workshop.devices import end_seats, seats_of
from kompas.domain.workshop.workshops import close_workshop, create_workshop
from kompas.enums import Anonymity, Role
from kompas.models import Network
from kompas.models.core.columns import now
from kompas.ui.widgets import plain
from tests.factories import FACILITATOR, Room, journey, new_id, step_at, workshop_shape

from .conftest import Visit, field, press, seen, values

TABS = ["What to say", "More", "Who", "Script", "Time", "Codes", "Settings"]


@pytest.fixture
def console(visit: Visit, room: Room) -> AppTest:
    return visit("facilitate", room.code, FACILITATOR)


def test_console_shows_its_parts(console: AppTest, room: Room) -> None:
    assert [tab.label for tab in console.tabs][: len(TABS)] == TABS
    assert values(console.markdown)[0] == f"**Klantreis Waterrijk** · `{room.code}`"


def test_console_shows_what_to_say_in_this_step(visit: Visit, room: Room) -> None:
    room.go_to("before_help")
    page = visit("facilitate", room.code, FACILITATOR)
    with room.database.reading() as session:
        content = step_at(session, room.workshop(session), "before_help").content
    assert content["facilitator"]["en"] in seen(page)


@pytest.mark.parametrize("who", ["Amira", "stranger"])
def test_console_is_closed_to_others(visit: Visit, room: Room, who: str) -> None:
    page = visit("facilitate", room.code, room.secrets.get(who, who))
    assert values(page.header) == ["Facilitate on this browser"]
    assert len(page.tabs) == 0
    assert "Klantreis Waterrijk" not in seen(page)


def test_facilitator_code_opens_the_console_on_another_browser(visit: Visit, database: Database) -> None:
    with database.transaction() as session:
        workshop, code = create_workshop(session, new_id(), workshop_shape(), journey())
    page = visit("facilitate", workshop.code)
    field(page, "Facilitator code").input(code.lower().replace("-", " "))
    page = press(page, "Continue")
    assert [tab.label for tab in page.tabs][: len(TABS)] == TABS


def test_wrong_facilitator_code_is_said_in_words(visit: Visit, room: Room) -> None:
    page = visit("facilitate", room.code)
    field(page, "Facilitator code").input("AAAA-AAAA-AAAA")
    (error,) = values(press(page, "Continue").error)
    assert error.startswith("The facilitator code is not right.")


def test_anonymity_is_chosen_until_the_first_note(console: AppTest, visit: Visit, room: Room) -> None:
    assert "With fewer than 3 participants others may guess who wrote what." in values(console.caption)
    page = field(console, "Who sees who wrote a note?").set_value(Anonymity.ALL).run()
    with room.database.reading() as session:
        assert room.workshop(session).anonymity is Anonymity.ALL
    room.go_to("before_help")
    room.post("Amira", "before_help")
    page = visit("facilitate", room.code, FACILITATOR)
    assert field(page, "Who sees who wrote a note?").disabled
    assert "This is fixed: people have written notes, and it stood beside their note." in values(page.caption)


def test_anonymity_on_a_page_from_before_the_first_note_is_not_changed(console: AppTest, room: Room) -> None:
    room.go_to("before_help")
    room.post("Amira", "before_help")
    page = field(console, "Who sees who wrote a note?").set_value(Anonymity.NAMED).run()
    assert field(page, "Who sees who wrote a note?").value is Anonymity.GROUP
    with room.database.reading() as session:
        assert room.workshop(session).anonymity is Anonymity.GROUP


def test_downloads_can_be_shared(console: AppTest, room: Room) -> None:
    field(console, "Participants may download conclusions and agreements").set_value(True).run()
    with room.database.reading() as session:
        assert room.workshop(session).downloads_shared


def test_evaluation_is_a_chart_when_enough_people_answered(visit: Visit, room: Room) -> None:
    people = ["Amira", "Bram", "Chaya", "Daan", "Eva", "Fay", "Gijs", "Hana"]
    for name in people[1:]:
        room.join(name)
    room.go_to("closing")
    for count, name in enumerate(people[:7], 1):
        room.act(name, "answer_evaluation", scores={"usefulness": 5, "openness": 4, "confidence": 3})
        if count not in (5, 6, 7):
            continue
        page = visit("facilitate", room.code, FACILITATOR)
        told = next(text for text in values(page.caption) if "read from" in text)
        charts = len(page.get("plotly_chart")) - 1  # besides that of the time
        grown = ("The chart appears when 6 people", 0) if count < 6 else (f"3 of {count} answers. New ones", 1)
        assert (told.startswith(grown[0]), charts) == (True, grown[1])


def test_who_erases_hears_it_when_a_remnant_is_on_the_disk_still(visit: Visit, room: Room) -> None:
    page = visit("facilitate", room.code, FACILITATOR)
    field(page, "Type the title of the workshop").set_value("Klantreis Waterrijk")
    with room.database.reading() as session:
        room.workshop(session)  # somebody reads on
        press(page, "Erase everything")
    assert [text.split(".")[0] for text in values(page.warning)] == ["The workshop has been erased"]
    assert "A remnant is on the server's disk" in page.warning[0].value


def test_who_closes_hears_it_when_a_remnant_is_on_the_disk_still(visit: Visit, room: Room) -> None:
    room.go_to("before_help")
    note = room.post("Amira", "before_help", "Beledigend")
    room.act("facilitator", "bin_notes", note_ids=[note], abusive=True)
    with room.database.reading() as session:
        room.workshop(session)  # somebody reads on
        assert values(visit("facilitate", room.code, FACILITATOR).warning) == []
        room.act("facilitator", "close_workshop")
        (told,) = values(visit("facilitate", room.code, FACILITATOR).warning)
    assert told.startswith("The workshop is closed. What was in the bin")
    assert "A remnant is on the server's disk" in told
    assert told.endswith("ask the administrator to restart Kompas.")
    assert room.database.overwrite_log()
    assert values(visit("facilitate", room.code, FACILITATOR).warning) == []


def test_another_code_to_join_is_made_here(console: AppTest, visit: Visit, room: Room) -> None:
    page = press(console, "Make another code to join")
    with room.database.reading() as session:
        new = room.workshop(session).door_code
    assert new != room.code
    assert values(page.markdown)[0] == f"**Klantreis Waterrijk** · `{new}`"
    assert f"## `{new}`" in values(page.markdown)
    assert room.code not in seen(page)
    room.change(close_workshop)
    page = visit("facilitate", room.code, FACILITATOR)
    assert "Make another code to join" not in [button.label for button in page.button]


def test_time_tab_shows_planned_and_actual_minutes(visit: Visit, room: Room) -> None:
    room.go_to("welcome")
    page = visit("facilitate", room.code, FACILITATOR)
    assert "- Welcome and introductions: 0 of 15 min so far\n- Frame and goal: 15 min planned" in seen(page)
    assert len(page.get("plotly_chart")) == 1


def test_time_is_won_back_at_a_click_and_put_back(visit: Visit, room: Room) -> None:
    room.go_to("welcome")
    for _ in range(2):
        room.act("facilitator", "add_minutes", step_id=room.steps["welcome"], minutes=6)
    page = visit("facilitate", room.code, FACILITATOR)
    assert "12 min behind" in seen(page)
    page = press(page, "Win back 12 minutes")
    with room.database.reading() as session:
        minutes = {step.key: step.minutes for step in room.steps_in(session)}
    assert sum(minutes.values()) == 175 - 12
    assert minutes["welcome"] == 15
    assert "On schedule" in seen(page)
    page = press(page, "Put the minutes back")
    with room.database.reading() as session:
        assert sum(step.minutes for step in room.steps_in(session)) == 175


def test_step_that_must_keep_its_time_is_left_alone(visit: Visit, room: Room) -> None:
    room.go_to("welcome")
    room.act("facilitator", "add_minutes", step_id=room.steps["welcome"], minutes=5)
    page = visit("facilitate", room.code, FACILITATOR)
    page = field(page, "Help and support").set_value(False).run()
    press(page, "Win back 5 minutes")
    with room.database.reading() as session:
        assert step_at(session, room.workshop(session), "support").minutes == 20


def test_cue_card_is_three_lines_and_the_rest_is_folded(visit: Visit, room: Room) -> None:
    room.go_to("before_help")
    page = visit("facilitate", room.code, FACILITATOR)
    step = next(step for step in journey().steps if step.key == "before_help")
    assert "\n".join(f"1. {line.en}" for line in step.glance) in values(page.markdown)
    (more,) = (one for one in page.expander if one.label == "More about this step")
    assert more.proto.expanded is False
    (text,) = values(more.markdown)
    headings = ["You can say", "Minute by minute", "What this is for", "What often goes wrong", "When it stalls"]
    assert re.findall("#### (.+)", text) == headings
    assert step.help is not None
    for told in (step.help.say, step.facilitator, step.help.stalls):
        assert told.en in text
    assert plain(step.questions[0].text.en) in text


def test_cue_card_says_what_to_do_when_it_becomes_unsafe(visit: Visit, room: Room) -> None:
    care = journey().care
    assert care is not None
    for step in (None, "welcome", "aftercare"):
        if step:
            room.go_to(step)
        page = visit("facilitate", room.code, FACILITATOR)
        (unsafe,) = (one for one in page.expander if one.label == "When it becomes unsafe")
        assert values(unsafe.markdown) == [care.unsafe.en]


def test_script_from_before_keeps_its_whole_cue_card_open(visit: Visit, room: Room) -> None:
    """Without lines to see at a glance nothing is folded."""
    room.go_to("before_help")
    with room.database.transaction() as session:
        step = step_at(session, room.workshop(session), "before_help")
        step.content = {name: value for name, value in step.content.items() if name not in ("glance", "help")}
        told = step.content["facilitator"]["en"]
    page = visit("facilitate", room.code, FACILITATOR)
    assert [one.label for one in page.expander if one.label == "More about this step"] == []
    assert told in seen(page)


def test_one_time_code_made_here_opens_the_console_elsewhere(console: AppTest, visit: Visit, room: Room) -> None:
    page = press(console, "Make a one-time code")
    (code,) = [value.strip("# `") for value in values(page.markdown) if value.startswith("## `") and "-" in value]
    other = visit("facilitate", room.code)
    field(other, "Facilitator code").input(code)
    assert [tab.label for tab in press(other, "Continue").tabs][: len(TABS)] == TABS


def test_one_time_code_is_enough_where_no_workshop_is_known(console: AppTest, visit: Visit, room: Room) -> None:
    page = press(console, "Make a one-time code")
    (code,) = [value.strip("# `") for value in values(page.markdown) if value.startswith("## `") and "-" in value]
    other = visit("facilitate")
    field(other, "Facilitator code").input(code)
    other = press(other, "Continue")
    assert other.query_params["code"] == room.code
    assert [tab.label for tab in other.tabs][: len(TABS)] == TABS


def test_logged_out_facilitator_is_told_when(visit: Visit, room: Room) -> None:
    with room.database.transaction() as session:
        seat = seats_of(session, room.workshop(session), Role.FACILITATOR)[0]
        end_seats(session, room.workshop(session), seat)
    (told,) = values(visit("facilitate", room.code, FACILITATOR).info)
    assert told.startswith("This browser was logged out of the workshop at ")


def test_goal_is_agreed_on_the_console_and_offered_to_the_network(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", script_key="network_map", network="Netwerk Waterrijk", goal="Van eerst")
    held.go_to("welcome")
    page = visit("facilitate", held.code, FACILITATOR)
    assert field(page, "Our goal").value == "Van eerst"
    field(page, "Our goal").input("Samen veilig")
    page = press(press(page, "Save and show to everybody"), "Make this the goal of the network")
    assert "Make this the goal of the network" not in [button.label for button in page.button]
    with room.database.reading() as session:
        workshop = held.workshop(session)
        assert (workshop.goal, session.get_one(Network, workshop.network_id).goal) == ("Samen veilig", "Samen veilig")


def test_empty_map_is_not_frozen_and_says_why(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", script_key="network_map")
    held.go_to("lines")
    page = visit("facilitate", held.code, FACILITATOR)
    assert values(press(page, "Freeze this round").error) == ["There are no lines on the map yet. Draw them first."]


def test_map_is_frozen_and_opened_again_on_the_console(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", script_key="network_map")
    ends = [held.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz")]
    held.act("facilitator", "draw_line", one_id=ends[0], other_id=ends[1])
    held.go_to("lines")
    page = press(visit("facilitate", held.code, FACILITATOR), "Freeze this round")
    assert "This round was frozen on" in seen(page)
    assert "This round was frozen on" not in seen(press(page, "Open this round again"))


def test_figures_of_an_empty_map_say_what_to_do(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", script_key="network_map")
    held.go_to("noticed")
    for page in (visit("facilitate", held.code, FACILITATOR), visit("screen", held.code, FACILITATOR)):
        assert any("Go back to “How does the cooperation go?”" in text for text in values(page.info))


def test_joining_is_closed_and_opened_from_the_codes(console: AppTest, visit: Visit, room: Room) -> None:
    field(console, "New people can join with this code").set_value(False).run()
    stranger = visit("join", room.code)
    assert "Nobody can join this workshop now. Ask the facilitator to open it again." in values(stranger.info)
    assert not [one for one in stranger.button if one.label == "Take part"]
    assert "Nobody can join" not in seen(visit("join", room.code, room.secrets["Amira"]))
    field(visit("facilitate", room.code, FACILITATOR), "New people can join with this code").set_value(True).run()
    assert [one.label for one in visit("join", room.code).button if one.label == "Take part"]


def test_facilitator_code_is_switched_off_and_made_anew(console: AppTest, visit: Visit, room: Room) -> None:
    page = press(console, "Switch the facilitator code off")
    assert "The facilitator code is off: nobody can become facilitator with it. Your own place stays." in values(
        page.info
    )
    assert not [one for one in page.button if one.label == "Switch the facilitator code off"]
    page = press(page, "Make a new facilitator code")
    assert "Your facilitator code is" in seen(page)
    assert "The facilitator code is off" not in seen(page)


def test_place_that_ended_by_itself_is_told_with_the_way_back(visit: Visit, room: Room) -> None:
    with room.database.transaction() as session:
        (seat,) = seats_of(session, room.workshop(session), Role.FACILITATOR)
        end_seats(session, room.workshop(session), seat)
        seat.ended_at = now() - timedelta(days=2)
    page = visit("facilitate", room.code, FACILITATOR)
    assert "by itself after 30 days without use and after 180 days in any case" in seen(page)
    assert field(page, "Facilitator code")
