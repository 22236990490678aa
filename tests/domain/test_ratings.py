import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.maps.sides import Seen, sides_of
from kompas.domain.retention import forget
from kompas.enums import LineColour
from kompas.errors import Invalid, NotAllowed, NotFound
from kompas.models import Line, Rating, Representation
from kompas.models.columns import now
from tests.factories import Room, refuses

STRONG, BETTER, HARDLY, UNKNOWN, NOT_NEEDED = LineColour


@pytest.fixture
def room(database: Database) -> Room:
    room = Room(database, "Amira", "Bram", script_key="network_map")
    room.go_to("rate")
    return room


@pytest.fixture
def ends(room: Room) -> tuple[str, str]:
    """Amira's party and Bram's."""
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    return one, other


def lines(room: Room) -> list[Line]:
    with room.database.reading() as session:
        return list(session.exec(select(Line).where(Line.workshop_id == room.workshop_id)))


def rate(room: Room, name: str, party: str, other: str, colour: str) -> None:
    room.act(name, "rate_cooperation", party_id=party, other_id=other, colour=colour)


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ([("a", "b", STRONG, 1)], Seen(1)),
        ([("a", "b", STRONG, 1), ("a", "b", HARDLY, 2)], Seen(1)),
        ([("a", "b", STRONG, 1), ("b", "a", STRONG, 2)], Seen(2, (STRONG,))),
        ([("a", "b", HARDLY, 1), ("b", "a", STRONG, 2)], Seen(2, (STRONG, HARDLY))),
        ([("b", "a", HARDLY, 1), ("a", "b", STRONG, 2)], Seen(2, (STRONG, HARDLY))),
        ([("a", "b", STRONG, 1), ("b", "a", UNKNOWN, 2)], Seen(1)),
    ],
)
def test_sides_are_shown_together_or_not_and_never_in_an_order_that_tells(
    given: list[tuple[str, str, LineColour, int]], seen: Seen
) -> None:
    assert sides_of(given) == {frozenset({"a", "b"}): seen}


def test_nothing_is_on_the_map_before_both_sides_are_laid_beside_each_other(room: Room, ends: tuple[str, str]) -> None:
    rate(room, "Amira", ends[0], ends[1], "strong")
    assert lines(room) == []
    room.act("facilitator", "reveal_ratings")
    (line,) = lines(room)
    assert {line.one_id, line.other_id} == set(ends)
    assert line.colour is UNKNOWN


def test_where_both_sides_agree_the_line_gets_their_colour(room: Room, ends: tuple[str, str]) -> None:
    rate(room, "Amira", ends[0], ends[1], "hardly")
    rate(room, "Amira", ends[0], ends[1], "strong")
    rate(room, "Bram", ends[1], ends[0], "strong")
    room.act("facilitator", "reveal_ratings")
    assert [line.colour for line in lines(room)] == [STRONG]


def test_what_the_group_had_coloured_is_not_overwritten(room: Room, ends: tuple[str, str]) -> None:
    room.act("facilitator", "draw_line", one_id=ends[0], other_id=ends[1], colour="hardly")
    for name, party, other in (("Amira", *ends), ("Bram", *reversed(ends))):
        rate(room, name, party, other, "strong")
    room.act("facilitator", "reveal_ratings")
    assert [line.colour for line in lines(room)] == [HARDLY]


def test_nobody_rates_any_more_once_it_is_revealed(room: Room, ends: tuple[str, str]) -> None:
    room.act("facilitator", "reveal_ratings")
    refuses(NotAllowed, "beside each other", lambda: rate(room, "Amira", *ends, "strong"))
    room.act("facilitator", "reveal_ratings", shown=False)
    rate(room, "Amira", *ends, "strong")


def test_a_rating_is_about_another_party_of_this_workshop(room: Room, ends: tuple[str, str]) -> None:
    other = Room(room.database, "Chaya", facilitator="somebody-else", script_key="network_map")
    refuses(Invalid, "two different", lambda: rate(room, "Amira", ends[0], ends[0], "strong"))
    refuses(
        NotFound,
        None,
        lambda: rate(other, "Chaya", *ends, "strong"),
        lambda: other.act("Chaya", "speak_for", party_id=ends[0]),
    )


def test_ratings_are_forgotten_with_the_names(room: Room, ends: tuple[str, str]) -> None:
    rate(room, "Amira", *ends, "strong")
    with room.database.transaction() as session:
        forget(session, room.workshop(session), now())
    with room.database.reading() as session:
        assert [list(session.exec(select(table))) for table in (Rating, Representation)] == [[], []]
