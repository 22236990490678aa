"""The tenth kind: a table of typed columns."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field as Limit
from pydantic import model_validator

from kompas.errors import Invalid
from kompas.fields.base import Field, MayIdentify, list_in
from kompas.fields.choices import OneChoice, Option, SeveralChoices
from kompas.fields.figures import Date, Number
from kompas.fields.naming import People, Reference
from kompas.fields.texts import LongText, ShortText, YesNo
from kompas.i18n import N_

ROW = "row"
"""In a row that was there from the beginning: which one it is."""
AnyColumn = Annotated[
    ShortText | LongText | OneChoice | SeveralChoices | YesNo | Date | Number | People | Reference,
    Limit(discriminator="kind"),
]


class Table(Field):
    """Rows of columns: each row holds a value by key of the column. Rows in which nothing is filled in are dropped.

    With `named_rows` these are there from the beginning, each with a name: their cells are filled in, and no row is added.
    """

    kind: Literal["table"] = "table"
    columns: list[AnyColumn] = Limit(min_length=1, max_length=12)
    named_rows: list[Option] = Limit(default=[], max_length=40)
    most: int = Limit(default=40, ge=1, le=200)

    @model_validator(mode="after")
    def has_distinct_columns(self) -> Self:
        keys = [column.key for column in self.columns] + [ROW] * bool(self.named_rows)
        if len(set(keys)) < len(keys):
            raise ValueError(N_("two columns have the same key"))
        if len({row.key for row in self.named_rows}) < len(self.named_rows):
            raise ValueError(N_("two rows have the same key"))
        return self

    @property
    def nothing(self) -> list[Any]:
        return []

    def check(self, value: Any) -> list[dict[str, Any]]:
        rows = [self.row(number, row) for number, row in enumerate(list_in(self, value), start=1)]
        filled = self.in_order(row for row in rows if any(row[one.key] != one.nothing for one in self.columns))
        if len(filled) > self.most:
            raise self.refuse(N_("“{field}”: at most {count} rows fit."), count=self.most)
        return filled

    def in_order(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Of two rows with one name the last counts."""
        if not self.named_rows:
            return list(rows)
        by_name = {row[ROW]: row for row in rows}
        return [by_name[one.key] for one in self.named_rows if one.key in by_name]

    def row(self, number: int, row: Any) -> dict[str, Any]:
        known = {column.key for column in self.columns} | ({ROW} if self.named_rows else set())
        if not isinstance(row, dict) or not row.keys() <= known or (self.named_rows and row.get(ROW) not in self.names):
            raise self.refuse(N_("“{field}”: a row with other columns was expected."))
        name = {ROW: row[ROW]} if self.named_rows else {}
        try:
            return name | {column.key: column.check(row.get(column.key)) for column in self.columns}
        except Invalid as mistake:
            raise self.refuse(N_("“{field}”, row {number}. {mistake}"), number=number, mistake=mistake) from None

    @property
    def names(self) -> list[str]:
        return [one.key for one in self.named_rows]

    def name_of(self, row: Mapping[str, Any]) -> list[str]:
        """The name of a row, in tables whose rows have one."""
        return [str(one.text) for one in self.named_rows if one.key == row.get(ROW)]

    def told(self, value: Any) -> str:
        return "\n".join("; ".join(self.cells(row)) for row in value)

    def cells(self, row: dict[str, Any]) -> list[str]:
        return self.name_of(row) + [column.told(row.get(column.key, column.nothing)) for column in self.columns]

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
