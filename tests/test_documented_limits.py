"""docs/limits.md tells every limit, with the number of the code."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from kompas.settings import ROOT

DOCUMENT = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in DOCUMENT.splitlines() if line.startswith("| ")
]
NAMED = {row[3].strip("`"): row[1] for row in ROWS[1:] if row[3]}
LIMIT = re.compile(r"^((?:MOST|LARGEST|LONGEST)_[A-Z_]+) *=", re.MULTILINE)
FOLDERS = ("live", "domain/wall", "domain/whole/copies")
"""Where what comes from outside is received."""
NO_LIMIT_OF_WHAT_COMES_IN = {
    "kompas.live.pace.MOST_REMEMBERED",
    "kompas.live.suggesting.MOST_KEPT",
    "kompas.live.uploads.MOST_EXPECTED",
    "kompas.live.writer.LARGEST_BATCH",
    "kompas.domain.wall.pictures.LONGEST_SIDE",
    "kompas.domain.wall.pictures.LARGEST_PNG",
    "kompas.domain.wall.cases.MOST_EACH",
    "kompas.domain.whole.copies.restoring.LONGEST_TEXT",
    "kompas.domain.whole.copies.restoring.LARGEST_NUMBER",
}
UNITS = {"KB": 2**10, "MB": 2**20}


@pytest.mark.parametrize("name", NAMED)
def test_documented_number_is_that_of_the_code(name: str) -> None:
    module, _, constant = name.rpartition(".")
    value = getattr(import_module(module), constant)
    numbers = {
        int(one.replace(",", "")) * UNITS.get(unit, 1) for one, unit in re.findall(r"(\d[\d,]*) ?(KB|MB)?", NAMED[name])
    }
    assert value in numbers


def test_every_limit_on_what_comes_in_is_documented() -> None:
    found = {
        f"{module_of(path)}.{name}"
        for folder in FOLDERS
        for path in (ROOT / "kompas" / folder).rglob("*.py")
        for name in LIMIT.findall(path.read_text(encoding="utf-8"))
    }
    assert found - NO_LIMIT_OF_WHAT_COMES_IN - NAMED.keys() == set()
    assert found >= NO_LIMIT_OF_WHAT_COMES_IN


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
