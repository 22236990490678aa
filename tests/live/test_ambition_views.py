"""Who sees who writes the ambition: as with notes, also while it is being written."""

import json

import pytest

from kompas.database import Database
from kompas.enums import Anonymity, Role
from kompas.events.core.difference import Item
from kompas.live.snapshot import Snapshot
from kompas.models import Participant
from tests.factories import Room

NAMED_FOR = {
    Anonymity.NAMED: set(Role),
    Anonymity.GROUP: {Role.FACILITATOR},
    Anonymity.ALL: set(),
}


def writing(database: Database, anonymity: Anonymity) -> tuple[Room, str]:
    """Amira holds the pen and kept a version with a comment on it, Bram asks for the pen; gives Amira's pen."""
    room = Room(database, "Amira", "Bram", anonymity=anonymity)
    room.go_to("before_help")
    pen = room.act("Amira", "take_pen")
    room.act("Amira", "write_ambition", pen=pen, text="Iedereen veilig.")
    draft = room.act("Amira", "save_draft")
    room.act("Bram", "comment_on_draft", draft_id=draft, sentence="Iedereen veilig.", text="Mooi.")
    room.act("Bram", "ask_pen")
    return room, pen


def snapshot_of(room: Room) -> Snapshot:
    with room.database.reading() as session:
        return Snapshot(session, room.workshop_id)


def refreshed(room: Room, snapshot: Snapshot) -> set[int]:
    """Whose own things look different."""
    with room.database.reading() as session:
        return snapshot.refresh(session)[1]


def ids_of(snapshot: Snapshot) -> dict[str, int]:
    return {person.name: key for key, person in snapshot.rows.of(Participant).items()}


def item(snapshot: Snapshot, audience: Role, noun: str) -> Item:
    items = snapshot.view(audience).items
    (found,) = (one for key, one in items.items() if key.startswith(f"{noun}:"))
    return found


@pytest.mark.parametrize("anonymity", Anonymity)
def test_writer_of_the_ambition_is_named_as_the_writer_of_a_note_is(database: Database, anonymity: Anonymity) -> None:
    snapshot = snapshot_of(writing(database, anonymity)[0])
    for audience in Role:
        text, draft, comment = (item(snapshot, audience, noun) for noun in ("ambition", "draft", "comment"))
        told = [text.get("holder_name"), draft.get("author"), comment.get("author")]
        assert told == (["Amira", "Amira", "Bram"] if audience in NAMED_FOR[anonymity] else [None] * 3)


@pytest.mark.parametrize("anonymity", Anonymity)
def test_who_may_not_see_names_gets_no_number_of_a_person_either(database: Database, anonymity: Anonymity) -> None:
    """The roster has the same numbers beside the names."""
    snapshot = snapshot_of(writing(database, anonymity)[0])
    for audience in set(Role) - NAMED_FOR[anonymity]:
        text = item(snapshot, audience, "ambition")
        assert set(text) == {"text", "pen", "by", "waiting", "revision"}
        assert (text["by"], text["waiting"]) == ("participant", 0 if audience is Role.SCREEN else 1)


def test_pen_and_the_question_for_it_come_back_to_their_own_alone(database: Database) -> None:
    room, pen = writing(database, Anonymity.ALL)
    snapshot = snapshot_of(room)
    ids = ids_of(snapshot)
    own = {name: {key: snapshot.own(ids[name])[1][key] for key in ("pen", "asked_pen")} for name in ids}
    assert own == {"Amira": {"pen": pen, "asked_pen": False}, "Bram": {"pen": None, "asked_pen": True}}


def test_they_hear_when_that_changes_and_not_with_each_word(database: Database) -> None:
    room, pen = writing(database, Anonymity.ALL)
    snapshot = snapshot_of(room)
    ids = ids_of(snapshot)
    room.act("Amira", "write_ambition", pen=pen, text="Iedereen veilig, altijd.")
    assert refreshed(room, snapshot) == set()
    room.act("Bram", "ask_pen", wanted=False)
    assert refreshed(room, snapshot) == {ids["Bram"]}
    room.act("Bram", "ask_pen")
    assert refreshed(room, snapshot) == {ids["Bram"]}
    passed = room.act("facilitator", "pass_pen", to_first=True)
    assert refreshed(room, snapshot) == set(ids.values())
    assert snapshot.own(ids["Bram"])[1] | {"pen": passed, "asked_pen": False} == snapshot.own(ids["Bram"])[1]


def test_name_of_who_is_taken_out_goes_at_once_where_the_ambition_is_written(database: Database) -> None:
    room, _pen = writing(database, Anonymity.NAMED)
    snapshot = snapshot_of(room)
    before = snapshot.view(Role.PARTICIPANT).items
    assert "Amira" in json.dumps(before)
    room.act("facilitator", "remove_participant", participant_id=ids_of(snapshot)["Amira"])
    with room.database.reading() as session:
        difference = snapshot.refresh(session)[0][Role.PARTICIPANT]
    assert {key.partition(":")[0] for key in difference.put} >= {"ambition", "draft"}
    assert "Amira" not in json.dumps(snapshot.view(Role.PARTICIPANT).items)
