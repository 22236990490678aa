"""What the guide calls by its name is called so on the screen."""

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po

from kompas.i18n import LOCALE_DIRECTORY
from kompas.scripts.loader import own_library
from kompas.settings import ROOT

GUIDE = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEADING = re.compile(r"^(?:- |\d+\. |\| *)?\*\*[^*]+?(?:[.?]\*\*|\*\* *\|)", re.MULTILINE)
"""The first words of a paragraph or list item, or of a row of a table: what it is about."""
PARAMETER = re.compile(r"\\\{\w+\\\}|…")
OTHERWISE: dict[str, str] = {}
"""Bold words that are no name on the screen, each with the reason. There are none: the guide says that bold is a name."""


def names_in(text: str) -> set[str]:
    return {" ".join(found.split()) for found in BOLD.findall(HEADING.sub("", text))}


@cache
def on_the_screen() -> re.Pattern[str]:
    """Everything the interface and the scripts call something. What is filled in may be left out or written as …."""
    return re.compile("|".join(sorted({as_pattern(name) for name in names()})))


def names() -> Iterator[str]:
    with (LOCALE_DIRECTORY / "nl" / "LC_MESSAGES" / "kompas.po").open("rb") as file:
        for message in read_po(file, locale="nl"):
            yield from (message.string if isinstance(message.string, tuple) else (message.string,))
    for script in own_library().scripts.values():
        yield script.title.nl
        yield from (step.title.nl for step in script.steps)


def as_pattern(name: str) -> str:
    """Also without what stands behind it: a number, or what a choice means."""
    short = re.sub(r"…$| \(\{\w+\}\)$|: .*$|:$", "", name, flags=re.DOTALL)
    return "|".join(PARAMETER.sub(r"(?:…|\\d+)", re.escape(one)) for one in (name, short, *BOLD.findall(name)) if one)


def test_guide_calls_things_as_the_screen_does() -> None:
    wrong = {name for name in names_in(GUIDE) if not on_the_screen().fullmatch(name)}
    assert wrong == set(OTHERWISE)
