"""Interviews in pairs: who with whom, what was heard, and what of it is shared."""

from typing import Annotated

from pydantic import StringConstraints

from kompas.activity import activity_of
from kompas.enums import Anonymity, NoteKind
from kompas.errors import Invalid
from kompas.events.core.base import ActionBase, Id, Number, Row, Warned, action
from kompas.events.core.conditions import FACILITATOR, OPEN, Condition, participant
from kompas.events.core.logged import PACE
from kompas.events.workshop.steps import STEP
from kompas.i18n import N_
from kompas.models import Card, Participant
from kompas.models.core.columns import LongText, Printable

LONGEST_NOTES = 20000
INTERVIEWED = participant(N_("Only participants interview each other."))
WITH_INTERVIEWS = Condition(
    "with interviews",
    lambda it: activity_of(it.row).in_pairs,
    N_("There are no interviews in this step."),
    Invalid,
)
BETWEEN_THEM = Condition(
    "of these two",
    lambda it: it.actor.participant_id in (it.row.writer_id, it.row.about_id),
    N_("You can only decide about what you told or wrote."),
)
ITS_WRITER = Condition(
    "by its writer",
    lambda it: it.actor.participant_id == it.row.writer_id,
    N_("Only who wrote this can change it."),
)
WHO_TOLD_IT = Condition(
    "by who told it",
    lambda it: it.actor.participant_id == it.row.about_id,
    N_("Only the person who told this decides whether it is shared."),
)
CARD = Row(Card, N_("This card is not there any more. Reload the page.")).that(BETWEEN_THEM)
InterviewStepId = Annotated[Number, STEP.that(WITH_INTERVIEWS)]
OwnCardId = Annotated[Id, CARD.that(ITS_WRITER)]
ToldCardId = Annotated[Id, CARD.that(WHO_TOLD_IT)]
PersonId = Annotated[Number, Row(Participant, N_("This person does not take part in this workshop."))]


@action(FACILITATOR, OPEN, logged=PACE)
class MakePairs(ActionBase):
    """Give everybody who has no place one, changing as little as possible; `afresh` divides all again."""

    step_id: InterviewStepId
    afresh: bool = False


@action(FACILITATOR, OPEN, logged=PACE)
class SwapPeople(ActionBase):
    """Each takes the other's place. Somebody without a place takes that of the other, who then has none."""

    step_id: InterviewStepId
    one_id: Number
    other_id: Number


@action(FACILITATOR, OPEN, logged=PACE)
class LetOut(ActionBase):
    """Somebody takes no part in these interviews, or does after all; the pairs are mended."""

    step_id: InterviewStepId
    participant_id: PersonId
    out: bool = True


@action(INTERVIEWED, OPEN)
class WriteCard(ActionBase):
    """Write down what the person interviewed told. The card gets the action's id and waits for that person."""

    step_id: InterviewStepId
    about_id: Number
    kind: NoteKind
    text: LongText
    warned: Warned = None


@action(INTERVIEWED, OPEN)
class RewriteCard(ActionBase):
    """Change a card, as its writer, while the one interviewed has not shared it."""

    card_id: OwnCardId
    kind: NoteKind
    text: LongText
    warned: Warned = None


@action(INTERVIEWED, OPEN)
class WithdrawCard(ActionBase):
    """Withdraw a card, as its writer: it is gone for the other too."""

    card_id: OwnCardId


@action(INTERVIEWED, OPEN)
class ApproveCard(ActionBase):
    """Share a card, as the one interviewed, in these words: from here on it is their note. `promised`: see PostNote."""

    card_id: ToldCardId
    kind: NoteKind
    text: LongText
    warned: Warned = None
    promised: Anonymity | None = None


@action(INTERVIEWED, OPEN)
class RefuseCard(ActionBase):
    """Keep a card unshared, as the one interviewed. It can be approved later all the same."""

    card_id: ToldCardId


@action(INTERVIEWED, OPEN)
class KeepNotes(ActionBase):
    """My private notes of an interview, all of them: sent twice it changes nothing."""

    step_id: InterviewStepId
    text: Annotated[str, StringConstraints(max_length=LONGEST_NOTES), Printable]
