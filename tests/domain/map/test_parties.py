from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from kompas.database import Database
from kompas.domain.map.drawing import Drawing, stakeholder_key
from kompas.domain.map.layout import ring_at
from kompas.domain.map.queries import drawing_of, lines_on_map, parties_on_map
from kompas.enums import Domain, LineColour, Ring
from kompas.errors import Identifying, Invalid, NotAllowed, NotFound
from kompas.i18n import set_language
from kompas.models import Line, Party, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, join, make_workshop, refuses


@pytest.fixture
def workshop(session: Session) -> Workshop:
    return make_workshop(session, script_key="network_map")


@pytest.fixture
def facilitator(session: Session, workshop: Workshop) -> Actor:
    return facilitator_of(session, workshop)


def add(session: Session, actor: Actor, name: str, **fields: object) -> Party:
    return session.get_one(Party, act(session, actor, "add_party", name=name, **fields))


def line(session: Session, actor: Actor, one: Party, other: Party, colour: str = "strong") -> Line:
    return session.get_one(Line, act(session, actor, "draw_line", one_id=one.id, other_id=other.id, colour=colour))


def drawn(session: Session, workshop: Workshop) -> set[tuple[frozenset[str], LineColour]]:
    """The lines by the names of their ends."""
    shown = drawing_of(session, workshop)
    names = shown.names()
    return {(frozenset((names[one.one], names[one.other])), one.colour) for one in shown.lines}


def names(session: Session, workshop: Workshop) -> list[str]:
    return [party.name for party in parties_on_map(session, workshop)]


def test_household_and_its_own_network_are_on_the_map_from_the_start(session: Session) -> None:
    set_language("nl")
    parties = parties_on_map(session, make_workshop(session, script_key="network_map"))
    assert [(party.name, party.ring) for party in parties] == [
        ("Het huishouden", Ring.CORE),
        ("Eigen netwerk van het huishouden", Ring.CORE),
    ]
    assert [party.lineage for party in parties] == [[["household", []]], [["own_network", []]]]
    assert all(party.x is not None for party in parties)


def test_a_workshop_of_another_script_begins_without_parties(session: Session) -> None:
    assert parties_on_map(session, make_workshop(session)) == []


def test_a_party_stands_in_the_ring_of_its_involvement(session: Session, facilitator: Actor) -> None:
    direct = add(session, facilitator, "Politie", involvement="direct", domain="safety")
    chosen = add(session, facilitator, "Wijkteam", involvement="indirect", ring="core")
    assert [(party.ring, party.domain) for party in (direct, chosen)] == [
        (Ring.PROJECT, Domain.SAFETY),
        (Ring.CORE, Domain.OTHER),
    ]
    assert [ring_at(party.x or 0, party.y or 0) for party in (direct, chosen)] == [Ring.PROJECT, Ring.CORE]


