"""Voting with dots: limits, secrecy until the end, ties."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from kompas.domain.wall.ballots import rank_results
from kompas.domain.whole.deeds import KEPT, deeds_of
from kompas.enums import BallotStatus, DeedState, NoteStatus
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
    assert rank_results({"a": 2, "b": 5, "c": 2, "d": 1}, ["a", "b", "c", "d", "e"]) == [
        (1, "b", 5),
        (2, "a", 2),
        (2, "c", 2),
        (4, "d", 1),
    ]


@given(st.dictionaries(st.text(min_size=1, max_size=2), st.integers(0, 6), max_size=8))
def test_more_dots_never_have_a_later_place(results: dict[str, int]) -> None:
    places = rank_results(results, list(results))
    assert {item for _place, item, _dots in places} == {item for item, dots in results.items() if dots}
    for place, _item, dots in places:
        assert place == 1 + sum(other > dots for other in results.values())


# --- what is taken away during a vote ------------------------------------------------------------------------


def dots(session: Session) -> dict[str, int]:
    return {vote.item_id: vote.dots for vote in session.exec(select(Vote)) if vote.dots}


@on_both
@pytest.mark.parametrize(
    ("type_", "fields"), [("park_note", {}), ("bin_notes", {"abusive": True}), ("withdraw_note", {})]
)
def test_note_taken_away_during_a_vote_gives_its_dots_back(
    session: Session,
    facilitator: Actor,
    participant: Actor,
    notes: list[str],
    type_: str,
    fields: dict[str, Any],
) -> None:
    """A note may hold a name, so it goes at once; nobody's dot is locked in it."""
    ballot = open_on(session, facilitator, notes, dots=1)
    place(session, participant, ballot, notes[0])
    which = {"note_ids": [notes[0]]} if type_ == "bin_notes" else {"note_id": notes[0]}
    act(session, facilitator, type_, **which, **fields)
    assert dots(session) == {}
    refuses(Conflict, "taken away", lambda: place(session, participant, ballot, notes[0]))
    place(session, participant, ballot, notes[1])
    act(session, facilitator, "undo_deed", deed_id=deeds_of(session, facilitator.workshop)[-1].id)
    assert dots(session) == {notes[1]: 1}  # it comes back without dots
    assert close(session, facilitator, ballot).results == {notes[1]: 1}


@on_both
def test_parking_again_by_redo_gives_dots_back_too(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes, dots=1)
    parked = act(session, facilitator, "park_note", note_id=notes[0])
    act(session, facilitator, "undo_deed", deed_id=parked)
    place(session, participant, ballot, notes[0])
    act(session, facilitator, "redo_deed", deed_id=parked)
    assert dots(session) == {}


@on_both
def test_theme_taken_away_during_a_vote_gives_its_dots_back(
    session: Session, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    themes = [act(session, facilitator, "make_theme", name=name, colour=1) for name in ("Een", "Twee", "Drie")]
    ballot = open_on(session, facilitator, [], subject="themes", dots=2)
    place(session, participant, ballot, themes[0])
    place(session, participant, ballot, themes[1])
    act(session, facilitator, "withdraw_theme", theme_id=themes[0])
    assert dots(session) == {themes[1]: 1}
    act(session, facilitator, "merge_themes", from_id=themes[1], theme_id=themes[2])
    assert dots(session) == {}


@on_both
def test_notes_that_go_with_their_author_give_their_dots_back(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    other = join(session, facilitator.workshop, "Noor")
    ballot = open_on(session, facilitator, notes, dots=1)
    place(session, other, ballot, notes[0])
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id, notes="bin")
    assert dots(session) == {}


# --- what is broken off or removed ---------------------------------------------------------------------------


def undo_last(session: Session, facilitator: Actor) -> None:
    deed = next(one for one in reversed(deeds_of(session, facilitator.workshop)) if one.state is DeedState.DONE)
    act(session, facilitator, "undo_deed", deed_id=deed.id)


@on_both
def test_removed_outcome_comes_back_by_undo(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes)
    place(session, participant, ballot, notes[0])
    row = close(session, facilitator, ballot)
    removed = act(session, facilitator, "withdraw_ballot", ballot_id=ballot)
    assert (row.status, row.on_screen, row.results) == (BallotStatus.WITHDRAWN, False, {})
    undo_last(session, facilitator)
    assert (row.status, row.on_screen, row.results) == (BallotStatus.CLOSED, True, {notes[0]: 1})
    assert row.revision == workshop.revision
    act(session, facilitator, "redo_deed", deed_id=removed)
    assert (row.status, row.results) == (BallotStatus.WITHDRAWN, {})


@on_both
def test_outcome_that_comes_back_has_the_screen_to_itself(
    session: Session, facilitator: Actor, notes: list[str]
) -> None:
    first = open_on(session, facilitator, notes)
    close(session, facilitator, first)
    act(session, facilitator, "withdraw_ballot", ballot_id=first)
    second = open_on(session, facilitator, notes)
    close(session, facilitator, second)
    undo_last(session, facilitator)
    assert [session.get_one(Ballot, one).on_screen for one in (first, second)] == [True, False]


@on_both
def test_vote_that_was_broken_off_comes_back_with_its_dots(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str]
) -> None:
    ballot = open_on(session, facilitator, notes)
    place(session, participant, ballot, notes[0])
    for _again in range(2):  # whoever breaks it off once more can undo that once more
        act(session, facilitator, "withdraw_ballot", ballot_id=ballot)
        (deed,) = deeds_of(session, facilitator.workshop)[-1:]
        assert "participant_id" not in str(deed.changes)  # who gave what is in no list
        undo_last(session, facilitator)
    assert session.get_one(Ballot, ballot).status is BallotStatus.OPEN
    assert close(session, facilitator, ballot).results == {notes[0]: 1}
    assert session.exec(select(Vote)).all() == []


@on_both
@pytest.mark.parametrize("end", ["close", "drop", "overflow"])
def test_dots_of_a_vote_that_stays_broken_off_are_forgotten(
    session: Session, facilitator: Actor, participant: Actor, notes: list[str], end: str
) -> None:
    ballot = open_on(session, facilitator, notes)
    place(session, participant, ballot, notes[0])
    broken_off = act(session, facilitator, "withdraw_ballot", ballot_id=ballot)
    if end == "close":
        act(session, facilitator, "close_workshop")
    elif end == "drop":
        act(session, facilitator, "drop_deed", deed_id=broken_off)
    else:
        for number in range(KEPT):
            act(session, facilitator, "edit_note", note_id=notes[1], kind="good", text=f"anders {number}")
    assert session.exec(select(Vote)).all() == []


@on_both
def test_vote_does_not_come_back_beside_another(session: Session, facilitator: Actor, notes: list[str]) -> None:
    ballot = open_on(session, facilitator, notes)
    broken_off = act(session, facilitator, "withdraw_ballot", ballot_id=ballot)
    second = open_on(session, facilitator, notes)
    noor = join(session, facilitator.workshop, "Noor")
    place(session, noor, second, notes[0])
    act(session, facilitator, "drop_deed", deed_id=second)  # a vote with dots cannot be undone
    refuses(Conflict, "going on already", lambda: act(session, facilitator, "undo_deed", deed_id=broken_off))
