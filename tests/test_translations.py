"""Every word of the interface is in the Dutch catalogue, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
DUTCH = ROOT / "kompas" / "locale" / "nl" / "LC_MESSAGES" / "kompas.po"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "translate": None,
    "mark": None,
    "ngettext": (1, 2),
    "translate_count": (1, 2),
}
METHODS = [("**.py", "python"), ("**.js", "javascript")]
OPTIONS = {"**.js": {"parse_template_string": "true"}}
PLACEHOLDER = re.compile(r"\{(\w*)\}")
MessageId = str | tuple[str, ...]


def messages_in_the_code() -> dict[MessageId, str]:
    """Every msgid with the place where it was first found."""
    found: dict[MessageId, str] = {}
    for folder in ("kompas", "pages"):
        for name, line, msgid, *_ in extract_from_dir(ROOT / folder, METHODS, OPTIONS, keywords=KEYWORDS):
            found.setdefault(tuple(msgid) if isinstance(msgid, list | tuple) else msgid, f"{folder}/{name}:{line}")
    return found


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    assert DUTCH.exists(), f"there is no catalogue at {DUTCH.relative_to(ROOT)}; `make translate` makes it"
    with DUTCH.open("rb") as file:
        return read_po(file, locale="nl")


def parts(text: Any) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def test_extraction_finds_texts_and_plurals() -> None:
    found = messages_in_the_code()
    assert "Only the facilitator can do this." in found
    assert ("{count} conclusion", "{count} conclusions") in found
    assert "We start soon. You are in." in found  # in a script
    assert ("1 person is in", "{count} people are in") in found
    assert len(found) > 200


def test_every_text_is_translated(dutch: Catalog) -> None:
    missing = [
        f"{where}: {msgid}"
        for msgid, where in messages_in_the_code().items()
        if (message := dutch.get(parts(msgid)[0])) is None or message.fuzzy or not all(parts(message.string))
    ]
    assert missing == []


def test_no_text_stands_in_an_f_string_where_babel_does_not_see_it() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in ("kompas", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in KEYWORDS
        if isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_every_plural_has_both_forms(dutch: Catalog) -> None:
    plurals = [msgid for msgid in messages_in_the_code() if isinstance(msgid, tuple)]
    found = {msgid: dutch.get(msgid[0]) for msgid in plurals}
    assert [m for m, message in found.items() if message is None or len(parts(message.string)) != 2] == []


def test_translation_keeps_the_placeholders(dutch: Catalog) -> None:
    different = [
        msgid
        for message in messages(dutch)
        for msgid, translated in zip(parts(message.id), parts(message.string), strict=True)
        if translated and {*PLACEHOLDER.findall(translated)} != {*PLACEHOLDER.findall(msgid)}
    ]
    assert different == []


def test_translation_keeps_the_spaces_around_it(dutch: Catalog) -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text[:1].isspace(), text[-1:].isspace()

    pairs = [
        (parts(message.id)[0], parts(message.string)[0]) for message in messages(dutch) if all(parts(message.string))
    ]
    assert [msgid for msgid, translated in pairs if edges(msgid) != edges(translated)] == []


def test_catalogue_has_nothing_that_is_gone_from_the_code(dutch: Catalog) -> None:
    known = {parts(msgid)[0] for msgid in messages_in_the_code()}
    assert [message.id for message in messages(dutch) if parts(message.id)[0] not in known] == []
    assert list(dutch.obsolete.values()) == []


def test_every_dutch_text_can_be_filled_in(dutch: Catalog) -> None:
    for message in messages(dutch):
        for translated in parts(message.string):
            names = PLACEHOLDER.findall(translated)
            assert "" not in names, message.id
            translated.format(**dict.fromkeys(names, "x")) if names else translated
