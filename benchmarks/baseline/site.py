"""Starting the baseline."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.server import Server, serving

APP = Path(__file__).parent / "app.py"


@contextmanager
def baseline() -> Iterator[Server]:
    """With Streamlit's own defaults: what one gets without knowing what to turn off."""
    with tempfile.TemporaryDirectory(prefix="kompas-baseline-", dir="/tmp") as folder:
        os.environ["BASELINE_DATABASE"] = str(Path(folder) / "notes.db")
        with serving("sqlite:////tmp/unused.db", APP, ("--browser.gatherUsageStats", "false")) as server:
            yield server
