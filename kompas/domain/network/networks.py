"""Networks (samenwerkingsverbanden): who facilitates them, who belongs to them, which workshops they hold.

A seat in a network gives the way to its workshops' results; a seat in one workshop gives none in its network.
"""

import logging
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, delete, select, update

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import hash_of_code, matches, new_facilitator_code, normalise_code
from kompas.domain.core.erasing import erase_rows
from kompas.domain.core.handling import handles
from kompas.domain.core.names import fold_name
from kompas.domain.core.records import free_code, record_with
from kompas.domain.workshop.accounts import account_of, account_to_sit, codes_alone_do, counts
from kompas.domain.workshop.devices import IS_ASKED, asked_by, find_device, known_by, known_device
from kompas.domain.workshop.log import log as log_deed
from kompas.domain.workshop.workshops import demand_facilitator_key
from kompas.enums import LoggedDeed, Ring
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound, WrongCode
from kompas.events.network.seats import NameSeat
from kompas.i18n import N_
from kompas.models import (
    Device,
    DividedTask,
    Network,
    NetworkCreate,
    NetworkMember,
    NetworkMemberCreate,
    NetworkSeat,
    Workshop,
)
from kompas.models.core.columns import now
from kompas.rules import NetworkActor

log = logging.getLogger(__name__)
MOST_MEMBERS = 300
NO_SEAT = N_("This network is not open to you. Use its facilitator code.")


# Asked at every action; built once, since putting a statement together costs more than running it.
SEATED = (
    sql_select(col(NetworkSeat.device_id), col(NetworkSeat.id), col(NetworkSeat.account_id))
    .join(Device, col(Device.id) == NetworkSeat.device_id)
    .where(IS_ASKED, col(NetworkSeat.network_id) == bindparam("network"))
    .where(col(NetworkSeat.ended_at).is_(None))
)


def identify_in_network(session: Session, secret: str | None, code: str) -> NetworkActor:
    """Raises NotAllowed for an unknown code as for a browser without a seat: codes cannot be told apart from outside."""
    network = record_with(session, Network, normalise_code(code))
    actor = seat_in_network(session, network, secret) if network else None
    if actor is None:
        raise NotAllowed(NO_SEAT)
    return actor


def seat_in_network(session: Session, network: Network, secret: str | None) -> NetworkActor | None:
    asked = {**asked_by(secret), "network": network.id}
    seat = session.execute(SEATED, asked).first()
    if seat is None or not counts(session, seat.device_id, seat.account_id):
        return None
    return NetworkActor(device_id=seat.device_id, network=network, seat_id=seat.id)


def networks_of_browser(session: Session, secret: str) -> list[Network]:
    device = find_device(session, secret)
    return networks_of_device(session, device.id) if device else []


def networks_of_device(session: Session, device_id: int) -> list[Network]:
    """Those that this browser has a seat in, or who signed on here has one in elsewhere."""
    seats = select(Network, NetworkSeat).join(NetworkSeat, col(NetworkSeat.network_id) == Network.id)
    here = session.exec(seats.where(NetworkSeat.device_id == device_id, col(NetworkSeat.ended_at).is_(None)))
    found = {network.id: network for network, held in here if counts(session, device_id, held.account_id)}
    account_id = account_of(session, device_id)
    if account_id is not None:
        found |= {network.id: network for network, _ in session.exec(seats.where(NetworkSeat.account_id == account_id))}
    return sorted(found.values(), key=lambda network: network.name.casefold())


def create_network(session: Session, device_id: int, shape: NetworkCreate) -> Network:
    """A new network, facilitated by this browser."""
    network = Network(**shape.model_dump(), code=free_code(session))
    session.add(network)
    session.flush()
    seat(session, device_id, network)
    return network


def begin_network(session: Session, secret: str, shape: NetworkCreate, key: str | None = None) -> Network:
    """A network by itself, before there is any workshop of it; who may make workshops may make one."""
    demand_facilitator_key(key)
    device = known_device(session, secret)
    account_to_sit(session, device.id, alone=False)
    if any(fold_name(one.name) == fold_name(shape.name) for one in networks_of_device(session, device.id)):
        raise Conflict(
            N_("You have a network of this name on this browser. Open it from the start page, or choose another name.")
        )
    return create_network(session, device.id, shape)


