"""A code means one thing: a workshop or a network."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from kompas.domain.core import records
from kompas.domain.core.records import free_code, record_with
from kompas.domain.network.networks import create_network
from kompas.domain.whole.records import identify_anywhere
from kompas.domain.workshop.devices import known_device
from kompas.errors import NotAllowed
from kompas.models import Network, NetworkCreate, Workshop
from kompas.rules import Actor, NetworkActor
from tests.databases import on_both
from tests.factories import FACILITATOR

pytestmark = on_both


@pytest.fixture
def network(session: Session) -> Network:
    return create_network(session, known_device(session, FACILITATOR).id, NetworkCreate(name="Netwerk Waterrijk"))


def test_new_code_is_neither_of_a_workshop_nor_of_a_network(
    session: Session, workshop: Workshop, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: Iterator[str] = iter((workshop.code, network.code, "AAAAAA"))
    monkeypatch.setattr(records, "new_join_code", lambda: next(drawn))
    assert free_code(session) == "AAAAAA"


@pytest.mark.parametrize("to_change", [False, True])
def test_code_tells_what_a_browser_is_in(
    session: Session, workshop: Workshop, network: Network, to_change: bool
) -> None:
    found = [identify_anywhere(session, FACILITATOR, one.code, to_change=to_change) for one in (workshop, network)]
    assert [type(actor) for actor in found] == [Actor, NetworkActor]
    assert [actor.record for actor in found] == [workshop, network]
    assert record_with(session, Workshop, network.code) is None


def test_refusals_sound_alike(session: Session, workshop: Workshop, network: Network) -> None:
    said = set()
    for code in (workshop.code, network.code, "AAAAAA"):
        with pytest.raises(NotAllowed) as refusal:
            identify_anywhere(session, "stranger", code)
        said.add(str(refusal.value))
    assert len(said) == 1


def test_code_of_both_is_the_workshop(session: Session, workshop: Workshop, network: Network) -> None:
    """It cannot come to this, but for two servers that draw the same code at the same moment."""
    network.code = workshop.code
    session.flush()
    assert isinstance(identify_anywhere(session, FACILITATOR, workshop.code), Actor)
