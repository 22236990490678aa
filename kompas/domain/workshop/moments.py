"""Moments in the life of a workshop (`core.moments`)."""

from dataclasses import dataclass
from datetime import datetime

from kompas.models import Participant, Step, Workshop, WorkshopCreate
from kompas.scripts import FacilitationScript


@dataclass(frozen=True)
class NetworkNamed:
    """Somebody writes down, by its name, of which network a workshop is. A new workshop has no id yet."""

    workshop: Workshop
    device_id: int
    name: str


@dataclass(frozen=True)
class WorkshopPlanned:
    """A new workshop is there with its steps."""

    workshop: Workshop
    shape: WorkshopCreate
    script: FacilitationScript


@dataclass(frozen=True)
class WorkshopBegins:
    workshop: Workshop


@dataclass(frozen=True)
class StepEntered:
    """The room has left the step where it was and is at this one."""

    workshop: Workshop
    step: Step


@dataclass(frozen=True)
class WorkshopClosed:
    workshop: Workshop
    at: datetime


@dataclass(frozen=True)
class ParticipantJoins:
    """Somebody is about to take part; what is known of them can still be filled in."""

    workshop: Workshop
    participant: Participant


@dataclass(frozen=True)
class ParticipantRemoved:
    """Somebody is taken out, with their notes or without; the name is still there."""

    workshop: Workshop
    participant: Participant
    with_notes: bool


@dataclass(frozen=True)
class SignedOn:
    """Somebody signed on at a browser; seats taken there by a code alone can become theirs."""

    device_id: int
    account_id: int


@dataclass(frozen=True)
class SignedOut:
    """A browser is not signed on any more; who was can take the seats again after signing on."""

    device_id: int
    account_id: int
