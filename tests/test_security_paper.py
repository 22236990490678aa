"""docs/security.md names every requirement of ASVS 5.0, levels 1 and 2, and only tests that there are."""

import re
from collections import Counter
from collections.abc import Iterator

from kompas.settings import ROOT

COUNTS = {
    **{"V1": 27, "V2": 11, "V3": 19, "V4": 10, "V5": 9, "V6": 35, "V7": 18, "V8": 7, "V9": 7},
    **{"V10": 29, "V11": 14, "V12": 9, "V13": 13, "V14": 9, "V15": 13, "V16": 16, "V17": 7},
}
"""How many requirements of levels 1 and 2 each chapter of version 5.0.0 has."""
STATES = {"met", "read", "partly", "not met", "admin", "n/a"}
REQUIREMENT = re.compile(r"V\d+\.\d+\.\d+")
TEST = re.compile(r"`(test_\w+)`")
DEFINED = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)


def rows() -> Iterator[list[str]]:
    """The cells of every row: requirements, what is asked, state, how, shown by, comment."""
    for line in (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| V"):
            yield [cell.strip() for cell in line.strip().strip("|").split("|")]


def names_of_tests() -> set[str]:
    return {name for path in (ROOT / "tests").rglob("test_*.py") for name in DEFINED.findall(path.read_text("utf-8"))}


def test_every_requirement_is_there_once() -> None:
    named = [one for row in rows() for one in REQUIREMENT.findall(row[0])]
    assert [one for one, times in Counter(named).items() if times > 1] == []
    assert Counter(one.partition(".")[0] for one in named) == COUNTS


def test_every_row_has_a_state_and_what_is_met_a_test() -> None:
    assert [row[0] for row in rows() if len(row) != 6 or row[2] not in STATES] == []
    assert [row[0] for row in rows() if row[2] == "met" and not TEST.findall(row[4])] == []


def test_tests_that_are_named_exist() -> None:
    """A row that waits for a branch names what is there with that; once all of it is here, the mark has to go."""
    there = names_of_tests()
    missing = {row[0]: set(TEST.findall(row[4])) - there for row in rows()}
    waits = {row[0] for row in rows() if row[5].startswith("branch: ")}
    assert {one: names for one, names in missing.items() if names and one not in waits} == {}
    assert [row[0] for row in rows() if row[0] in waits and TEST.findall(row[4]) and not missing[row[0]]] == []
