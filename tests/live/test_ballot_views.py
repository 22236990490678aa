"""What a vote shows, and to whom, while it is open and after."""

from kompas.enums import Role
from kompas.live.snapshot import Snapshot
from kompas.models import Participant
from tests.databases import on_both
from tests.factories import Room

QUESTION = "Wat telt het meest?"


def snapshot_of(room: Room) -> Snapshot:
    with room.database.reading() as session:
        return Snapshot(session, room.workshop_id)


@on_both
def test_dots_are_hidden_until_the_vote_is_closed(room: Room) -> None:
    """Nobody's view tells which note has dots, not by a field and not by its order."""
    room.go_to("before_help")
    notes = [room.post("Amira", "before_help", f"tekst {number}") for number in range(3)]
    ballot = room.act("facilitator", "open_ballot", question=QUESTION, note_ids=notes)
    before = {role: snapshot_of(room).view(role).items for role in Role}
    room.act("Amira", "place_dots", ballot_id=ballot, item_id=notes[2], dots=1)
    snapshot = snapshot_of(room)
    for role in Role:
        assert before[role][f"ballot:{ballot}"].pop("voters") == 0
        after = snapshot.view(role).items
        assert after[f"ballot:{ballot}"].pop("voters") == 1
        assert after == before[role]
    room.act("facilitator", "close_ballot", ballot_id=ballot)
    for role in Role:
        assert snapshot_of(room).view(role).items[f"ballot:{ballot}"]["results"] == [[1, notes[2], 1]]


def voted(room: Room) -> tuple[list[str], str]:
    """Amira gave the second of two notes a dot in a vote that is open; gives the notes and the vote."""
    room.go_to("before_help")
    notes = [room.post("Amira", "before_help", f"tekst {number}") for number in range(2)]
    ballot = room.act("facilitator", "open_ballot", question=QUESTION, note_ids=notes)
    room.act("Amira", "place_dots", ballot_id=ballot, item_id=notes[1], dots=1)
    return notes, ballot


@on_both
def test_my_dots_come_back_to_me_alone(room: Room) -> None:
    notes, ballot = voted(room)
    snapshot = snapshot_of(room)
    own = [snapshot.own(person)[1]["dots"] for person in sorted(people_of(snapshot))]
    assert own == [{ballot: {notes[1]: 1}}, {}]


@on_both
def test_my_dots_come_back_with_a_vote_that_was_broken_off(room: Room) -> None:
    notes, ballot = voted(room)
    removed = room.act("facilitator", "withdraw_ballot", ballot_id=ballot)
    snapshot = snapshot_of(room)
    amira, _bram = sorted(people_of(snapshot))
    assert snapshot.own(amira)[1]["dots"] == {}
    room.act("facilitator", "undo_deed", deed_id=removed)
    with room.database.reading() as session:
        _differences, owners = snapshot.refresh(session)
    assert (owners, snapshot.own(amira)[1]["dots"]) == ({amira}, {ballot: {notes[1]: 1}})


@on_both
def test_note_parked_during_a_vote_is_told_to_who_gave_it_dots(room: Room) -> None:
    notes, _ballot = voted(room)
    snapshot = snapshot_of(room)
    amira, bram = sorted(people_of(snapshot))
    room.act("facilitator", "park_note", note_id=notes[1])
    with room.database.reading() as session:
        _differences, owners = snapshot.refresh(session)
    assert (bram in owners, snapshot.own(amira)[1]["dots"]) == (False, {})


@on_both
def test_conclusion_tells_how_what_it_rests_on_did_in_the_vote(room: Room) -> None:
    room.go_to("before_help")
    notes = [room.post("Amira", "before_help", f"tekst {number}") for number in range(3)]
    step_id = room.steps["before_help"]
    made = room.act("facilitator", "record_conclusion", step_id=step_id, text="Zo is het.", note_ids=notes[:2])
    snapshot = snapshot_of(room)
    views = {role: snapshot.view(role) for role in Role}
    ballot = room.act("facilitator", "open_ballot", question=QUESTION, note_ids=notes, dots=3, most_per_item=2)
    for note, count in ((notes[0], 1), (notes[2], 2)):
        room.act("Amira", "place_dots", ballot_id=ballot, item_id=note, dots=count)

    def votes() -> list[object]:
        with room.database.reading() as session:
            snapshot.refresh(session)
        return [views[role].items[f"conclusion:{made}"].get("votes") for role in Role]

    assert votes() == [None, None, None]  # while the vote goes on
    room.act("facilitator", "close_ballot", ballot_id=ballot)
    assert votes() == [[[2, 1]]] * 3
    fields = {"kind": "good", "text": "samen", "step_id": step_id}
    room.act("facilitator", "merge_notes", note_ids=notes[1:], **fields)  # the merged note has the two dots
    assert votes() == [[[1, 2], [2, 1]]] * 3
    room.act("facilitator", "withdraw_ballot", ballot_id=ballot)
    assert votes() == [None, None, None]


def people_of(snapshot: Snapshot) -> list[int]:
    return list(snapshot.rows.of(Participant))
