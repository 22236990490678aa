"""The parties of the network map. A party that was merged or removed is only there for the facilitator, to undo."""

from collections.abc import Iterable

from kompas.domain.maps.labels import scale_for, wrapped
from kompas.enums import Role
from kompas.events.difference import Item, Scalars
from kompas.live.views.ratings import map_stays_visible
from kompas.live.views.rows import Noun, Rows
from kompas.models import Line, Party


def party_item(rows: Rows, audience: Role, party: Party) -> Item | None:
    if not party.is_on_map:
        return gone_item(party) if audience is Role.FACILITATOR else None
    if not map_stays_visible(rows, audience):
        return None
    item: Item = {
        "name": party.name,
        "label": wrapped(party.name),
        "domain": party.domain.value,
        "ring": party.ring.value,
        "x": party.x,
        "y": party.y,
        "order": party.sequence,
    }
    if party.involvement:
        item["involvement"] = party.involvement.value
    if party.hand_placed:
        item["pinned"] = True
    return item


def gone_item(party: Party) -> Item:
    return {"name": party.name, "order": party.sequence, "gone": True, "into": party.merged_into}


def scalars(rows: Rows, audience: Role) -> Scalars:
    return {"map_scale": scale_for(sum(party.is_on_map for party in rows.of(Party).values()))}


def touches(rows: Rows, changed: set[str]) -> Iterable[str]:
    """A line is there as long as both its ends are."""
    return (f"line:{line.id}" for line in rows.of(Line).values() if line.one_id in changed or line.other_id in changed)


PARTY = Noun("party", Party, item=party_item, scalars=scalars, touches=touches)
