"""Reflecting: connections between themes and bottlenecks, and what the screen shows of the themes."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles, put_on_row
from kompas.domain.inquiry.earlier_bottlenecks import EarlierBottleneck, earlier_bottlenecks
from kompas.enums import BottleneckOrigin
from kompas.events.inquiry.connections import LayConnection, ShowPicture, WithdrawConnection
from kompas.models import Connection, Theme
from kompas.rules import Actor, speaks_as


@handles(LayConnection)
def lay_connection(session: Session, actor: Actor, action: LayConnection, theme: Theme) -> Connection:
    known = {one.text: one for one in earlier_bottlenecks(session, actor.workshop)}
    demand_decision(session, actor.workshop, f"{action.bottleneck}\n{action.note}", action.warned, known=known)
    from_where = known.get(action.bottleneck, EarlierBottleneck(action.bottleneck, BottleneckOrigin.OWN, ""))
    author_id, title = speaks_as(actor, action.role), from_where.title
    return add_row(
        session, actor, action, Connection, author_id=author_id, origin=from_where.origin, origin_title=title
    )


@handles(ShowPicture)
def show_picture(session: Session, actor: Actor, action: ShowPicture) -> None:
    actor.workshop.picture, actor.workshop.picture_theme = action.picture, action.theme_id
    record_change(session, actor.workshop, actor.workshop)


handles(WithdrawConnection)(put_on_row)
