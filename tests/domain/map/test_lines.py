import threading

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.enums import LineColour
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.models import Agreement, Line, Note
from tests.databases import on_both
from tests.factories import Room, refuses


@pytest.fixture
def room(database: Database) -> Room:
    """Amira and Bram drawing lines; the facilitator has put two parties on the map."""
    room = Room(database, "Amira", "Bram", script_key="network_map")
    room.go_to("lines")
    return room


@pytest.fixture
def ends(room: Room) -> dict[str, str]:
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    return {"one_id": one, "other_id": other}


def lines(room: Room) -> dict[str, Line]:
    with room.database.reading() as session:
        return {line.id: line for line in session.exec(select(Line).where(Line.workshop_id == room.workshop_id))}


def test_a_participant_draws_colours_and_explains_a_line(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends)
    assert lines(room)[line_id].colour is LineColour.UNKNOWN
    room.act("Bram", "colour_line", line_id=line_id, colour="hardly")
    room.act("Amira", "explain_line", line_id=line_id, reason="Geen vaste contactpersoon.")
    assert (lines(room)[line_id].colour, lines(room)[line_id].reason) == (
        LineColour.HARDLY,
        "Geen vaste contactpersoon.",
    )


def test_a_reason_that_somebody_else_wrote_meanwhile_is_not_written_over(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends)
    room.act("Amira", "explain_line", line_id=line_id, reason="Geen vast nummer.", seen="")
    with pytest.raises(Conflict):
        room.act("Bram", "explain_line", line_id=line_id, reason="Ze bellen niet.", seen="")
    assert lines(room)[line_id].reason == "Geen vast nummer."
    room.act("Bram", "explain_line", line_id=line_id, reason="Ze bellen niet.", seen="Geen vast nummer.")
    assert lines(room)[line_id].reason == "Ze bellen niet."


def test_a_line_that_is_drawn_twice_is_one_line_with_the_later_colour(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends, colour="strong")
    room.act("Bram", "draw_line", one_id=ends["other_id"], other_id=ends["one_id"], colour="hardly")
    assert {key: line.colour for key, line in lines(room).items()} == {line_id: LineColour.HARDLY}


def test_a_removed_line_comes_back_when_it_is_drawn_again(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends, colour="strong")
    room.act("Amira", "withdraw_line", line_id=line_id)
    assert lines(room)[line_id].withdrawn
    room.act("Bram", "draw_line", **ends, colour="hardly")
    assert {key: (line.colour, line.withdrawn) for key, line in lines(room).items()} == {
        line_id: (LineColour.HARDLY, False)
    }


def test_a_line_needs_two_different_parties(room: Room, ends: dict[str, str]) -> None:
    refuses(
        Invalid, "two different", lambda: room.act("Amira", "draw_line", one_id=ends["one_id"], other_id=ends["one_id"])
    )


def test_participants_leave_the_lines_alone_when_the_group_is_elsewhere(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends)
    room.go_to("pause")
    refuses(
        NotAllowed,
        "You cannot change the map now",
        lambda: room.act("Amira", "colour_line", line_id=line_id, colour="strong"),
        lambda: room.act("Amira", "withdraw_line", line_id=line_id),
    )
    room.act("facilitator", "colour_line", line_id=line_id, colour="strong")


def test_notes_and_agreements_are_about_a_line_of_this_workshop(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends)
    room.go_to("can_be_better")
    note_id = room.post("Amira", "can_be_better", kind="better", line_id=line_id)
    agreement_id = room.act("facilitator", "record_agreement", what="Bellen", who="Ggz", line_id=line_id)
    with room.database.reading() as session:
        assert session.get_one(Note, note_id).line_id == line_id
        assert session.get_one(Agreement, agreement_id).line_id == line_id
    elsewhere = Room(room.database, "Chaya", facilitator="somebody-else", script_key="network_map")
    elsewhere.go_to("can_be_better")
    refuses(
        NotFound,
        "not on the map",
        lambda: elsewhere.post("Chaya", "can_be_better", kind="better", line_id=line_id),
        lambda: elsewhere.post("Chaya", "can_be_better", kind="better", party_id=ends["one_id"]),
        lambda: elsewhere.act("facilitator", "record_agreement", what="x", who="y", line_id=line_id),
    )


@on_both
def test_people_who_draw_and_colour_the_same_line_at_once_end_with_one_line(database: Database) -> None:
    room = Room(database, "Amira", "Bram", "Chaya", script_key="network_map")
    room.go_to("lines")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    colours = {"Amira": "strong", "Bram": "hardly", "Chaya": "could_be_better"}

    def draw(name: str) -> None:
        for _again in range(4):
            room.act(name, "draw_line", one_id=one, other_id=other, colour=colours[name])

    people = [threading.Thread(target=draw, args=[name]) for name in colours]
    for person in people:
        person.start()
    for person in people:
        person.join()
    (line,) = lines(room).values()
    with database.reading() as session:
        last = room.workshop(session).revision
    assert line.revision == last
    assert line.colour.value in colours.values()


def test_drawing_a_line_without_a_colour_takes_away_none(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("Amira", "draw_line", **ends, colour="strong")
    room.act("Bram", "draw_line", **ends)
    assert lines(room)[line_id].colour is LineColour.STRONG


def revision(room: Room) -> int:
    with room.database.reading() as session:
        return room.workshop(session).revision


def test_undo_brings_a_line_back_only_as_it_was_left(room: Room, ends: dict[str, str]) -> None:
    line_id = room.act("facilitator", "draw_line", **ends)
    room.act("Amira", "withdraw_line", line_id=line_id)
    left = revision(room)
    room.act("Amira", "withdraw_line", line_id=line_id, withdrawn=False, seen=left)
    assert not lines(room)[line_id].withdrawn
    room.act("Amira", "withdraw_line", line_id=line_id)
    left = revision(room)
    room.act("facilitator", "withdraw_line", line_id=line_id, withdrawn=False)
    room.act("facilitator", "withdraw_line", line_id=line_id)
    undo = {"line_id": line_id, "withdrawn": False, "seen": left}
    refuses(Conflict, "changed this since", lambda: room.act("Amira", "withdraw_line", **undo))
    assert lines(room)[line_id].withdrawn


def test_undo_of_a_removed_party_leaves_what_another_did_since(room: Room, ends: dict[str, str]) -> None:
    party = {"party_id": ends["one_id"]}
    room.act("facilitator", "withdraw_party", **party)
    left = revision(room)
    room.act("facilitator", "withdraw_party", **party, withdrawn=False)
    room.act("facilitator", "withdraw_party", **party)
    undo = {**party, "withdrawn": False, "seen": left}
    refuses(Conflict, "changed this since", lambda: room.act("facilitator", "withdraw_party", **undo))


def test_undo_of_a_merge_leaves_what_another_did_since(room: Room, ends: dict[str, str]) -> None:
    merge = {"party_id": ends["one_id"], "into_id": ends["other_id"]}
    room.act("facilitator", "merge_party", **merge)
    left = revision(room)
    room.act("facilitator", "unmerge_party", party_id=ends["one_id"])
    room.act("facilitator", "merge_party", **merge)
    undo = {"party_id": ends["one_id"], "seen": left}
    refuses(Conflict, "changed this since", lambda: room.act("facilitator", "unmerge_party", **undo))
