"""Interviews in pairs: who with whom, what was heard, and what of it is shared."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kompas.enums import Anonymity, NoteKind
from kompas.events.core.base import ActionBase, Id, StepId, Warned
from kompas.models.core.columns import LongText, Printable

PersonId = Annotated[int, Field(ge=1, lt=2**31)]
LONGEST_NOTES = 20000


class MakePairs(ActionBase):
    """Give everybody who has no place one, changing as little as possible; `afresh` divides all again."""

    type: Literal["make_pairs"]
    step_id: StepId
    afresh: bool = False


class SwapPeople(ActionBase):
    """Each takes the other's place. Somebody without a place takes that of the other, who then has none."""

    type: Literal["swap_people"]
    step_id: StepId
    one_id: PersonId
    other_id: PersonId


class LetOut(ActionBase):
    """Somebody takes no part in these interviews, or does after all; the pairs are mended."""

    type: Literal["let_out"]
    step_id: StepId
    participant_id: PersonId
    out: bool = True


class WriteCard(ActionBase):
    """What I heard from the one I interview. The card gets the action's id and waits for that person."""

    type: Literal["write_card"]
    step_id: StepId
    about_id: PersonId
    kind: NoteKind
    text: LongText
    warned: Warned = None


class RewriteCard(ActionBase):
    """By its writer, while the one interviewed has not shared it."""

    type: Literal["rewrite_card"]
    card_id: Id
    kind: NoteKind
    text: LongText
    warned: Warned = None


class WithdrawCard(ActionBase):
    """By its writer: it is gone for the other too."""

    type: Literal["withdraw_card"]
    card_id: Id


class ApproveCard(ActionBase):
    """By the one interviewed, in these words: from here on it is a note of that person. `promised`: see PostNote."""

    type: Literal["approve_card"]
    card_id: Id
    kind: NoteKind
    text: LongText
    warned: Warned = None
    promised: Anonymity | None = None


class RefuseCard(ActionBase):
    """By the one interviewed: it is not shared. Can be approved later all the same."""

    type: Literal["refuse_card"]
    card_id: Id


class KeepNotes(ActionBase):
    """My private notes of an interview, all of them: sent twice it changes nothing."""

    type: Literal["keep_notes"]
    step_id: StepId
    text: Annotated[str, StringConstraints(max_length=LONGEST_NOTES), Printable]


InterviewAction = (
    MakePairs | SwapPeople | LetOut | WriteCard | RewriteCard | WithdrawCard | ApproveCard | RefuseCard | KeepNotes
)
