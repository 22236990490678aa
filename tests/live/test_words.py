"""The words that scripts say: all of them are found by Babel, and served in the language of the page."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_file

from kompas import enums, live
from kompas.enums import DeviceKind, LineChange, NoteKind, Progress
from kompas.i18n import LANGUAGES, Language, set_language
from kompas.labels import label
from kompas.live.assets.words import words_of

SCRIPTS = sorted(Path(live.__file__).parent.rglob("*.js"))
STRING = r'"(?:[^"\\]|\\.)*"'
CALL = re.compile(rf"(?<![\w.])(?:_|ngettext)\(\s*({STRING}(?:\s*\+\s*{STRING})*)")
LABELS = re.compile(r"\blabels\.(\w+)")


def served(language: Language) -> dict[str, Any]:
    parts = re.fullmatch(r"export const texts = (\{.*\});\nexport const labels = (\{.*\});\n", words_of(language))
    assert parts
    return {"texts": json.loads(parts[1]), "labels": json.loads(parts[2])}


def said(script: Path) -> list[tuple[str, ...]]:
    """The forms of each message, as Babel finds them."""
    options = {"parse_template_string": "true"}
    found = extract_from_file("javascript", script, keywords={"_": None, "ngettext": (1, 2)}, options=options)
    return [(msgid,) if isinstance(msgid, str) else tuple(msgid) for _line, msgid, *_ in found]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_babel_finds_every_message_of_a_script(script: Path) -> None:
    """It does not look into a call in a call, nor past a brace in a template; there words go through `join`."""
    calls = CALL.findall(script.read_text(encoding="utf-8"))
    written = Counter("".join(map(json.loads, re.findall(STRING, call))) for call in calls)
    assert Counter(forms[0] for forms in said(script)) == written


def test_every_message_is_served_in_dutch_and_no_other() -> None:
    assert set(served("nl")["texts"]) == {form for script in SCRIPTS for forms in said(script) for form in forms}
    assert all(served("nl")["texts"].values())


def test_english_is_what_the_scripts_say_themselves() -> None:
    assert served("en")["texts"] == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_what_is_in_lists_are_served(language: Language) -> None:
    set_language(language)
    labels = served(language)["labels"]
    for members in (NoteKind, Progress, LineChange, DeviceKind):
        assert labels[members.__name__] == {member.value: label(member) for member in members}
    asked = {name for script in SCRIPTS for name in LABELS.findall(script.read_text(encoding="utf-8"))}
    assert asked - set(labels) == set()
    assert {name for name in labels if not hasattr(enums, name)} == {
        "Deed",
        "InsteadOfIdentifying",
        "Promise",
        "WhyNoCase",
        "IdentifyingKind",
    }
