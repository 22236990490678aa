"""The real app as a process of its own, on a port and a database file of its own; it can be killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
LONGEST_START = 60.0


FEW_FILES = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files}))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


class Server:
    def __init__(self, directory: Path, database_url: str | None = None) -> None:
        self.file = directory / "kompas.db"
        self.database_url = database_url or f"sqlite:///{self.file}"
        self.output = directory / "output.log"
        self.errors = directory / "errors.log"
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.files: int | None = None
        """How many files it may have open, when that is not what we may."""
        # One for all: each client reads the certificates of the world. Nothing kept alive: the server may be killed.
        self.client = httpx.Client(verify=False, limits=httpx.Limits(max_keepalive_connections=0))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def launch(self, **settings: str) -> subprocess.Popen[bytes]:
        """Start the process without waiting until it answers."""
        first = [] if self.files is None else ["-c", FEW_FILES.format(files=self.files)]
        command = [sys.executable, *first, "-m", "streamlit", "run", "app.py"]
        command += ["--server.port", str(self.port), "--server.address", "127.0.0.1"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KOMPAS_")}
        environment |= {"KOMPAS_DATABASE_URL": self.database_url, **settings}
        with self.output.open("ab") as output, self.errors.open("ab") as errors:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=errors)
        return self.process

    def start(self, **settings: str) -> None:
        process = self.launch(**settings)
        limit = time.monotonic() + LONGEST_START
        while time.monotonic() < limit and process.poll() is None:
            if self.health() == 200:
                return
            time.sleep(0.05)
        raise RuntimeError(f"the server did not start:\n{self.said()}")

    def health(self) -> int | None:
        """The status of /healthz, or None when nobody answers."""
        try:
            return self.client.get(f"{self.url}/healthz", timeout=5).status_code
        except httpx.TransportError:
            return None

    def kill(self) -> None:
        """As a power cut does: nothing gets the chance to finish."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)

    def interrupt(self) -> None:
        """Ctrl-C, until the process has ended by itself."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def said(self) -> str:
        """What it wrote to its error output."""
        return self.errors.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(directory: Path, database_url: str | None = None, **settings: str) -> Iterator[Server]:
    server = Server(directory, database_url)
    try:
        server.start(**settings)
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
