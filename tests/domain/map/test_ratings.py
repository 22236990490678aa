import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from kompas.database import Database
from kompas.domain.map.queries import parties_on_map
from kompas.domain.map.ratings import finding, ratings_of
from kompas.domain.map.sides import SeenPair, given_rating, going_on_as, sides_of
from kompas.domain.whole.retention import forget
from kompas.enums import LineColour
from kompas.errors import Invalid, NotAllowed, NotFound
from kompas.live.snapshot import Snapshot
from kompas.models import Line, Rating, Representation
from kompas.models.core.columns import now
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
        ([("a", "b", STRONG, 1)], SeenPair(1)),
        ([("a", "b", STRONG, 1), ("a", "b", HARDLY, 2)], SeenPair(1)),
        ([("a", "b", STRONG, 1), ("b", "a", STRONG, 2)], SeenPair(2, (STRONG,))),
        ([("a", "b", HARDLY, 1), ("b", "a", STRONG, 2)], SeenPair(2, (STRONG, HARDLY))),
        ([("b", "a", HARDLY, 1), ("a", "b", STRONG, 2)], SeenPair(2, (STRONG, HARDLY))),
        ([("a", "b", STRONG, 1), ("b", "a", UNKNOWN, 2)], SeenPair(1)),
        ([("a", "b", STRONG, 1), ("b", "a", STRONG, 1)], SeenPair(1)),
        ([("a", "b", STRONG, 1), ("b", "a", HARDLY, 1), ("a", "b", STRONG, 2)], SeenPair(2, (STRONG, HARDLY))),
    ],
)
def test_sides_are_shown_together_or_not_and_never_in_an_order_that_tells(
    given: list[tuple[str, str, LineColour, int]], seen: SeenPair
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


def test_ratings_of_doubles_count_after_they_became_one(room: Room, ends: tuple[str, str]) -> None:
    double = room.act("facilitator", "add_party", name="De politie")
    rate(room, "Amira", *ends, "strong")
    rate(room, "Bram", ends[1], double, "strong")
    room.act("facilitator", "merge_party", party_id=ends[0], into_id=double)
    room.act("facilitator", "reveal_ratings")
    (line,) = lines(room)
    assert ({line.one_id, line.other_id}, line.colour) == ({double, ends[1]}, STRONG)


def test_who_rates_a_party_that_was_merged_meanwhile_rates_the_one_it_goes_on_in(
    room: Room, ends: tuple[str, str]
) -> None:
    double = room.act("facilitator", "add_party", name="De ggz")
    rate(room, "Amira", *ends, "hardly")
    room.act("facilitator", "merge_party", party_id=ends[1], into_id=double)
    rate(room, "Amira", *ends, "strong")
    with room.database.reading() as session:
        assert ratings_of(session, room.workshop(session)) == [(ends[0], double, STRONG, 1)]
    refuses(Invalid, "two different", lambda: rate(room, "Amira", double, ends[1], "strong"))


DEEDS = ("merge", "rename", "split", "rate")
deeds = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 9), st.sampled_from(LineColour)), max_size=8
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_a_rating_counts_or_is_seen_by_who_gave_it_after_any_sequence_of_changes(
    database: Database, done: list[tuple[str, int, int, LineColour]]
) -> None:
    """But for one about what has become the own party: nobody can cooperate with themselves."""
    room = Room(database, "Amira", "Bram", facilitator=str(uuid.uuid4()), script_key="network_map")
    room.go_to("rate")
    raters = {
        name: room.act("facilitator", "add_party", name=party)
        for name, party in (("Amira", "Politie"), ("Bram", "Ggz"))
    }
    for number, (deed, one, other, colour) in enumerate(done):
        change(room, raters, deed, f"{number}", one, other, colour)
    with room.database.reading() as session:
        counted = sides_of(ratings_of(session, room.workshop(session)))
        kept = list(session.exec(select(Rating).where(Rating.workshop_id == room.workshop_id)))
        find = finding(session, room.workshop(session))
        snapshot = Snapshot(session, room.workshop_id)
    for row in kept:
        party, other, colour, whose = given_rating(row, find)
        if party != other:
            assert frozenset((party, other)) in counted or snapshot.own(whose)[1]["ratings"][other] == colour


def change(room: Room, raters: dict[str, str], deed: str, name: str, one: int, other: int, colour: LineColour) -> None:
    with room.database.reading() as session:
        known = [party.id for party in parties_on_map(session, room.workshop(session))]
    party, second = known[one % len(known)], known[other % len(known)]
    if deed == "rename":
        room.act("facilitator", "edit_party", party_id=party, name=name, domain="other", ring="outer")
    elif deed == "split":
        room.act("facilitator", "split_party", party_id=party, name=name)
    elif party != second and deed == "merge":
        room.act("facilitator", "merge_party", party_id=party, into_id=second)
    elif deed == "rate":
        who = "Amira" if one % 2 else "Bram"
        with room.database.reading() as session:
            own = going_on_as(raters[who], finding(session, room.workshop(session)))
        if own != second:
            rate(room, who, own, second, colour.value)
