from datetime import datetime

from pydantic import BaseModel
from sqlmodel import Field, SQLModel

from kompas.enums import Domain
from kompas.models.columns import ShortText, UtcDateTime, enum_column, now


class ParticipantCreate(BaseModel):
    name: ShortText
    job_function: ShortText
    organisation: ShortText
    domain: Domain
    expert_by_experience: bool = False


class Participant(SQLModel, table=True):
    """Somebody in the room. Notes point here, so a name can be removed while the note stays."""

    id: int = Field(default=None, primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id", index=True)
    name: str
    job_function: str
    organisation: str
    domain: Domain = Field(sa_column=enum_column(Domain))
    expert_by_experience: bool = False
    acknowledged_at: datetime = Field(default_factory=now, sa_type=UtcDateTime)
    revision: int = 0
