"""Starting crowds beside the server, and reading what they heard."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy

from benchmarks.crowd import Order
from benchmarks.server import ROOT


@dataclass(frozen=True)
class Heard:
    """What all listeners together heard of what was acknowledged. Times in ms; `sent_at` in seconds since 1970."""

    delays: Any
    rounds: dict[int, tuple[float, float]]
    """Round → (ms until the last listener heard the last note, ms until the screen's listener had them all)."""
    sent: int
    lost: int
    twice: int
    retries: int
    given_up: int
    """Notes that were never acknowledged."""
    lost_streams: int
    own_lag: float
    began: dict[int, float]
    """Round → when it began, ms since 1970."""


class Gathering:
    """Crowds that have come in."""

    def __init__(self, processes: list[subprocess.Popen[str]], orders: list[Order]) -> None:
        self.processes, self.orders = processes, orders

    def tell(self) -> None:
        for process in self.processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()

    def wait(self, word: str) -> None:
        for process in self.processes:
            assert process.stdout is not None
            if process.stdout.readline().strip() != word:
                raise SystemExit("a crowd of clients broke off; its reason stands above")

    def results(self) -> Heard:
        self.wait("done")
        listeners = sum(len(order.secrets) + bool(order.screen) for order in self.orders)
        return read_results([Path(order.result) for order in self.orders], listeners)


@contextmanager
def gather(order: Order, processes: int = 1) -> Iterator[Gathering]:
    """Everybody is in when this begins, and out when it ends."""
    with tempfile.TemporaryDirectory(prefix="kompas-crowd-", dir="/tmp") as folder, ExitStack() as stack:
        orders = list(shares(order, processes, Path(folder)))
        started = [stack.enter_context(crowd_process(one)) for one in orders]
        gathering = Gathering(started, orders)
        gathering.wait("ready")
        yield gathering


def shares(order: Order, processes: int, folder: Path) -> Iterator[Order]:
    size = -(-len(order.secrets) // processes)
    for number in range(processes):
        mine = order.secrets[number * size : (number + 1) * size]
        screen = order.screen if number == 0 else None
        yield replace(order, secrets=mine, first=number * size, screen=screen, result=str(folder / f"{number}.npz"))


@contextmanager
def crowd_process(order: Order) -> Iterator[subprocess.Popen[str]]:
    path = Path(order.result).with_suffix(".json")
    order.write(path)
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.crowd", str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def read_results(paths: Sequence[Path], listeners: int) -> Heard:
    """`listeners` is how many should have heard: one that heard nothing at all has lost everything."""
    logs = [dict(numpy.load(path)) for path in paths]
    joined = {name: numpy.concatenate([numpy.atleast_1d(log[name]) for log in logs]) for name in logs[0]}
    order = numpy.argsort(joined["sent_key"])
    keys, times = joined["sent_key"][order], joined["sent_at"][order]
    pairs, counts = numpy.unique(numpy.stack([joined["heard_key"], joined["heard_by"]]), axis=1, return_counts=True)
    known = numpy.isin(joined["heard_key"], keys)
    heard_key, heard_at, heard_by = (joined[name][known] for name in ("heard_key", "heard_at", "heard_by"))
    delays = (heard_at - times[numpy.searchsorted(keys, heard_key)]) * 1000
    rounds, began = by_round(keys, times, heard_key, heard_at, heard_by)
    return Heard(
        delays=delays,
        rounds=rounds,
        sent=len(keys),
        lost=len(keys) * listeners - int(numpy.isin(pairs[0], keys).sum()),
        twice=int((counts - 1).sum()),
        retries=int(joined["retries"].sum()),
        given_up=int(joined["given_up"].sum()),
        lost_streams=int(joined["lost_streams"].sum()),
        own_lag=float(numpy.percentile(joined["lag"], 95) * 1000) if len(joined["lag"]) else 0.0,
        began=began,
    )


def by_round(keys: Any, times: Any, heard_key: Any, heard_at: Any, heard_by: Any) -> tuple[dict[int, Any], Any]:
    rounds, began = {}, {}
    for number in sorted({int(key) & 0xFFFFF for key in keys}):
        start = times[(keys & 0xFFFFF) == number].min()
        mine = (heard_key & 0xFFFFF) == number
        everybody, screen = heard_at[mine], heard_at[mine & (heard_by == -1)]
        last = (everybody.max() - start) * 1000 if len(everybody) else float("inf")
        on_screen = (screen.max() - start) * 1000 if len(screen) else float("inf")
        rounds[number], began[number] = (float(last), float(on_screen)), float(start * 1000)
    return rounds, began
