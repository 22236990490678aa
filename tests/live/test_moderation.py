"""Whatever facilitators do and undo, in whatever order: nothing is lost, and undoing everything is as if nothing was."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kompas.database import Database
from kompas.domain.whole.copies.taking import copy_of
from kompas.domain.whole.deeds import KEPT
from kompas.enums import DeedState, NoteStatus, Role
from kompas.errors import Conflict
from kompas.exports import document_of, report_of
from kompas.exports.core.csv import write_csv
from kompas.exports.core.json import write_json
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.note_sheet import NoteSheet
from kompas.exports.wall.notes import Notes
from kompas.live.snapshot import Snapshot
from kompas.migrating import migrate
from kompas.models import Participant
from kompas.models.core.columns import now
from tests.databases import on_both
from tests.factories import FACILITATOR, Room, bottleneck_in

from .conftest import Open
from .story import Story

AUDIENCES = (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT)
NOTES = ("edit", "park", "restore", "move", "merge", "split", "bin", "kind", "conclude", "conclude_anew", "take_back")
BOARD = ("theme", "place", "rename_theme", "join_themes", "take_theme")
OTHERS = ("accept", "judge", "shorten", "rewrite_case", "vote")
DEEDS = NOTES + BOARD + OTHERS
TIME = {"undo": 3, "redo": 2}
told_deeds = st.lists(
    st.tuples(
        st.sampled_from(DEEDS + tuple(name for name, weight in TIME.items() for _ in range(weight))), st.integers(0, 8)
    ),
    min_size=1,
    max_size=KEPT - 4,
)
Seen = tuple[list[dict[str, Any]], list[Any]]


def beginning(database: Database) -> Story:
    """Five notes of two people at two steps, two of them in themes and under a conclusion; a case, two drafts, a bottleneck."""
    story = Story(Room(database, "Amira", "Bram"))
    for key in (1, 2):
        story.go(key, "facilitator")
        for who in ("Amira", "Bram"):
            story.post(key, who)
    story.post(1, "facilitator")
    tied = {"step_id": story.room.steps["before_help"], "text": "c", "note_ids": story.notes[:2]}
    story.conclusions.append(story.room.act("facilitator", "record_conclusion", **tied))
    story.theme(0, "facilitator")
    story.theme(1, "facilitator")
    while (deed := story.deed(DeedState.DONE)) != "0" * 32:
        story.room.act("facilitator", "drop_deed", deed_id=deed)
    for event, which in (("pen", 0), ("write", 0), ("draft", 0), ("write", 1), ("draft", 0)):
        getattr(story, event)(which, "facilitator")
    story.bring(0, "Amira")
    story.bottleneck = bottleneck_in(story.room)
    return story


def read(room: Room) -> Snapshot:
    with room.database.reading() as session:
        return Snapshot(session, room.workshop_id)


def seen_by_all(room: Room) -> Seen:
    """What each audience and each author sees, apart from when it last changed."""
    snapshot = read(room)
    own = [timeless(snapshot.own(person)[0]) for person in sorted(snapshot.rows.of(Participant))]
    return [timeless(snapshot.view(audience).items) for audience in AUDIENCES], own


def timeless(items: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: {name: value for name, value in item.items() if name != "revision"} for key, item in items.items()}


def faults_in(story: Story, originals: list[str]) -> list[str]:
    """What is not as it should be with the notes."""
    notes, faults = story.room.notes(), []
    console = read(story.room).view(Role.FACILITATOR).items
    within = {one["id"] for item in console.values() for one in item.get("originals", [])}
    for note in notes.values():
        whole = notes.get(note.merged_into or "")
        if whole is not None and (whole.merged_into or whole.status is NoteStatus.WITHDRAWN):
            faults.append(f"{note.text} is within a note that is not there")
    for note_id in originals:
        if (f"note:{note_id}" in console) == (note_id in within):
            faults.append(f"{notes[note_id].text} is seen {'twice' if note_id in within else 'nowhere'}")
    return faults


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=told_deeds)
@example(told=[("merge", 0), ("conclude", 5), ("split", 0), ("undo", 0), ("undo", 0), ("undo", 0), ("redo", 0)])
@example(told=[("merge", 0), ("merge", 1), ("park", 6), ("bin", 6), ("split", 0), ("restore", 6)])
@example(told=[("edit", 0), ("merge", 0), ("undo", 0), ("undo", 0), ("merge", 2), ("redo", 0)])
@example(
    told=[("theme", 0), ("theme", 1), ("merge", 0), ("join_themes", 0), ("undo", 0), ("take_theme", 1), ("undo", 0)]
)
@example(told=[("vote", 0), ("undo", 0), ("park", 0), ("undo", 0), ("redo", 0), ("vote", 1), ("undo", 0), ("redo", 0)])
@example(
    told=[("accept", 0), ("accept", 2), ("judge", 0), ("shorten", 0), ("rewrite_case", 0), ("undo", 0), ("redo", 0)]
)
def test_any_sequence_of_deeds_and_undos_ends_consistent(database: Database, told: list[tuple[str, int]]) -> None:
    story = beginning(database)
    originals = list(story.notes)
    start = seen_by_all(story.room)
    for event, which in told:
        story.tell(event, 0, which)
        assert faults_in(story, originals) == []
    end = seen_by_all(story.room)
    undone = 0
    while story.deed(DeedState.DONE) != "0" * 32:
        story.undo(0, "facilitator")
        undone += 1
    assert seen_by_all(story.room) == start
    for _ in range(undone):
        story.redo(0, "facilitator")
    assert seen_by_all(story.room) == end


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=told_deeds, written=st.integers(0, 4))
def test_undoing_never_destroys_what_an_author_wrote(
    database: Database, told: list[tuple[str, int]], written: int
) -> None:
    story = beginning(database)
    originals = list(story.notes)
    for event, which in told:
        story.tell(event, 0, which)
    author = ("Amira", "Bram")[written % 2]
    mine = originals[written % 4]
    before = story.room.notes()[mine]
    story.room.act("facilitator", "restore_note", note_id=mine)
    story.room.act(author, "edit_note", note_id=mine, text="nieuwste tekst", kind=before.kind.value)
    for _ in range(KEPT):
        story.tell("undo", 0, 0)
    assert story.room.notes()[mine].text == "nieuwste tekst"


# --- what is in the bin ------------------------------------------------------------------------------------------------

ABUSIVE, BINNED, WITHIN = "ongepaste-tekst-17", "weggegooide-tekst-23", "samengevoegde-tekst-42"


def fill_bin(room: Room) -> None:
    """An abusive note, one that was thrown away, and a merged one with its originals."""
    merged = [room.post(who, "before_help", f"{WITHIN} {who}") for who in ("Amira", "Bram")]
    fields = {"text": WITHIN, "kind": "good", "step_id": room.steps["before_help"]}
    whole = room.act("facilitator", "merge_notes", note_ids=merged, **fields)
    room.act("facilitator", "bin_notes", note_ids=[room.post("Amira", "before_help", ABUSIVE)], abusive=True)
    room.act("facilitator", "bin_notes", note_ids=[room.post("Amira", "before_help", BINNED), whole])


def everything_to_download(room: Room) -> str:
    with room.database.reading() as session:
        workshop = room.workshop(session)
        report = report_of(session, workshop, now())
        files = [write(document_of(report)).decode() for write in (write_json, write_csv)]
        return "".join(files) + json.dumps(copy_of(session, workshop), default=str)


@pytest.mark.anyio
@on_both
async def test_what_is_in_the_bin_reaches_nobody_else_and_no_download(room: Room, browser: Open) -> None:
    fill_bin(room)
    people = [(FACILITATOR, "screen"), (room.secrets["Amira"], "participant"), (room.secrets["Bram"], "participant")]
    for secret, audience in people:
        async with browser(secret).listen(room.code, audience) as stream:
            await stream.next("mine" if audience == "participant" else "view")
            for text in (ABUSIVE, BINNED, WITHIN):
                assert text.encode() not in stream.raw
    async with browser(FACILITATOR).listen(room.code, "facilitator") as stream:
        await stream.next("view")
        assert ABUSIVE.encode() in stream.raw
    downloads = everything_to_download(room)
    assert [text for text in (ABUSIVE, BINNED, WITHIN) if text in downloads] == []


@pytest.mark.anyio
async def test_author_hears_at_once_that_a_note_was_taken_away(room: Room, browser: Open) -> None:
    note = room.post("Amira", "before_help", ABUSIVE)
    async with browser(room.secrets["Amira"]).listen(room.code, "participant") as stream:
        await stream.next("mine")
        await browser(FACILITATOR).send(
            room.code, room.message("facilitator", "bin_notes", note_ids=[note], abusive=True)
        )
        told = (await stream.next("mine")).data["items"][f"note:{note}"]
        assert (told["binned"], told["text"]) == (True, "")


def test_emptied_bin_and_undo_list_are_overwritten_in_the_files(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'bin.db'}")
    migrate(database)
    room = Room(database, "Amira", "Bram")
    room.go_to("before_help")
    fill_bin(room)
    changed = room.post("Amira", "before_help", "tekst-die-gewijzigd-werd-5")
    room.act("facilitator", "edit_note", note_id=changed, text="nieuwe tekst", kind="good")
    room.act("facilitator", "close_workshop")
    database.dispose()
    files = [file.read_bytes() for file in tmp_path.iterdir()]
    kept = (ABUSIVE, BINNED, WITHIN, "tekst-die-gewijzigd-werd-5")
    assert [text for text in kept if any(text.encode() in file for file in files)] == []
    assert any(b"nieuwe tekst" in file for file in files)


# --- the rest ----------------------------------------------------------------------------------------------------------


def test_undo_goes_on_after_a_restart(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'again.db'}")
    migrate(database)
    story = beginning(database)
    start = seen_by_all(story.room)
    for event in ("park", "merge", "kind"):
        story.tell(event, 0, 2)
    database.dispose()
    story.room.database = Database(database.url.render_as_string())
    for _ in range(3):
        story.undo(0, "facilitator")
    assert seen_by_all(story.room) == start
    story.room.database.dispose()


@on_both
def test_merged_notes_count_as_one_in_the_report_with_their_originals(room: Room) -> None:
    notes = [room.post(who, "before_help", f"van {who}") for who in ("Amira", "Bram")]
    conclusion = {"step_id": room.steps["before_help"], "text": "c", "note_ids": notes[:1]}
    room.act("facilitator", "record_conclusion", **conclusion)
    fields = {"text": "samen", "kind": "good", "step_id": room.steps["before_help"]}
    room.act("facilitator", "merge_notes", note_ids=notes, **fields)
    with room.database.reading() as session:
        report = report_of(session, room.workshop(session), now())
    (note,) = report[Notes].notes
    assert (note.text, [original.text for original in note.originals]) == ("samen", ["van Amira", "van Bram"])
    assert [[one.text for one in conclusion.notes] for conclusion in report[Conclusions].conclusions] == [["samen"]]
    (sheet,) = report[NoteSheet].tables()
    assert (sheet.titles[-1], sheet.rows[0][-1]) == ("Merged from", "van Amira\nvan Bram")


@on_both
def test_merged_note_has_the_dots_of_its_originals_and_splitting_gives_them_back(room: Room) -> None:
    notes = [room.post("Amira", "before_help", text) for text in ("a", "b", "c")]
    ballot = room.act("facilitator", "open_ballot", question="?", note_ids=notes, dots=3, most_per_item=2)
    for item, dots in zip(notes, (1, 2, 0), strict=True):
        room.act("Bram", "place_dots", ballot_id=ballot, item_id=item, dots=dots)
    fields = {"text": "ab", "kind": "good", "step_id": room.steps["before_help"]}
    with pytest.raises(Conflict, match="Close the vote first"):
        room.act("facilitator", "merge_notes", note_ids=notes[:2], **fields)
    room.act("facilitator", "close_ballot", ballot_id=ballot)
    before = results(room, ballot)
    merged = room.act("facilitator", "merge_notes", note_ids=notes[:2], **fields)
    assert results(room, ballot) == {merged: 3}
    room.act("facilitator", "split_note", note_id=merged)
    assert results(room, ballot) == before == {notes[0]: 1, notes[1]: 2}


def results(room: Room, ballot: str) -> dict[str, int]:
    told = read(room).view(Role.SCREEN).items[f"ballot:{ballot}"]["results"]
    return {item: dots for _place, item, dots in told}


@pytest.mark.parametrize("away", ["park_note", "bin_notes"])
def test_original_that_is_off_the_wall_reaches_the_facilitator_only(database: Database, away: str) -> None:
    """As any note that was parked or thrown away, whichever note stands for it."""
    room = Room(database, "Amira", "Bram")
    room.go_to("before_help")
    first, second = (room.post(who, "before_help", f"van {who}") for who in ("Amira", "Bram"))
    fields = {"step_id": room.steps["before_help"], "kind": "good", "text": "samen"}
    merged = room.act("facilitator", "merge_notes", note_ids=[first, second], **fields)
    room.act("facilitator", away, **({"note_id": second} if away == "park_note" else {"note_ids": [second]}))
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
        told = {audience: snapshot.view(audience).items[f"note:{merged}"] for audience in AUDIENCES}
    assert [one["id"] for one in told[Role.PARTICIPANT]["originals"]] == [first]
    assert (told[Role.PARTICIPANT]["merged"], told[Role.SCREEN]["merged"]) == (1, 1)
    assert {one["id"] for one in told[Role.FACILITATOR]["originals"]} == {first, second}
    assert "van Bram" not in json.dumps([told[Role.PARTICIPANT], told[Role.SCREEN]])
