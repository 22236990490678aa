"""The lines of the network map, as long as both ends are on it. A removed one is only there for the facilitator."""

from kompas.enums import Role
from kompas.events.core.difference import Item
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.map.ratings import map_stays_visible, views_of
from kompas.models import Line, Party


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
