"""Bottlenecks that an earlier workshop concluded, with their progress."""

from kompas.enums import Role
from kompas.events.core.difference import Item
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import Bottleneck
from kompas.rules import crosses_sessions


def bottleneck_item(rows: Rows, audience: Role, row: Bottleneck) -> Item | None:
    if not crosses_sessions(row.release, audience):
        return None
    return {
        "phase": row.phase.value,
        "text": row.text,
        "mark": row.mark.value if row.mark else None,
        "remark": row.remark,
        "held": row.held,
        "for_all": crosses_sessions(row.release, Role.PARTICIPANT),
        "order": row.sequence,
    }


BOTTLENECK = Noun("bottleneck", Bottleneck, item=bottleneck_item)
