from kompas.domain.networks import networks_of_browser
from tests.factories import FACILITATOR, Room

from .conftest import Visit, press, seen, values


def network_of(room: Room) -> str:
    with room.database.reading() as session:
        return networks_of_browser(session, FACILITATOR)[0].code


def test_network_shows_workshops_agreements_and_members(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", network="Netwerk Waterrijk", title="Klantreis najaar")
    held.act("facilitator", "record_agreement", what="Elke week bellen", who="Wijkteam", by_when="2026-01-15")
    page = visit("network", network_of(held), FACILITATOR)
    assert values(page.title) == ["Netwerk Waterrijk"]
    for text in ("Klantreis najaar", "Elke week bellen", "overdue"):
        assert text in seen(page)


def test_network_is_closed_to_others(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", network="Netwerk Waterrijk")
    held.act("facilitator", "record_agreement", what="Elke week bellen", who="Wijkteam")
    for secret in (None, held.secrets["Amira"]):
        page = visit("network", network_of(held), secret)
        assert values(page.header) == ["Open a network on this browser"]
        assert "Waterrijk" not in seen(page)


def test_member_without_a_name_is_told(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    page = press(visit("network", network_of(held), FACILITATOR), "Add")
    assert values(page.error) == ["Fill in a name and an organisation."]
