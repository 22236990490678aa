"""Databases that misbehave on demand: real ones, with a fault in one place."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from kompas.database import Database


def address_of(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


class FailingDatabase(Database):
    """`failing` makes every commit and every reading fail, as when the disk is full or the server is gone."""

    failing = False

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with super().reading() as session:
            self._fail()
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with super().transaction() as session:
            yield session
            self._fail()

    def _fail(self) -> None:
        if self.failing:
            raise OperationalError("no statement", {}, Exception("the disk is full"))


class GatedDatabase(Database):
    """While `gate` is shut a reading waits; `reached` says that one does."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.gate, self.reached = threading.Event(), threading.Event()
        self.gate.set()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        self.reached.set()
        assert self.gate.wait(timeout=10)
        with super().reading() as session:
            yield session
