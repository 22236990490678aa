"""One file with everything, made while the server runs, and putting it back. By hand: `python -m kompas backup FILE`."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from time import sleep

from sqlalchemy import URL

from kompas.database import Database
from kompas.migrating import migrate
from kompas.models.core.columns import now

ON_DISK = b"SQLite format 3\0"


class BackupError(Exception):
    """What stands in the way, in words for the administrator."""


def back_up(database: Database, file: Path) -> None:
    """Write a file that was not there; it is whole or it is not there at all, and only its owner can read it."""
    if file.exists():
        raise BackupError(f"{file} is there already. Choose another name: a backup never replaces one.")
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        if database.is_sqlite:
            copy_sqlite(path_of(database), part)
        else:
            run_postgresql("pg_dump", database.url, "--format=custom", "--file", str(part))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.rename(file)


def restore(database: Database, file: Path) -> Path | None:
    """Put a backup in the place of the database and bring it up to date; returns where the old one is kept, if any."""
    if not file.is_file():
        raise BackupError(f"There is no file {file}.")
    kept = None
    if database.is_sqlite:
        kept = restore_sqlite(path_of(database), file)
    else:
        restore_postgresql(database, file)
    migrate(database)
    return kept


def path_of(database: Database) -> Path:
    return Path(database.url.database or "")


def copy_sqlite(source: Path, target: Path) -> None:
    """By SQLite's own online backup, in one go: the state of one moment, and nobody who writes waits for it."""
    if not source.is_file():
        raise BackupError(f"There is no database {source}. Is KOMPAS_DATABASE_URL that of the server?")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, without one beside it
    demand_whole(target)


def demand_whole(file: Path) -> None:
    with file.open("rb") as opened:
        begins = opened.read(len(ON_DISK))
    if begins != ON_DISK:
        raise BackupError(f"{file} is no backup of Kompas on SQLite.")
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            (found,) = connection.execute("PRAGMA integrity_check").fetchone()
            connection.execute("SELECT version_num FROM alembic_version")
        except sqlite3.DatabaseError:
            found = "unreadable"
    if found != "ok":
        raise BackupError(f"{file} is damaged, or no backup of Kompas.")


def restore_sqlite(place: Path, file: Path) -> Path | None:
    demand_whole(file)
    kept = None
    if place.is_file():
        demand_stopped(place)
        kept = place.with_name(f"{place.name}.replaced-{now():%Y%m%dT%H%M%S}")
        place.rename(kept)
    part = place.with_name(f"{place.name}.part")
    shutil.copyfile(file, part)
    part.chmod(0o600)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.rename(place)
    return kept


def demand_stopped(place: Path) -> None:
    """Leaving the write-ahead log is only granted to who is alone, and empties it into the database."""
    with closing(sqlite3.connect(place, timeout=1)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            mode = "in use"
    if mode != "delete":
        raise BackupError("The database is in use. Stop Kompas first, then restore.")


def restore_postgresql(database: Database, file: Path) -> None:
    """All or nothing, in one transaction."""
    demand_alone(database)
    database.dispose()
    url = database.url
    how = ["--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction"]
    run_postgresql("pg_restore", url, *how, "--dbname", str(url.database), str(file), names_database=False)


def demand_alone(database: Database) -> None:
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _ in range(30):  # who has just left is still there for a moment
        with database.engine.connect() as connection:
            if not connection.exec_driver_sql(others).scalar():
                return
        sleep(0.1)
    raise BackupError("The database is in use. Stop Kompas first, then restore.")


def run_postgresql(program: str, url: URL, *arguments: str, names_database: bool = True) -> None:
    """The password goes by the environment: a command line can be read by everybody on the machine."""
    query = {name: value for name, value in url.query.items() if isinstance(value, str)}
    given = {
        "PGHOST": url.host or query.get("host"),
        "PGPORT": str(url.port) if url.port else query.get("port"),
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database if names_database else None,
        "PGSSLMODE": query.get("sslmode"),
        "PGSSLROOTCERT": query.get("sslrootcert"),
    }
    environment = os.environ | {name: value for name, value in given.items() if value}
    try:
        ended = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BackupError(
            f"{program} is not installed. It comes with PostgreSQL (Debian: postgresql-client), and must be as new as the server."
        ) from None
    if ended.returncode:
        # The first line only: what comes after it may quote rows.
        raise BackupError(f"{program} did not succeed. {ended.stderr.strip().splitlines()[0]}")
