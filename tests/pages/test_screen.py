import json

import pytest

from kompas.domain.workshop.workshops import close_workshop, renew_join_code
from tests.factories import FACILITATOR, Room

from .conftest import Visit, seen, values


@pytest.mark.parametrize("key", [None, "welcome", "how_it_works", "before_help", "pause", "summary", "closing"])
def test_screen_works_at_every_kind_of_step(visit: Visit, room: Room, key: str | None) -> None:
    if key:
        room.go_to(key)
    page = visit("screen", room.code, FACILITATOR)
    assert (values(page.error), values(page.header), len(page.button)) == ([], [], 0)


def test_screen_of_a_closed_workshop_works(visit: Visit, room: Room) -> None:
    room.change(close_workshop)
    assert values(visit("screen", room.code, FACILITATOR).error) == []


def test_screen_seat_is_enough(visit: Visit, room: Room) -> None:
    room.seat_screen()
    assert values(visit("screen", room.code, room.secrets["screen"]).header) == []


def test_screen_asks_for_the_facilitator_code(visit: Visit, room: Room) -> None:
    for secret in (None, room.secrets["Amira"]):
        page = visit("screen", room.code, secret)
        assert values(page.header) == ["Use this browser as the screen"]
        assert [one.label for one in page.text_input] == ["Code of the workshop", "Facilitator code"]


def test_screen_shows_the_code_of_now(visit: Visit, room: Room) -> None:
    new = room.change(renew_join_code)
    page = visit("screen", room.code, FACILITATOR)
    told = [json.loads(one.proto.json or "{}") for one in page.get("bidi_component")]
    assert [one["door"] for one in told if "door" in one] == [new]


def test_screen_has_no_facilitator_text_and_no_links(visit: Visit, room: Room) -> None:
    room.go_to("before_help")
    page = visit("screen", room.code, FACILITATOR)
    with room.database.reading() as session:
        texts = [step.content["facilitator"]["en"][:40] for step in room.steps_in(session)]
    assert [text for text in texts if text in seen(page)] == []
    assert len(page.get("page_link")) == 0
