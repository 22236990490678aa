from datetime import timedelta

from sqlmodel import select

from kompas.domain.map.queries import drawing_of
from kompas.domain.map.rounds import freeze_round
from kompas.domain.network.networks import (
    facilitate_network,
    identify_in_network,
    networks_of_browser,
    renew_network_code,
)
from kompas.models import Bottleneck, NetworkMember
from tests.factories import FACILITATOR, START, Room

from .conftest import Visit, field, press, seen, values


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


def test_links_of_a_network_do_not_take_its_code_for_that_of_a_workshop(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    page = visit("network", network_of(held), FACILITATOR)
    links = [link.proto.label for link in page.get("page_link")]
    assert links[:3] == ["Start", "Prepare", "Scripts"]


def test_codes_of_a_network_open_it_at_the_door_of_a_workshop(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    with room.database.transaction() as session:
        code = renew_network_code(session, identify_in_network(session, FACILITATOR, network_of(held)))
    page = visit("facilitate")
    field(page, "Code of the workshop or network").input(network_of(held).lower())
    field(page, "Facilitator code").input("AAAA-AAAA-AAAA")
    page = press(page, "Continue")
    assert values(page.error) == ["These codes open no workshop and no network. Check them and try again."]
    field(page, "Facilitator code").input(code)
    assert values(press(page, "Continue").title) == ["Netwerk Waterrijk"]


def test_next_workshop_is_prepared_for_this_network(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    page = press(visit("network", network_of(held), FACILITATOR), "Prepare a new workshop")
    assert field(page, "Network (region or collaboration)").value == "Netwerk Waterrijk"
    assert field(page, "Script").value == "customer_journey"
    stranger = visit("prepare", secret="stranger", network=network_of(held))
    assert field(stranger, "Network (region or collaboration)").value == ""


def test_network_with_a_map_offers_its_next_round(visit: Visit, room: Room) -> None:
    held = drawn(room, network="Netwerk Waterrijk")
    page = visit("network", network_of(held), FACILITATOR)
    assert "Prepare the next round of the map" not in [button.label for button in page.button]
    held.change(freeze_round)
    page = press(visit("network", network_of(held), FACILITATOR), "Prepare the next round of the map")
    assert field(page, "Script").value == "network_map"
    assert field(page, "Network (region or collaboration)").value == "Netwerk Waterrijk"


def drawn(room: Room, **changes: str) -> Room:
    """A workshop with one line on its map."""
    held = Room(room.database, "Amira", script_key="network_map", **changes)
    ends = [held.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz")]
    held.act("facilitator", "draw_line", one_id=ends[0], other_id=ends[1], colour="hardly")
    return held


def test_member_stays_typed_until_it_is_kept_and_can_be_changed(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    page = visit("network", network_of(held), FACILITATOR)
    page.text_input(key="name-new-0").input("Bram")
    page = press(page, "Add")
    assert page.text_input(key="name-new-0").value == "Bram"
    page.text_input(key="organisation-new-0").input("Ggd")
    page = press(page, "Add")
    assert r"**Bram** · Ggd" in seen(page)
    assert page.text_input(key="name-new-1").value == ""
    with room.database.reading() as session:
        (member,) = session.exec(select(NetworkMember)).all()
    page.session_state[f"change-member-{member.id}"] = True  # its form is drawn once it is opened
    page.run()
    page.text_input(key=f"organisation-{member.id}-{member.revision}").input("Ggz")
    (save,) = [one for one in page.button if one.form_id == f"member-{member.id}"]
    assert r"**Bram** · Ggz" in seen(save.click().run())


def test_browser_is_logged_out_of_a_network_and_told_at_the_door(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    code = network_of(held)
    with room.database.transaction() as session:
        actor = identify_in_network(session, FACILITATOR, code)
        facilitate_network(session, "laptop-2", code, renew_network_code(session, actor))
    page = visit("network", code, FACILITATOR)
    assert "Browsers that open this network (2)" in [one.label for one in page.expander]
    assert len([one for one in page.button if one.label == "Log out"]) == 1
    press(page, "Log out")
    door = seen(visit("network", code, "laptop-2"))
    assert "This browser was logged out of this network at" in door
    assert "This browser has no place in the network yet" in door


def test_code_of_a_network_is_switched_off(visit: Visit, room: Room) -> None:
    held = Room(room.database, network="Netwerk Waterrijk")
    page = press(visit("network", network_of(held), FACILITATOR), "Make a new facilitator code")
    assert "The facilitator code is **" in seen(page)
    page = press(page, "Switch the facilitator code off")
    assert "There is no facilitator code now" in seen(page)
    assert "The facilitator code is **" not in seen(page)
