"""The words of our scripts, a script for each language: what `_("…")` and `labels` of `words.js` say."""

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from kompas.domain.core.identifying import NAMES_OF_KINDS, SUGGESTIONS
from kompas.domain.wall.cases import WHY_NOT
from kompas.events import ACTIONS
from kompas.events.core.base import DECLARED
from kompas.i18n import Language, catalogue, translations
from kompas.labels import NAMES, OF_CHANGES, PROMISES

FURTHER: dict[str, Mapping[Any, str]] = {
    "Deed": {DECLARED[kind].name: DECLARED[kind].undo for kind in ACTIONS if DECLARED[kind].undo},
    "IdentifyingKind": NAMES_OF_KINDS,
    "InsteadOfIdentifying": SUGGESTIONS,
    "Promise": PROMISES,
    "WhyNoCase": WHY_NOT,
}
"""Lists of which scripts say more than the names of an enum."""


def words_of(language: Language, files: Container[str] | None = None) -> str:
    """Of all scripts, or of those files only."""
    texts, labels = (as_json(part) for part in (dict(texts_of(language, files)), labels_of(language)))
    return f"export const texts = {texts};\nexport const labels = {labels};\n"


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def texts_of(language: Language, files: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """The messages that were found in a script, each form of a plural by itself."""
    for message in translations(language):
        if any(file.endswith(".js") and (files is None or file in files) for file, _line in message.locations):
            yield from zip(forms(message.id), forms(message.string), strict=True)


def forms(text: str | Sequence[str] | None) -> Sequence[str]:
    return [text] if isinstance(text, str) else text or []


def labels_of(language: Language) -> dict[str, dict[str, str]]:
    """By list and value: the names of all enums that have them, and the further lists."""
    tables: dict[str, dict[str, str]] = {}
    for member, name in (NAMES | OF_CHANGES).items():
        tables.setdefault(type(member).__name__, {})[member] = name
    said = catalogue(language).gettext
    return {table: {value: said(name) for value, name in names.items()} for table, names in (tables | FURTHER).items()}
