"""The log of a workshop or network as somebody reads it: each entry with the seat from which it was done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from kompas.domain.workshop.log import logged_as
from kompas.enums import LogTopic, Role
from kompas.events.core.logged import Logged
from kompas.models import LogEntry, NetworkSeat, Seat
from kompas.rules import AnyActor, NetworkActor


@dataclass(frozen=True)
class SeatLabel:
    """Tells the browsers of a role apart: a number in the order in which they came, and the name as long as it is kept."""

    number: int
    name: str = ""
    browser: str = ""


@dataclass(frozen=True)
class KeptEntry:
    entry: LogEntry
    logged: Logged
    seat: SeatLabel | None

    @property
    def topic(self) -> LogTopic:
        return self.logged.topic


def log_for(session: Session, actor: AnyActor) -> list[KeptEntry]:
    """The log of the record for who facilitates it, newest first; for others empty."""
    if not isinstance(actor, NetworkActor) and not actor.facilitates:
        return []
    entries = session.exec(select(LogEntry).filter_by(**actor.record.reference).order_by(col(LogEntry.at).desc()))
    seats = network_seats(session, actor) if isinstance(actor, NetworkActor) else workshop_seats(session, actor)
    return [
        KeptEntry(entry, logged, seats.get(entry.network_seat_id or entry.seat_id or 0))
        for entry in entries
        if (logged := logged_as(entry.what))
    ]


def workshop_seats(session: Session, actor: AnyActor) -> dict[int, SeatLabel]:
    query = select(Seat).where(Seat.workshop_id == actor.record.id, col(Seat.participant_id).is_(None))
    counted = dict.fromkeys(Role, 0)
    labels = {}
    for seat in session.exec(query.order_by(col(Seat.id))):
        counted[seat.role] += 1
        labels[seat.id] = SeatLabel(counted[seat.role], seat.name, seat.browser)
    return labels


def network_seats(session: Session, actor: AnyActor) -> dict[int, SeatLabel]:
    query = select(NetworkSeat).where(NetworkSeat.network_id == actor.record.id).order_by(col(NetworkSeat.id))
    return {seat.id: SeatLabel(number, seat.name) for number, seat in enumerate(session.exec(query), start=1)}


def about(entries: Sequence[KeptEntry], topics: Collection[LogTopic]) -> list[KeptEntry]:
    """Those of these topics; of all when none is chosen."""
    return [one for one in entries if not topics or one.topic in topics]
