"""Post-its: writing, changing, withdrawing, and what the facilitator does with them."""

from sqlmodel import Session, col, select

from kompas.activity import activity_of
from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles
from kompas.domain.wall.ballots import free_lost_dots
from kompas.domain.wall.note_room import demand_room
from kompas.domain.wall.promises import demand_promise
from kompas.domain.wall.queries import originals_of
from kompas.domain.workshop import clock
from kompas.domain.workshop.steps import current_step
from kompas.enums import NoteStatus, Role
from kompas.errors import Conflict, Invalid, NotAllowed
from kompas.events.wall.notes import (
    BinNotes,
    ChangeKind,
    EditNote,
    HideNotes,
    MoveNote,
    MoveNotes,
    ParkNote,
    ParkNotes,
    PostForSomebody,
    PostNote,
    RestoreNote,
    RevealNote,
    RevealNotes,
    WithdrawNote,
)
from kompas.i18n import N_
from kompas.models import Note, Step, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor, has_reached, speaks_as

ON_ITS_WAY = 20
"""Seconds after zero in which a note still comes in; browsers close at zero."""


@handles(PostNote)
def post_note(session: Session, actor: Actor, action: PostNote, step: Step) -> Note:
    """A new note at the current step or an earlier one."""
    workshop = actor.workshop
    demand_promise(workshop, action.promised)
    current = current_step(session, workshop)
    if action.role is Role.PARTICIPANT and not has_reached(workshop, step, current):
        raise NotAllowed(N_("This step has not begun yet."))
    if action.role is Role.PARTICIPANT and current is not None and step.id == current.id:
        demand_time_left(workshop, step)
    if action.role is Role.PARTICIPANT and not activity_of(step).takes_notes:
        raise NotAllowed(N_("What is told in an interview is shared by the one who told it."))
    demand_question(step, action.question)
    return hang_up(session, actor, action, step, speaks_as(actor, action.role))


@handles(PostForSomebody)
def post_for_somebody(session: Session, actor: Actor, action: PostForSomebody, step: Step) -> Note:
    """What somebody without a device wrote on paper; it is theirs, as if they had posted it themselves."""
    author_id = action.participant_id
    return hang_up(session, actor, action, step, author_id, on_behalf=author_id is not None)


def hang_up(
    session: Session,
    actor: Actor,
    action: PostNote | PostForSomebody,
    step: Step,
    author_id: int | None,
    **fields: bool,
) -> Note:
    """The new note of this author: of a kind that the step takes, decided about, and while there is room."""
    workshop = actor.workshop
    demand_kind(step, action.kind)
    demand_decision(session, workshop, action.text, action.warned)
    demand_room(session, workshop, author_id)
    current = current_step(session, workshop)
    later = current is not None and step.position < current.position
    own = {"author_id": author_id, "added_later": later, "hidden": step.hides_notes}
    return add_row(session, actor, action, Note, **own, **fields)


def demand_time_left(workshop: Workshop, step: Step) -> None:
    """A step may close its input at zero. What was sent just before is let in: the way here takes time."""
    if step.closes_at_zero and clock.seconds_left(step, clock.moment_in(workshop)) < -ON_ITS_WAY:
        raise NotAllowed(
            N_("The time for this step is up. Your text is kept; you can post it when the next step begins.")
        )


@handles(EditNote)
def edit_note(session: Session, actor: Actor, action: EditNote, note: Note) -> None:
    """Change text, kind or perspective. Another text than the one that was seen is a Conflict."""
    if action.seen is not None and note.text not in (action.seen, action.text):
        raise Conflict(N_("Somebody else changed this note while you were writing. Your text is still here."))
    demand_kind(session.get_one(Step, note.step_id), action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned, known=[note.text])
    note.text, note.kind, note.perspective = action.text, action.kind, action.perspective
    if "case_id" in action.model_fields_set:
        note.case_id = action.case_id
    note.changed_at = now()
    record_change(session, actor.workshop, note)


@handles(WithdrawNote)
def withdraw_note(session: Session, actor: Actor, action: WithdrawNote, note: Note) -> None:
    if note.merged_into is not None:
        raise NotAllowed(N_("This note was merged with others. Ask the facilitator to split it first."))
    note.status, note.changed_at = NoteStatus.WITHDRAWN, now()
    record_change(session, actor.workshop, note)
    free_lost_dots(session, actor.workshop)


