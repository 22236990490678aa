"""Everything goes wrong while people write: nothing that was acknowledged is lost, and nothing is there twice.

Each client plays several people, each in a workshop with others, so that the limits of docs/limits.md do not come into it.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sqlmodel import col, func, select

from benchmarks.figures import Figure
from benchmarks.outbox import Actions, Tally, deliver
from benchmarks.rooms import Room, build_room, note_action, sentence
from benchmarks.victim import Victim, victim_on
from benchmarks.wire import Door
from kompas.database import Database
from kompas.models import Note

KINDS = ("sqlite", "postgresql")
NOTES, CLIENTS, EVERY = 100_000, 50, 20.0
SHORT = {"notes": 240, "clients": 8, "every": 4.0}
EACH = 200
"""Notes of one person: fewer than one person may write."""
IN_A_ROOM = 25
AT_ONCE = 10


@dataclass(frozen=True)
class Person:
    door: Door
    secret: str
    step_id: int
    number: int


def measure(notes: int = NOTES, clients: int = CLIENTS, every: float = EVERY) -> list[Figure]:
    return [figure for kind in KINDS for figure in measure_on(kind, notes, clients, every)]


def measure_on(kind: str, notes: int, clients: int, every: float) -> list[Figure]:
    each = min(EACH, max(AT_ONCE, notes // (clients * 2)))
    with victim_on(kind) as victim:
        people = people_in(victim, -(-notes // each))
        victim.start()
        begun = time.monotonic()
        tally = asyncio.run(write(victim, people, notes, each, clients, every))
        seconds = time.monotonic() - begun
        lost, doubled, stored = compare(victim.database, tally)
    happened = tally.happened + victim.happened
    return [
        Figure(f"{kind}: notes acknowledged", len(tally.acknowledged), "notes", least=notes),
        Figure(f"{kind}: acknowledged and lost", lost, "notes", 0),
        Figure(f"{kind}: there twice", doubled, "notes", 0),
        Figure(f"{kind}: refused", len(tally.refused), "notes", 0),
        Figure(f"{kind}: stored", stored, "notes"),
        Figure(f"{kind}: seconds", seconds, "s"),
        *(Figure(f"{kind}: {name}", count, "times") for name, count in sorted(happened.items())),
    ]


def people_in(victim: Victim, count: int) -> list[Person]:
    people: list[Person] = []
    while len(people) < count:
        room: Room = build_room(victim.database, min(IN_A_ROOM, count - len(people)))
        door = Door(victim.port, room.code)
        people += [Person(door, one, room.step_id, len(people) + at) for at, one in enumerate(room.participants)]
    return people


async def write(victim: Victim, people: list[Person], notes: int, each: int, clients: int, every: float) -> Tally:
    """All notes, by so many clients, while things happen; and then in peace, until the last is acknowledged."""
    tally, done = Tally(), asyncio.Event()
    outboxes = iter(packets(people, notes, each))
    trouble = asyncio.create_task(misbehave(victim, done, every))

    async def client(number: int) -> None:
        chance = random.Random(number)
        for person, actions in outboxes:
            await deliver(person.door, person.secret, actions, tally, chance)

    writing = asyncio.gather(*(client(number) for number in range(clients)))
    ended, _going = await asyncio.wait({writing, trouble}, return_when=asyncio.FIRST_COMPLETED)
    if trouble in ended:
        writing.cancel()
        trouble.result()  # it never ends by itself
    await writing
    done.set()
    await trouble
    return tally


def packets(people: list[Person], notes: int, each: int) -> Iterator[tuple[Person, Actions]]:
    """As an outbox sends them, a few at a time; everybody's first, then everybody's second."""
    numbers = iter(range(notes))
    for _round in range(-(-each // AT_ONCE)):
        for person in people:
            actions = [
                note_action(f"fa017000{number:024x}", person.step_id, f"n{number} {sentence(number)}", number)
                for number in islice(numbers, AT_ONCE)
            ]
            if actions:
                yield person, actions


async def misbehave(victim: Victim, done: asyncio.Event, every: float) -> None:
    """The server is killed once in so many seconds; all else that can go wrong comes in between, each at least once."""
    while True:
        faults = victim.faults()
        for fault in faults:
            if await ended(done, every / (len(faults) + 1)) and victim.happened["server killed"]:
                return
            await asyncio.to_thread(fault, min(5.0, every / 6))
        await asyncio.to_thread(victim.kill)


async def ended(done: asyncio.Event, within: float) -> bool:
    try:
        await asyncio.wait_for(done.wait(), within)
    except TimeoutError:
        return False
    return True


def compare(database: Database, tally: Tally) -> tuple[int, int, int]:
    """How many were lost, how many are there twice, and how many there are."""
    with database.reading() as session:
        stored = set(session.exec(select(Note.id)))
        texts = Counter(session.exec(select(Note.text)))
        places = session.exec(
            select(Note.workshop_id, Note.sequence).group_by(col(Note.workshop_id), col(Note.sequence))
        )
        total = session.exec(select(func.count()).select_from(Note)).one()
        apart = len(places.all())
    twice = sum(count - 1 for count in texts.values()) + (total - apart)
    return len(tally.acknowledged - {identity.replace("-", "") for identity in stored}), twice, total
