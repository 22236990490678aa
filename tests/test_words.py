"""One word for one thing: what docs/concepts.md says of Dutch words holds for screens, scripts and guide."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from kompas.i18n import LOCALE_DIRECTORY
from kompas.scripts.loader import SCRIPTS_DIRECTORY
from kompas.settings import ROOT

CONCEPTS = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| (`[^|]+`) \| [^|]+ \|$", re.MULTILINE)
SCRIPTS = sorted(SCRIPTS_DIRECTORY.glob("*.yaml"))


def never() -> list[str]:
    table = CONCEPTS.split("## One word for one thing")[1].split("\n## ")[0]
    return [phrase for _say, phrases in ROW.findall(table) for phrase in re.findall("`([^`]+)`", phrases)]


def dutch_texts() -> Iterator[str]:
    with (LOCALE_DIRECTORY / "nl" / "LC_MESSAGES" / "kompas.po").open("rb") as file:
        for message in read_po(file, locale="nl"):
            yield from message.string if isinstance(message.string, tuple) else (message.string,)
    for path in SCRIPTS:
        yield from dutch_in(yaml.safe_load(path.read_text(encoding="utf-8")))
    guide = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    yield from re.sub(r"\]\([^)]*\)", "]", guide).split("\n\n")


def dutch_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (node["nl"],) if node.keys() == {"nl", "en"} else (s for one in node.values() for s in dutch_in(one))
    elif isinstance(node, list):
        yield from (text for one in node for text in dutch_in(one))


TEXTS = [" ".join(text.split()) for text in dutch_texts()]


def test_there_are_words_and_texts_to_look_at() -> None:
    assert (len(never()) >= 15, len(TEXTS) > 2000) == (True, True)


@pytest.mark.parametrize("phrase", sorted(set(never())))
def test_word_that_was_chosen_is_used_everywhere(phrase: str) -> None:
    pattern = re.compile(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", re.IGNORECASE)
    assert [text for text in TEXTS if pattern.search(text)] == []


def test_map_and_note_are_him() -> None:
    pattern = re.compile(r"\b([Dd]e|[Dd]eze) (kaart|post-it)\b[^.:;?]* (haar|zij)\b")
    assert [text for text in TEXTS if pattern.search(text)] == []


def test_what_is_gone_says_what_to_do_next() -> None:
    gone = [text for text in TEXTS if re.fullmatch(r"(?:Deze|Dit) [\w-]+ is er niet meer\.", text)]
    assert gone == []


@pytest.mark.parametrize("path", [*SCRIPTS, *SCRIPTS_DIRECTORY.glob("*/*.yaml")], ids=lambda path: path.name)
def test_file_reads_alike_with_the_loader_in_python(path: Any) -> None:
    """The one in C forgives what the one in Python does not."""
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)
