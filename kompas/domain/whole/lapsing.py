"""Seats of facilitators and networks end by themselves: after a time without use, and some day in any case.

Never in the middle of a day's work: a seat that is too old ends at night, or when its browser has been away for half a day.
Nor when nobody could come back: the last one, when there is no code.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from kompas.domain.network.networks import end_network_seats, may_all_leave, network_seats
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.domain.workshop.devices import seats_of
from kompas.domain.workshop.hand_overs import end_facilitator_seat
from kompas.enums import Role
from kompas.models import Device, Network, NetworkSeat, Seat, Workshop
from kompas.models.core.server_key import ServerKey
from kompas.settings import get_settings

AWAY = timedelta(hours=12)
NIGHT = range(2, 5)
AnySeat = Seat | NetworkSeat


def end_lapsed_seats(session: Session, at: datetime) -> int:
    """Returns how many ended."""
    since = session.exec(select(col(ServerKey.made_at))).first() or at
    ended = 0
    for workshop, seats in lapsed_in_workshops(session, at, since):
        ended += end_in_workshop(session, workshop, seats)
    for network, held in lapsed_in_networks(session, at, since):
        ended += end_in_network(session, network, held)
    return ended


def lapsed_in_workshops(session: Session, at: datetime, since: datetime) -> Iterator[tuple[Workshop, list[Seat]]]:
    query = select(Seat, Device).join(Device, col(Device.id) == Seat.device_id)
    facilitates = query.where(Seat.role == Role.FACILITATOR, col(Seat.ended_at).is_(None))
    found: dict[int, list[Seat]] = {}
    for seat, device in session.exec(facilitates.order_by(col(Seat.taken_at))).all():
        if has_lapsed(seat, device, at, since):
            found.setdefault(seat.workshop_id, []).append(seat)
    yield from ((session.get_one(Workshop, workshop_id), seats) for workshop_id, seats in found.items())


def lapsed_in_networks(session: Session, at: datetime, since: datetime) -> Iterator[tuple[Network, list[NetworkSeat]]]:
    query = select(NetworkSeat, Device).join(Device, col(Device.id) == NetworkSeat.device_id)
    found: dict[int, list[NetworkSeat]] = {}
    for seat, device in session.exec(query.where(col(NetworkSeat.ended_at).is_(None))).all():
        if has_lapsed(seat, device, at, since):
            found.setdefault(seat.network_id or 0, []).append(seat)
    yield from ((session.get_one(Network, network_id), seats) for network_id, seats in found.items())


def has_lapsed(seat: AnySeat, device: Device, at: datetime, since: datetime) -> bool:
    """`since`: when these limits began on this server; what is older counts from there."""
    settings = get_settings()
    used = max(moment for moment in (device.seen_at, seat.seen_at, seat.taken_at) if moment)
    if used <= at - timedelta(days=settings.seat_idle_days):
        return True
    is_old = max(seat.taken_at, since) <= at - timedelta(days=settings.seat_days)
    return is_old and (used <= at - AWAY or at.astimezone(AMSTERDAM).hour in NIGHT)


def end_in_workshop(session: Session, workshop: Workshop, seats: list[Seat]) -> int:
    if not workshop.facilitator_code_hash and len(seats) == len(seats_of(session, workshop, Role.FACILITATOR)):
        seats = seats[:-1]
    for seat in seats:
        end_facilitator_seat(session, workshop, seat)
    return len(seats)


def end_in_network(session: Session, network: Network, seats: list[NetworkSeat]) -> int:
    if not may_all_leave(network) and len(seats) == len(network_seats(session, network)):
        seats = seats[:-1]
    end_network_seats(session, network, *seats)
    return len(seats)
