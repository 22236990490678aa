"""The goal that a group agrees on at the start, which its map round and its network keep."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.network.networks import facilitates_network
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.errors import Invalid, NotAllowed
from kompas.i18n import N_
from kompas.models import Network
from kompas.models.core.columns import LONG, printable
from kompas.rules import Actor


def agree_goal(session: Session, actor: Actor, goal: str) -> None:
    """What the group works towards; every screen shows it at once. Empty takes it away."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    if len(goal) > LONG:
        raise Invalid(N_("The goal is too long; at most {count} characters fit."), count=LONG)
    actor.workshop.goal = printable(goal.strip())
    record_change(session, actor.workshop, actor.workshop)


def network_to_offer(session: Session, actor: Actor) -> Network | None:
    """The network that has another goal than the group agreed on, when this browser facilitates it too."""
    workshop = actor.workshop
    if workshop.network_id is None or workshop.rehearsal_of is not None or not workshop.goal:
        return None
    if not facilitates_network(session, actor.device_id, workshop.network_id):
        return None
    network = session.get_one(Network, workshop.network_id)
    return network if network.goal != workshop.goal else None


def keep_goal_for_network(session: Session, actor: Actor) -> None:
    demand_facilitator(actor)
    network = network_to_offer(session, actor)
    if network is None:
        raise NotAllowed(N_("Only who facilitates the network can change its goal."))
    network.goal = actor.workshop.goal
    session.add(network)
