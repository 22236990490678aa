"""Records, workshops and networks alike: the actor that a browser is in one, and when it was last there."""

from datetime import datetime

from sqlmodel import Session, update

from kompas.domain.core.records import record_with
from kompas.domain.network.networks import seat_in_network
from kompas.domain.workshop.devices import NO_SEAT, seat_in
from kompas.enums import RecordKind
from kompas.errors import NotAllowed
from kompas.models import Network, NetworkSeat, Seat, Workshop
from kompas.models.core.record import RecordKey
from kompas.rules import AnyActor

SEATS: dict[RecordKind, type[Seat | NetworkSeat]] = {RecordKind.WORKSHOP: Seat, RecordKind.NETWORK: NetworkSeat}


def identify_anywhere(
    session: Session, secret: str | None, code: str, *, person: int | None = None, to_change: bool = False
) -> AnyActor:
    """The actor that this browser is in the record with this code; see `devices.identify`. Should a code ever be of
    both, it is the workshop's. The refusal is the same for all, so that codes cannot be told apart from outside.
    """
    if workshop := record_with(session, Workshop, code, to_change=to_change):
        return seat_in(session, workshop, secret, person)
    network = record_with(session, Network, code, to_change=to_change)
    actor = seat_in_network(session, network, secret) if network else None
    if actor is None:
        raise NotAllowed(NO_SEAT)
    return actor


def note_seen(session: Session, key: RecordKey, device_id: int, moment: datetime) -> None:
    """When a device was last there."""
    seat = SEATS[key.kind]
    of_record = {key.kind.column: key.id, "device_id": device_id}
    session.execute(update(seat).filter_by(**of_record).values(seen_at=moment))
