"""Networks of who signed on: found again on another browser, left behind on this one by signing out."""

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import normalise_code
from kompas.domain.core.moments import when
from kompas.domain.core.records import record_with
from kompas.domain.network.networks import seat
from kompas.domain.workshop.accounts import codes_alone_do, sign_on_at
from kompas.domain.workshop.devices import find_device, known_device
from kompas.domain.workshop.moments import SignedOn, SignedOut
from kompas.models import Network, NetworkSeat
from kompas.models.core.columns import now


def sits_elsewhere_in_network(session: Session, secret: str, code: str) -> bool:
    """Whether who signed on here can sit down in this network without any code."""
    device = find_device(session, secret)
    here = sign_on_at(session, device.id) if device else None
    network = record_with(session, Network, normalise_code(code)) if here else None
    if here is None or network is None:
        return False
    seats = session.exec(select(NetworkSeat).where(NetworkSeat.network_id == network.id)).all()
    got_up = (one.device_id == here.device_id and one.ended_at and one.ended_at > here.began_at for one in seats)
    return any(one.account_id == here.account_id for one in seats) and not any(got_up)


def sit_down_again_in_network(session: Session, secret: str, code: str) -> None:
    """Take the seat that this account has on another browser, or had on this one."""
    if sits_elsewhere_in_network(session, secret, code):
        network = record_with(session, Network, normalise_code(code), to_change=True)
        assert network is not None
        seat(session, known_device(session, secret).id, network)


@when(SignedOut)
def leave_networks(session: Session, out: SignedOut) -> None:
    for network, held in held_on(session, out.device_id, out.account_id):
        held.ended_at = now()
        record_change(session, network, held)


@when(SignedOn)
def adopt_networks(session: Session, on: SignedOn) -> None:
    """Where a code alone does no more, as with the seats in workshops."""
    for network, held in [] if codes_alone_do() else held_on(session, on.device_id, None):
        held.account_id = on.account_id
        record_change(session, network, held)


def held_on(session: Session, device_id: int, account_id: int | None) -> list[tuple[Network, NetworkSeat]]:
    """The seats of this browser that were taken as this account and have not ended."""
    seats = select(Network, NetworkSeat).join(NetworkSeat, col(NetworkSeat.network_id) == Network.id)
    seats = seats.where(NetworkSeat.device_id == device_id, col(NetworkSeat.ended_at).is_(None))
    return list(session.exec(seats.where(NetworkSeat.account_id == account_id)))
