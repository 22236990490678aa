"""The single values of a network as a whole."""

from kompas.enums import NetworkRole
from kompas.events.core.difference import Scalars
from kompas.live.views.core.rows import Rows


def scalars(rows: Rows, audience: NetworkRole) -> Scalars:
    return {"page_revision": rows.record.page_revision}
