import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from kompas.domain.workshop.devices import end_seats, seats_of
from kompas.domain.workshop.workshops import close_workshop, renew_join_code
from kompas.enums import Role
from kompas.models import Participant
from tests.factories import FACILITATOR, Room

from .conftest import Visit, field, press, seen, values

FIELDS = ("Your name", "Your function", "Your organisation")


@pytest.fixture
def form(visit: Visit, room: Room) -> AppTest:
    """The join form, filled in but for nothing."""
    page = visit("join", room.code)
    for label, value in zip(FIELDS, ("Bram", "wijkagent", "Politie"), strict=True):
        field(page, label).input(value)
    field(page, "Domain").select_index(4)
    field(page, "I keep to this").check()
    return page


def people(room: Room) -> list[str]:
    with room.database.reading() as session:
        return sorted(session.exec(select(Participant.name).where(Participant.workshop_id == room.workshop_id)))


def test_page_asks_for_the_code_first(visit: Visit) -> None:
    page = visit("join")
    assert values(page.header) == ["Take part"]
    assert [one.label for one in page.text_input] == ["Code on the screen"]


def test_wrong_code_in_the_address_is_said_in_words(visit: Visit) -> None:
    page = visit("join", "ZZZZZZ")
    assert values(page.error) == ["There is no workshop with this code. Check the six characters on the screen."]
    assert [one.label for one in page.text_input] == ["Code on the screen"]


def test_renewed_code_opens_the_form_and_the_one_before_does_not(visit: Visit, room: Room) -> None:
    new = room.change(renew_join_code)
    page = visit("join", room.code)
    assert values(page.error) == ["There is no workshop with this code. Check the six characters on the screen."]
    assert "Klantreis Waterrijk" not in seen(page)
    field(page, "Code on the screen").input(new.lower())
    page = press(page, "Continue")
    assert values(page.header) == ["Klantreis Waterrijk"]
    assert page.query_params["code"] == new


def test_who_joined_with_a_renewed_code_is_at_the_address_that_lasts(visit: Visit, room: Room) -> None:
    new = room.change(renew_join_code)
    page = visit("join", new, room.secrets["Amira"])
    assert (values(page.error), page.query_params["code"]) == ([], room.code)


def test_join_form_shows_the_confidentiality_statement(visit: Visit, room: Room) -> None:
    page = visit("join", room.code)
    assert values(page.header) == ["Klantreis Waterrijk"]
    assert [one.label for one in page.text_input] == list(FIELDS)
    assert len(page.info) == 1


def test_join_makes_somebody_a_participant(form: AppTest, room: Room) -> None:
    page = press(form, "Take part")
    assert people(room) == ["Amira", "Bram"]
    assert values(page.error) == []
    assert [one.label for one in page.expander] == ["Look at the wall", "You are Bram, Politie"]


@pytest.mark.parametrize("label", FIELDS)
@pytest.mark.parametrize("value", ["", "   "])
def test_join_form_refuses_an_empty_field(form: AppTest, room: Room, label: str, value: str) -> None:
    field(form, label).input(value)
    page = press(form, "Take part")
    assert values(page.error) == ["Fill in your name, function, organisation and domain."]
    assert people(room) == ["Amira"]


def test_join_form_refuses_a_missing_domain(form: AppTest, room: Room) -> None:
    field(form, "Domain").set_value(None)
    assert values(press(form, "Take part").error) == ["Fill in your name, function, organisation and domain."]
    assert people(room) == ["Amira"]


def test_join_form_refuses_a_missing_acknowledgement(form: AppTest, room: Room) -> None:
    field(form, "I keep to this").uncheck()
    page = press(form, "Take part")
    assert values(page.error) == ["Confirm first that what is said here stays confidential."]
    assert people(room) == ["Amira"]


def test_join_form_keeps_what_was_filled_in_after_a_refusal(form: AppTest) -> None:
    field(form, "Your name").input("")
    assert field(press(form, "Take part"), "Your organisation").value == "Politie"


