"""Which party or line on the map a note or an agreement is about, also after doubles have become one."""

from kompas.domain.map.sides import going_on_as
from kompas.live.views.core.rows import Rows
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


def about_on_map(rows: Rows, party_id: str | None, line_id: str | None) -> str | None:
    if party_id:
        return party_on_map(rows, party_id)
    return line_on_map(rows, line_id) if line_id else None
