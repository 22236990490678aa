from datetime import timedelta

from sqlmodel import select

from kompas.domain.map_rounds import freeze_round
from kompas.domain.networks import networks_of_browser
from kompas.domain.queries.maps import drawing_of
from kompas.models import Bottleneck
from tests.factories import FACILITATOR, START, Room

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


def test_network_shows_the_course_of_bottlenecks(visit: Visit, room: Room) -> None:
    first = Room(room.database, "Amira", network="Netwerk Waterrijk", title="Klantreis voorjaar")
    first.go_to("support")
    note = first.post("Amira", "support", kind="better")
    step = first.steps["support"]
    first.act("facilitator", "record_conclusion", step_id=step, text="De wachttijd", note_ids=[note])
    later = START + timedelta(days=182)
    second = Room(room.database, network="Netwerk Waterrijk", title="Klantreis najaar", starts_at=later)
    second.go_to("support")
    with room.database.reading() as session:
        row = session.exec(select(Bottleneck)).one()
    second.act("facilitator", "mark_bottleneck", bottleneck_id=row.id, mark="worse", remark="Langer")
    page = visit("network", network_of(second), FACILITATOR)
    words = next(text for text in values(page.markdown) if "wachttijd" in text)
    assert "Klantreis voorjaar" in words
    assert "worse \\(Langer\\)" in words


def test_network_shows_its_rounds_and_any_two_beside_each_other(visit: Visit, room: Room) -> None:
    """Three rounds: the line is red, stays red, and is strong; the last is compared with the first."""
    for number, colour in enumerate(("hardly", "hardly", "strong")):
        changes = {"network": "Netwerk Waterrijk", "title": f"Ronde {number + 1}", "goal": "Samen veilig"}
        held = Room(room.database, "Amira", script_key="network_map", **changes)
        if number == 0:
            ends = [held.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz")]
            held.act("facilitator", "draw_line", one_id=ends[0], other_id=ends[1])
        with room.database.reading() as session:
            (line,) = drawing_of(session, held.workshop(session)).lines
        held.act("facilitator", "colour_line", line_id=line.id, colour=colour)
        held.change(freeze_round)
    page = visit("network", network_of(held), FACILITATOR)
    for text in ("Ronde 1", "Ronde 2", "Ronde 3", "Samen veilig", "Organisatie van Amira"):
        assert text in seen(page)
    assert "1 better" in seen(page)
    earlier = page.selectbox(key="earlier-round")
    assert [option.split(" · ")[1] for option in earlier.options] == ["Ronde 2", "Ronde 1"]
    page = page.selectbox(key="later-round").select_index(1).run()
    assert [option.split(" · ")[1] for option in page.selectbox(key="earlier-round").options] == ["Ronde 1"]
    assert "0 better" in seen(page)


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
