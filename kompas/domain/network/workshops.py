"""A workshop and the network it belongs to: its name, what is known of people, the goal, and the way in by either code."""

from sqlmodel import Session, col, select

from kompas.domain.core.codes import normalise_code
from kompas.domain.core.moments import when
from kompas.domain.core.names import fold_name
from kompas.domain.core.records import has_code
from kompas.domain.map.beginning import draws_map
from kompas.domain.network.networks import (
    facilitate_network,
    facilitates_network,
    network_named,
    networks_of_device,
    opens_network,
)
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.facilitators import become, become_by_one_time_code
from kompas.domain.workshop.log import log
from kompas.domain.workshop.moments import NetworkNamed, ParticipantJoins, WorkshopPlanned
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.enums import LoggedDeed, Role
from kompas.errors import Conflict, NotAllowed
from kompas.i18n import N_
from kompas.models import Network, NetworkMember, Seat, Workshop
from kompas.rules import Actor


@when(NetworkNamed)
def place_in_network(session: Session, named: NetworkNamed) -> None:
    """`Workshop.network` is the name as it is shown and printed; it stays when the network is removed.

    Who facilitates one workshop of a network, but not the network, cannot take the workshop out of it.
    """
    workshop, held = named.workshop, named.workshop.network_id
    if held is not None and not facilitates_network(session, named.device_id, held):
        raise NotAllowed(N_("Only who facilitates the network can move this workshop to another one."))
    demand_not_doubled(session, named)
    network = network_named(session, named.device_id, named.name)
    workshop.network_id, workshop.network = (network.id, network.name) if network else (None, "")
    if workshop.id is not None and workshop.network_id != held:
        chooser = Actor(device_id=named.device_id, workshop=workshop, roles=frozenset({Role.FACILITATOR}))
        log(session, workshop, chooser, LoggedDeed.NETWORK_CHOSEN)


def demand_not_doubled(session: Session, named: NetworkNamed) -> None:
    """Who came by the code of a workshop does not make a second network beside the one that it belongs to.

    Networks of strangers are not looked at: whether there is one of some name is nobody's business.
    """
    name = fold_name(named.name)
    if any(fold_name(one.name) == name for one in networks_of_device(session, named.device_id)):
        return
    here = select(Network).join(Workshop, col(Workshop.network_id) == Network.id)
    here = here.join(Seat, col(Seat.workshop_id) == Workshop.id).where(Seat.role == Role.FACILITATOR)
    seated = here.where(Seat.device_id == named.device_id, col(Seat.ended_at).is_(None))
    if any(fold_name(network.name) == name for network in session.exec(seated)):
        raise Conflict(
            N_(
                "A workshop that you facilitate here belongs to a network of this name, which is not open on this browser. Open that network with its code, below this form, or choose another name."
            )
        )


@when(ParticipantJoins)
def know_level(session: Session, joins: ParticipantJoins) -> None:
    """Fill in what the network knows of a member of this name and organisation, so that nobody has to tell it twice."""
    person, network_id = joins.participant, joins.workshop.network_id
    if person.level is not None or network_id is None:
        return
    who = (fold_name(person.name), fold_name(person.organisation))
    members = session.exec(select(NetworkMember).where(NetworkMember.network_id == network_id))
    known = (one.level for one in members if (fold_name(one.name), fold_name(one.organisation)) == who)
    person.level = next(known, None)


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


def facilitate_either(
    session: Session,
    secret: str,
    code: str,
    facilitator_code: str,
    *,
    name: str = "",
    look: DeviceLook | None = None,
) -> Workshop | Network:
    """Facilitate what the codes are of, a workshop or a network: who has a card need not know which it is.

    A one-time code is enough by itself, in whichever of the two places.
    """
    given = [one for one in (code, facilitator_code) if normalise_code(one)]
    if len(given) == 1:
        return become_by_one_time_code(session, secret, given[0], name=name, look=look)
    held = session.exec(select(Workshop.id).where(has_code(Workshop, normalise_code(code)))).first()
    if held is None or opens_network(session, code, facilitator_code):
        return facilitate_network(session, secret, code, facilitator_code)
    return become(session, secret, code, facilitator_code, Role.FACILITATOR, name=name, look=look)
