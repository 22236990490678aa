"""Workshops as lists and counts."""

from sqlmodel import Session, col, select

from kompas.domain.core.codes import hash_of_secret
from kompas.enums import Role
from kompas.models import Device, Participant, Seat, Workshop


def seats_of_browser(session: Session, secret: str) -> list[tuple[Workshop, set[Role]]]:
    """The workshops this browser has a seat in, the newest first, with the roles it has there; no rehearsals."""
    rows = session.exec(
        select(Workshop, Seat.role)
        .join(Seat, col(Seat.workshop_id) == Workshop.id)
        .join(Device, col(Device.id) == Seat.device_id)
        .where(Device.secret_hash == hash_of_secret(secret), col(Seat.ended_at).is_(None))
        .where(col(Workshop.rehearsal_of).is_(None))
        .order_by(col(Workshop.starts_at).desc(), col(Workshop.id).desc())
    )
    found: dict[int | None, tuple[Workshop, set[Role]]] = {}
    for workshop, role in rows:
        found.setdefault(workshop.id, (workshop, set()))[1].add(Role(role))
    return list(found.values())


def workshops_of_network(session: Session, network_id: int | None) -> list[Workshop]:
    """The newest first; rehearsals are no part of it."""
    query = select(Workshop).where(Workshop.network_id == network_id, col(Workshop.rehearsal_of).is_(None))
    return list(session.exec(query.order_by(col(Workshop.starts_at).desc(), col(Workshop.id).desc())))


def earlier_workshops(session: Session, workshop: Workshop) -> list[Workshop]:
    """Of the same network, the newest first; none for a workshop without a network."""
    if workshop.network_id is None:
        return []
    held = workshops_of_network(session, workshop.network_id)
    return [one for one in held if one.starts_at < workshop.starts_at and one.id != workshop.id]


def organisations_of(session: Session, workshop: Workshop) -> list[str]:
    """Of who takes part and counts."""
    people = session.exec(select(Participant).where(Participant.workshop_id == workshop.id))
    return sorted({one.organisation for one in people if one.is_counted and one.organisation}, key=str.casefold)


def people_in(session: Session, workshop: Workshop) -> list[Participant]:
    """Everybody who takes part, in the order in which they came."""
    here = select(Participant).where(Participant.workshop_id == workshop.id, col(Participant.removed_at).is_(None))
    return list(session.exec(here.order_by(col(Participant.id))))


def participant(session: Session, participant_id: int) -> Participant | None:
    return session.get(Participant, participant_id)
