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


@on_both
def test_my_dots_come_back_to_me_alone(room: Room) -> None:
    room.go_to("before_help")
    notes = [room.post("Amira", "before_help", f"tekst {number}") for number in range(2)]
    ballot = room.act("facilitator", "open_ballot", question=QUESTION, note_ids=notes)
    room.act("Amira", "place_dots", ballot_id=ballot, item_id=notes[1], dots=1)
    snapshot = snapshot_of(room)
    own = [snapshot.own(person)[1]["dots"] for person in sorted(people_of(snapshot))]
    assert own == [{ballot: {notes[1]: 1}}, {}]


def people_of(snapshot: Snapshot) -> list[int]:
    return list(snapshot.rows.of(Participant))
