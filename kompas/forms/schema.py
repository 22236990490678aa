"""The schema of a form: sections of questions, each a declared field."""

import re
from typing import Any, Self

from pydantic import Field as Limit
from pydantic import model_validator

from kompas.fields import AnyField, Field
from kompas.fields.words import Key, Keyed, Localised, YamlPart
from kompas.i18n import N_

MOST_QUESTIONS = 120
NUMBER = re.compile(r"\d+")


class Section(YamlPart):
    """`intro` says in a line or two what the questions are for."""

    key: Key
    title: Localised
    intro: Localised | None = None
    questions: list[AnyField] = Limit(min_length=1, max_length=40)

    @property
    def number(self) -> str:
        """The number of its questions: of 2a and 2b it is 2, of 7.1 it is 7. Without letters there is none."""
        found = NUMBER.match(self.questions[0].letter)
        return found.group() if found else ""


class Form(Keyed):
    """With `cycles` it can be begun anew, as the next of a row of them. `step` is that of the method; a `document` is read as
    running text, with what was answered under headings.
    """

    title: Localised
    summary: Localised
    step: int | None = Limit(default=None, ge=1, le=8)
    cycles: bool = False
    document: bool = False
    sections: list[Section] = Limit(min_length=1, max_length=30)

    @model_validator(mode="after")
    def has_distinct_parts(self) -> Self:
        demand_distinct([section.key for section in self.sections], N_("two sections have the same key"))
        questions = [question for section in self.sections for question in section.questions]
        demand_distinct([question.key for question in questions], N_("two questions of this form have the same key"))
        letters = [question.letter for question in questions if question.letter]
        demand_distinct(letters, N_("two questions of this form have the same letter"))
        return self

    @property
    def questions(self) -> dict[str, Field]:
        return {question.key: question for section in self.sections for question in section.questions}

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)


def demand_distinct(keys: list[Any], message: str) -> None:
    if len(set(keys)) < len(keys):
        raise ValueError(message)