def seat(session: Session, device_id: int, network: Network) -> None:
    """Take a seat, or take again one that ended."""
    account_id = account_to_sit(session, device_id, alone=codes_alone_do())
    query = select(NetworkSeat).where(NetworkSeat.device_id == device_id, NetworkSeat.network_id == network.id)
    known = session.exec(query).first()
    if known is None or known.ended_at is not None or known.account_id != account_id:
        taken = known or NetworkSeat(device_id=device_id, network_id=network.id)
        taken.taken_at, taken.ended_at, taken.account_id = now(), None, account_id
        record_change(session, network, taken)
        session.get_one(Device, device_id).renews = True
        session.flush()
        log_deed(session, network, NetworkActor(device_id, network, taken.id), LoggedDeed.SEAT_TAKEN)


@handles(NameSeat)
def name_seat(session: Session, actor: NetworkActor, action: NameSeat) -> None:
    """How who works at this browser is called on the pages of the network; an empty name takes it back."""
    own = session.get_one(NetworkSeat, actor.seat_id)
    own.name = action.name
    record_change(session, actor.network, own)


def change_page(session: Session, network: Network, *rows: Any) -> None:
    """These rows are shown by the pages of the network: every open one is drawn anew."""
    network.page_revision = record_change(session, network, *rows)
    session.add(network)


def facilitates_network(session: Session, device_id: int, network_id: int) -> bool:
    return any(network.id == network_id for network in networks_of_device(session, device_id))


def network_named(session: Session, device_id: int, name: str) -> Network | None:
    """This browser's network of this name, else a new one; None without a name.

    The same name typed by strangers is another network: it opens nothing of theirs.
    """
    name = " ".join(name.split())
    if not name:
        return None
    same = [one for one in networks_of_device(session, device_id) if fold_name(one.name) == fold_name(name)]
    return same[0] if same else create_network(session, device_id, NetworkCreate(name=name))


def facilitate_network(session: Session, secret: str, code: str, facilitator_code: str) -> Network:
    """Take a seat with the network's facilitator code, on another browser for instance."""
    account_to_sit(session, known_device(session, secret).id, alone=codes_alone_do())
    network = opens_network(session, code, facilitator_code)
    if network is None:
        raise WrongCode(N_("These codes open no workshop and no network. Check them and try again."))
    seat(session, known_device(session, secret).id, network)
    return network


def opens_network(session: Session, code: str, facilitator_code: str) -> Network | None:
    """The network that both codes are of."""
    network = session.exec(select(Network).where(Network.code == normalise_code(code))).first()
    fits = network is not None and matches(facilitator_code, network.facilitator_code_hash or "none$none")
    return network if fits else None


def renew_network_code(session: Session, actor: NetworkActor) -> str:
    """A facilitator code for the network, shown once; the one before works no more."""
    code = new_facilitator_code()
    actor.network.facilitator_code_hash = hash_of_code(code)
    session.add(actor.network)
    log_deed(session, actor.network, actor, LoggedDeed.CODE_RENEWED)
    return code


def switch_off_network_code(session: Session, actor: NetworkActor) -> None:
    """No code opens the network until a new one is made; who has a seat keeps it."""
    actor.network.facilitator_code_hash = ""
    session.add(actor.network)
    log_deed(session, actor.network, actor, LoggedDeed.CODE_OFF)


def change_network(session: Session, actor: NetworkActor, shape: NetworkCreate) -> None:
    """Its workshops follow the name."""
    network = actor.network
    network.name, network.area, network.goal = shape.name, shape.area, shape.goal
    change_page(session, network)
    session.execute(update(Workshop).where(col(Workshop.network_id) == network.id).values(network=shape.name))
    log_deed(session, network, actor, LoggedDeed.NETWORK_CHANGED)


def leave_network(session: Session, actor: NetworkActor) -> None:
    """This browser facilitates the network no more; the last one cannot leave without its code being kept."""
    seats = network_seats(session, actor.network)
    if len(seats) == 1 and not may_all_leave(actor.network):
        raise Invalid(N_("You are the only one who facilitates this network. Make a facilitator code first."))
    end_network_seats(session, actor.network, *(one for one in seats if one.device_id == actor.device_id))
    log_deed(session, actor.network, actor, LoggedDeed.SEAT_ENDED)


def withdraw_network_seat(session: Session, actor: NetworkActor, seat_id: int) -> None:
    """Log another browser out of the network."""
    others = [one for one in network_seats(session, actor.network) if one.device_id != actor.device_id]
    ended = [one for one in others if one.id == seat_id]
    end_network_seats(session, actor.network, *ended)
    if ended:
        log_deed(session, actor.network, actor, LoggedDeed.LOGGED_OUT)


