"""Connections between themes and bottlenecks."""

from kompas.domain.workshop.anonymity import order_of
from kompas.enums import Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.inquiry.themes import theme_now
from kompas.models import Connection, Participant
from kompas.rules import sees_authors


def connection_item(rows: Rows, audience: Role, connection: Connection) -> Item | None:
    """A joined theme hands its connections on; those of a theme that was taken away wait for it to come back."""
    theme = theme_now(rows, connection.theme_id)
    if connection.withdrawn or theme is None:
        return None
    item: Item = {
        "theme": theme.id,
        "bottleneck": connection.bottleneck,
        "from": connection.origin_title,
        "note": connection.note,
        "order": order_of(rows.workshop, connection),
    }
    author = rows.of(Participant).get(connection.author_id)
    if sees_authors(rows.workshop, audience) and author and author.removed_at is None:
        item["author"] = author.name
    return item


def own_connections(rows: Rows, participant_id: int) -> Scalars:
    """Which are mine, to take back or put back."""
    mine = (one for one in rows.of(Connection).values() if one.author_id == participant_id)
    return {"connections": sorted(one.id for one in mine)}


CONNECTION = Noun(
    "connection",
    Connection,
    item=connection_item,
    own_values=own_connections,
    owners=lambda connection: (connection.author_id,),
)
