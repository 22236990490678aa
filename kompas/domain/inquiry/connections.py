"""Reflecting: connections between themes and bottlenecks, and what the screen shows of the themes."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles, put_on_row
from kompas.domain.inquiry.earlier_bottlenecks import EarlierBottleneck, earlier_bottlenecks
from kompas.enums import BottleneckOrigin, Role
from kompas.events.inquiry.connections import LayConnection, ShowPicture, WithdrawConnection
from kompas.models import Connection, Theme
from kompas.rules import Actor


@handles(LayConnection)
def lay_connection(session: Session, actor: Actor, action: LayConnection, theme: Theme) -> Connection:
    known = {one.text: one for one in earlier_bottlenecks(session, actor.workshop)}
    demand_decision(session, actor.workshop, f"{action.bottleneck}\n{action.note}", action.warned, known=known)
    from_where = known.get(action.bottleneck, EarlierBottleneck(action.bottleneck, BottleneckOrigin.OWN, ""))
    connection = Connection(
        id=action.id,
        workshop_id=actor.workshop.id,
        theme_id=theme.id,
        author_id=actor.participant_id if action.role is Role.PARTICIPANT else None,
        bottleneck=action.bottleneck,
        origin=from_where.origin,
        origin_title=from_where.title,
        note=action.note,
    )
    record_change(session, actor.workshop, connection)
    return connection


@handles(ShowPicture)
def show_picture(session: Session, actor: Actor, action: ShowPicture) -> None:
    actor.workshop.picture, actor.workshop.picture_theme = action.picture, action.theme_id
    record_change(session, actor.workshop, actor.workshop)


handles(WithdrawConnection)(put_on_row)
