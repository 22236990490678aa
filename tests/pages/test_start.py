from streamlit.testing.v1 import AppTest

from tests.factories import FACILITATOR, Room

from .conftest import Visit, field, press, seen, values


def test_start_shows_the_two_ways_in(visit: Visit) -> None:
    page = visit("start")
    assert values(page.title) == ["Work together on a safe home"]
    assert values(page.subheader) == ["Take part", "Facilitate"]


def test_wrong_code_is_said_in_words(visit: Visit) -> None:
    page = visit("start")
    field(page, "Code on the screen").input("ZZZZZZ")
    assert values(press(page, "Continue").error) == [
        "There is no workshop with this code. Check the six characters on the screen."
    ]


def test_repeated_wrong_codes_have_to_wait(visit: Visit) -> None:
    page = visit("start")
    for _ in range(5):
        field(page, "Code on the screen").input("ZZZZZZ")
        press(page, "Continue")
    field(page, "Code on the screen").input("ZZZZZZ")
    assert values(press(page, "Continue").error) == ["Too many wrong codes. Wait 2 seconds and try again."]


def test_right_code_leads_to_the_join_form(visit: Visit, room: Room) -> None:
    page = visit("start")
    field(page, "Code on the screen").input(f" {room.code[:3].lower()} {room.code[3:]}")
    page = press(page, "Continue")
    assert values(page.header) == ["Klantreis Waterrijk"]
    assert page.query_params["code"] == room.code


def test_example_opens_on_the_console(visit: Visit) -> None:
    page = press(visit("start"), "Example: customer journey")
    assert page.query_params["code"]
    assert page.tabs[0].label == "What to say"


def test_example_of_a_network_opens_on_its_page_and_is_made_once(visit: Visit) -> None:
    page = press(visit("start", secret="newcomer"), "Example: network")
    assert values(page.title) == ["Samen voor thuis, Regio Waterrijk \\(voorbeeld\\)"]
    code = page.query_params["code"]
    again = visit("start", secret="newcomer")
    assert "Samen voor thuis, Regio Waterrijk \\(voorbeeld\\)" in seen(again)
    assert press(again, "Example: network").query_params["code"] == code


def test_workshops_of_this_browser_are_listed(visit: Visit, room: Room) -> None:
    page = visit("start", secret=FACILITATOR)
    assert "Your workshops on this browser" in values(page.subheader)
    assert f"· not started · {room.code}" in seen(page)
    assert room.code not in seen(visit("start"))


def test_own_workshops_stand_above_the_examples(visit: Visit, room: Room) -> None:
    def headings(page: AppTest) -> list[str]:
        wanted = ("Your workshops on this browser", "**Look round in an example**")
        return [
            line for one in page.main for line in (str(getattr(one, "value", "")).split("  \n")[0],) if line in wanted
        ]

    page = visit("start", secret=FACILITATOR)
    assert headings(page) == ["Your workshops on this browser", "**Look round in an example**"]
    assert press(page, "Example: customer journey").query_params["code"] != room.code


def test_title_of_a_workshop_is_shown_as_it_is_written(visit: Visit, room: Room) -> None:
    with room.database.transaction() as session:
        room.workshop(session).title = "*Klant*reis [x](http://y) $1$"
    assert "\\*Klant\\*reis \\[x\\]\\(http\\:\u2060//y\\) \\$1\\$" in seen(visit("start", secret=FACILITATOR))


def test_language_can_be_switched(visit: Visit) -> None:
    page = press(visit("start"), "Nederlands")
    assert [button.label for button in page.button if button.label == "English"] == ["English"]
    assert values(page.title) == ["Samen werken aan een veilig thuis"]
