"""Reading only what changed gives the same as reading everything."""

from copy import deepcopy

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kompas.database import Database
from kompas.enums import Role
from kompas.events.core.difference import Difference, View
from kompas.live.snapshot import Snapshot
from kompas.models import Note
from tests.databases import on_both
from tests.factories import Room

from .story import EVENTS, Story

AUDIENCES = (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT)


def read(room: Room) -> Snapshot:
    with room.database.reading() as session:
        return Snapshot(session, room.workshop_id)


def refresh(room: Room, snapshot: Snapshot) -> tuple[dict[Role, Difference], set[int]]:
    with room.database.reading() as session:
        return snapshot.refresh(session)


def applied(view: View, difference: Difference) -> View:
    """What a browser does with a change."""
    assert difference.since <= view.revision
    kept = {key: item for key, item in view.items.items() if key not in difference.removed}
    return View(revision=difference.revision, scalars=view.scalars | difference.scalars, items=kept | difference.put)


COMMON = [
    "merge",
    "split",
    "bin",
    "undo",
    "undo",
    "redo",
    "go",
    "post",
    "hide",
    "post",
    "post",
    "edit",
    "withdraw",
    "park",
    "restore",
    "move",
    "conclude",
    "vote",
    "dot",
    "dot",
    "count",
    "theme",
    "place",
    "place",
]
stories = st.lists(
    st.tuples(st.sampled_from(EVENTS + COMMON), st.integers(0, 3), st.integers(0, 8), st.booleans()),
    min_size=1,
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=stories)
@example(told=[("close", 0, 0, True), ("reopen", 0, 0, True)])
@example(told=[("join", 0, 0, True), ("join", 0, 0, False)])
@example(told=[("go", 0, 4, True), ("evaluate", 1, 0, False), ("go", 0, 1, True)])
@example(told=[("conclude", 0, 1, True), ("conclude_anew", 0, 0, False), ("park", 0, 0, True)])
@example(told=[("post", 0, 1, True), ("hide", 0, 1, True), ("post", 1, 1, True), ("reveal", 0, 1, True)])
def test_snapshot_kept_up_to_date_equals_a_fresh_one(
    database: Database, told: list[tuple[str, int, int, bool]]
) -> None:
    story = Story(Room(database, "Amira", "Bram"))
    story.go(1, "facilitator")
    snapshot = read(story.room)
    seen = {audience: deepcopy(snapshot.view(audience)) for audience in AUDIENCES}
    for event, who, which, looks in [*told, ("go", 0, 0, True)]:
        story.tell(event, who, which)
        if looks:  # several changes may fold into one difference
            differences, _authors = refresh(story.room, snapshot)
            fresh = read(story.room)
            for audience in AUDIENCES:
                if audience in differences:
                    seen[audience] = applied(seen[audience], differences[audience])
                assert snapshot.view(audience) == fresh.view(audience)
                assert seen[audience] == fresh.view(audience)


def test_every_event_of_the_story_can_happen(database: Database) -> None:
    """Or the test above would prove less than it seems."""
    for event in EVENTS:
        story = Story(Room(database, "Amira", "Bram"))
        for needed in ("go", "post", "conclude", "agree"):
            getattr(story, needed)(1, "facilitator")
        if event in ("merge", "split"):
            story.post(1, "facilitator")
        if event == "split":
            story.merge(0, "facilitator")
        if event in ("undo", "redo", "park", "restore"):
            story.park(0, "facilitator")
        if event == "park":
            story.restore(0, "facilitator")
        if event == "redo":
            story.undo(0, "facilitator")
        if event == "evaluate":
            story.go(4, "facilitator")
        if event in ("vote", "dot", "count"):
            story.post(1, "facilitator")
        if event in ("dot", "count"):
            story.vote(0, "facilitator")
        if event in ("place", "join_themes", "take_theme", "connect", "disconnect", "picture", "rename_theme"):
            story.theme(0, "facilitator")
            story.theme(1, "facilitator")
        if event == "disconnect":
            story.connect(0, "facilitator")
        if event == "answer":
            story.ask(0, "Amira")
        if event == "rewrite_case":
            story.bring(0, "Amira")
        if event in ("write", "draft", "accept", "comment", "check", "support", "weigh"):
            story.pen(0, "facilitator")
        if event in ("draft", "accept", "comment", "check", "support", "weigh"):
            story.write(0, "facilitator")
        if event in ("accept", "comment", "check", "support", "weigh"):
            story.draft(0, "facilitator")
        if event in ("support", "weigh"):
            story.check(0, "facilitator")
        if event == "reopen":
            story.close(0, "facilitator")
        revision = read(story.room).rows.workshop.revision
        which = {"post": 1, "move": 6, "clock": 1, "dot": 1, "pen": 0, "split": 0}.get(event, 2)
        getattr(story, event)(
            which, "Amira" if event in ("evaluate", "ready", "dot", "support", "answer") else "facilitator"
        )
        assert read(story.room).rows.workshop.revision > revision, event


@on_both
def test_refresh_without_a_change_tells_nothing(room: Room) -> None:
    snapshot = read(room)
    snapshot.view(Role.SCREEN)
    assert refresh(room, snapshot) == ({}, set())


@on_both
def test_refresh_names_the_authors_whose_notes_changed(room: Room) -> None:
    note = room.post("Amira", "before_help")
    snapshot = read(room)
    room.post("Bram", "before_help")
    room.act("facilitator", "park_note", note_id=note)
    room.post("facilitator", "before_help")
    _differences, authors = refresh(room, snapshot)
    assert authors == {found.author_id for found in snapshot.rows.of(Note).values() if found.author_id}
    assert len(authors) == 2


@on_both
def test_refresh_reads_only_what_changed(room: Room) -> None:
    for number in range(5):
        room.post("Amira", "before_help", str(number))
    snapshot = read(room)
    kept = dict(snapshot.rows.of(Note))
    note = room.post("Amira", "before_help", "nieuw")
    refresh(room, snapshot)
    assert {key for key, row in snapshot.rows.of(Note).items() if kept.get(key) is not row} == {note}


@on_both
def test_own_notes_are_those_of_one_person(room: Room) -> None:
    mine = room.post("Amira", "before_help")
    room.post("Bram", "before_help")
    snapshot = read(room)
    author = snapshot.rows.of(Note)[mine].author_id
    assert author is not None
    room.act("Amira", "say_ready", step_id=room.steps["before_help"], ready=True)
    refresh(room, snapshot)
    items, values = snapshot.own(author)
    assert (list(items), values["ready"]) == ([f"note:{mine}"], [room.steps["before_help"]])
