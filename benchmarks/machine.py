"""What the figures were measured on."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.e2e.browser import chromium_path


def describe_machine() -> list[str]:
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    return [
        f"Measured {datetime.now(UTC):%Y-%m-%d %H:%M} UTC; load average before the start: {load}",
        f"{os.cpu_count()} cores of {processor()}; {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, Streamlit {version('streamlit')}, {browser_version()}",
    ]


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "an unknown processor"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def browser_version() -> str:
    try:
        answer = subprocess.run(
            [chromium_path() or "", "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except OSError:
        return "no Chromium"
    return answer.stdout.strip().partition(" built")[0] or "no Chromium"
