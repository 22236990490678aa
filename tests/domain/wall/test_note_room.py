"""How many notes fit in a workshop."""

import pytest
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.wall import note_room
from kompas.domain.wall.note_room import MOST_NOTES, MOST_NOTES_OF_ONE
from kompas.errors import Invalid
from kompas.rules import Actor
from tests.factories import Room, act, go_to, post


def test_a_full_room_that_writes_twenty_each_fits() -> None:
    assert MOST_NOTES >= 400 * 20
    assert MOST_NOTES_OF_ONE >= 8 * 20  # somebody who types for a table


def test_one_person_has_enough_at_some_point_and_the_others_go_on(
    session: Session, facilitator: Actor, participant: Actor, another: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_room, "MOST_NOTES_OF_ONE", 3)
    go_to(session, facilitator, "before_help")
    written = [post(session, participant, "before_help").id for _ in range(3)]
    with pytest.raises(Invalid, match="at most 3 post-its in a workshop"):
        post(session, participant, "before_help")
    act(session, participant, "withdraw_note", note_id=written[0])
    with pytest.raises(Invalid):
        post(session, participant, "before_help")
    post(session, another, "before_help")
    for _ in range(4):
        post(session, facilitator, "before_help")


def test_workshop_is_full_at_some_point(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted anew in each transaction."""
    room = Room(database, "Amira", "Bram")
    room.go_to("before_help")
    monkeypatch.setattr(note_room, "MOST_NOTES", 3)
    for name in ("Amira", "Bram", "Amira"):
        room.post(name, "before_help")
    with pytest.raises(Invalid, match="This workshop is full: it has 3 post-its"):
        room.post("Bram", "before_help")
    assert len(room.notes()) == 3
