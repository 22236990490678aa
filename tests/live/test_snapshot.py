"""Reading only what changed gives the same as reading everything."""

from contextlib import suppress
from copy import deepcopy

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kompas.database import Database
from kompas.domain.workshops import (
    StepPlan,
    adapt_plan,
    change_details,
    close_workshop,
    read_hidden,
    reopen_workshop,
    share_downloads,
    show_names,
    steps_of,
)
from kompas.enums import Role
from kompas.errors import KompasError
from kompas.events import Difference, View
from kompas.live.snapshot import Snapshot
from tests.databases import on_both
from tests.factories import START, Room

AUDIENCES = (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT)
KEYS = ("welcome", "before_help", "seeking_help", "summary", "closing")


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


class Story:
    """What can happen in a room, each by number so that Hypothesis can tell a story. What is refused does not happen."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.notes: list[str] = []
        self.conclusions: list[str] = []
        self.agreements: list[str] = []
        self.names = ["Amira", "Bram"]

    def tell(self, event: str, who: int, which: int) -> None:
        with suppress(KompasError):
            getattr(self, event)(which, self.names[who % len(self.names)] if who else "facilitator")

    def one(self, found: list[str], which: int) -> str:
        return found[which % len(found)] if found else "0" * 32

    def key(self, which: int) -> str:
        return KEYS[which % len(KEYS)]

    def join(self, which: int, who: str) -> None:
        name = f"Gast {which}"
        self.room.join(name)
        self.names.append(name)

    def go(self, which: int, who: str) -> None:
        self.room.go_to(self.key(which))

    def post(self, which: int, who: str) -> None:
        self.notes.append(self.room.post(who, self.key(which), f"tekst {which}"))

    def edit(self, which: int, who: str) -> None:
        note_id = self.one(self.notes, which)
        self.room.act(who, "edit_note", note_id=note_id, kind="good", text=f"anders {which}")

    def withdraw(self, which: int, who: str) -> None:
        self.room.act(who, "withdraw_note", note_id=self.one(self.notes, which))

    def park(self, which: int, who: str) -> None:
        self.room.act("facilitator", "park_note", note_id=self.one(self.notes, which))

    def restore(self, which: int, who: str) -> None:
        self.room.act("facilitator", "restore_note", note_id=self.one(self.notes, which))

    def move(self, which: int, who: str) -> None:
        step_id = self.room.steps[self.key(which // 3)]
        self.room.act("facilitator", "move_note", note_id=self.one(self.notes, which), step_id=step_id)

    def conclude(self, which: int, who: str) -> None:
        tied = [self.one(self.notes, which), self.one(self.notes, which + 1)] if self.notes else []
        step_id = self.room.steps[self.key(which)]
        self.conclusions.append(
            self.room.act("facilitator", "record_conclusion", step_id=step_id, text=f"c{which}", note_ids=tied)
        )

    def conclude_anew(self, which: int, who: str) -> None:
        tied = [self.one(self.notes, which + 2)] if self.notes else []
        self.room.act(
            "facilitator",
            "edit_conclusion",
            conclusion_id=self.one(self.conclusions, which),
            text=f"c{which} anders",
            note_ids=tied,
        )

    def take_back(self, which: int, who: str) -> None:
        conclusion_id = self.one(self.conclusions, which)
        self.room.act("facilitator", "withdraw_conclusion", conclusion_id=conclusion_id, withdrawn=which % 2 == 0)

    def agree(self, which: int, who: str) -> None:
        origin = self.one(self.conclusions, which) if self.conclusions else None
        self.agreements.append(
            self.room.act("facilitator", "record_agreement", what=f"a{which}", who="allen", conclusion_id=origin)
        )

    def disagree(self, which: int, who: str) -> None:
        agreement_id = self.one(self.agreements, which)
        self.room.act("facilitator", "withdraw_agreement", agreement_id=agreement_id, withdrawn=which % 2 == 0)

    def clock(self, which: int, who: str) -> None:
        self.room.act("facilitator", ("start_clock", "pause_clock")[which % 2])

    def minutes(self, which: int, who: str) -> None:
        step_id = self.room.steps[self.key(which)]
        self.room.act("facilitator", "add_minutes", step_id=step_id, minutes=which - 4)

    def evaluate(self, which: int, who: str) -> None:
        scores = dict.fromkeys(("usefulness", "openness", "confidence"), 1 + which % 5)
        self.room.act(who, "answer_evaluation", scores=scores)

    def ready(self, which: int, who: str) -> None:
        self.room.act(who, "say_ready", step_id=self.room.steps[self.key(which)], ready=which % 3 != 0)

    def hide(self, which: int, who: str) -> None:
        self.room.act("facilitator", "hide_notes", step_id=self.room.steps[self.key(which)])

    def reveal(self, which: int, who: str) -> None:
        self.room.act("facilitator", "reveal_notes", step_id=self.room.steps[self.key(which)])

    def reveal_one(self, which: int, who: str) -> None:
        self.room.act("facilitator", "reveal_note", note_id=self.one(self.notes, which))

    def reads_hidden(self, which: int, who: str) -> None:
        self.room.change(read_hidden, which % 2 == 0)

    def names_shown(self, which: int, who: str) -> None:
        self.room.change(show_names, which % 2 == 0)

    def shared(self, which: int, who: str) -> None:
        self.room.change(share_downloads, which % 2 == 0)

    def focus(self, which: int, who: str) -> None:
        self.room.act("facilitator", "focus_screen", focus=("auto", "all", "3")[which % 3])

    def details(self, which: int, who: str) -> None:
        self.room.change(change_details, title=f"Titel {which}", goal="", network="", case_text="", starts_at=START)

    def plan(self, which: int, who: str) -> None:
        with self.room.database.reading() as session:
            steps = steps_of(session, self.room.workshop(session))
        plans = [
            StepPlan(step_id=step.id or 0, minutes=step.minutes + (1 if place == which else 0), left_out=place == which)
            for place, step in enumerate(steps)
        ]
        self.room.change(adapt_plan, plans[1:] + plans[:1] if which % 2 else plans)

    def close(self, which: int, who: str) -> None:
        self.room.change(close_workshop)

    def reopen(self, which: int, who: str) -> None:
        self.room.change(reopen_workshop)


EVENTS = sorted(
    name for name, member in vars(Story).items() if callable(member) and name not in ("__init__", "tell", "one", "key")
)
COMMON = ["go", "post", "hide", "post", "post", "edit", "withdraw", "park", "restore", "move", "conclude"]
stories = st.lists(
    st.tuples(st.sampled_from(EVENTS + COMMON), st.integers(0, 3), st.integers(0, 8), st.booleans()),
    min_size=1,
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=stories)
@example(told=[("close", 0, 0, True), ("reopen", 0, 0, True)])
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
        if event in ("park", "restore"):
            story.park(0, "facilitator")
        if event == "park":
            story.restore(0, "facilitator")
        if event == "evaluate":
            story.go(4, "facilitator")
        if event == "reopen":
            story.close(0, "facilitator")
        revision = read(story.room).rows.workshop.revision
        which = {"post": 1, "move": 6, "clock": 1}.get(event, 2)
        getattr(story, event)(which, "Amira" if event in ("evaluate", "ready") else "facilitator")
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
    assert authors == {found.author_id for found in snapshot.rows.notes.values() if found.author_id}
    assert len(authors) == 2


@on_both
def test_refresh_reads_only_what_changed(room: Room) -> None:
    for number in range(5):
        room.post("Amira", "before_help", str(number))
    snapshot = read(room)
    kept = dict(snapshot.rows.notes)
    note = room.post("Amira", "before_help", "nieuw")
    refresh(room, snapshot)
    assert {key for key, row in snapshot.rows.notes.items() if kept.get(key) is not row} == {note}


@on_both
def test_own_notes_are_those_of_one_person(room: Room) -> None:
    mine = room.post("Amira", "before_help")
    room.post("Bram", "before_help")
    snapshot = read(room)
    author = snapshot.rows.notes[mine].author_id
    assert author is not None
    room.act("Amira", "say_ready", step_id=room.steps["before_help"], ready=True)
    refresh(room, snapshot)
    items, ready = snapshot.own(author)
    assert (list(items), ready) == ([f"note:{mine}"], [room.steps["before_help"]])
