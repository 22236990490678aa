"""Starts an app on a port and a database of its own, and always stops it again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

ROOT = Path(__file__).parent.parent
PORTS = range(8700, 8800)
LONGEST_START = 60.0


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[bytes]
    port: int
    started_at: float
    """`time.time()` just before the process was made."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def megabytes(self) -> float:
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6

    def cpu_seconds(self) -> float:
        used = psutil.Process(self.process.pid).cpu_times()
        return float(used.user + used.system)


def free_port() -> int:
    for port in PORTS:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise SystemExit("no free port between 8700 and 8799")


@contextmanager
def starting(
    database_url: str,
    script: Path = ROOT / "app.py",
    options: tuple[str, ...] = (),
    *,
    port: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server that has just been started; it does not answer yet."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", *options]
    with running(command, port, {"KOMPAS_DATABASE_URL": database_url, **(environment or {})}, script.parent) as server:
        yield server


@contextmanager
def running(command: list[str], port: int, environment: Mapping[str, str], folder: Path = ROOT) -> Iterator[Server]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("KOMPAS_")}
    known |= environment
    log = Path(f"/tmp/kompas-benchmark-{port}.log")
    with log.open("wb") as output:
        started_at = time.time()
        process = subprocess.Popen(command, cwd=folder, env=known, stdout=output, stderr=output)
    try:
        yield Server(process, port, started_at)
    finally:
        stop(process)


@contextmanager
def serving(database_url: str, script: Path = ROOT / "app.py", options: tuple[str, ...] = ()) -> Iterator[Server]:
    with starting(database_url, script, options) as server:
        wait_until_healthy(server)
        yield server


def wait_until_healthy(server: Server, path: str = "/_stcore/health") -> None:
    limit = time.time() + LONGEST_START
    while time.time() < limit:
        if server.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(server.url + path, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SystemExit(f"the server did not start; see /tmp/kompas-benchmark-{server.port}.log")


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=5)
