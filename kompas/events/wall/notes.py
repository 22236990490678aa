"""What happens to post-its."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.enums import Anonymity, NoteKind, Perspective
from kompas.events.core.base import ActionBase, Id, StepId, Warned
from kompas.models.core.columns import LONG, LongText

NoteIds = Annotated[list[Id], Field(min_length=1, max_length=100)]


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
    case_id: Id | None = None
    warned: Warned = None
    promised: Anonymity | None = None


class EditNote(ActionBase):
    """`seen` is the text that the writer was looking at; when it is another one by now, that is a conflict.

    Without `case_id` the note stays about the case it was about; None makes it about none.
    """

    type: Literal["edit_note"]
    note_id: Id
    text: LongText
    kind: NoteKind
    perspective: Perspective | None = None
    case_id: Id | None = None
    seen: str | None = Field(default=None, max_length=LONG)
    warned: Warned = None


class WithdrawNote(ActionBase):
    type: Literal["withdraw_note"]
    note_id: Id


class ParkNote(ActionBase):
    type: Literal["park_note"]
    note_id: Id


class ParkNotes(ActionBase):
    """Several at once; what is not on the wall any more is left as it is."""

    type: Literal["park_notes"]
    note_ids: NoteIds


class BinNotes(ActionBase):
    """Out of everybody's sight, the author's too; in the bin until the workshop closes."""

    type: Literal["bin_notes"]
    note_ids: NoteIds
    abusive: bool = False


class RestoreNote(ActionBase):
    """Back on the wall, from what was parked or from the bin."""

    type: Literal["restore_note"]
    note_id: Id


class MoveNote(ActionBase):
    type: Literal["move_note"]
    note_id: Id
    step_id: StepId


class MoveNotes(ActionBase):
    type: Literal["move_notes"]
    note_ids: NoteIds
    step_id: StepId


class ChangeKind(ActionBase):
    type: Literal["change_kind"]
    note_ids: NoteIds
    kind: NoteKind


class MergeNotes(ActionBase):
    """The merged note gets the action's id."""

    type: Literal["merge_notes"]
    note_ids: NoteIds
    step_id: StepId
    kind: NoteKind
    text: LongText
    warned: Warned = None


class SplitNote(ActionBase):
    type: Literal["split_note"]
    note_id: Id


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
    PostNote
    | EditNote
    | WithdrawNote
    | ParkNote
    | ParkNotes
    | BinNotes
    | RestoreNote
    | MoveNote
    | MoveNotes
    | ChangeKind
    | MergeNotes
    | SplitNote
    | HideNotes
    | RevealNotes
    | RevealNote
)
