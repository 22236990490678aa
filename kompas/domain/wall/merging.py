"""Merging notes that say the same, and splitting them again.

A merged note is a row of its own that stands for its originals. These keep their text, author, step, kind and votes, so
that splitting needs to restore nothing. Merging merged notes joins their originals: there is one level.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import tell
from kompas.domain.wall.ballots import demand_not_voted_on
from kompas.domain.wall.notes import demand_kind
from kompas.domain.wall.queries import originals_of
from kompas.enums import NoteStatus
from kompas.errors import Invalid
from kompas.events.wall.notes import MergeNotes, SplitNote
from kompas.i18n import N_
from kompas.models import Conclusion, ConclusionNote, Note, Step, Workshop
from kompas.rules import Actor, is_on_wall


@dataclass(frozen=True)
class NotesMerged:
    """One note hangs in place of the chosen ones."""

    workshop: Workshop
    note: Note
    chosen: Collection[Note]


@handles(MergeNotes)
def merge_notes(session: Session, actor: Actor, action: MergeNotes, chosen: list[Note], step: Step) -> Note:
    """One note in place of several. Its text is the facilitator's choice; what all of them share comes along."""
    if len(chosen) < 2 or not all(is_on_wall(note) for note in chosen):
        raise Invalid(N_("Choose two or more notes that are on the wall and not hidden."))
    demand_kind(step, action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned, known=[note.text for note in chosen])
    earlier = [note for note in chosen if originals_of(session, note)]
    demand_not_voted_on(session, actor.workshop, action.note_ids)
    originals = [note for note in chosen if note not in earlier] + originals_of(session, *earlier)
    merged = Note(
        id=action.id,
        workshop_id=step.workshop_id,
        step_id=action.step_id,
        kind=action.kind,
        perspective=shared({note.perspective for note in chosen}),
        question=shared({note.question for note in chosen if note.step_id == action.step_id}),
        party_id=shared({note.party_id for note in chosen}),
        line_id=shared({note.line_id for note in chosen}),
        case_id=shared({note.case_id for note in chosen}),
        text=action.text,
        added_later=all(note.added_later for note in chosen),
    )
    session.add(merged)
    session.flush()  # it must be there before others point at it
    for note in originals:
        note.merged_into = merged.id
    for note in earlier:
        note.status = NoteStatus.WITHDRAWN
    conclusions = pass_on_ties(session, away=chosen, to=[merged])
    record_change(session, actor.workshop, merged, *originals, *earlier, *conclusions)
    tell(session, NotesMerged(actor.workshop, merged, chosen))
    return merged


@handles(SplitNote)
def split_note(session: Session, actor: Actor, action: SplitNote, merged: Note) -> None:
    """The originals hang on the wall again as they were. What rested on the merged note rests on them."""
    originals = originals_of(session, merged)
    if not originals or merged.status not in (NoteStatus.SHOWN, NoteStatus.PARKED):
        return  # another facilitator was first
    demand_not_voted_on(session, actor.workshop, [merged.id])
    conclusions = pass_on_ties(session, away=[merged], to=originals)
    for note in originals:
        note.merged_into = None
    merged.status = NoteStatus.WITHDRAWN
    record_change(session, actor.workshop, merged, *originals, *conclusions)


def pass_on_ties(session: Session, *, away: Collection[Note], to: Collection[Note]) -> list[Conclusion]:
    """Conclusions that rest on notes which go from sight also rest on those in their place, unless they do so already.

    The old ties stay: should the notes come back, the conclusion names them again.
    """
    resting = conclusions_on(session, away) - conclusions_on(session, to)
    session.add_all(ConclusionNote(conclusion_id=one, note_id=note.id) for one in sorted(resting) for note in to)
    return list(session.exec(select(Conclusion).where(col(Conclusion.id).in_(resting))))


def conclusions_on(session: Session, notes: Iterable[Note]) -> set[str]:
    ids = [note.id for note in notes]
    return set(session.exec(select(ConclusionNote.conclusion_id).where(col(ConclusionNote.note_id).in_(ids))))


def shared(values: set[Any]) -> Any:
    """The value that all have in common, if any."""
    return values.pop() if len(values) == 1 else None
