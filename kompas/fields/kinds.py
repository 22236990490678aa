"""Nine of the ten kinds of fields: what of each comes in, and how it reads. The tenth, `table`, has rows of these.

A value is plain JSON: what is stored, what travels to browsers, and what a shape of pydantic turns into its own types.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, Self

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from pydantic import Field as Limit
from pydantic import model_validator

from kompas.errors import Invalid
from kompas.fields.words import LONG, SHORT, Key, Localised, Msgid, Part, printable
from kompas.i18n import N_, _, current_language
from kompas.labels import NAMES

MOST_ITEMS = 60
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


class MayIdentify(StrEnum):
    """Whether a text may tell who a family is. Where a name belongs (who does it), everything but names is asked about."""

    YES = "yes"
    NAMES_BELONG = "names_belong"
    NO = "no"


class Field(Part):
    """`label` is what is asked. `check` gives the value as it is kept, and raises Invalid in words that name the field."""

    kind: str
    key: Key
    label: Localised
    help: Localised | None = None
    required: bool = False

    @property
    def nothing(self) -> Any:
        """The value of a field that is left empty."""
        return None

    def check(self, value: Any) -> Any:
        raise NotImplementedError

    def told(self, value: Any) -> str:
        """A value in words, for a cell or a line."""
        return "" if value is None else str(value)

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        """What somebody wrote in their own words, and what may be in it."""
        return []

    def refuse(self, message: str, **parameters: object) -> Invalid:
        return Invalid(message, field=self.label, **parameters)


class Text(Field):
    longest: int = Limit(default=SHORT, ge=1, le=20_000)
    placeholder: Localised | None = None
    may_identify: MayIdentify = MayIdentify.YES

    @property
    def nothing(self) -> str:
        return ""

    def check(self, value: Any) -> str:
        if not isinstance(value, str | None):
            raise self.refuse(N_("“{field}”: a text was expected."))
        text: str = printable(value or "").strip()
        if len(text) > self.longest:
            raise self.refuse(N_("“{field}” is too long; at most {count} characters fit."), count=self.longest)
        return text

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return [(self.may_identify, value)] if value else []


class ShortText(Text):
    """`autocomplete` is how browsers know a text that somebody fills in more often."""

    kind: Literal["short_text"] = "short_text"
    autocomplete: str | None = None

    def check(self, value: Any) -> str:
        return " ".join(super().check(value).splitlines())


class LongText(Text):
    kind: Literal["long_text"] = "long_text"
    longest: int = Limit(default=LONG, ge=1, le=20_000)
    rows: int = Limit(default=4, ge=2, le=20)


class Option(Part):
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


class YesNo(Field):
    """A tick, or with `explained` yes or no and why: `{"yes": true, "why": "…"}`, either of which may be absent still."""

    kind: Literal["yes_no"] = "yes_no"
    explained: bool = True
    longest: int = Limit(default=LONG, ge=1, le=20_000)
    may_identify: MayIdentify = MayIdentify.YES

    @property
    def nothing(self) -> Any:
        return None if self.explained else False

    @property
    def why(self) -> LongText:
        label = self.label
        return LongText(key=self.key, label=label, longest=self.longest, may_identify=self.may_identify)

    def check(self, value: Any) -> Any:
        if not self.explained:
            return self.answered(value) or False
        if value is None:
            return None
        if not isinstance(value, dict) or not value.keys() <= {"yes", "why"}:
            raise self.refuse(N_("“{field}”: yes or no was expected."))
        found = {"yes": self.answered(value.get("yes")), "why": self.why.check(value.get("why"))}
        return None if found == {"yes": None, "why": ""} else found

    def answered(self, value: Any) -> bool | None:
        if not isinstance(value, bool | None):
            raise self.refuse(N_("“{field}”: yes or no was expected."))
        return value

    def told(self, value: Any) -> str:
        if value is None or isinstance(value, bool):
            return _("yes") if value else _("no") if value is False else ""
        parts = [self.told(value["yes"]), value["why"]]
        return ": ".join(part for part in parts if part)

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return self.why.written(value["why"]) if isinstance(value, dict) else []


class Date(Field):
    """A day, or with `time_label` a moment."""

    kind: Literal["date"] = "date"
    time_label: Localised | None = None

    def check(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        try:
            return self.read(value).isoformat()
        except (TypeError, ValueError):
            raise self.refuse(N_("“{field}”: a date that exists was expected.")) from None

    def read(self, value: Any) -> date:
        if self.time_label is not None:
            return value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return value if type(value) is date else date.fromisoformat(value)

    def told(self, value: Any) -> str:
        if not value:
            return ""
        if self.time_label is not None:
            return str(format_datetime(self.read(value), "d MMMM y, HH:mm", tzinfo=None, locale=current_language()))
        return str(format_date(self.read(value), "d MMMM y", locale=current_language()))


class Number(Field):
    """Between `least` and `most`, with so many `decimals`. With `ends` a scale: the words at its lowest and highest."""

    kind: Literal["number"] = "number"
    least: float | None = None
    most: float | None = None
    decimals: int = Limit(default=0, ge=0, le=4)
    unit: Localised | None = None
    ends: tuple[Localised, Localised] | None = None

    @model_validator(mode="after")
    def has_a_scale_to_show(self) -> Self:
        if self.ends and not self.steps:
            raise ValueError(N_("a scale needs 'least' and 'most', with at most ten steps"))
        return self

    @property
    def steps(self) -> list[int]:
        """The answers of a scale."""
        if self.least is None or self.most is None or not 0 < self.most - self.least < 10:
            return []
        return list(range(int(self.least), int(self.most) + 1))

    def check(self, value: Any) -> float | int | None:
        number = self.read(value)
        if number is None:
            return None
        if self.least is not None and number < self.least:
            raise self.refuse(N_("“{field}”: at least {limit} was expected."), limit=self.figure(self.least))
        if self.most is not None and number > self.most:
            raise self.refuse(N_("“{field}”: at most {limit} was expected."), limit=self.figure(self.most))
        return round(number, self.decimals) if self.decimals else round(number)

    def read(self, value: Any) -> float | None:
        """Also what somebody typed, with a comma or a point."""
        if isinstance(value, str):
            if not value.strip():
                return None
            value = float(value.strip().replace(",", ".")) if NUMBER.fullmatch(value.strip()) else value
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15):
            return value
        raise self.refuse(N_("“{field}”: a number was expected."))

    def figure(self, value: float) -> str:
        return str(format_decimal(value, decimal_quantization=False, locale=current_language()))

    def told(self, value: Any) -> str:
        if value is None:
            return ""
        return f"{self.figure(value)} {self.unit}" if self.unit else self.figure(value)


class Item(Part):
    """A row of the record that an answer names, with its words: they can be read when the row has gone. Who is not in
    the record has no `id`.
    """

    of: str = Limit(default="", max_length=40)
    id: str = Limit(default="", max_length=40)
    text: str


class Naming(Field):
    """`of` says which nouns of the record can be named; `most` how many."""

    most: int = Limit(default=20, ge=1, le=MOST_ITEMS)

    of: Sequence[str]

    @property
    def nothing(self) -> list[Any]:
        return []

    def check(self, value: Any) -> list[dict[str, str]]:
        items = [item for item in (self.item_of(one) for one in list_in(self, value)) if item.text]
        found = list({(item.of, item.id or item.text): item for item in items}.values())
        if len(found) > self.most:
            raise self.refuse(N_("“{field}”: choose at most {count}."), count=self.most)
        return [item.model_dump() for item in found]

    def item_of(self, value: Any) -> Item:
        if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
            raise self.refuse(N_("“{field}”: choose from what is there."))
        known = {name: printable(value.get(name, "")).strip()[:SHORT] for name in ("of", "id", "text")}
        if not value.keys() <= known.keys() or len(known["id"]) > 40 or (known["of"] and known["of"] not in self.of):
            raise self.refuse(N_("“{field}”: choose from what is there."))
        return Item(**known)

    def told(self, value: Any) -> str:
        return ", ".join(item["text"] for item in value)


class People(Naming):
    """Members and organisations of the network, and who is neither: a name that somebody typed."""

    kind: Literal["people"] = "people"
    of: list[Literal["member", "organisation"]] = Limit(default=["member", "organisation"], min_length=1)

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return [(MayIdentify.NAMES_BELONG, item["text"]) for item in value if not item["id"]]


class Reference(Naming):
    """Items of the record, chosen and never typed."""

    kind: Literal["reference"] = "reference"
    of: list[Literal["conclusion", "agreement", "party", "indicator"]] = Limit(min_length=1)

    def item_of(self, value: Any) -> Item:
        item = super().item_of(value)
        if not (item.of and item.id):
            raise self.refuse(N_("“{field}”: choose from what is there."))
        return item


def list_in(field: Field, value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise field.refuse(N_("“{field}”: a list was expected."))
    return list(value)
