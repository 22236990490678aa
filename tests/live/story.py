"""What can happen in a room, told by Hypothesis."""

from contextlib import suppress

from kompas.domain.wall.promises import choose_anonymity, read_hidden
from kompas.domain.whole.deeds import deeds_of
from kompas.domain.workshop.devices import identify, seats_of
from kompas.domain.workshop.workshops import (
    StepPlan,
    adapt_plan,
    change_details,
    close_workshop,
    reopen_workshop,
    share_downloads,
    steps_of,
)
from kompas.enums import Anonymity, DeedState, Role
from kompas.errors import KompasError
from tests.factories import START, Room, bottleneck_in

KEYS = ("welcome", "before_help", "seeking_help", "summary", "closing")


class Story:
    """What can happen in a room, each by number so that Hypothesis can tell a story. What is refused does not happen."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.notes: list[str] = []
        self.conclusions: list[str] = []
        self.agreements: list[str] = []
        self.ballots: list[str] = []
        self.themes: list[str] = []
        self.pens: list[str] = []
        self.drafts: list[str] = []
        self.checks: list[str] = []
        self.connections: list[str] = []
        self.cases: list[str] = []
        self.bottleneck = ""
        self.names = ["Amira", "Bram"]
        self.asked = "0" * 32

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

    def merge(self, which: int, who: str) -> None:
        chosen = [self.one(self.notes, which), self.one(self.notes, which + 1)]
        fields = {"kind": "good", "text": f"samen {which}", "step_id": self.room.steps["before_help"]}
        self.notes.append(self.room.act("facilitator", "merge_notes", note_ids=chosen, **fields))

    def split(self, which: int, who: str) -> None:
        self.room.act("facilitator", "split_note", note_id=self.one(self.notes, -1 - which))

    def bin(self, which: int, who: str) -> None:
        note_ids = [self.one(self.notes, which)]
        self.room.act("facilitator", "bin_notes", note_ids=note_ids, abusive=which % 2 == 0)

    def kind(self, which: int, who: str) -> None:
        note_ids = list(dict.fromkeys([self.one(self.notes, which), self.one(self.notes, which + 1)]))
        self.room.act("facilitator", "change_kind", note_ids=note_ids, kind=("better", "improvement")[which % 2])

    def undo(self, which: int, who: str) -> None:
        self.room.act("facilitator", "undo_deed", deed_id=self.deed(DeedState.DONE))

    def redo(self, which: int, who: str) -> None:
        self.room.act("facilitator", "redo_deed", deed_id=self.deed(DeedState.UNDONE))

    def deed(self, state: DeedState) -> str:
        """What the button of the facilitator names."""
        with self.room.database.reading() as session:
            found = [deed.id for deed in deeds_of(session, self.room.workshop(session)) if deed.state is state]
        return self.one(found, -1 if state is DeedState.DONE else 0)

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

    def release(self, which: int, who: str) -> None:
        release = ("session", "participants", "steering")[which % 3]
        self.room.act(
            "facilitator", "release_conclusion", conclusion_id=self.one(self.conclusions, which // 3), release=release
        )

    def release_agreed(self, which: int, who: str) -> None:
        release = ("session", "participants", "steering")[which % 3]
        agreement_id = self.one(self.agreements, which // 3)
        self.room.act("facilitator", "release_agreement", agreement_id=agreement_id, release=release)

    def disagree(self, which: int, who: str) -> None:
        agreement_id = self.one(self.agreements, which)
        self.room.act("facilitator", "withdraw_agreement", agreement_id=agreement_id, withdrawn=which % 2 == 0)

    def clock(self, which: int, who: str) -> None:
        self.room.act("facilitator", ("start_clock", "pause_clock")[which % 2])

    def minutes(self, which: int, who: str) -> None:
        step_id = self.room.steps[self.key(which)]
        self.room.act("facilitator", "add_minutes", step_id=step_id, minutes=which - 4)

    def shorten(self, which: int, who: str) -> None:
        """Win minutes back at two steps, or put them back."""
        chosen = {self.room.steps[self.key(which)], self.room.steps[self.key(which + 1)]}
        with self.room.database.reading() as session:
            minutes = {step.id: step.minutes for step in self.room.steps_in(session) if step.id in chosen}
        changes = [
            {"step_id": key, "minutes": max(1, now + which % 5 - 2), "seen": now} for key, now in minutes.items()
        ]
        self.room.act("facilitator", "change_minutes", changes=changes)

    def evaluate(self, which: int, who: str) -> None:
        scores = dict.fromkeys(("usefulness", "openness", "confidence"), 1 + which % 5)
        self.room.act(who, "answer_evaluation", scores=scores)

    def ready(self, which: int, who: str) -> None:
        self.room.act(who, "say_ready", step_id=self.room.steps[self.key(which)], ready=which % 3 != 0)

    def vote(self, which: int, who: str) -> None:
        chosen = [self.one(self.notes, which), self.one(self.notes, which + 1)]
        self.ballots.append(self.room.act("facilitator", "open_ballot", question="?", note_ids=chosen, dots=2))

    def dot(self, which: int, who: str) -> None:
        ballot_id, item_id = self.one(self.ballots, -1), self.one(self.notes, which)
        self.room.act(who, "place_dots", ballot_id=ballot_id, item_id=item_id, dots=which % 2)

    def count(self, which: int, who: str) -> None:
        type_ = ("close_ballot", "withdraw_ballot")[which % 2]
        self.room.act("facilitator", type_, ballot_id=self.one(self.ballots, -1))

    def theme(self, which: int, who: str) -> None:
        chosen = [self.one(self.notes, which)] if self.notes else []
        self.themes.append(self.room.act("facilitator", "make_theme", name=f"t{which}", colour=1, note_ids=chosen))

    def place(self, which: int, who: str) -> None:
        target = self.one(self.themes, which // 2) if which % 3 else None
        self.room.act("facilitator", "place_notes", note_ids=[self.one(self.notes, which)], theme_id=target)

    def join_themes(self, which: int, who: str) -> None:
        one, other = self.one(self.themes, which), self.one(self.themes, which + 1)
        self.room.act("facilitator", "merge_themes", theme_id=one, from_id=other)

    def take_theme(self, which: int, who: str) -> None:
        theme_id = self.one(self.themes, which)
        self.room.act("facilitator", "withdraw_theme", theme_id=theme_id, withdrawn=which % 3 != 0)

    def rename_theme(self, which: int, who: str) -> None:
        theme_id = self.one(self.themes, which)
        self.room.act("facilitator", "edit_theme", theme_id=theme_id, name=f"t{which} anders", colour=2)

    def connect(self, which: int, who: str) -> None:
        theme_id = self.one(self.themes, which)
        self.connections.append(
            self.room.act("facilitator", "lay_connection", theme_id=theme_id, bottleneck=f"k{which}")
        )

    def disconnect(self, which: int, who: str) -> None:
        one = self.one(self.connections, which // 2)
        self.room.act("facilitator", "withdraw_connection", connection_id=one, withdrawn=which % 2 == 0)

    def picture(self, which: int, who: str) -> None:
        picture = ("treemap", "mind_map", "connections")[which % 3]
        self.room.act("facilitator", "show_picture", picture=picture, theme_id=self.one(self.themes, which))

    def pen(self, which: int, who: str) -> None:
        self.pens.append(self.room.act(who, ("take_pen", "ask_pen", "pass_pen")[which % 3]))

    def write(self, which: int, who: str) -> None:
        self.room.act(who, "write_ambition", pen=self.one(self.pens, -1), text=f"ambitie {which}")

    def draft(self, which: int, who: str) -> None:
        self.drafts.append(self.room.act(who, "save_draft"))

    def accept(self, which: int, who: str) -> None:
        draft_id = self.one(self.drafts, which // 2)
        self.room.act("facilitator", "accept_draft", draft_id=draft_id, accepted=which % 2 == 0)

    def comment(self, which: int, who: str) -> None:
        draft_id = self.one(self.drafts, which)
        self.room.act(who, "comment_on_draft", draft_id=draft_id, sentence="zin", text=f"o{which}")

    def check(self, which: int, who: str) -> None:
        draft_id = self.one(self.drafts, which)
        self.checks.append(self.room.act("facilitator", "open_support_check", draft_id=draft_id))

    def support(self, which: int, who: str) -> None:
        stance = ("supports", "concern")[which % 2]
        self.room.act(who, "state_support", check_id=self.one(self.checks, -1), stance=stance, has_mandate=True)

    def weigh(self, which: int, who: str) -> None:
        self.room.act("facilitator", "close_support_check", check_id=self.one(self.checks, -1))

    def bring(self, which: int, who: str) -> None:
        self.cases.append(self.room.act(who, "bring_case", name=f"Vlinder {which}", age_group="age_4_11"))

    def rewrite_case(self, which: int, who: str) -> None:
        fields = {"name": f"Vos {which}", "age_group": "age_26_66", "text": f"verhaal {which}"}
        self.room.act("facilitator", "change_case", case_id=self.one(self.cases, which), **fields)

    def judge(self, which: int, who: str) -> None:
        self.bottleneck = self.bottleneck or bottleneck_in(self.room)
        mark = ("solved", "better", "worse")[which % 3]
        self.room.act("facilitator", "mark_bottleneck", bottleneck_id=self.bottleneck, mark=mark, remark=f"r{which}")

    def hide(self, which: int, who: str) -> None:
        self.room.act("facilitator", "hide_notes", step_id=self.room.steps[self.key(which)])

    def reveal(self, which: int, who: str) -> None:
        self.room.act("facilitator", "reveal_notes", step_id=self.room.steps[self.key(which)])

    def reveal_one(self, which: int, who: str) -> None:
        self.room.act("facilitator", "reveal_note", note_id=self.one(self.notes, which))

    def reads_hidden(self, which: int, who: str) -> None:
        self.room.change(read_hidden, which % 2 == 0)

    def anonymity(self, which: int, who: str) -> None:
        self.room.change(choose_anonymity, tuple(Anonymity)[which % 3])

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

    def person(self, who: str) -> int:
        """Of a participant; of the facilitator, who takes part too, the first one."""
        name = who if who in self.names else self.names[0]
        with self.room.database.reading() as session:
            return identify(session, self.room.secrets[name], self.room.code).participant_id or 0

    def rename(self, which: int, who: str) -> None:
        fields = {"name": f"Naam {which}", "job_function": "f", "organisation": "o", "domain": "other"}
        person = self.person(who)
        self.room.act("facilitator", "edit_participant", participant_id=person, **fields, counts=which % 2 == 0)

    def remove(self, which: int, who: str) -> None:
        self.room.act("facilitator", "remove_participant", participant_id=self.person(who))

    def ask(self, which: int, who: str) -> None:
        person = self.person(who)
        self.asked = self.room.act("facilitator", "ask_to_facilitate", participant_id=person, shared=True)

    def answer(self, which: int, who: str) -> None:
        accepted = which % 2 == 0
        self.room.act(who, "answer_hand_over", hand_over_id=self.asked, accepted=accepted)

    def log_out(self, which: int, who: str) -> None:
        with self.room.database.reading() as session:
            seats = seats_of(session, self.room.workshop(session), Role.PARTICIPANT)
        if seats:
            self.room.act("facilitator", "end_seat", seat_id=seats[which % len(seats)].id)

    def close(self, which: int, who: str) -> None:
        self.room.change(close_workshop)

    def reopen(self, which: int, who: str) -> None:
        self.room.change(reopen_workshop)


EVENTS = sorted(
    name
    for name, member in vars(Story).items()
    if callable(member) and name not in ("__init__", "tell", "one", "key", "person", "deed")
)
