"""What a component's script says, `words()` beside it gives; and nothing is translated that no script says."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kompas.live import components
from kompas.live.assets import SCRIPTS as ASSETS

COMPONENTS = Path(components.__file__).parent
SCRIPTS = {script.stem: script for script in COMPONENTS.glob("*/*/*.js")}
NAMES = sorted(SCRIPTS)
BASE = "component.js"  # every component stands on it
OF_THE_BASE = {"failed", "problems", "undo"}  # said by `now`, `fail` and `say`, in the components that use these
IMPORTED = re.compile(r'from "(?:kompas|\.)/(\w+\.js)"')
SAID = re.compile(r"\bwords\.(\w+)")


def script_of(name: str) -> Path:
    return SCRIPTS[name]


def scripts(path: Path) -> Iterator[Path]:
    """A script and what it brings along, without the base, of which only the pages have words of their own."""
    seen = [path]
    for one in seen:
        code = one.read_text(encoding="utf-8")
        found = {ASSETS / name for name in IMPORTED.findall(code)}
        found |= {ASSETS / "pager.js"} if "this.pages()" in code else set()
        seen.extend(sorted(found - {ASSETS / BASE} - set(seen)))
    return iter(seen)


def said(path: Path) -> set[str]:
    return set(SAID.findall(path.read_text(encoding="utf-8")))


def words_of(name: str) -> dict[str, Any]:
    """With the words of a panel inside it beside its own."""
    give = importlib.import_module(f"kompas.live.components.{SCRIPTS[name].parent.parent.name}.{name}").words
    words: dict[str, Any] = give("console") if name == "case_form" else give()
    return words | words.get("panel", {})


@pytest.mark.parametrize("name", NAMES)
def test_every_word_a_script_says_is_there(name: str) -> None:
    assert said(script_of(name)) - set(words_of(name)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_said(name: str) -> None:
    everything = set().union(*(said(path) for path in scripts(script_of(name))))
    assert set(words_of(name)) - everything - OF_THE_BASE == set()


@pytest.mark.parametrize("path", [*map(script_of, NAMES), *sorted(ASSETS.glob("*.js"))], ids=lambda path: path.name)
def test_words_are_called_by_their_names(path: Path) -> None:
    assert re.findall(r"\bwords\[", path.read_text(encoding="utf-8")) == []
