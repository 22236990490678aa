"""What stands in the files does not change by accident: every writer, level and language of five workshops."""

from difflib import unified_diff
from itertools import islice

import pytest
from sqlmodel import Session

from .golden import SCENARIOS, freeze, kept, words_of

MOST_LINES = 40
HOW = "If this was meant: python -m tests.exports.golden"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_files_say_what_they_said(session: Session, monkeypatch: pytest.MonkeyPatch, scenario: str) -> None:
    freeze(monkeypatch)
    before, after = kept(scenario), words_of(session, scenario)
    assert list(before) == list(after)
    changed = [name for name in before if before[name] != after[name]]
    assert not changed, "\n".join([HOW, *changed, *difference(before[changed[0]], after[changed[0]])])


def difference(before: str, after: str) -> list[str]:
    lines = (text.splitlines() for text in (before, after))
    return list(islice(unified_diff(*lines, "kept", "now", lineterm="", n=1), MOST_LINES))
