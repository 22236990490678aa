"""Reflecting: connections between themes and bottlenecks, and what the screen shows of the themes."""

from sqlmodel import Session

from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.lookup import row_in
from kompas.domain.inquiry.themes import theme_of
from kompas.domain.network.queries import EarlierBottleneck, earlier_bottlenecks
from kompas.domain.workshop.steps import current_step
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.enums import BottleneckOrigin, Role
from kompas.errors import Conflict, NotAllowed
from kompas.events.inquiry.connections import LayConnection, ShowPicture, WithdrawConnection
from kompas.i18n import N_
from kompas.models import Connection
from kompas.rules import Actor, may_connect, may_take_back


def lay_connection(session: Session, actor: Actor, action: LayConnection) -> Connection:
    demand_reflection(session, actor)
    theme = theme_of(session, actor, action.theme_id)
    if theme.withdrawn:
        raise Conflict(N_("Somebody else took this theme away. Choose another one."))
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


def withdraw_connection(session: Session, actor: Actor, action: WithdrawConnection) -> None:
    demand_reflection(session, actor)
    missing = N_("This connection is not there any more.")
    connection = row_in(session, actor.workshop, Connection, action.connection_id, missing)
    if not may_take_back(actor, action.role, connection.author_id):
        raise NotAllowed(N_("You can only take back your own connections."))
    connection.withdrawn = action.withdrawn
    record_change(session, actor.workshop, connection)


def demand_reflection(session: Session, actor: Actor) -> None:
    demand_open(actor.workshop)
    if not may_connect(actor, current_step(session, actor.workshop)):
        raise NotAllowed(N_("You can lay connections while the group reflects on the themes."))


def show_picture(session: Session, actor: Actor, action: ShowPicture) -> None:
    demand_facilitator(actor)
    theme = theme_of(session, actor, action.theme_id) if action.theme_id else None
    actor.workshop.picture, actor.workshop.picture_theme = action.picture, theme.id if theme else None
    record_change(session, actor.workshop, actor.workshop)


HANDLERS: Handlers = {
    "lay_connection": lay_connection,
    "withdraw_connection": withdraw_connection,
    "show_picture": show_picture,
}