def test_a_name_that_is_there_already_is_not_added_twice(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    add(session, facilitator, "Politie")
    act(session, facilitator, "add_party", name=" politie ")
    assert names(session, workshop)[2:] == ["Politie"]


def test_participants_add_parties_while_the_group_works_on_the_map(session: Session, workshop: Workshop) -> None:
    amira, facilitator = join(session, workshop, "Amira"), facilitator_of(session, workshop)
    go_to(session, facilitator, "welcome")
    refuses(NotAllowed, "You cannot change the map now", lambda: act(session, amira, "add_party", name="Politie"))
    go_to(session, facilitator, "parties")
    act(session, amira, "add_party", name="Politie")
    assert "Politie" in names(session, workshop)


def test_moving_a_party_by_hand_puts_it_in_another_ring(session: Session, facilitator: Actor) -> None:
    party = add(session, facilitator, "Politie")
    act(session, facilitator, "move_party", party_id=party.id, x=12.5, y=-20)
    assert (party.x, party.y, party.hand_placed, party.ring) == (12.5, -20, True, Ring.CORE)


def test_another_ring_gives_another_place(session: Session, facilitator: Actor) -> None:
    party = add(session, facilitator, "Politie")
    act(session, facilitator, "move_party", party_id=party.id, x=700, y=0)
    act(session, facilitator, "edit_party", party_id=party.id, name="Politie Noord", domain="safety", ring="core")
    assert (party.name, party.hand_placed, ring_at(party.x or 0, party.y or 0)) == ("Politie Noord", False, Ring.CORE)


def test_laying_out_leaves_what_was_placed_by_hand(session: Session, facilitator: Actor) -> None:
    by_hand, other = add(session, facilitator, "Politie"), add(session, facilitator, "Ggz")
    act(session, facilitator, "move_party", party_id=by_hand.id, x=500, y=200)
    other.x, other.y = 505, 200
    act(session, facilitator, "lay_out_map")
    assert (by_hand.x, by_hand.y) == (500, 200)
    assert (other.x, other.y) != (505, 200)
    act(session, facilitator, "lay_out_map", everything=True)
    assert not by_hand.hand_placed


def test_merging_doubles_keeps_every_line_once(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    ggz, double, police, school = (add(session, facilitator, name) for name in ("Ggz", "ggz-instelling", "P", "S"))
    line(session, facilitator, ggz, police, "hardly")
    line(session, facilitator, double, police, "strong")
    line(session, facilitator, double, school, "strong")
    line(session, facilitator, ggz, double)
    act(session, facilitator, "merge_party", party_id=double.id, into_id=ggz.id)
    assert drawn(session, workshop) == {
        (frozenset({"Ggz", "P"}), LineColour.HARDLY),
        (frozenset({"Ggz", "S"}), LineColour.STRONG),
    }
    assert [key for key, _split_from in ggz.lineage] == [stakeholder_key(ggz.id), stakeholder_key(double.id)]


def test_a_merge_can_be_taken_back(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    ggz, double, police = (add(session, facilitator, name) for name in ("Ggz", "ggz-instelling", "P"))
    line(session, facilitator, double, police, "strong")
    act(session, facilitator, "merge_party", party_id=double.id, into_id=ggz.id)
    act(session, facilitator, "unmerge_party", party_id=double.id)
    assert (frozenset({"ggz-instelling", "P"}), LineColour.STRONG) in drawn(session, workshop)
    assert ggz.lineage == [[stakeholder_key(ggz.id), []]]


def test_splitting_gives_a_second_party_with_the_same_lines_and_past(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    care, police = add(session, facilitator, "Zorg", domain="health", ring="project"), add(session, facilitator, "P")
    line(session, facilitator, care, police, "could_be_better")
    part = session.get_one(Party, act(session, facilitator, "split_party", party_id=care.id, name="Huisartsen"))
    assert drawn(session, workshop) == {
        (frozenset({"Zorg", "P"}), LineColour.COULD_BE_BETTER),
        (frozenset({"Huisartsen", "P"}), LineColour.COULD_BE_BETTER),
    }
    assert (part.domain, part.ring) == (Domain.HEALTH, Ring.PROJECT)
    assert part.lineage == [[stakeholder_key(part.id), care.lineage]]


def test_a_removed_party_takes_its_lines_along_and_brings_them_back(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    one, other = add(session, facilitator, "Politie"), add(session, facilitator, "Ggz")
    line(session, facilitator, one, other)
    act(session, facilitator, "withdraw_party", party_id=one.id)
    assert drawn(session, workshop) == set()
    refuses(
        NotFound,
        "not on the map",
        lambda: line(session, facilitator, one, other),
        lambda: act(session, facilitator, "merge_party", party_id=other.id, into_id=one.id),
    )
    act(session, facilitator, "withdraw_party", party_id=one.id, withdrawn=False)
    assert len(drawn(session, workshop)) == 1


def test_a_party_does_not_merge_with_itself_or_with_one_of_another_workshop(
    session: Session, facilitator: Actor
) -> None:
    party = add(session, facilitator, "Politie")
    other = make_workshop(session, "somebody-else", script_key="network_map")
    stranger = add(session, facilitator_of(session, other, "somebody-else"), "Ggz")
    refuses(
        Invalid, "two different", lambda: act(session, facilitator, "merge_party", party_id=party.id, into_id=party.id)
    )
    refuses(
        NotFound,
        None,
        lambda: act(session, facilitator, "merge_party", party_id=party.id, into_id=stranger.id),
        lambda: line(session, facilitator, party, stranger),
    )


deeds = st.lists(
    st.tuples(
        st.sampled_from(["merge", "unmerge", "split", "withdraw", "restore", "draw"]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=14,
)


@on_both
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_whatever_is_done_every_pair_has_one_line_and_every_stakeholder_one_party(
    database: Database, done: list[tuple[str, int, int]]
) -> None:
    with database.transaction() as session:
        workshop = make_workshop(session, script_key="network_map")
        facilitator = facilitator_of(session, workshop)
        for name in "abc":
            add(session, facilitator, name)
        for number, (what, one, other) in enumerate(done):
            carry_out(session, facilitator, what, one, other, f"deel {number}")
        shown = drawing_of(session, workshop)
        assert sound(shown)
        assert len(lines_on_map(session, workshop, parties_on_map(session, workshop))) == len(shown.lines)


def carry_out(session: Session, actor: Actor, what: str, one: int, other: int, name: str) -> None:
    there = parties_on_map(session, actor.workshop)
    everybody = list(session.exec(select(Party).where(Party.workshop_id == actor.workshop.id).order_by(Party.id)))
    a, b = there[one % len(there)], there[other % len(there)]
    if what == "split":
        act(session, actor, "split_party", party_id=a.id, name=name)
    elif what == "unmerge":
        act(session, actor, "unmerge_party", party_id=everybody[one % len(everybody)].id)
    elif what == "restore":
        act(session, actor, "withdraw_party", party_id=everybody[one % len(everybody)].id, withdrawn=False)
    elif what == "withdraw" and len(there) > 2:
        act(session, actor, "withdraw_party", party_id=a.id)
    elif what == "merge" and a is not b:
        act(session, actor, "merge_party", party_id=a.id, into_id=b.id)
    elif what == "draw" and a is not b:
        act(session, actor, "draw_line", one_id=a.id, other_id=b.id)


def sound(shown: Drawing) -> bool:
    pairs = [frozenset((one.one, one.other)) for one in shown.lines]
    keys = [origin.key for party in shown.parties for origin in party.lineage]
    return len(pairs) == len(set(pairs)) and all(len(pair) == 2 for pair in pairs) and len(keys) == len(set(keys))


@pytest.mark.parametrize("wrong", ["Anna Jansen, 06-12345678", "Gezin op 1234 AB 12"])
def test_what_may_tell_who_a_family_is_asks_for_a_decision(session: Session, workshop: Workshop, wrong: str) -> None:
    """Names of parties and reasons of lines, as notes do: refused, unless its author says that it may stay."""
    facilitator = facilitator_of(session, workshop)
    one, other = add(session, facilitator, "Politie"), add(session, facilitator, "Ggz")
    between = line(session, facilitator, one, other)
    same = {"domain": one.domain.value, "ring": one.ring.value}
    attempts: list[tuple[str, dict[str, object]]] = [
        ("explain_line", {"line_id": between.id, "reason": wrong}),
        ("add_party", {"name": wrong}),
        ("edit_party", {"party_id": other.id, "name": f"{wrong}.", **same}),
        ("split_party", {"party_id": one.id, "name": f"{wrong}!"}),
    ]
    for type_, fields in attempts:
        refuses(Identifying, "may tell who", partial(act, session, facilitator, type_, **fields))
        act(session, facilitator, type_, warned="kept", **fields)
    assert (workshop.warnings_kept, between.reason) == (len(attempts), wrong)
    act(session, facilitator, "edit_party", party_id=other.id, name=f"{wrong}.", **same | {"ring": "core"})


def test_a_participant_sets_right_what_they_added_at_this_step_only(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    amira, bram = (join(session, workshop, name) for name in ("Amira", "Bram"))
    go_to(session, facilitator, "parties")
    own, of_others = add(session, amira, "Ggz"), add(session, facilitator, "Gemeente")
    fields = {"name": "GGZ Waterrijk", "domain": "mental_health", "ring": "core"}
    act(session, amira, "edit_party", party_id=own.id, **fields)
    assert (own.name, own.domain, own.ring) == ("GGZ Waterrijk", Domain.MENTAL_HEALTH, Ring.CORE)
    refuses(
        NotAllowed,
        "added yourself",
        lambda: act(session, amira, "edit_party", party_id=of_others.id, **fields),
        lambda: act(session, bram, "edit_party", party_id=own.id, **fields),
    )
    go_to(session, facilitator, "lines")
    refuses(NotAllowed, "added yourself", lambda: act(session, amira, "edit_party", party_id=own.id, **fields))
