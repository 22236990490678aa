"""The golden table: `tests/access.md`, a section for each kind of thing."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from .people import SECRETS

GOLDEN = Path(__file__).parents[1] / "access.md"
HEAD = "# Who reaches what\n\nMade by asking (`tests/access`): delete a section, run the tests, and review what is written.\n"
Row = Mapping[str, str]
"""By role, what came of it."""


def demand_section(name: str, explained: str, rows: Mapping[str, Row], roles: Sequence[str] = tuple(SECRETS)) -> None:
    """Hold a section against what was reviewed; one that is not there is written, and fails."""
    lines = [f"## {name}", "", explained, "", f"| | {' | '.join(roles)} |", "| --- " * (len(roles) + 1) + "|"]
    lines += [f"| {thing} | {' | '.join(row[role] for role in roles)} |" for thing, row in sorted(rows.items())]
    known = sections()
    if name not in known:
        known[name] = "\n".join(lines) + "\n"
        GOLDEN.write_text("\n".join([HEAD, *(known[one] for one in sorted(known))]), encoding="utf-8")
        pytest.fail(f"the section {name!r} of {GOLDEN.name} is written: look at it and commit it")
    assert lines == known[name].splitlines()


def sections() -> dict[str, str]:
    text = GOLDEN.read_text("utf-8") if GOLDEN.exists() else ""
    found = re.split(r"^(?=## )", text, flags=re.MULTILINE)[1:]
    return {one.splitlines()[0].removeprefix("## "): one.rstrip("\n") + "\n" for one in found}
