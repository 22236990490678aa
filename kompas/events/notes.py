"""What happens to post-its."""

from typing import Literal

from pydantic import Field

from kompas.enums import Anonymity, NoteKind, Perspective
from kompas.events.base import ActionBase, Id, StepId
from kompas.models.columns import LongText

Warned = Literal["kept", "changed"] | None
"""What the author did after the warning about identifying details: posted as it was, or changed the text first."""


class PostNote(ActionBase):
    """The note gets the action's id. `promised` is who would see the name, as it stood at the composer."""

    type: Literal["post_note"]
    step_id: StepId
    kind: NoteKind
    text: LongText
    perspective: Perspective | None = None
    question: str | None = Field(default=None, max_length=40)
    party_id: Id | None = None
    line_id: Id | None = None
    warned: Warned = None
    promised: Anonymity | None = None


class EditNote(ActionBase):
    """`seen` is the revision of the note the author was looking at; a newer one is a conflict."""

    type: Literal["edit_note"]
    note_id: Id
    text: LongText
    kind: NoteKind
    perspective: Perspective | None = None
    seen: int | None = None
    warned: Warned = None


class WithdrawNote(ActionBase):
    type: Literal["withdraw_note"]
    note_id: Id


class ParkNote(ActionBase):
    type: Literal["park_note"]
    note_id: Id


class RestoreNote(ActionBase):
    type: Literal["restore_note"]
    note_id: Id


class MoveNote(ActionBase):
    type: Literal["move_note"]
    note_id: Id
    step_id: StepId


class HideNotes(ActionBase):
    """From now on what is written at this step stays hidden until it is revealed."""

    type: Literal["hide_notes"]
    step_id: StepId


class RevealNotes(ActionBase):
    """Show everything that was written hidden at this step, and hide no more."""

    type: Literal["reveal_notes"]
    step_id: StepId


class RevealNote(ActionBase):
    type: Literal["reveal_note"]
    note_id: Id


NoteAction = (
    PostNote | EditNote | WithdrawNote | ParkNote | RestoreNote | MoveNote | HideNotes | RevealNotes | RevealNote
)
