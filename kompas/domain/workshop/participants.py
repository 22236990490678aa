"""Joining a workshop, and being somebody in it."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, func, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import normalise_code
from kompas.domain.core.handling import handles, put_on_row
from kompas.domain.core.moments import tell
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import end_seats, known_by, known_device, take_seat
from kompas.domain.workshop.hand_overs import withdraw_offers_to
from kompas.domain.workshop.moments import ParticipantJoins, ParticipantRemoved
from kompas.domain.workshop.organisations import respell, settle_spelling
from kompas.domain.workshop.workshops import NO_WORKSHOP, demand_joining, demand_open, find_workshop
from kompas.enums import Domain, Role
from kompas.errors import Invalid, NotAllowed, NotFound, WrongCode
from kompas.events.workshop.participants import EditParticipant, IntroduceMyself, RemoveParticipant
from kompas.i18n import N_, translate
from kompas.models import Device, Participant, ParticipantName, Seat, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor, may_be_nameless

NOT_TOLD = {"job_function": "", "organisation": "", "domain": Domain.OTHER}
"""Of who joined with a name alone."""


def join_workshop(
    session: Session,
    secret: str,
    code: str,
    shape: ParticipantName | None,
    *,
    acknowledged: bool,
    look: DeviceLook | None = None,
) -> Participant:
    """Become a participant; joining twice from one browser with the same name gives the same participant.

    Who gives no more than a name, or none where that is allowed, may tell the rest later.
    """
    workshop = find_door(session, secret, code)
    demand_open(workshop)
    demand_joining(workshop)
    if not acknowledged:
        raise NotAllowed(N_("Confirm first that what is said here stays confidential."))
    if shape is None and not may_be_nameless(workshop):
        raise Invalid(N_("Fill in your name."))
    device = known_device(session, secret)
    told = shape.model_dump() if shape else {"name": name_of_nameless(session, workshop)}
    if "organisation" in told:
        told["organisation"] = settle_spelling(session, workshop, told["organisation"])
    participant = seated_namesake(session, device.id, workshop.id, told) if shape else None
    if participant is None:
        participant = Participant(workshop_id=workshop.id, **NOT_TOLD | told)
        tell(session, ParticipantJoins(workshop, participant))
        record_change(session, workshop, participant)
        session.flush()
    take_seat(session, device, workshop, Role.PARTICIPANT, participant.id, look=look)
    return participant


def find_door(session: Session, secret: str | None, code: str) -> Workshop:
    """The workshop that this code lets this browser into: after a renewal the code before works for who is in only.

    Raises WrongCode.
    """
    workshop = find_workshop(session, code)
    seats = select(Seat.id).join(Device, col(Device.id) == Seat.device_id)
    seats = seats.where(known_by(secret or ""), Seat.workshop_id == workshop.id, col(Seat.ended_at).is_(None))
    if normalise_code(code) != workshop.door_code and session.exec(seats).first() is None:
        raise WrongCode(NO_WORKSHOP)
    return workshop


def seated_namesake(
    session: Session, device_id: int | None, workshop_id: int | None, told: Mapping[str, Any]
) -> Participant | None:
    query = (
        select(Participant)
        .join(Seat, col(Seat.participant_id) == Participant.id)
        .where(
            Seat.device_id == device_id,
            Participant.workshop_id == workshop_id,
            Participant.name == told["name"],
            col(Participant.removed_at).is_(None),
        )
    )
    if "organisation" in told:
        query = query.where(Participant.organisation == told["organisation"])
    return session.exec(query).first()


def name_of_nameless(session: Session, workshop: Workshop) -> str:
    """A number to be told apart by; how many came before is no secret."""
    count = session.exec(select(func.count()).where(Participant.workshop_id == workshop.id)).one()
    return translate(N_("Participant {number}"), number=count + 1)


def people_of_device(session: Session, actor: Actor) -> list[Participant]:
    """The participants this browser has been here: a shared laptop can switch between them."""
    query = (
        select(Participant)
        .join(Seat, col(Seat.participant_id) == Participant.id)
        .where(Seat.device_id == actor.device_id, Participant.workshop_id == actor.workshop.id)
        .where(col(Seat.ended_at).is_(None))
        .order_by(Participant.name)
    )
    return list(session.exec(query))


def switch_person(session: Session, secret: str, actor: Actor, participant_id: int) -> None:
    people = {person.id for person in people_of_device(session, actor)}
    if participant_id not in people:
        raise NotFound(N_("This person has not joined from this laptop."))
    take_seat(session, known_device(session, secret), actor.workshop, Role.PARTICIPANT, participant_id)


@handles(RemoveParticipant)
def remove_participant(session: Session, actor: Actor, action: RemoveParticipant, participant: Participant) -> None:
    """Take somebody out: the name goes, that browser is logged out, the notes stay where they are, without a name."""
    if participant.removed_at is not None:
        return
    tell(session, ParticipantRemoved(actor.workshop, participant, with_notes=action.notes == "bin"))
    participant.name = participant.job_function = participant.organisation = ""
    participant.expert_by_experience, participant.level = False, None
    participant.removed_at = now()
    seats = select(Seat).where(Seat.participant_id == participant.id, col(Seat.ended_at).is_(None))
    end_seats(session, actor.workshop, *session.exec(seats))
    withdraw_offers_to(session, actor.workshop, participant.id)
    record_change(session, actor.workshop, participant)


@handles(EditParticipant)
def edit_participant(session: Session, actor: Actor, action: EditParticipant, participant: Participant) -> None:
    """Another spelling of the organisation goes for everybody who is of it."""
    put_on_row(session, actor, action, participant)
    respell(session, actor.workshop, participant.organisation)


@handles(IntroduceMyself)
def introduce_myself(session: Session, actor: Actor, action: IntroduceMyself) -> None:
    """What was not asked at the door, told while waiting; the name stays as it is."""
    participant = session.get_one(Participant, actor.person)
    put_on_row(session, actor, action, participant)
    if participant.organisation:
        participant.organisation = settle_spelling(session, actor.workshop, participant.organisation)
