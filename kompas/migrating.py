"""Brings the database to the version of the code, at start. A database newer than the code is refused."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection

from kompas.database import Database
from kompas.settings import SettingsError

DIRECTORY = Path(__file__).parent / "migrations"
LOCK = 7_316_201
"""Any number, the same in every instance: two that start together migrate one after the other."""

OTHERS_MIGRATE = 60_000
"""Milliseconds."""


def configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(DIRECTORY))
    config.attributes["connection"] = connection
    return config


def migrate(database: Database) -> None:
    """Run the migrations that are missing. Raises SettingsError (which stops the start) for a newer database."""
    with database.engine.connect().execution_options(write=True) as connection:
        if database.is_sqlite:
            wait_longer(connection)
        with connection.begin():
            if not database.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            config = configuration(connection)
            demand_known_version(connection, ScriptDirectory.from_config(config))
            command.upgrade(config, "head")


def wait_longer(connection: Connection) -> None:
    """For all migrations of an instance that started just before; this connection does nothing else."""
    connection.detach()
    connection.connection.cursor().execute(f"PRAGMA busy_timeout={OTHERS_MIGRATE}")


def demand_known_version(connection: Connection, scripts: ScriptDirectory) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    for version in MigrationContext.configure(connection).get_current_heads():
        if version not in known:
            raise SettingsError(
                f"Kompas: the database has version {version}, which this version of Kompas does not know. "
                "Install the newer Kompas again, or point KOMPAS_DATABASE_URL to another database."
            )
