"""A declared field: its kind, label and limits, from which follow its check, its widget, its live control and its export."""

from kompas.fields.kinds import (
    Choice,
    Date,
    Field,
    Item,
    LongText,
    MayIdentify,
    Number,
    OneChoice,
    Option,
    People,
    Reference,
    SeveralChoices,
    ShortText,
    Text,
    YesNo,
    options_of,
)
from kompas.fields.shapes import Asked, Missing, asked, check_all, fields_of
from kompas.fields.table import AnyField, Table
from kompas.fields.words import Localised, Msgid

__all__ = [
    "AnyField",
    "Asked",
    "Choice",
    "Date",
    "Field",
    "Item",
    "Localised",
    "LongText",
    "MayIdentify",
    "Missing",
    "Msgid",
    "Number",
    "OneChoice",
    "Option",
    "People",
    "Reference",
    "SeveralChoices",
    "ShortText",
    "Table",
    "Text",
    "YesNo",
    "asked",
    "check_all",
    "fields_of",
    "options_of",
]