@handles(ParkNote)
def park_note(session: Session, actor: Actor, action: ParkNote, note: Note) -> None:
    """Out of sight of everybody but the facilitator and its author; kept."""
    set_status(session, actor, [note], {NoteStatus.SHOWN}, NoteStatus.PARKED)


@handles(ParkNotes)
def park_notes(session: Session, actor: Actor, action: ParkNotes, notes: list[Note]) -> int:
    return set_status(session, actor, notes, {NoteStatus.SHOWN}, NoteStatus.PARKED)


@handles(BinNotes)
def bin_notes(session: Session, actor: Actor, action: BinNotes, notes: list[Note]) -> int:
    """Out of everybody's sight but the facilitator's; gone for good when the workshop closes."""
    status = NoteStatus.ABUSIVE if action.abusive else NoteStatus.BINNED
    return set_status(session, actor, notes, {NoteStatus.SHOWN, NoteStatus.PARKED}, status)


@handles(RestoreNote)
def restore_note(session: Session, actor: Actor, action: RestoreNote, note: Note) -> None:
    away = {NoteStatus.PARKED, NoteStatus.BINNED, NoteStatus.ABUSIVE}
    set_status(session, actor, [note], away, NoteStatus.SHOWN)


def set_status(session: Session, actor: Actor, chosen: list[Note], before: set[NoteStatus], after: NoteStatus) -> int:
    """From one of these to another; what is something else by now stays so. Gives how many changed."""
    notes = [note for note in chosen if note.status in before]
    for note in notes:
        note.status = after
    if notes:  # the authors of merged notes see the fate of theirs
        record_change(session, actor.workshop, *notes, *originals_of(session, *notes))
        free_lost_dots(session, actor.workshop)
    return len(notes)


@handles(HideNotes)
def hide_notes(session: Session, actor: Actor, action: HideNotes, step: Step) -> None:
    """Silent writing: what comes in at this step from now on is seen by its author only."""
    step.hides_notes = True
    record_change(session, actor.workshop, step)


@handles(RevealNotes)
def reveal_notes(session: Session, actor: Actor, action: RevealNotes, step: Step) -> int:
    """Show what was written hidden at this step, all at once; new notes are seen as they come."""
    step.hides_notes = False
    hidden = list(session.exec(select(Note).where(Note.step_id == step.id, col(Note.hidden))))
    for note in hidden:
        note.hidden = False
    record_change(session, actor.workshop, step, *hidden)
    return len(hidden)


@handles(RevealNote)
def reveal_note(session: Session, actor: Actor, action: RevealNote, note: Note) -> None:
    note.hidden = False
    record_change(session, actor.workshop, note)


@handles(MoveNote)
def move_note(session: Session, actor: Actor, action: MoveNote, note: Note, step: Step) -> None:
    """To another step that takes notes of this kind; the answered question does not come along."""
    hang_at(session, actor, [note], step)


@handles(MoveNotes)
def move_notes(session: Session, actor: Actor, action: MoveNotes, notes: list[Note], step: Step) -> int:
    return hang_at(session, actor, notes, step)


def hang_at(session: Session, actor: Actor, chosen: list[Note], step: Step) -> int:
    notes = [note for note in chosen if note.step_id != step.id]
    for note in notes:
        demand_kind(step, note.kind)
        note.step_id, note.question = step.id, None
    if notes:
        record_change(session, actor.workshop, *notes)
    return len(notes)


@handles(ChangeKind)
def change_kind(session: Session, actor: Actor, action: ChangeKind, chosen: list[Note]) -> int:
    notes = [note for note in chosen if note.kind is not action.kind]
    for note in notes:
        demand_kind(session.get_one(Step, note.step_id), action.kind)
        note.kind = action.kind
    if notes:
        record_change(session, actor.workshop, *notes)
    return len(notes)


def demand_kind(step: Step, kind: str) -> None:
    if kind not in step.content.get("kinds", []):
        raise Invalid(N_("This step does not take this kind of note."))


def demand_question(step: Step, question: str | None) -> None:
    if question is not None and question not in {known["key"] for known in step.content.get("questions", [])}:
        raise Invalid(N_("This question is not part of the step."))
