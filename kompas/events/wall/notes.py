"""Actions on post-its."""

from typing import Annotated

from pydantic import Field

from kompas.enums import Anonymity, LogTopic, NoteKind, Perspective, Role
from kompas.errors import Invalid
from kompas.events.core.base import About, ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN, Condition
from kompas.events.core.logged import CONTENT, Logged
from kompas.events.workshop.participants import PersonId
from kompas.events.workshop.steps import StepId
from kompas.i18n import N_
from kompas.models import Case, Note
from kompas.models.core.columns import LONG, LongText
from kompas.rules import is_author_of, is_in_bin, may_edit

NOT_YOURS = N_("You can only change your own notes.")
NOTE = Row(Note, N_("This note is not there any more. Reload the page."))
CHOSEN = Row(Note, N_("One of the chosen notes is not part of this workshop."), Invalid)
NOT_TAKEN_AWAY = Condition(
    "not taken away",
    lambda it: it.role is Role.FACILITATOR or not (is_in_bin(it.row) and is_author_of(it.actor, it.row)),
    N_("The facilitator has taken this note away."),
)
OWN_NOTE = Condition(
    "one's own, the facilitator any",
    lambda it: may_edit(it.actor, it.role, it.row),
    NOT_YOURS,
)
TO_MODERATE = Condition(
    "not withdrawn, not hidden",
    lambda it: may_edit(it.actor, Role.FACILITATOR, it.row),
    NOT_YOURS,
)
NoteId = Annotated[Id, NOTE]
OwnNoteId = Annotated[Id, NOTE.that(NOT_TAKEN_AWAY, OWN_NOTE)]
ModeratedId = Annotated[Id, NOTE.that(TO_MODERATE)]
NoteIds = Annotated[list[Id], Field(min_length=1, max_length=100), NOTE]
ModeratedIds = Annotated[list[Id], Field(min_length=1, max_length=100), NOTE.that(TO_MODERATE)]
CaseId = Annotated[Id, Row(Case, N_("This case is not there any more. Choose another, or none."), Invalid)]


@action(EVERYBODY, OPEN, logged=CONTENT)
class PostNote(ActionBase):
    """The note gets the action's id. `promised` is who would see the name, as it stood at the composer."""

    step_id: StepId
    kind: NoteKind
    text: LongText
    perspective: Perspective | None = None
    question: str | None = Field(default=None, max_length=40)
    party_id: Annotated[Id, About("party")] | None = None
    line_id: Annotated[Id, About("line")] | None = None
    case_id: CaseId | None = None
    warned: Warned = None
    promised: Anonymity | None = None


@action(FACILITATOR, OPEN, logged=Logged(LogTopic.MODERATION, N_("Note entered from paper")))
class PostForSomebody(ActionBase):
    """The note gets the action's id, and the author whose paper it was; None is nobody in particular."""

    step_id: StepId
    kind: NoteKind
    text: LongText
    participant_id: PersonId | None = None
    warned: Warned = None


@action(EVERYBODY, OPEN, undo=N_("note changed"), logged=Logged(LogTopic.MODERATION, N_("Note changed")))
class EditNote(ActionBase):
    """`seen` is the text that the writer was looking at; when it is another one by now, that is a conflict.

    Without `case_id` the note stays about the case it was about; None makes it about none.
    """

    note_id: OwnNoteId
    text: LongText
    kind: NoteKind
    perspective: Perspective | None = None
    case_id: CaseId | None = None
    seen: str | None = Field(default=None, max_length=LONG)
    warned: Warned = None


@action(EVERYBODY, OPEN, undo=N_("note withdrawn"), logged=Logged(LogTopic.MODERATION, N_("Note withdrawn")))
class WithdrawNote(ActionBase):
    note_id: OwnNoteId


@action(FACILITATOR, OPEN, undo=N_("parked"), logged=Logged(LogTopic.MODERATION, N_("Notes parked")))
class ParkNote(ActionBase):
    note_id: ModeratedId


@action(FACILITATOR, OPEN, undo=N_("parked"), logged=Logged(LogTopic.MODERATION, N_("Notes parked")))
class ParkNotes(ActionBase):
    """Several at once; what is not on the wall any more is left as it is."""

    note_ids: ModeratedIds


@action(FACILITATOR, OPEN, undo=N_("put in the bin"), logged=Logged(LogTopic.MODERATION, N_("Notes put in the bin")))
class BinNotes(ActionBase):
    """Out of everybody's sight, the author's too; in the bin until the workshop closes."""

    note_ids: ModeratedIds
    abusive: bool = False


@action(FACILITATOR, OPEN, undo=N_("put back"), logged=Logged(LogTopic.MODERATION, N_("Notes put back on the wall")))
class RestoreNote(ActionBase):
    """Put back on the wall a note that was parked or binned."""

    note_id: ModeratedId


@action(FACILITATOR, OPEN, undo=N_("moved"), logged=Logged(LogTopic.MODERATION, N_("Notes moved to another step")))
class MoveNote(ActionBase):
    note_id: ModeratedId
    step_id: StepId


@action(FACILITATOR, OPEN, undo=N_("moved"), logged=Logged(LogTopic.MODERATION, N_("Notes moved to another step")))
class MoveNotes(ActionBase):
    note_ids: ModeratedIds
    step_id: StepId


@action(FACILITATOR, OPEN, undo=N_("kind changed"), logged=Logged(LogTopic.MODERATION, N_("Kind of notes changed")))
class ChangeKind(ActionBase):
    note_ids: ModeratedIds
    kind: NoteKind


@action(FACILITATOR, OPEN, undo=N_("merged"), logged=Logged(LogTopic.MODERATION, N_("Notes merged")))
class MergeNotes(ActionBase):
    """The merged note gets the action's id."""

    note_ids: NoteIds
    step_id: StepId
    kind: NoteKind
    text: LongText
    warned: Warned = None


@action(FACILITATOR, OPEN, undo=N_("split"), logged=Logged(LogTopic.MODERATION, N_("Merged note split")))
class SplitNote(ActionBase):
    note_id: NoteId


@action(FACILITATOR, OPEN, logged=Logged(LogTopic.REVEAL, N_("Silent writing begun")))
class HideNotes(ActionBase):
    """From now on what is written at this step stays hidden until it is revealed."""

    step_id: StepId


@action(FACILITATOR, OPEN, logged=Logged(LogTopic.REVEAL, N_("Silent notes shown")))
class RevealNotes(ActionBase):
    """Show everything that was written hidden at this step, and hide no more."""

    step_id: StepId


@action(FACILITATOR, OPEN, logged=Logged(LogTopic.REVEAL, N_("Silent notes shown")))
class RevealNote(ActionBase):
    note_id: NoteId
