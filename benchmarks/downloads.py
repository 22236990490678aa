"""How long each download takes for a workshop of 500 notes, the report model included."""

import time
from collections.abc import Callable

from benchmarks.figures import Figure, median
from benchmarks.rooms import Room, build_room, fresh_database
from kompas.database import Database
from kompas.exports import WRITERS, DocumentWriter, document_of, report_of
from kompas.models import Workshop
from kompas.models.core.columns import now

NOTES = 500
TIMES = 5
LIMIT = 1.5


def measure() -> list[Figure]:
    with fresh_database() as database:
        room = build_room(database, 12, NOTES)
        return [figure for writer in WRITERS for figure in figures_of(database, room, writer)]


def figures_of(database: Database, room: Room, writer: DocumentWriter) -> list[Figure]:
    seconds = [seconds_for(lambda: download(database, room, writer)) for _ in range(TIMES)]
    name = f"{NOTES} notes as {writer.extension}"
    return [
        Figure(f"{name}, the first time", seconds[0], "s", LIMIT),
        Figure(f"{name}, median", median(seconds[1:]), "s", LIMIT),
    ]


def download(database: Database, room: Room, writer: DocumentWriter) -> bytes:
    with database.reading() as session:
        report = report_of(session, session.get_one(Workshop, room.workshop_id), now())
    return writer.write(document_of(report))


def seconds_for(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
