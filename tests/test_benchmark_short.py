"""The short form of the benchmark: counts, order, nothing lost, nothing twice, over a real server."""

import subprocess
import sys

import pytest

from kompas.settings import ROOT


def test_short_benchmark_finds_no_fault() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--short"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can fill up the disk of one process")
def test_short_faults_lose_nothing_and_double_nothing() -> None:
    """On both databases: killed, locked, full, cut off, delivered again, with a clock that jumps."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", "faults", "--short"], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "sqlite: server killed" in run.stdout
    assert "postgresql: server killed" in run.stdout
