"""Routes, streams, pictures, media and sockets of the real server process, asked with everybody's cookie."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompas.database import Database
from tests.e2e.by_socket import page_by_socket
from tests.e2e.server import Server, serving

from .people import World
from .routes import requests_for, routes_of_the_application, rows_of
from .table import demand_section


@pytest.fixture
def asked(migrated_file: Path, tmp_path: Path) -> Iterator[tuple[World, Server]]:
    """A server with the workshop in its database."""
    database = Database(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'kompas.db')}")
    world = World(database)
    database.dispose()
    with serving(tmp_path) as server:
        yield world, server


def test_every_route_is_open_to_whom_it_should_be(asked: tuple[World, Server], tmp_path: Path) -> None:
    world, server = asked
    there, known = routes_of_the_application(tmp_path), set(requests_for(world))
    assert there - known == set(), "say in tests/access/routes.py how these are asked"
    assert known - there == set(), "these routes are no more"
    secret, query = str(world.secrets["facilitator"]), f"code={world.room.code}"
    with page_by_socket(server, secret, "verslag", query) as report:
        kinds = {"a picture that the facilitator's page made": "-png", "the report that it made": "-md"}
        world.files = {as_: report.make_file(ending) for as_, ending in kinds.items()}
        rows = dict(rows_of(world, server.url))
    demand_section("Routes", "By cookie, the status, and of an action what came of it.", rows)
