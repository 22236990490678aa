"""A shared machine: wait for a quiet moment, and say how quiet it was."""

import os
import time

import psutil  # type: ignore[import-untyped]

QUIET = 8.0
"""Percent of all cores that others may use."""
LONGEST_WAIT = float(os.environ.get("BENCHMARK_PATIENCE", "60"))


def wait_for_quiet() -> str:
    """Returns what it came to, in words."""
    limit = time.monotonic() + LONGEST_WAIT
    used = others()
    while used > QUIET and time.monotonic() < limit:
        used = others()
    return f"in the two seconds before, {used:.0f} % of all cores was in use; load average {os.getloadavg()[0]:.2f}"


def others() -> float:
    return float(psutil.cpu_percent(interval=2.0))