def test_refresh_is_the_same_person(visit: Visit, room: Room) -> None:
    for _ in range(2):
        page = visit("join", room.code, room.secrets["Amira"])
        assert "You are Amira, Organisatie van Amira" in [one.label for one in page.expander]
    assert people(room) == ["Amira"]


@pytest.mark.parametrize("key", ["welcome", "how_it_works", "before_help", "pause", "summary", "closing"])
def test_page_works_at_every_kind_of_step(visit: Visit, room: Room, key: str) -> None:
    room.go_to(key)
    page = visit("join", room.code, room.secrets["Amira"])
    assert values(page.error) == []
    assert page.expander[-1].label == "You are Amira, Organisatie van Amira"


def test_closed_workshop_says_whether_there_is_something_to_download(visit: Visit, room: Room) -> None:
    room.change(close_workshop)
    page = visit("join", room.code, room.secrets["Amira"])
    assert "The facilitator has not shared the report for download." in values(page.caption)


def test_closed_workshop_takes_nobody_new(form: AppTest, room: Room) -> None:
    room.change(close_workshop)
    assert values(press(form, "Take part").error) == ["The workshop is closed. Ask the facilitator to reopen it."]


def test_facilitator_text_is_not_on_the_page(visit: Visit, room: Room) -> None:
    room.go_to("welcome")
    with room.database.reading() as session:
        steps = [step.content["facilitator"]["en"] for step in room.steps_in(session)]
    page = visit("join", room.code, room.secrets["Amira"])
    assert [text for text in steps if text[:40] in seen(page)] == []


def test_second_person_joins_on_the_same_laptop_and_switches_back(visit: Visit, room: Room) -> None:
    page = press(visit("join", room.code, room.secrets["Amira"]), "Somebody else takes part on this laptop")
    assert values(page.header) == ["Somebody else takes part on this laptop"]
    for label, value in zip(FIELDS, ("Chaya", "adviseur", "De Brug"), strict=True):
        field(page, label).input(value)
    field(page, "Domain").select_index(0)
    field(page, "I keep to this").check()
    page = press(page, "Take part")
    assert page.expander[-1].label == "You are Chaya, De Brug"
    page = press(page, "Switch to Amira")
    assert page.expander[-1].label == "You are Amira, Organisatie van Amira"
    assert people(room) == ["Amira", "Chaya"]


def test_facilitator_joins_to_take_part(visit: Visit, room: Room) -> None:
    page = visit("join", room.code, FACILITATOR)
    assert [one.label for one in page.text_input] == list(FIELDS)


PREVIEW = "Preview: this is exactly what the others see. Nothing you do here counts."


def test_preview_is_for_facilitators(visit: Visit, room: Room) -> None:
    for secret, told in ((FACILITATOR, [PREVIEW]), (room.secrets["Amira"], [])):
        page = visit("join", room.code, secret, voorbeeld="1")
        assert [text for text in values(page.info) if text == PREVIEW] == told
    assert values(visit("join", room.code, "stranger", voorbeeld="1").header) == ["Klantreis Waterrijk"]


def test_preview_says_nothing_of_the_own_person(visit: Visit, room: Room) -> None:
    """Also when the facilitator takes part on the same browser."""
    room.join("Dirk", FACILITATOR)
    page = visit("join", room.code, FACILITATOR, voorbeeld="1")
    assert [one.label for one in page.expander] == ["Look at the wall"]


@pytest.mark.parametrize("key", ["welcome", "before_help", "pause", "summary", "closing"])
def test_preview_works_at_every_kind_of_step(visit: Visit, room: Room, key: str) -> None:
    room.go_to(key)
    assert values(visit("join", room.code, FACILITATOR, voorbeeld="1").error) == []


def test_logged_out_participant_is_told_when_and_can_join(visit: Visit, room: Room) -> None:
    with room.database.transaction() as session:
        end_seats(session, room.workshop(session), *seats_of(session, room.workshop(session), Role.PARTICIPANT))
    page = visit("join", room.code, room.secrets["Amira"])
    assert any(text.startswith("This browser was logged out of the workshop at ") for text in values(page.info))
    assert [one.label for one in page.text_input] == list(FIELDS)
