from typing import Annotated

from pydantic import BaseModel
from sqlmodel import Field

from kompas.enums import Domain, MemberLevel
from kompas.fields import Asked, MayIdentify, OneChoice, ShortText, YesNo, asked, options_of
from kompas.i18n import N_
from kompas.models.core.base_row import BaseRow
from kompas.models.core.columns import KeptMoment, KeptShort, UtcDateTime, enum_column, now
from kompas.models.core.declarations import Copying, Forgetting
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose


def of_a_professional(label: str, autocomplete: str) -> Asked:
    """The browser knows what somebody fills in here more often."""
    return asked(ShortText, label, autocomplete=autocomplete, required=True, may_identify=MayIdentify.NO)


class ParticipantName(BaseModel):
    """All that is asked of who joins by phone; the rest comes while they wait."""

    name: Annotated[str, of_a_professional(N_("Your name"), "name")]


class ParticipantCreate(ParticipantName):
    job_function: Annotated[str, of_a_professional(N_("Your function"), "organization-title")]
    organisation: Annotated[str, of_a_professional(N_("Your organisation"), "organization")]
    domain: Annotated[
        Domain,
        asked(OneChoice, N_("Domain"), options=options_of(Domain), required=True, placeholder=N_("Choose a domain")),
    ]
    level: Annotated[
        MemberLevel | None,
        asked(
            OneChoice,
            N_("Level (not required)"),
            options=options_of(MemberLevel),
            placeholder=N_("Choose a level"),
            help=N_("Helps to let people of different levels talk with each other."),
        ),
    ] = None
    expert_by_experience: Annotated[
        bool, asked(YesNo, N_("I take part as an expert by experience"), explained=False)
    ] = False


class Participant(BaseRow, table=True):
    """Somebody in the room. Notes point here, so a name can be removed while the note stays.

    Who was removed keeps an empty row: the notes still point to it and are not touched, so nothing tells whose they
    were. People who do not count (a test, somebody who types from paper) take part but are in no number and no list.
    """

    using = (
        Use("name organisation", Whose.PARTICIPANT, Purpose.MEET, SeenBy.LOBBY),
        Use("job_function domain expert_by_experience", Whose.PARTICIPANT, Purpose.MEET, SeenBy.FACILITATORS),
        Use("level counts removed_at acknowledged_at", Whose.PARTICIPANT, Purpose.LEAD, SeenBy.FACILITATORS),
    )
    forgetting = Forgetting(
        blanked={"name": "", "job_function": "", "level": None, "expert_by_experience": False},
        stays=("organisation",),
        why="which organisations were there, and how many people",
    )
    copying = Copying()

    id: int = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    name: KeptShort
    job_function: KeptShort
    organisation: KeptShort
    domain: Domain = Field(sa_column=enum_column(Domain))
    expert_by_experience: bool = False
    level: MemberLevel | None = Field(default=None, sa_column=enum_column(MemberLevel, nullable=True))
    acknowledged_at: KeptMoment = Field(default_factory=now, sa_type=UtcDateTime)
    counts: bool = True
    removed_at: KeptMoment | None = Field(default=None, sa_type=UtcDateTime)
    revision: int = 0

    @property
    def is_counted(self) -> bool:
        return self.counts and self.removed_at is None
