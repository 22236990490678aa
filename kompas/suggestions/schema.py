"""The schema of a lexicon of concepts. docs/suggestions.md explains it to its writers."""

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from kompas.i18n import N_
from kompas.scripts.schema import Key, YamlPart

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Piece = Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=40)]
"""Shorter pieces stand in words that have nothing to do with it."""


class ConceptName(YamlPart):
    nl: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)] | None = None


class ConceptWords(YamlPart):
    """A concept, or an addition to the concept of another file when the key is known there."""

    key: Key
    name: ConceptName | None = None
    part_of: Key | None = None
    """The wider concept that takes its notes when there are too few for a theme of their own."""
    related: list[Key] = Field(default=[])
    words: list[Phrase] = Field(default=[])
    expressions: list[Phrase] = Field(default=[])
    parts: list[Piece] = Field(default=[])
    hints: list[Phrase] = Field(default=[])
    without: list[Phrase] = Field(default=[])
    """Phrases that other files gave this concept and that do not count here."""

    @field_validator("words")
    @classmethod
    def are_single_words(cls, words: list[str]) -> list[str]:
        if any(" " in word for word in words):
            raise ValueError(N_("one word each was expected; several words together belong to expressions"))
        return words


class LexiconFile(YamlPart):
    word_lists: dict[Key, list[Phrase]] = Field(default={})
    concepts: list[ConceptWords] = Field(default=[])
