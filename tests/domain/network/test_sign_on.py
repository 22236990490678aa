"""With single sign-on a seat in a network is an account's, after its code was entered once."""

import pytest
from sqlmodel import Session, select

from kompas.domain.network.accounts import sit_down_again_in_network, sits_elsewhere_in_network
from kompas.domain.network.networks import (
    begin_network,
    create_network,
    facilitate_network,
    identify_in_network,
    leave_network,
    network_named,
    networks_of_browser,
    renew_network_code,
)
from kompas.domain.workshop.accounts import SIGN_ON_FIRST
from kompas.domain.workshop.devices import known_device
from kompas.domain.workshop.sign_ons import sign_out
from kompas.errors import NotAllowed
from kompas.models import Network, NetworkCreate, NetworkSeat
from tests.databases import on_both
from tests.signing_on import signed_on, turn_on

pytestmark = on_both
LAPTOP, TABLET, OTHER = "annas-laptop", "annas-tablet", "bos-laptop"


@pytest.fixture(autouse=True)
def single_sign_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turn_on(monkeypatch)


@pytest.fixture
def network(session: Session) -> Network:
    device = known_device(session, signed_on(session, LAPTOP))
    return create_network(session, device.id, NetworkCreate(name="Netwerk Waterrijk"))


def is_in(session: Session, network: Network, secret: str) -> bool:
    try:
        return bool(identify_in_network(session, secret, network.code))
    except NotAllowed:
        return False


def sit(session: Session, network: Network, secret: str) -> bool:
    sit_down_again_in_network(session, secret, network.code)
    return is_in(session, network, secret)


def test_nobody_makes_a_network_without_signing_on(session: Session) -> None:
    with pytest.raises(NotAllowed) as caught:
        network_named(session, known_device(session, OTHER).id, "Netwerk Waterrijk")
    assert caught.value.message == SIGN_ON_FIRST


@pytest.mark.parametrize("codes", ["false", "true"])
def test_nobody_begins_a_network_without_signing_on_also_where_codes_do(
    session: Session, monkeypatch: pytest.MonkeyPatch, codes: str
) -> None:
    turn_on(monkeypatch, SSO_ALLOW_CODES=codes)
    with pytest.raises(NotAllowed) as caught:
        begin_network(session, OTHER, NetworkCreate(name="Netwerk Waterrijk"))
    assert caught.value.message == SIGN_ON_FIRST
    assert session.exec(select(Network)).all() == []
    begun = begin_network(session, signed_on(session, LAPTOP), NetworkCreate(name="Netwerk Waterrijk"))
    assert is_in(session, begun, LAPTOP)


def test_code_opens_a_network_for_who_signed_on_and_once_is_enough(session: Session, network: Network) -> None:
    code = renew_network_code(session, identify_in_network(session, LAPTOP, network.code))
    with pytest.raises(NotAllowed) as caught:
        facilitate_network(session, OTHER, network.code, code)
    assert caught.value.message == SIGN_ON_FIRST
    facilitate_network(session, signed_on(session, OTHER, "bo"), network.code, code)
    assert sit(session, network, signed_on(session, "bos-tablet", "bo"))


def test_other_browser_of_the_account_finds_the_network_again(session: Session, network: Network) -> None:
    signed_on(session, TABLET)
    assert networks_of_browser(session, TABLET) == [network]
    assert network_named(session, known_device(session, TABLET).id, "netwerk waterrijk") == network
    assert sits_elsewhere_in_network(session, TABLET, network.code)
    assert sit(session, network, TABLET)
    assert is_in(session, network, LAPTOP)


def test_another_account_finds_nothing(session: Session, network: Network) -> None:
    signed_on(session, OTHER, "bo")
    assert networks_of_browser(session, OTHER) == []
    assert not sit(session, network, OTHER)


def test_signing_out_ends_the_seat_and_signing_on_gives_it_back(session: Session, network: Network) -> None:
    sign_out(session, LAPTOP)
    assert not is_in(session, network, LAPTOP)
    assert networks_of_browser(session, LAPTOP) == []
    assert not sit(session, network, LAPTOP)
    assert sit(session, network, signed_on(session, LAPTOP))


def test_somebody_else_at_the_same_browser_is_not_in(session: Session, network: Network) -> None:
    signed_on(session, LAPTOP, "bo")
    assert not sit(session, network, LAPTOP)
    assert networks_of_browser(session, LAPTOP) == []


def test_who_left_the_network_does_not_find_it_again(session: Session, network: Network) -> None:
    renew_network_code(session, identify_in_network(session, LAPTOP, network.code))
    sit(session, network, signed_on(session, TABLET))
    sign_out(session, TABLET)
    leave_network(session, identify_in_network(session, LAPTOP, network.code))
    session.flush()
    session.expire_all()
    assert not sit(session, network, LAPTOP)
    assert not sit(session, network, signed_on(session, TABLET))
    assert [one.account_id for one in session.exec(select(NetworkSeat))] == [None, None]
