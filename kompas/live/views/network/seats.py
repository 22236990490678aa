"""The browsers that work in a network."""

from collections.abc import Callable, Iterable

from kompas.enums import NetworkRole
from kompas.events.core.difference import Item
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import NetworkSeat
from kompas.rules import NetworkActor

BEARING_NAMES: list[Callable[[Rows, set[int]], Iterable[str]]] = []
"""Of the rooms above: which of their items bear the names of these seats."""


def seat_item(rows: Rows, audience: NetworkRole, seat: NetworkSeat) -> Item | None:
    return None if seat.ended_at else {"device": seat.device_id, "name": seat.name}


def actor_in_network(rows: Rows, device_id: int, _participant_id: int | None) -> NetworkActor:
    held = [s for s in rows.of(NetworkSeat).values() if s.device_id == device_id and s.ended_at is None]
    roles = frozenset({NetworkRole.CORE} if held else ())
    return NetworkActor(device_id, rows.record, seat_id=held[0].id if held else 0, roles=roles)


def touches(rows: Rows, changed: set[int]) -> Iterable[str]:
    for bearing in BEARING_NAMES:
        yield from bearing(rows, changed)


NETWORK_SEAT = Noun("seat", NetworkSeat, item=seat_item, touches=touches)
