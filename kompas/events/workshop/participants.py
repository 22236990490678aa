"""Who takes part."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.enums import Domain, MemberLevel
from kompas.events.core.base import ActionBase
from kompas.models.core.columns import ShortText

ParticipantId = Annotated[int, Field(ge=1, lt=2**31)]


class EditParticipant(ActionBase):
    """`counts` false: takes part, but is in no number and no list of who was there."""

    type: Literal["edit_participant"]
    participant_id: ParticipantId
    name: ShortText
    job_function: ShortText
    organisation: ShortText
    domain: Domain
    expert_by_experience: bool = False
    level: MemberLevel | None = None
    counts: bool = True


class RemoveParticipant(ActionBase):
    """Their notes stay, without a name, or go into the bin."""

    type: Literal["remove_participant"]
    participant_id: ParticipantId
    notes: Literal["stay", "bin"] = "stay"


ParticipantAction = EditParticipant | RemoveParticipant
