import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel

from kompas.database import Database
from kompas.migrating import configuration, migrate
from kompas.models import Workshop
from kompas.settings import SettingsError

from .databases import on_both


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    database = Database(f"sqlite:///{tmp_path / 'fresh.db'}")
    yield database
    database.dispose()


@on_both
def test_models_equal_what_the_migrations_make(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


@on_both
def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    assert database.is_well()


@on_both
def test_newer_database_is_refused_and_left_alone(database: Database) -> None:
    def version(value: str) -> None:
        with database.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :value"), {"value": value})

    with database.engine.connect() as connection:
        before = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    version("9999")
    with pytest.raises(SettingsError, match="version 9999, which this version of Kompas does not know"):
        migrate(database)
    version(before)
    migrate(database)


def test_workshops_keep_what_their_participants_were_told_about_names(fresh: Database) -> None:
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0002")
        filled = {column.name: "'x'" for column in Workshop.__table__.columns if not column.nullable}
        del filled["anonymity"]
        for name in (0, 1):
            values = filled | {"id": str(name), "code": f"'{name}'", "names_shown": str(name)}
            known = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(workshop)")}
            given = {column: value for column, value in values.items() if column in known}
            connection.exec_driver_sql(
                f"INSERT INTO workshop ({', '.join(given)}) VALUES ({', '.join(given.values())})"
            )
    migrate(fresh)
    with fresh.engine.connect() as connection:
        found = connection.execute(text("SELECT anonymity FROM workshop ORDER BY id")).scalars().all()
    assert found == ["group", "named"]


def test_fresh_database_gets_its_tables(fresh: Database) -> None:
    migrate(fresh)
    assert fresh.is_well()


def test_instances_that_start_together_migrate_one_after_the_other(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        database = Database(f"sqlite:///{tmp_path / 'together.db'}")
        try:
            migrate(database)
            assert database.is_well()
        except BaseException as error:
            failures.append(error)
        finally:
            database.dispose()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert failures == []
