"""Voting with dots: limits, secrecy until the end, ties."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from kompas.domain.ballots import ranked
from kompas.enums import NoteStatus
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.models import Ballot, Vote, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, id_of, join, make_workshop, new_id, post, refuses

QUESTION = "Wat telt het meest?"


@pytest.fixture
def notes(session: Session, workshop: Workshop, facilitator: Actor, participant: Actor) -> list[str]:
    """Four notes at "before help", where the room is."""
    go_to(session, facilitator, "before_help")
    return [post(session, participant, "before_help", f"tekst {number}").id for number in range(4)]


def open_on(session: Session, facilitator: Actor, notes: list[str], **fields: Any) -> str:
    return act(session, facilitator, "open_ballot", question=QUESTION, note_ids=notes, **fields)


def place(session: Session, actor: Actor, ballot: str, note: str, dots: int = 1) -> None:
    act(session, actor, "place_dots", ballot_id=ballot, item_id=note, dots=dots)


def close(session: Session, facilitator: Actor, ballot: str) -> Ballot:
    act(session, facilitator, "close_ballot", ballot_id=ballot)
    return session.get_one(Ballot, ballot)


@on_both
def test_dots_are_counted_and_who_gave_them_is_forgotten(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    other = join(session, workshop, "Noor")
    ballot = open_on(session, facilitator, notes, dots=3, most_per_item=2)
    place(session, participant, ballot, notes[0], 2)
    place(session, participant, ballot, notes[1])
    place(session, other, ballot, notes[0])
    closed = close(session, facilitator, ballot)
    assert (closed.results, closed.voters) == ({notes[0]: 3, notes[1]: 1}, 2)
    assert session.exec(select(Vote)).all() == []


@on_both
def test_nobody_uses_more_dots_than_there_are(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes, dots=3, most_per_item=2)
    refuses(Invalid, "At most 2", lambda: place(session, participant, ballot, notes[0], 3))
    place(session, participant, ballot, notes[0], 2)
    place(session, participant, ballot, notes[0], 2)
    place(session, participant, ballot, notes[1])
    refuses(Invalid, "used all your dots", lambda: place(session, participant, ballot, notes[2]))
    place(session, participant, ballot, notes[0], 1)
    place(session, participant, ballot, notes[2])
    assert close(session, facilitator, ballot).results == {notes[0]: 1, notes[1]: 1, notes[2]: 1}


@on_both
def test_only_what_was_put_to_the_vote_gets_dots(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes[:2])
    late = post(session, participant, "before_help", "later").id
    for item in (notes[2], late, new_id()):
        refuses(Invalid, "not among", lambda item=item: place(session, participant, ballot, item))  # type: ignore[misc]


@on_both
def test_facilitator_has_no_dots(session: Session, facilitator: Actor, notes: list[str]) -> None:
    ballot = open_on(session, facilitator, notes)
    refuses(NotAllowed, "Only participants", lambda: place(session, facilitator, ballot, notes[0]))


@on_both
def test_closed_ballot_takes_no_dots_and_closes_once(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes)
    place(session, participant, ballot, notes[0])
    first = close(session, facilitator, ballot).closed_at
    refuses(NotAllowed, "closed", lambda: place(session, participant, ballot, notes[1]))
    assert close(session, facilitator, ballot).closed_at == first
    assert session.get_one(Ballot, ballot).results == {notes[0]: 1}


@on_both
def test_one_vote_at_a_time(session: Session, facilitator: Actor, notes: list[str]) -> None:
    ballot = open_on(session, facilitator, notes)
    refuses(Conflict, "going on already", lambda: open_on(session, facilitator, notes))
    act(session, facilitator, "withdraw_ballot", ballot_id=ballot)
    open_on(session, facilitator, notes)


@on_both
def test_vote_on_a_step_and_a_kind(session: Session, facilitator: Actor, participant: Actor, notes: list[str]) -> None:
    better = [post(session, participant, "before_help", "beter", kind="better").id for _ in range(2)]
    parked = post(session, participant, "before_help", "weg", kind="better")
    parked.status = NoteStatus.PARKED
    step_id = id_of(session, facilitator.workshop, "before_help")
    ballot = open_on(session, facilitator, [], step_id=step_id, kind="better")
    assert session.get_one(Ballot, ballot).candidates == better


@on_both
def test_vote_needs_two_notes_of_this_workshop(session: Session, facilitator: Actor, notes: list[str]) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    foreign = [post(session, elsewhere, "before_help").id for _ in range(2)]
    refuses(Invalid, "at least two", lambda: open_on(session, facilitator, foreign))
    refuses(Invalid, "at least two", lambda: open_on(session, facilitator, notes[:1]))
    theirs = open_on(session, elsewhere, foreign)
    refuses(NotFound, None, lambda: act(session, facilitator, "close_ballot", ballot_id=theirs))


@on_both
def test_outcome_leaves_the_screen_when_the_room_goes_on(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes)
    go_to(session, facilitator, "seeking_help")
    assert session.get_one(Ballot, ballot).on_screen
    close(session, facilitator, ballot)
    go_to(session, facilitator, "first_contact")
    assert not session.get_one(Ballot, ballot).on_screen
    act(session, facilitator, "show_ballot", ballot_id=ballot, on_screen=True)
    assert session.get_one(Ballot, ballot).on_screen


def test_equal_dots_share_a_place() -> None:
    assert ranked({"a": 2, "b": 5, "c": 2, "d": 1}, ["a", "b", "c", "d", "e"]) == [
        (1, "b", 5),
        (2, "a", 2),
        (2, "c", 2),
        (4, "d", 1),
    ]


@given(st.dictionaries(st.text(min_size=1, max_size=2), st.integers(0, 6), max_size=8))
def test_more_dots_never_have_a_later_place(results: dict[str, int]) -> None:
    places = ranked(results, list(results))
    assert {item for _place, item, _dots in places} == {item for item, dots in results.items() if dots}
    for place, _item, dots in places:
        assert place == 1 + sum(other > dots for other in results.values())
