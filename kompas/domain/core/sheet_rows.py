"""Rows of a spreadsheet as values of declared fields, with what is wrong by cell. Any register can be read in this way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from kompas.domain.core.names import fold_name
from kompas.domain.core.sheets import Rows
from kompas.errors import Invalid
from kompas.fields import Field, Localised, OneChoice, Text, YesNo
from kompas.fields.shapes import demand
from kompas.i18n import N_, in_each_language

YES = {"ja", "j", "yes", "y", "x", "1", "waar", "true", "✓"}
NO = {"nee", "n", "no", "0", "onwaar", "false", "-"}


@dataclass(frozen=True)
class CellMistake:
    """What is wrong in a cell, in words that name its column; `row` is the number that a spreadsheet gives it."""

    row: int
    column: str
    words: str


@dataclass(frozen=True)
class SheetRow:
    """The values of the columns that are there, as their fields keep them; those with a mistake are not among them."""

    number: int
    values: Mapping[str, Any]
    mistakes: tuple[CellMistake, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """`strange` are the names of columns that are not ours: nothing of them is taken over."""

    rows: tuple[SheetRow, ...]
    strange: tuple[str, ...] = ()


def read_sheet(fields: Mapping[str, Field], rows: Rows, needed: Iterable[str]) -> Sheet:
    """Rows under a header with the labels of fields, in either language and any order. Raises Invalid without the needed ones."""
    keys = keys_of_header(fields, rows[0])
    missing = [str(fields[key].label) for key in needed if key not in keys]
    if missing:
        raise Invalid(
            N_("In the first row these column names are missing: {names}. Begin with the empty table."),
            names=", ".join(missing),
        )
    read = (read_row(fields, keys, number, row) for number, row in enumerate(rows[1:], start=2) if any(row))
    strange = tuple(name for name, key in zip(rows[0], keys, strict=True) if name and key is None)
    return Sheet(tuple(read), strange)


def keys_of_header(fields: Mapping[str, Field], header: Sequence[str]) -> list[str | None]:
    named = {name: key for key, field in fields.items() for name in (key, *names_of(field.label))}
    keys = [named.get(fold_name(cell)) for cell in header]
    twice = [cell for place, cell in enumerate(header) if keys[place] and keys[place] in keys[:place]]
    if twice:
        raise Invalid(N_("The column “{name}” is there twice. Keep one of them."), name=twice[0])
    return keys


def names_of(text: Localised) -> set[str]:
    """A text in both languages, to compare with what somebody typed."""
    both = [text.nl, text.en] if text.nl else in_each_language(text.en).values()
    return set(map(fold_name, both))


def read_row(fields: Mapping[str, Field], keys: Sequence[str | None], number: int, row: Sequence[str]) -> SheetRow:
    values, mistakes = {}, []
    cells = [*row, *[""] * (len(keys) - len(row))]
    for key, cell in zip(keys, cells, strict=False):
        if key is None:
            continue
        try:
            values[key] = demand(fields[key], value_of(fields[key], cell) if cell else None)
        except Invalid as mistake:
            mistakes.append(CellMistake(number, key, str(mistake)))
    return SheetRow(number, values, tuple(mistakes))


@singledispatch
def value_of(field: Field, cell: str) -> Any:
    """The value that a cell means, before its field checks it. Raises Invalid when it means none."""
    raise NotImplementedError(field.kind)


@value_of.register
def _text(field: Text, cell: str) -> Any:
    return cell


@value_of.register
def _one_choice(field: OneChoice, cell: str) -> Any:
    typed = fold_name(cell)
    for key, text in field.texts.items():
        if typed in {key, *names_of(text)}:
            return key
    raise field.refuse(
        N_("“{field}”: “{cell}” is none of these: {answers}."),
        cell=cell[:40],
        answers=", ".join(map(str, field.texts.values())),
    )


@value_of.register
def _yes_no(field: YesNo, cell: str) -> Any:
    typed = fold_name(cell)
    if typed in YES | NO:
        return typed in YES
    raise field.refuse(N_("“{field}”: “{cell}” is neither yes nor no."), cell=cell[:40])
