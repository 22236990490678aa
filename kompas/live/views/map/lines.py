"""The lines of the network map, as long as both ends are on it. A removed one is only there for the facilitator."""

from kompas.domain.map.sides import going_on_as
from kompas.enums import Role
from kompas.events.core.difference import Item
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.core.subjects import NOW
from kompas.live.views.map.ratings import map_stays_visible, views_of
from kompas.models import Line, Party


def party_on_map(rows: Rows, party_id: str) -> str:
    return going_on_as(party_id, rows.of(Party).get)


def line_on_map(rows: Rows, line_id: str) -> str:
    """The line itself, or the one between the parties that its ends go on as."""
    line = rows.of(Line).get(line_id)
    if line is None:
        return line_id
    ends = {party_on_map(rows, line.one_id), party_on_map(rows, line.other_id)}
    if ends == {line.one_id, line.other_id}:
        return line_id
    now = (other for other in rows.of(Line).values() if {other.one_id, other.other_id} == ends and not other.withdrawn)
    return next((other.id for other in now), line_id)


NOW["party"] = party_on_map
NOW["line"] = line_on_map


def line_item(rows: Rows, audience: Role, line: Line) -> Item | None:
    ends = [rows.of(Party).get(line.one_id), rows.of(Party).get(line.other_id)]
    if not all(party is not None and party.is_on_map for party in ends):
        return None
    if line.withdrawn:
        return gone_item(line) if audience is Role.FACILITATOR else None
    if not map_stays_visible(rows, audience):
        return None
    item: Item = {
        "one": line.one_id,
        "other": line.other_id,
        "colour": line.colour.value,
        "order": line.sequence,
        "revision": line.revision,
    }
    views = views_of(rows, line)
    if views is not None:
        item["views"] = views
    if line.reason:
        item["reason"] = line.reason
    return item


def gone_item(line: Line) -> Item:
    return {"one": line.one_id, "other": line.other_id, "order": line.sequence, "gone": True}


LINE = Noun("line", Line, item=line_item)
