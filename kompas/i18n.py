"""Two languages through gettext: English msgids, the Dutch catalogue read from its .po file at start.

The language of the current user is a context variable: each Streamlit script run and each request has its own.
"""

import gettext
import io
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DEFAULT_LANGUAGE: Language = "nl"
LOCALE_DIRECTORY = Path(__file__).parent / "locale"

_current: ContextVar[Language] = ContextVar("language", default=DEFAULT_LANGUAGE)


@cache
def translations(language: Language) -> Catalog:
    """The .po file of a language; empty for the language of the code itself."""
    source = LOCALE_DIRECTORY / language / "LC_MESSAGES" / "kompas.po"
    if not source.exists():
        return Catalog(language)
    with source.open("rb") as file:
        return read_po(file, locale=language)


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, translations(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def set_language(language: str | None) -> Language:
    chosen = language if language in LANGUAGES else DEFAULT_LANGUAGE
    _current.set(chosen)
    return chosen


def current_language() -> Language:
    return _current.get()


def translate(message: str, **parameters: object) -> str:
    text = catalogue(_current.get()).gettext(message)
    return text.format(**parameters) if parameters else text


def in_each_language(message: str) -> dict[str, str]:
    """Words for many people at once, each of whom reads their own language."""
    return {language: catalogue(language).gettext(message) for language in LANGUAGES}


def translate_count(one: str, many: str, count: int, **parameters: object) -> str:
    text = catalogue(_current.get()).ngettext(one, many, count)
    return text.format(count=count, **parameters)


def mark(message: str) -> str:
    """Mark a msgid for extraction where it is defined; it is translated where it is shown."""
    return message


_ = translate
ngettext = translate_count
N_ = mark
