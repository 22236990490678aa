"""The parties of the network map. A party that was merged or removed is only there for the facilitator, to undo."""

from collections.abc import Iterable

from sqlmodel import Session

from kompas.domain.map.label_places import scale_for, wrap_name
from kompas.enums import Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.map.ratings import map_stays_visible, whose_party
from kompas.models import Agreement, Line, Note, Party


def party_item(rows: Rows, audience: Role, party: Party) -> Item | None:
    if not party.is_on_map:
        return gone_item(party) if audience is Role.FACILITATOR else None
    if not map_stays_visible(rows, audience):
        return None
    item: Item = {
        "name": party.name,
        "label": wrap_name(party.name),
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
    """A line is there as long as both its ends are; what was said of a merged party or its lines is said of the other."""
    lines = {line.id for line in rows.of(Line).values() if line.one_id in changed or line.other_id in changed}
    yield from (f"line:{line_id}" for line_id in lines)
    notes = rows.of(Note).values()
    yield from (f"note:{note.id}" for note in notes if note.party_id in changed or note.line_id in lines)
    yield from (f"agreement:{one.id}" for one in rows.of(Agreement).values() if one.line_id in lines)


def forget_sides(session: Session, rows: Rows, since: int) -> None:
    """Doubles may have become one: how the two sides see a line is worked out anew."""
    rows.seen = None


def own_parties(rows: Rows, participant_id: int) -> Scalars:
    """The parties that this participant may still correct."""
    step_id = rows.workshop.current_step_id
    own = (one for one in rows.of(Party).values() if one.added_by == participant_id and one.step_id == step_id)
    return {"own_parties": [party.id for party in own if party.is_on_map]}


def owners_through(rows: Rows, changed: set[str]) -> Iterable[int]:
    adders = (rows.of(Party)[key].added_by for key in changed)
    yield from (adder for adder in adders if adder is not None)
    yield from whose_party(rows, changed)


PARTY = Noun(
    "party",
    Party,
    item=party_item,
    own_values=own_parties,
    scalars=scalars,
    owners_through=owners_through,
    touches=touches,
    read_beside=forget_sides,
)
