"""A path that the documentation names is there, so that a newcomer finds it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOP = "activities|domain|events|exports|fields|forms|live|models|pages|scripts|suggestions|tests|tools|ui|facilitation_scripts"
NAMED = re.compile(rf"`((?:kompas/)?(?:{TOP})/[\w/.-]*)`")

OF_THE_ORGANISATION = {"facilitation_scripts/lexicon"}
"""A folder that somebody makes who wants it."""


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_path_a_page_names_is_there(page: Path) -> None:
    named = set(NAMED.findall(page.read_text(encoding="utf-8"))) - OF_THE_ORGANISATION
    assert [path for path in sorted(named) if not any((base / path).exists() for base in (ROOT, ROOT / "kompas"))] == []
