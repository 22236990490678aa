"""Any order that causes allow, any repetition: the same notes as when each action was delivered once."""

from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.database import Database
from kompas.domain.whole.actions import apply_action
from kompas.domain.workshop.devices import identify
from kompas.errors import KompasError
from kompas.events import ACTION
from tests.factories import Room

PHASES = ("before_help", "seeking_help", "first_contact")
author_deeds = st.sampled_from(["edit", "withdraw"])
facilitator_deeds = st.sampled_from(["edit", "withdraw", "park", "restore", "move"])
deeds = st.tuples(st.just("Amira"), author_deeds, st.integers(0, 2)) | st.tuples(
    st.just("facilitator"), facilitator_deeds, st.integers(0, 2)
)
chains = st.lists(st.lists(deeds, max_size=5), min_size=1, max_size=4)
"""Per note what happens to it after it was posted, one after the other."""


@dataclass(frozen=True)
class Delivery:
    name: str
    message: dict[str, Any]


def deliveries_of(room: Room, chain: list[tuple[str, str, int]]) -> list[Delivery]:
    first = room.note("Amira", "before_help", "eerste tekst")
    found = [Delivery("Amira", first)]
    for name, deed, which in chain:
        fields: dict[str, Any] = {"note_id": first["id"]}
        if deed == "edit":
            fields |= {"text": f"tekst {which}", "kind": ("good", "better", "improvement")[which]}
        if deed == "move":
            fields["step_id"] = room.steps[PHASES[which]]
        found.append(Delivery(name, room.message(name, f"{deed}_note", **fields)))
    return found


def deliver(room: Room, deliveries: list[Delivery]) -> None:
    """Each is applied or refused by itself, as the writer does it."""
    with room.database.transaction() as session:
        for delivery in deliveries:
            try:
                with session.begin_nested():
                    actor = identify(session, room.secrets[delivery.name], room.code)
                    apply_action(session, actor, ACTION.validate_python(delivery.message))
            except KompasError:
                continue


def outcome(room: Room, chains: list[list[Delivery]]) -> list[tuple[object, ...]]:
    """The notes in the order of their chains, without what differs by moment."""
    keys = {step_id: key for key, step_id in room.steps.items()}
    notes = room.notes()
    assert len(notes) == len(chains)
    found = [notes[chain[0].message["id"]] for chain in chains]
    return [
        (keys[note.step_id], note.text, note.kind, note.question, note.status, note.author_id is not None)
        for note in found
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=chains, data=st.data())
def test_repeated_and_interleaved_deliveries_end_in_the_same_notes(
    database: Database, told: list[list[tuple[str, str, int]]], data: st.DataObject
) -> None:
    once, often = Room(database, "Amira"), Room(database, "Amira")
    for room in (once, often):
        room.go_to("first_contact")
    expected = [deliveries_of(once, chain) for chain in told]
    deliver(once, [delivery for chain in expected for delivery in chain])

    chains = [deliveries_of(often, chain) for chain in told]
    order: list[Delivery] = []
    waiting = [list(chain) for chain in chains]
    while any(waiting):
        again = bool(order) and data.draw(st.booleans(), label="again")
        if again:
            order.append(data.draw(st.sampled_from(order), label="which"))
        else:
            order.append(data.draw(st.sampled_from([chain for chain in waiting if chain]), label="next").pop(0))
    deliver(often, order + data.draw(st.permutations(order), label="all once more"))
    assert outcome(often, chains) == outcome(once, expected)
