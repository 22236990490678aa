"""The tenth kind: a table of typed columns."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field as Limit
from pydantic import model_validator

from kompas.errors import Invalid
from kompas.fields.base import Field, MayIdentify, list_in
from kompas.fields.choices import OneChoice, SeveralChoices
from kompas.fields.figures import Date, Number
from kompas.fields.naming import People, Reference
from kompas.fields.texts import LongText, ShortText, YesNo
from kompas.i18n import N_

AnyColumn = Annotated[
    ShortText | LongText | OneChoice | SeveralChoices | YesNo | Date | Number | People | Reference,
    Limit(discriminator="kind"),
]


class Table(Field):
    """Rows of columns: each row holds a value by key of the column. Rows in which nothing is filled in are dropped."""

    kind: Literal["table"] = "table"
    columns: list[AnyColumn] = Limit(min_length=1, max_length=12)
    most: int = Limit(default=40, ge=1, le=200)

    @model_validator(mode="after")
    def has_distinct_columns(self) -> Self:
        if len({column.key for column in self.columns}) < len(self.columns):
            raise ValueError(N_("two columns have the same key"))
        return self

    @property
    def nothing(self) -> list[Any]:
        return []

    def check(self, value: Any) -> list[dict[str, Any]]:
        rows = [self.row(number, row) for number, row in enumerate(list_in(self, value), start=1)]
        filled = [row for row in rows if any(row[column.key] != column.nothing for column in self.columns)]
        if len(filled) > self.most:
            raise self.refuse(N_("“{field}”: at most {count} rows fit."), count=self.most)
        return filled

    def row(self, number: int, row: Any) -> dict[str, Any]:
        if not isinstance(row, dict) or not row.keys() <= {column.key for column in self.columns}:
            raise self.refuse(N_("“{field}”: a row with other columns was expected."))
        try:
            return {column.key: column.check(row.get(column.key)) for column in self.columns}
        except Invalid as mistake:
            raise self.refuse(N_("“{field}”, row {number}. {mistake}"), number=number, mistake=mistake) from None

    def told(self, value: Any) -> str:
        return "\n".join("; ".join(self.cells(row)) for row in value)

    def cells(self, row: dict[str, Any]) -> list[str]:
        return [column.told(row.get(column.key, column.nothing)) for column in self.columns]

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return [
            text
            for row in value
            for column in self.columns
            for text in column.written(row.get(column.key, column.nothing))
        ]


AnyField = Annotated[
    ShortText | LongText | OneChoice | SeveralChoices | YesNo | Date | Number | Table | People | Reference,
    Limit(discriminator="kind"),
]
"""A question of a form."""
