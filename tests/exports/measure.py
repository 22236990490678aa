"""How long each writer takes: `python -m tests.exports.measure [notes]`."""

import sys
import tempfile
import time
from collections.abc import Callable

from sqlmodel import SQLModel

from kompas.database import Database
from kompas.exports import WRITERS, document_of, report_of

from .conftest import MADE_AT
from .workshops import build_workshop


def seconds(action: Callable[[], object]) -> list[float]:
    taken = []
    for _ in range(6):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return [taken[0], sorted(taken[1:])[2]]


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/kompas.db")
        SQLModel.metadata.create_all(database.engine)
        with database.transaction() as session:
            workshop = build_workshop(session, count)
        with database.reading() as session:
            report = report_of(session, workshop, MADE_AT)
            show("report_of", seconds(lambda: report_of(session, workshop, MADE_AT)))
        for writer in WRITERS:
            show(writer.extension, seconds(lambda writer=writer: writer.write(document_of(report))))  # type: ignore[misc]
        database.dispose()


def show(name: str, times: list[float]) -> None:
    print(f"{name:10} first {times[0]:.3f} s, then {times[1]:.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
