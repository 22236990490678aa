"""What a workshop has of the network that it belongs to."""

from sqlmodel import Session, select

from kompas.domain.core.moments import when
from kompas.domain.core.names import folded
from kompas.domain.network.networks import facilitates_network, network_named
from kompas.domain.workshop.moments import NetworkNamed, ParticipantJoins
from kompas.errors import NotAllowed
from kompas.i18n import N_
from kompas.models import NetworkMember


@when(NetworkNamed)
def place_in_network(session: Session, named: NetworkNamed) -> None:
    """`Workshop.network` is the name as it is shown and printed; it stays when the network is removed.

    Who facilitates one workshop of a network, but not the network, cannot take the workshop out of it.
    """
    workshop, held = named.workshop, named.workshop.network_id
    if held is not None and not facilitates_network(session, named.device_id, held):
        raise NotAllowed(N_("Only who facilitates the network can move this workshop to another one."))
    network = network_named(session, named.device_id, named.name)
    workshop.network_id, workshop.network = (network.id, network.name) if network else (None, "")


@when(ParticipantJoins)
def know_level(session: Session, joins: ParticipantJoins) -> None:
    """What the network knows of a member of this name and organisation, so that nobody has to tell it twice."""
    person, network_id = joins.participant, joins.workshop.network_id
    if person.level is not None or network_id is None:
        return
    who = (folded(person.name), folded(person.organisation))
    members = session.exec(select(NetworkMember).where(NetworkMember.network_id == network_id))
    known = (one.level for one in members if (folded(one.name), folded(one.organisation)) == who)
    person.level = next(known, None)
