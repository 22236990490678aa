"""The network map as each audience gets it."""

from kompas.database import Database
from kompas.enums import Role
from kompas.live.snapshot import Snapshot
from tests.factories import Room


def shown(room: Room, audience: Role, noun: str) -> dict[str, dict[str, object]]:
    with room.database.reading() as session:
        items = Snapshot(session, room.workshop_id).view(audience).items
    return {key: item for key, item in items.items() if key.startswith(f"{noun}:")}


def test_everybody_sees_parties_and_lines(database: Database) -> None:
    room = Room(database, script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name, domain="safety") for name in ("Politie", "Ggz"))
    line = room.act("facilitator", "draw_line", one_id=one, other_id=other, colour="hardly")
    for audience in (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT):
        assert shown(room, audience, "party")[f"party:{one}"]["label"] == ["Politie"]
        assert shown(room, audience, "line")[f"line:{line}"]["colour"] == "hardly"


def test_only_the_facilitator_gets_what_was_removed_to_put_it_back(database: Database) -> None:
    room = Room(database, script_key="network_map")
    party = room.act("facilitator", "add_party", name="Politie")
    room.act("facilitator", "withdraw_party", party_id=party)
    assert shown(room, Role.FACILITATOR, "party")[f"party:{party}"] == {
        "name": "Politie",
        "gone": True,
        "into": None,
        "order": shown(room, Role.FACILITATOR, "party")[f"party:{party}"]["order"],
    }
    for audience in (Role.SCREEN, Role.PARTICIPANT):
        assert f"party:{party}" not in shown(room, audience, "party")


def test_lines_go_and_come_with_their_ends_in_the_difference(database: Database) -> None:
    room = Room(database, script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    line = room.act("facilitator", "draw_line", one_id=one, other_id=other)
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
        snapshot.view(Role.SCREEN)
    room.act("facilitator", "withdraw_party", party_id=one)
    with database.reading() as session:
        differences, _owners = snapshot.refresh(session)
    assert sorted(differences[Role.SCREEN].removed) == sorted([f"line:{line}", f"party:{one}"])
    room.act("facilitator", "withdraw_party", party_id=one, withdrawn=False)
    with database.reading() as session:
        differences, _owners = snapshot.refresh(session)
    assert sorted(differences[Role.SCREEN].put) == sorted([f"line:{line}", f"party:{one}"])