def network_seats(session: Session, network: Network) -> list[NetworkSeat]:
    """The seats that have not ended."""
    query = select(NetworkSeat).where(NetworkSeat.network_id == network.id, col(NetworkSeat.ended_at).is_(None))
    return list(session.exec(query.order_by(col(NetworkSeat.taken_at))))


def end_network_seats(session: Session, network: Network, *seats: NetworkSeat) -> None:
    """From now on these browsers are refused; the hub lets go of their streams."""
    for one in seats:
        give_up(session, network, one.account_id)
        one.ended_at, one.name, one.account_id = now(), "", None
    if seats:
        record_change(session, network, *seats)


def may_all_leave(network: Network) -> bool:
    """Whether somebody could come back: by the facilitator code."""
    return bool(network.facilitator_code_hash)


def when_sent_out_of_network(session: Session, secret: str, code: str) -> datetime | None:
    """When this browser lost its seat in the network, if it has none there now."""
    query = select(col(NetworkSeat.ended_at)).join(Network, col(Network.id) == NetworkSeat.network_id)
    ours = query.join(Device, col(Device.id) == NetworkSeat.device_id).where(known_by(secret), Network.code == code)
    return session.exec(ours).first()


def give_up(session: Session, network: Network, account_id: int | None) -> None:
    """Who signed on to take a seat cannot take again those that ended; one on another browser stays."""
    theirs = update(NetworkSeat).where(
        col(NetworkSeat.network_id) == network.id, col(NetworkSeat.ended_at).is_not(None)
    )
    if account_id is not None:
        session.execute(theirs.where(col(NetworkSeat.account_id) == account_id).values(account_id=None))


def erase_network(session: Session, actor: NetworkActor, name: str) -> None:
    """Remove the network with its members; its workshops stay with their own facilitators. The name has to be typed."""
    if fold_name(name) != fold_name(actor.network.name):
        raise Invalid(N_("The name is not the same. Type it exactly to remove this network."))
    network_id = actor.network.id
    log.info("network %s removed by who facilitates it", network_id)
    record_change(session, actor.network)
    session.execute(update(Workshop).where(col(Workshop.network_id) == network_id).values(network_id=None))
    erase_rows(session, "network", network_id)
    session.delete(actor.network)


# --- members ------------------------------------------------------------------------------------------------


def members_of(session: Session, network: Network) -> list[NetworkMember]:
    query = select(NetworkMember).where(NetworkMember.network_id == network.id)
    return sorted(session.exec(query), key=lambda one: (list(Ring).index(one.ring), one.name.casefold()))


def add_member(session: Session, actor: NetworkActor, shape: NetworkMemberCreate) -> NetworkMember:
    """Somebody who is there already, just the same, is not added again: a second click does no harm."""
    known = members_of(session, actor.network)
    for one in known:
        if all(getattr(one, field) == value for field, value in shape.model_dump().items()):
            return one
    demand_room(len(known) + 1)
    member = NetworkMember(network_id=actor.network.id, **shape.model_dump())
    change_page(session, actor.network, member)
    log_deed(session, actor.network, actor, LoggedDeed.MEMBER_ADDED)
    session.flush()
    return member


def demand_room(count: int) -> None:
    if count > MOST_MEMBERS:
        raise Invalid(N_("A network holds at most {count} members."), count=MOST_MEMBERS)


def change_member(session: Session, actor: NetworkActor, member_id: int, shape: NetworkMemberCreate) -> None:
    member = member_with(session, actor, member_id)
    for field, value in shape.model_dump().items():
        setattr(member, field, value)
    change_page(session, actor.network, member)
    log_deed(session, actor.network, actor, LoggedDeed.MEMBER_CHANGED)


def remove_member(session: Session, actor: NetworkActor, member_id: int) -> None:
    """What they did in the network is nobody's from now on."""
    member = member_with(session, actor, member_id)
    session.execute(delete(DividedTask).where(col(DividedTask.member_id) == member.id))
    session.delete(member)
    change_page(session, actor.network)
    log_deed(session, actor.network, actor, LoggedDeed.MEMBER_REMOVED)


def member_with(session: Session, actor: NetworkActor, member_id: int) -> NetworkMember:
    member = session.get(NetworkMember, member_id)
    if member is None or member.network_id != actor.network.id:
        raise NotFound(N_("This member is not there any more. Reload the page."))
    return member
