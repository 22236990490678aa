"""Dates and numbers."""

import re
from datetime import date, datetime
from typing import Any, Literal, Self

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from pydantic import Field as Limit
from pydantic import model_validator

from kompas.fields.base import Field
from kompas.fields.days import can_be_meant
from kompas.fields.words import Localised
from kompas.i18n import N_, current_language

NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


class Date(Field):
    """A day, or with `time_label` a moment."""

    kind: Literal["date"] = "date"
    time_label: Localised | None = None

    def check(self, value: Any) -> str | None:
        if value in (None, ""):
            return None
        try:
            day = self.read(value)
        except (TypeError, ValueError):
            raise self.refuse(N_("“{field}”: a date that exists was expected.")) from None
        if not can_be_meant(day):
            raise self.refuse(N_("“{field}”: choose a date from 1900 up to ten years from now."))
        return day.isoformat()

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
