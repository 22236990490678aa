"""The short form of the benchmark: counts, order, nothing lost, nothing twice, over a real server."""

import subprocess
import sys

from kompas.settings import ROOT


def test_short_benchmark_finds_no_fault() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--short"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stdout + run.stderr
