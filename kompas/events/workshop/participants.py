"""Taking part: joining, changing and leaving."""

from typing import Annotated, Literal

from kompas.enums import Domain, LogTopic, MemberLevel
from kompas.errors import NotFound
from kompas.events.core.base import ActionBase, Number, Row, action
from kompas.events.core.conditions import FACILITATOR, OPEN, Condition, participant
from kompas.events.core.logged import Logged
from kompas.i18n import N_
from kompas.models import Participant
from kompas.models.core.columns import ShortOptionalText, ShortText

NOT_THERE = N_("This person does not take part in this workshop any more.")
STILL_HERE = Condition("not removed", lambda it: it.row.removed_at is None, NOT_THERE, NotFound)
PERSON = Row(Participant, NOT_THERE)
PersonId = Annotated[Number, PERSON.that(STILL_HERE)]


@action(FACILITATOR, logged=Logged(LogTopic.PEOPLE, N_("Details of a participant changed")))
class EditParticipant(ActionBase):
    """`counts` false: takes part, but is in no number and no list of who was there."""

    participant_id: PersonId
    name: ShortText
    job_function: ShortText
    organisation: ShortText
    domain: Domain
    expert_by_experience: bool = False
    level: MemberLevel | None = None
    counts: bool = True


@action(FACILITATOR, logged=Logged(LogTopic.PEOPLE, N_("Participant removed"), tells=("notes",)))
class RemoveParticipant(ActionBase):
    """Their notes stay, without a name, or go into the bin."""

    participant_id: Annotated[Number, PERSON]
    notes: Literal["stay", "bin"] = "stay"


@action(participant(N_("Only who takes part can tell about themselves.")), OPEN)
class IntroduceMyself(ActionBase):
    """Function, organisation and domain of who joined with a name alone, as far as somebody wants to tell."""

    job_function: ShortOptionalText = ""
    organisation: ShortOptionalText = ""
    domain: Domain = Domain.OTHER
    level: MemberLevel | None = None
    expert_by_experience: bool = False
