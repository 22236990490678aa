"""The network map as each audience gets it."""

from sqlmodel import select

from kompas.database import Database
from kompas.domain.map.rounds import release_map
from kompas.domain.map.views import look_at_matrix
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


def own_of(room: Room, participant_id: int) -> dict[str, object]:
    with room.database.reading() as session:
        return Snapshot(session, room.workshop_id).own(participant_id)[1]


def differing(database: Database) -> tuple[Room, str, str]:
    """Two who see the line between their parties differently; both views lie beside each other."""
    room = Room(database, "Amira", "Bram", script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    room.act("Amira", "rate_cooperation", party_id=one, other_id=other, colour="hardly")
    room.act("Bram", "rate_cooperation", party_id=other, other_id=one, colour="strong")
    room.act("facilitator", "reveal_ratings")
    return room, one, other


def test_a_reason_does_not_settle_a_difference(database: Database) -> None:
    room, _one, _other = differing(database)
    ((key, _line),) = shown(room, Role.SCREEN, "line").items()
    line_id = key.removeprefix("line:")
    room.act("facilitator", "explain_line", line_id=line_id, reason="Dit bespreken we nog.")
    room.act("facilitator", "withdraw_line", line_id=line_id)
    room.act("facilitator", "withdraw_line", line_id=line_id, withdrawn=False)
    assert shown(room, Role.SCREEN, "line")[key]["views"]["open"]  # type: ignore[index]
    room.act("facilitator", "colour_line", line_id=line_id, colour="could_be_better")
    assert not shown(room, Role.SCREEN, "line")[key]["views"]["open"]  # type: ignore[index]


def test_what_two_sides_see_goes_on_when_doubles_become_one_after_it_was_revealed(database: Database) -> None:
    room, one, _other = differing(database)
    double = room.act("facilitator", "add_party", name="De politie")
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
        snapshot.view(Role.SCREEN)
    room.act("facilitator", "merge_party", party_id=one, into_id=double)
    with database.reading() as session:
        snapshot.refresh(session)
        assert snapshot.view(Role.SCREEN).items == Snapshot(session, room.workshop_id).view(Role.SCREEN).items
    ((_key, line),) = shown(room, Role.SCREEN, "line").items()
    assert double in (line["one"], line["other"])
    assert line["views"] == {"sides": 2, "colours": ["strong", "hardly"], "open": True}


def test_a_rater_goes_on_for_the_party_that_theirs_was_merged_into(database: Database) -> None:
    room = Room(database, "Amira", script_key="network_map")
    amira = next(iter(people(room)))
    one, other, double = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz", "De politie"))
    room.act("Amira", "rate_cooperation", party_id=one, other_id=other, colour="hardly")
    room.act("facilitator", "merge_party", party_id=one, into_id=double)
    assert own_of(room, amira)["speaks_for"] == double
    assert own_of(room, amira)["ratings"] == {other: "hardly"}
    room.act("facilitator", "withdraw_party", party_id=double)
    assert own_of(room, amira)["speaks_for"] is None


def test_another_party_starts_without_the_answers_given_for_the_first(database: Database) -> None:
    room = Room(database, "Amira", script_key="network_map")
    amira = next(iter(people(room)))
    one, other, third = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz", "School"))
    room.act("Amira", "rate_cooperation", party_id=one, other_id=other, colour="hardly")
    room.act("Amira", "speak_for", party_id=third)
    assert own_of(room, amira)["ratings"] == {}
    room.act("Amira", "speak_for", party_id=one)
    assert own_of(room, amira)["ratings"] == {other: "hardly"}


def test_a_participant_hears_for_whom_they_speak_when_their_party_is_added_after_they_came(database: Database) -> None:
    room = Room(database, "Amira", "Bram", script_key="network_map")
    amira, bram = people(room)
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
    party = room.act("facilitator", "add_party", name="organisatie van amira")
    with database.reading() as session:
        _differences, owners = snapshot.refresh(session)
    assert amira in owners
    assert (snapshot.own(amira)[1]["speaks_for"], snapshot.own(bram)[1]["speaks_for"]) == (party, None)


def test_a_participant_hears_which_parties_they_may_still_correct(database: Database) -> None:
    room = Room(database, "Amira", "Bram", script_key="network_map")
    amira, bram = people(room)
    room.go_to("parties")
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
    party = room.act("Amira", "add_party", name="Ggz")
    with database.reading() as session:
        _differences, owners = snapshot.refresh(session)
    assert amira in owners
    assert [snapshot.own(one)[1]["own_parties"] for one in (amira, bram)] == [[party], []]
    for audience in Role:
        assert "own_parties" not in snapshot.view(audience).scalars


def test_the_screen_looks_along_until_a_step_that_has_more_to_show(database: Database) -> None:
    room = Room(database, script_key="network_map")

    def looked_at() -> object:
        with database.reading() as session:
            return room.workshop(session).map_view

    room.go_to("going_well")
    room.act("facilitator", "show_map", view={"colour": "hardly"})
    room.go_to("missing")
    assert looked_at() is not None
    room.go_to("pause")
    assert looked_at() is None
    room.change(look_at_matrix, True)
    room.go_to("lines")
    assert looked_at() is None


def test_a_removed_line_is_there_for_the_facilitator_to_put_back(database: Database) -> None:
    room = Room(database, script_key="network_map")
    one, other = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz"))
    line = room.act("facilitator", "draw_line", one_id=one, other_id=other)
    room.act("facilitator", "withdraw_line", line_id=line)
    assert shown(room, Role.FACILITATOR, "line")[f"line:{line}"]["gone"] is True
    assert shown(room, Role.SCREEN, "line") == shown(room, Role.PARTICIPANT, "line") == {}


def test_notes_and_agreements_stay_with_what_they_are_about_when_doubles_become_one(database: Database) -> None:
    room = Room(database, "Amira", script_key="network_map")
    amira = next(iter(people(room)))
    one, other, double = (room.act("facilitator", "add_party", name=name) for name in ("Politie", "Ggz", "De politie"))
    line = room.act("facilitator", "draw_line", one_id=one, other_id=other)
    room.go_to("can_be_better")
    with_line = room.post("Amira", "can_be_better", kind="better", line_id=line)
    with_party = room.post("Amira", "can_be_better", kind="better", party_id=one)
    agreed = room.act("facilitator", "record_agreement", what="Bellen", who="Ggz", line_id=line)
    room.act("facilitator", "merge_party", party_id=one, into_id=double)
    ((key, _line),) = shown(room, Role.SCREEN, "line").items()
    notes = shown(room, Role.SCREEN, "note")
    assert (notes[f"note:{with_line}"]["about"], notes[f"note:{with_party}"]["about"]) == (key[5:], double)
    assert shown(room, Role.FACILITATOR, "agreement")[f"agreement:{agreed}"]["line"] == key[5:]
    with database.reading() as session:
        own, _values = Snapshot(session, room.workshop_id).own(amira)
    assert own[f"note:{with_party}"]["about"] == double


def test_the_screen_and_the_facilitator_know_what_of_the_map_is_looked_at(database: Database) -> None:
    room = Room(database, script_key="network_map")
    room.act("facilitator", "show_map", view={"x": 100, "zoom": 2, "colour": "hardly"})
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
        views = {audience: snapshot.view(audience).scalars.get("map_view") for audience in Role}
    looked_at = {"x": 100.0, "y": 0.0, "zoom": 2.0, "colour": "hardly", "matrix": False}
    assert views == {Role.FACILITATOR: looked_at, Role.SCREEN: looked_at, Role.PARTICIPANT: None}
