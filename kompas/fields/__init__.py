"""A declared field: its kind, label and limits, from which follow its check, its widget, its live control and its export."""

from kompas.fields.base import Field, MayIdentify
from kompas.fields.choices import Choice, OneChoice, Option, SeveralChoices, options_of
from kompas.fields.figures import Date, Number
from kompas.fields.naming import Item, People, Reference
from kompas.fields.shapes import Asked, Missing, asked, check_all, fields_of
from kompas.fields.table import AnyField, Table
from kompas.fields.texts import LongText, ShortText, Text, YesNo
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
