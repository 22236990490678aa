"""Declared fields as widgets of Streamlit, and what was filled in there as the shape it is for."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import singledispatch
from typing import Any, TypeVar

import streamlit as st
from pydantic import BaseModel
from streamlit.delta_generator import DeltaGenerator

from kompas.domain.workshop.clock import AMSTERDAM
from kompas.errors import Invalid
from kompas.fields import (
    Date,
    Field,
    LongText,
    Missing,
    Number,
    OneChoice,
    People,
    Reference,
    SeveralChoices,
    ShortText,
    Table,
    YesNo,
    fields_of,
)
from kompas.i18n import _
from kompas.ui.identity_warning import look_at
from kompas.ui.refusals import refuse

Shape = TypeVar("Shape", bound=BaseModel)
QUARTER = timedelta(minutes=15)


def ask(shape: type[Shape], *rows: str | tuple[str, ...], now: object = None, key: str = "") -> dict[str, Any]:
    """Draw the fields of a shape: these, a tuple beside each other, or all; gives what is filled in by name.

    They begin with what `now` has in its attributes of the same names. `key` tells one such form from another.
    """
    fields = fields_of(shape)
    told = {}
    for row in rows or tuple(fields):
        names = (row,) if isinstance(row, str) else row
        places = st.columns(len(names)) if len(names) > 1 else [st.container()]
        for name, where in zip(names, places, strict=True):
            value = getattr(now, name, None)
            told[name] = widget(fields[name], where, value, f"{name}-{key}" if key else None)
    return told


def filled_in(shape: type[Shape], told: Mapping[str, Any], missing: str) -> Shape | None:
    """The shape of what was told. What is missing or does not fit is said in words, and None comes back."""
    try:
        return shape.model_validate(told)
    except Missing:
        refuse(missing)
    except Invalid as mistake:
        refuse(str(mistake))
    return None


def warn_about(shape: type[Shape], now: object) -> None:
    """Say what was saved in the fields of a shape that may tell who a family is."""
    watched = (name for name, field in fields_of(shape).items() if getattr(field, "may_identify", None) == "yes")
    look_at(*(getattr(now, name) for name in watched))


@singledispatch
def widget(field: Field, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    """Draw one field, beginning with `now`; gives what is filled in, which its check turns into a value."""
    raise NotImplementedError(field.kind)


def common_arguments(field: Field, key: str | None) -> dict[str, Any]:
    """Arguments that every widget gets."""
    return {"label": str(field.label), "help": str(field.help) if field.help else None, "key": key}


def inviting(field: ShortText | LongText | OneChoice | SeveralChoices) -> dict[str, Any]:
    return {"placeholder": str(field.placeholder)} if field.placeholder else {}


@widget.register
def _short_text(field: ShortText, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    more = {"max_chars": field.longest, "autocomplete": field.autocomplete, **inviting(field)}
    return where.text_input(value=now or "", **more, **common_arguments(field, key))


@widget.register
def _long_text(field: LongText, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    height = 18 + 26 * field.rows
    return where.text_area(
        value=now or "", max_chars=field.longest, height=height, **inviting(field), **common_arguments(field, key)
    )


@widget.register
def _one_choice(field: OneChoice, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    keys = list(field.texts)
    chosen = keys.index(now) if now else 0 if field.required and not field.placeholder else None
    told = {
        "options": keys,
        "index": chosen,
        "format_func": lambda one: field.told(one),
        **common_arguments(field, key),
    }
    return where.radio(**told) if field.open_list else where.selectbox(**told, **inviting(field))


@widget.register
def _several_choices(field: SeveralChoices, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    return where.multiselect(
        options=list(field.texts),
        default=now or [],
        format_func=lambda one: field.told([one]),
        max_selections=field.most,
        **inviting(field),
        **common_arguments(field, key),
    )


@widget.register
def _yes_no(field: YesNo, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    if not field.explained:
        return where.checkbox(value=bool(now), **common_arguments(field, key))
    now = now or {}
    answers = [True, False]
    index = answers.index(now["yes"]) if now.get("yes") is not None else None
    yes = where.radio(
        options=answers, index=index, format_func=field.told, horizontal=True, **common_arguments(field, key)
    )
    why = where.text_area(
        _("Explanation"), now.get("why", ""), max_chars=field.longest, key=key and f"{key}-why", height=96
    )
    return {"yes": yes, "why": why}


@widget.register
def _date(field: Date, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    begin = field.read(now) if now else None
    if field.time_label is None:
        return where.date_input(value=begin, format="DD-MM-YYYY", **common_arguments(field, key))
    moment = begin.astimezone(AMSTERDAM) if isinstance(begin, datetime) else None
    day, hour = where.columns(2)
    on = day.date_input(value=moment or "today", format="DD-MM-YYYY", **common_arguments(field, key))
    begins = moment.time() if moment else time(13, 30)
    at = hour.time_input(str(field.time_label), value=begins, step=QUARTER, key=key and f"{key}-time")
    return datetime.combine(on, at, AMSTERDAM) if on else None


@widget.register
def _number(field: Number, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    if field.ends:
        return where.radio(
            options=field.steps,
            index=field.steps.index(now) if now is not None else None,
            horizontal=True,
            captions=[str(end) for end in (field.ends[0], *[""] * (len(field.steps) - 2), field.ends[1])],
            **common_arguments(field, key),
        )
    step = 10.0**-field.decimals
    limits = {"min_value": field.least, "max_value": field.most, "value": now, "step": step}
    whole = {name: None if value is None else int(value) for name, value in limits.items()}
    return where.number_input(**(limits if field.decimals else whole), **common_arguments(field, key))


@widget.register
def _naming(field: People | Reference, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    """Names to type; the record offers nothing here."""
    known = {item["text"]: item for item in now or []}
    names = where.multiselect(
        options=list(known),
        default=list(known),
        accept_new_options=isinstance(field, People),
        max_selections=field.most,
        **common_arguments(field, key),
    )
    return [known.get(name, {"text": name}) for name in names]


@widget.register
def _table(field: Table, where: DeltaGenerator, now: Any, key: str | None) -> Any:
    where.markdown(f"**{field.label}**", help=str(field.help) if field.help else None)
    import pandas as pd  # half a second of a first page that has no table

    rows = pd.DataFrame({column.key: cells_of(column, now or []) for column in field.columns})
    columns = {column.key: column_of(column) for column in field.columns}
    edited = where.data_editor(rows, column_config=columns, num_rows="dynamic", hide_index=True, key=key)
    return edited.astype(object).where(edited.notna(), None).to_dict("records")


def cells_of(field: Field, rows: list[dict[str, Any]]) -> Any:
    """A column of a type that Streamlit lets people edit, also while it is empty."""
    import pandas as pd

    values = [row.get(field.key) for row in rows]
    if isinstance(field, Number):
        return pd.Series(values, dtype=float)
    return pd.Series(
        [field.read(value) if isinstance(field, Date) and value else value for value in values], dtype=object
    )


def column_of(field: Field) -> Any:
    title = str(field.label)
    if isinstance(field, OneChoice):
        return st.column_config.SelectboxColumn(title, options=list(field.texts), format_func=field.told)
    if isinstance(field, Date):
        return st.column_config.DateColumn(title, format="DD-MM-YYYY")
    if isinstance(field, Number):
        return st.column_config.NumberColumn(title, min_value=field.least, max_value=field.most)
    if isinstance(field, YesNo):
        return st.column_config.CheckboxColumn(title)
    return st.column_config.TextColumn(title)
