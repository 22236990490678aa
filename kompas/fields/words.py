"""Texts in both languages of the interface, and what a short and a long one hold."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from kompas.i18n import current_language, translate

SHORT = 200
LONG = 2000
NEVER_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: Any) -> Any:
    """Drop the characters that XML 1.0 does not know, and other controls: they break reports and pictures, and say nothing.
    Joiners of emoji stay.
    """
    return NEVER_SHOWN.sub("", text) if isinstance(text, str) else text


def printable_within(value: Any) -> Any:
    """The same of every text in plain values and in dataclasses."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, Mapping):
        return {printable(key): printable_within(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable_within(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: printable_within(getattr(value, one.name)) for one in fields(value)})
    return printable(value)


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), BeforeValidator(printable)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,39}$")]


class YamlPart(BaseModel):
    """A part of a YAML file. Unknown fields are refused, so that a typing error is found at load."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Keyed(YamlPart):
    """A file, by whose key others name it."""

    key: Key


class Localised(YamlPart):
    """One text in both languages of the interface."""

    nl: Words
    en: Words

    def __str__(self) -> str:
        return self.nl if current_language() == "nl" else self.en


class Msgid(Localised):
    """A text of our own code: its Dutch is in the catalogue."""

    nl: str = ""

    def __str__(self) -> str:
        return translate(self.en)
