"""Workshops as lists and counts."""

from sqlmodel import Session, and_, col, or_, select

from kompas.domain.core.names import alike_as_one
from kompas.domain.workshop.accounts import account_of
from kompas.domain.workshop.devices import known_by, opens
from kompas.enums import Role
from kompas.models import Device, Participant, Seat, Workshop


def seats_of_browser(session: Session, secret: str) -> list[tuple[Workshop, set[Role]]]:
    """The workshops this browser has a seat in, the newest first, with the roles it has there; no rehearsals.

    Who signed on here finds the workshops facilitated on another browser among them.
    """
    here = select(Device.id).where(known_by(secret))
    mine = and_(col(Seat.device_id).in_(here), col(Seat.ended_at).is_(None))
    account_id = account_of(session, session.exec(here).first())
    if account_id is not None:
        mine = or_(mine, and_(Seat.account_id == account_id, Seat.role == Role.FACILITATOR))
    rows = session.exec(
        select(Workshop, Seat)
        .join(Seat, col(Seat.workshop_id) == Workshop.id)
        .where(mine)
        .where(col(Workshop.rehearsal_of).is_(None))
        .order_by(col(Workshop.starts_at).desc(), col(Workshop.id).desc())
    )
    found: dict[int | None, tuple[Workshop, set[Role]]] = {}
    for workshop, seat in rows:
        is_own = account_id is not None and seat.account_id == account_id
        if is_own or opens(session, seat):
            found.setdefault(workshop.id, (workshop, set()))[1].add(Role(seat.role))
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
    told = (one.organisation for one in people if one.is_counted and one.organisation)
    return sorted(set(alike_as_one(told)), key=str.casefold)


def people_in(session: Session, workshop: Workshop) -> list[Participant]:
    """Everybody who takes part, in the order in which they came."""
    here = select(Participant).where(Participant.workshop_id == workshop.id, col(Participant.removed_at).is_(None))
    return list(session.exec(here.order_by(col(Participant.id))))


def participant(session: Session, participant_id: int) -> Participant | None:
    return session.get(Participant, participant_id)
