"""The network map as each audience gets it."""

from sqlmodel import select

from kompas.database import Database
from kompas.domain.map_rounds import release_map
from kompas.enums import ReleaseLevel, Role
from kompas.live.snapshot import Snapshot
from kompas.models import Participant
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


def test_a_rating_is_its_authors_alone_and_leaves_no_trace_in_the_bytes_of_others(database: Database) -> None:
    room = Room(database, "Amira", "Bram", script_key="network_map")
    amira = next(iter(people(room)))
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Organisatie van Amira", "Ggz"))
    with database.reading() as session:
        before = Snapshot(session, room.workshop_id)
        assert before.own(amira)[1]["speaks_for"] == one
    room.act("Amira", "rate_cooperation", party_id=one, other_id=other, colour="hardly")
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
        assert snapshot.own(amira)[1]["ratings"] == {other: "hardly"}
        assert snapshot.own(amira + 1)[1]["ratings"] == {}
        for audience in Role:
            view = snapshot.view(audience)
            drawn = {key: item for key, item in view.items.items() if not key.startswith("step:")}
            assert "hardly" not in str(drawn | {"scalars": view.scalars})
            assert view.scalars["rated"] == 1


def test_revealed_views_show_a_difference_until_the_group_settles_it(database: Database) -> None:
    room = Room(database, "Amira", "Bram", script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    room.act("Amira", "rate_cooperation", party_id=one, other_id=other, colour="hardly")
    room.act("Bram", "rate_cooperation", party_id=other, other_id=one, colour="strong")
    room.act("facilitator", "reveal_ratings")
    ((key, line),) = shown(room, Role.SCREEN, "line").items()
    assert line["views"] == {"sides": 2, "colours": ["strong", "hardly"], "open": True}
    room.act("facilitator", "colour_line", line_id=key.removeprefix("line:"), colour="could_be_better")
    ((key, line),) = shown(room, Role.PARTICIPANT, "line").items()
    assert line["views"] == {"sides": 2, "colours": ["strong", "hardly"], "open": False}
    room.act("facilitator", "reveal_ratings", shown=False)
    assert "views" not in shown(room, Role.FACILITATOR, "line")[key]


def test_one_view_alone_is_not_shown(database: Database) -> None:
    room = Room(database, "Amira", script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    room.act("Amira", "rate_cooperation", party_id=one, other_id=other, colour="hardly")
    room.act("facilitator", "reveal_ratings")
    ((_key, line),) = shown(room, Role.FACILITATOR, "line").items()
    assert (line["colour"], line["views"]) == ("unknown", {"sides": 1, "colours": [], "open": False})


def test_a_map_that_stays_in_its_session_is_the_facilitators_once_that_is_closed(database: Database) -> None:
    room = Room(database, script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    room.act("facilitator", "draw_line", one_id=one, other_id=other)
    room.change(release_map, ReleaseLevel.SESSION)
    assert all(shown(room, Role.SCREEN, noun) for noun in ("party", "line"))
    room.act("facilitator", "close_workshop")
    for audience in (Role.SCREEN, Role.PARTICIPANT):
        assert (shown(room, audience, "party"), shown(room, audience, "line")) == ({}, {})
    assert all(shown(room, Role.FACILITATOR, noun) for noun in ("party", "line"))
    room.change(release_map, ReleaseLevel.STEERING)
    assert all(shown(room, Role.PARTICIPANT, noun) for noun in ("party", "line"))


def people(room: Room) -> list[int]:
    with room.database.reading() as session:
        return sorted(session.exec(select(Participant.id).where(Participant.workshop_id == room.workshop_id)))
