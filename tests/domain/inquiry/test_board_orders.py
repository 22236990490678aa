"""Several hands on one board: whatever the order of their moves, all boards end the same and no note is lost."""

from contextlib import suppress
from copy import deepcopy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.database import Database
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import Role
from kompas.errors import KompasError
from kompas.events.core.difference import View
from kompas.live.snapshot import Snapshot
from tests.clustering import clustering_script
from tests.factories import FACILITATOR, Room, new_id, workshop_shape

HANDS = ("facilitator", "Amira", "Bram", "Chaya")
NOTES = 5
THEMES = 3

Move = tuple[str, int, int]
"""What, and of which note and theme, by number."""
moves = st.tuples(
    st.sampled_from(["make", "edit", "place", "merge", "unmerge", "remove", "return"]),
    st.integers(0, 9),
    st.integers(0, 5),
)
hands = st.lists(st.lists(moves, min_size=1, max_size=5), min_size=2, max_size=len(HANDS))


class Board:
    """A room that clusters; each hand sends its moves in order, the room decides which comes when."""

    def __init__(self, database: Database) -> None:
        self.room = Room(database)
        with database.transaction() as session:
            workshop, _code = create_workshop(session, FACILITATOR, workshop_shape(), clustering_script())
            self.room.code, self.room.workshop_id = workshop.code, workshop.id
            self.room.steps = {step.key: step.id or 0 for step in steps_of(session, workshop)}
        for name in HANDS[1:]:
            self.room.join(name)
        self.room.go_to("gather")
        self.notes = [
            self.room.post("Amira", "gather", f"tekst {number}", kind="core_value", question="what")
            for number in range(NOTES)
        ]
        self.room.go_to("cluster")
        self.themes = [
            self.room.act("facilitator", "make_theme", name=f"t{number}", colour=number) for number in range(THEMES)
        ]

    def move(self, who: str, move: Move) -> None:
        """One move; a refused one leaves everything as it was."""
        what, note, theme = move
        note_ids = list(dict.fromkeys([self.notes[note % NOTES], self.notes[(note + theme) % NOTES]]))
        one, other = self.themes[theme % len(self.themes)], self.themes[(theme + note) % len(self.themes)]
        act = self.room.act
        with suppress(KompasError):
            if what == "make":
                self.themes.append(act(who, "make_theme", name=f"t{note}", colour=1, note_ids=note_ids))
            elif what == "edit":
                act(who, "edit_theme", theme_id=one, name=f"anders {note}", colour=2)
            elif what == "place":
                act(who, "place_notes", note_ids=note_ids, theme_id=one if theme else None)
            elif what == "merge":
                act(who, "merge_themes", theme_id=one, from_id=other)
            elif what == "unmerge":
                act(who, "unmerge_theme", theme_id=one, note_ids=note_ids)
            else:
                act(who, "withdraw_theme", theme_id=one, withdrawn=what == "remove")

    def read(self) -> Snapshot:
        with self.room.database.reading() as session:
            return Snapshot(session, self.room.workshop_id)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=hands, data=st.data())
def test_any_order_of_several_hands_ends_in_one_board_with_every_note(
    database: Database, told: list[list[Move]], data: st.DataObject
) -> None:
    board = Board(database)
    live, late = board.read(), board.read()
    seen: dict[Role, View] = {role: deepcopy(live.view(role)) for role in Role}
    for role in Role:
        late.view(role)
    queues = [list(moves) for moves in told]
    while any(queues):
        turn = data.draw(st.sampled_from([place for place, queue in enumerate(queues) if queue]))
        board.move(HANDS[turn], queues[turn].pop(0))
        if data.draw(st.booleans()):  # several moves may fold into one difference
            listen(board, live, seen)
    listen(board, live, seen)
    with board.room.database.reading() as session:
        late.refresh(session)
    whole = board.read()
    for role in Role:
        assert seen[role].items == late.view(role).items == whole.view(role).items
        items = seen[role].items
        notes = {key.removeprefix("note:"): item for key, item in items.items() if key.startswith("note:")}
        assert set(notes) == set(board.notes)  # no note is lost, none is there twice
        assert all(f"theme:{note['theme']}" in items for note in notes.values() if "theme" in note)


def listen(board: Board, live: Snapshot, seen: dict[Role, View]) -> None:
    """What a browser of each kind does with what came."""
    with board.room.database.reading() as session:
        differences, _owners = live.refresh(session)
    for role, difference in differences.items():
        before = seen[role]
        kept = {key: item for key, item in before.items.items() if key not in difference.removed}
        seen[role] = View(difference.revision, before.scalars | difference.scalars, kept | deepcopy(difference.put))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(st.tuples(st.sampled_from(HANDS), st.integers(0, NOTES - 1), st.integers(0, THEMES - 1)), max_size=12)
)
def test_later_move_of_each_note_wins_and_a_second_delivery_changes_nothing(
    database: Database, told: list[tuple[str, int, int]]
) -> None:
    board = Board(database)
    expected: dict[str, str] = {}
    for who, note, theme in told:
        action_id = new_id()
        fields = {"id": action_id, "note_ids": [board.notes[note]], "theme_id": board.themes[theme]}
        board.room.act(who, "place_notes", **fields)
        expected[board.notes[note]] = board.themes[theme]
        before = board.read().view(Role.SCREEN)
        board.room.act(who, "place_notes", **fields)  # the browser did not hear the answer and sends again
        assert board.read().view(Role.SCREEN) == before
    items = board.read().view(Role.SCREEN).items
    lying = {key.removeprefix("note:"): item.get("theme") for key, item in items.items() if key.startswith("note:")}
    assert lying == {note: expected.get(note) for note in board.notes}
