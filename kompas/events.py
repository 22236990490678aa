"""Every live event: the actions that browsers send up, as one typed list, and the shape of what comes down.

Each action carries an id made in the browser: it is the promise that a second delivery changes nothing.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from kompas.enums import NoteKind, Perspective, Priority, Role
from kompas.models.columns import LongText, OptionalText, ShortText

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{32,36}$")]
StepId = Annotated[int, Field(ge=1, lt=2**31)]
"""What a column can hold: a larger number would make the database fail, and with it everything in the same commit."""


Warned = Literal["kept", "changed"] | None
"""What the author did after the warning about identifying details: posted as it was, or changed the text first."""


class ActionBase(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    role: Literal[Role.FACILITATOR, Role.PARTICIPANT]
    person: int | None = None
    """Who it was written as: on a shared laptop another person may have taken over before it was sent."""


class PostNote(ActionBase):
    """The note gets the action's id."""

    type: Literal["post_note"]
    step_id: StepId
    kind: NoteKind
    text: LongText
    perspective: Perspective | None = None
    question: str | None = Field(default=None, max_length=40)
    warned: Warned = None


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


class SayReady(ActionBase):
    """`ready` false takes it back."""

    type: Literal["say_ready"]
    step_id: StepId
    ready: bool


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


class AnswerEvaluation(ActionBase):
    type: Literal["answer_evaluation"]
    scores: dict[str, Annotated[int, Field(ge=1, le=5)]]
    remark: OptionalText = ""


class StartClock(ActionBase):
    type: Literal["start_clock"]


class PauseClock(ActionBase):
    type: Literal["pause_clock"]


class AddMinutes(ActionBase):
    type: Literal["add_minutes"]
    step_id: StepId
    minutes: Annotated[int, Field(ge=-60, le=60)]


class GoToStep(ActionBase):
    """`from_step_id` is the step the facilitator saw; a double click or a second device cannot skip a step."""

    type: Literal["go_to_step"]
    from_step_id: StepId | None
    to_step_id: StepId


class RecordConclusion(ActionBase):
    """The conclusion gets the action's id."""

    type: Literal["record_conclusion"]
    step_id: StepId
    text: LongText
    note_ids: list[Id] = Field(default=[], max_length=200)


class EditConclusion(ActionBase):
    type: Literal["edit_conclusion"]
    conclusion_id: Id
    text: LongText
    note_ids: list[Id] | None = Field(default=None, max_length=200)


class WithdrawConclusion(ActionBase):
    """`withdrawn` false puts it back."""

    type: Literal["withdraw_conclusion"]
    conclusion_id: Id
    withdrawn: bool = True


class RecordAgreement(ActionBase):
    """The agreement gets the action's id."""

    type: Literal["record_agreement"]
    what: LongText
    who: ShortText
    by_when: date | None = None
    priority: Priority = Priority.NORMAL
    conclusion_id: Id | None = None


class EditAgreement(ActionBase):
    type: Literal["edit_agreement"]
    agreement_id: Id
    what: LongText
    who: ShortText
    by_when: date | None = None
    priority: Priority = Priority.NORMAL


class WithdrawAgreement(ActionBase):
    type: Literal["withdraw_agreement"]
    agreement_id: Id
    withdrawn: bool = True


class CloseWorkshop(ActionBase):
    type: Literal["close_workshop"]


class ReopenWorkshop(ActionBase):
    type: Literal["reopen_workshop"]


class FocusScreen(ActionBase):
    """What the screen's wall shows: `auto` follows the step, `all` is the whole roll, else the id of a step."""

    type: Literal["focus_screen"]
    focus: Annotated[str, StringConstraints(pattern=r"^(auto|all|\d{1,9})$")]


Action = Annotated[
    PostNote
    | EditNote
    | WithdrawNote
    | ParkNote
    | RestoreNote
    | MoveNote
    | SayReady
    | HideNotes
    | RevealNotes
    | RevealNote
    | AnswerEvaluation
    | StartClock
    | PauseClock
    | AddMinutes
    | GoToStep
    | RecordConclusion
    | EditConclusion
    | WithdrawConclusion
    | RecordAgreement
    | EditAgreement
    | WithdrawAgreement
    | CloseWorkshop
    | ReopenWorkshop
    | FocusScreen,
    Field(discriminator="type"),
]
ACTION: TypeAdapter[Action] = TypeAdapter(Action)

Scalars = dict[str, Any]
Items = dict[str, dict[str, Any]]
"""What an audience sees, by key: `note:<id>`, `step:<id>`, `conclusion:<id>`, `agreement:<id>`, `participant:<id>`."""


@dataclass
class View:
    """Everything one audience may see of a workshop at one revision. Ours, so not validated: that would copy it all."""

    revision: int
    scalars: Scalars
    items: Items


@dataclass
class Difference:
    """From one view to the next: `put` replaces whole items, `scalars` only those that changed."""

    since: int
    revision: int
    scalars: Scalars = field(default_factory=dict)
    put: Items = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
