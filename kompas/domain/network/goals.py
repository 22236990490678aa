"""The goal of a network: what a workshop begins with, and what a group agreed on can become."""

from sqlmodel import Session

from kompas.domain.core.moments import when
from kompas.domain.map.beginning import draws_map
from kompas.domain.network.networks import facilitates_network
from kompas.domain.workshop.moments import WorkshopPlanned
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.errors import NotAllowed
from kompas.i18n import N_
from kompas.models import Network
from kompas.rules import Actor


@when(WorkshopPlanned)
def begin_with_goal(session: Session, planned: WorkshopPlanned) -> None:
    """When there is none of an earlier round."""
    workshop = planned.workshop
    if workshop.network_id is not None and not workshop.goal and draws_map(planned.script.steps):
        workshop.goal = session.get_one(Network, workshop.network_id).goal


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
