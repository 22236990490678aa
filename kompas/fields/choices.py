"""One or several of a closed list."""

from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field as Limit
from pydantic import model_validator

from kompas.fields.base import Field, list_in
from kompas.fields.words import Key, Localised, Msgid, YamlPart
from kompas.i18n import N_
from kompas.labels import NAMES


class Option(YamlPart):
    key: Key
    text: Localised


def options_of(members: type[StrEnum]) -> list[Option]:
    """A closed list of ours to choose from."""
    return [Option(key=member.value, text=Msgid(en=NAMES[member])) for member in members]


class Choice(Field):
    """With a `placeholder` nothing is chosen beforehand."""

    options: list[Option] = Limit(min_length=1, max_length=40)
    placeholder: Localised | None = None

    @model_validator(mode="after")
    def has_distinct_options(self) -> Self:
        if len({option.key for option in self.options}) < len(self.options):
            raise ValueError(N_("two options have the same key"))
        return self

    @property
    def texts(self) -> dict[str, Localised]:
        return {option.key: option.text for option in self.options}

    def demand_option(self, key: Any) -> None:
        if not isinstance(key, str) or key not in self.texts:
            raise self.refuse(N_("“{field}”: choose one of the answers that are there."))


class OneChoice(Choice):
    """`open_list`: the options stand under each other, to read before choosing."""

    kind: Literal["one_choice"] = "one_choice"
    open_list: bool = False

    def check(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        self.demand_option(value)
        return str(value)

    def told(self, value: Any) -> str:
        return str(self.texts[value]) if value else ""


class SeveralChoices(Choice):
    kind: Literal["several_choices"] = "several_choices"
    most: int | None = Limit(default=None, ge=1)

    @property
    def nothing(self) -> list[str]:
        return []

    def check(self, value: Any) -> list[str]:
        chosen = list_in(self, value)
        for key in chosen:
            self.demand_option(key)
        if self.most is not None and len(set(chosen)) > self.most:
            raise self.refuse(N_("“{field}”: choose at most {count}."), count=self.most)
        return [key for key in self.texts if key in chosen]

    def told(self, value: Any) -> str:
        return ", ".join(str(self.texts[key]) for key in value)
