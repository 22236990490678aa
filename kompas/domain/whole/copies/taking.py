"""Taking a copy: from the rows of a workshop to one file. No id, code, browser or key of this server is in it."""

import base64
import json
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Column
from sqlmodel import Session, select

from kompas.domain.whole.copies import FORMAT, VERSION
from kompas.domain.whole.copies.tables import columns_in_copy, copied_tables, copying_of, rows_in_copy
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.fields.words import printable_within
from kompas.models import Workshop
from kompas.models.core.base_row import BaseRow, table_of, target_of
from kompas.models.core.belonging import rows_of
from kompas.models.core.columns import now
from kompas.rules import Actor, tells_when_written

Places = dict[str, dict[Any, int]]
"""By table, where each row stands in the copy, from 1: rows point to each other by these."""


def copy_workshop(session: Session, actor: Actor) -> bytes:
    """Everything of a workshop that its facilitator may read, to be read in again."""
    demand_facilitator(actor)
    return json.dumps(printable_within(copy_of(session, actor.workshop)), ensure_ascii=False, indent=1).encode()


def copy_of(session: Session, workshop: Workshop) -> dict[str, Any]:
    places: Places = {}
    kept: dict[str, list[Any]] = {}
    for name, model in copied_tables().items():
        kept[name] = kept_rows(session, workshop, model, places)
        if "id" in table_of(model).columns:
            places[name] = {row.id: place for place, row in enumerate(kept[name], start=1)}
    tables = {name: copy_rows(workshop, model, kept[name], places) for name, model in copied_tables().items()}
    own = {column.name: plain(getattr(workshop, column.name)) for column in columns_in_copy(Workshop, workshop)}
    own["current_step_id"] = places["step"].get(workshop.current_step_id)
    counts = {name: len(rows) for name, rows in tables.items()}
    head = {"format": FORMAT, "version": VERSION, "made_at": now().isoformat(), "counts": counts}
    return {**head, "workshop": own, "tables": tables}


def kept_rows(session: Session, workshop: Workshop, model: type[BaseRow], places: Places) -> list[Any]:
    """The rows of a table; without those that hang on a row that is not in the copy."""
    table = table_of(model)
    needed = {column.name: target_of(model, column.name) or "" for column in table.columns if not column.nullable}
    found = session.exec(select(model).where(rows_of("workshop", workshop.id, table)))
    rows = [
        row
        for row in found
        if all(getattr(row, name) in places[target] for name, target in needed.items() if target in places)
    ]
    return rows_in_copy(model, workshop, sorted(rows, key=lambda row: moment_of(model, row, places)))


def moment_of(model: type[BaseRow], row: Any, places: Places) -> tuple[int | str, ...]:
    """The order of a table: as its rows came in, else by what they belong to."""
    table = table_of(model)
    if "sequence" in table.columns:
        return (row.sequence, row.id)  # rows that came in together stand in the same order as on the page
    columns = [*table.primary_key.columns, *table.columns]
    keys = [(getattr(row, column.name), places.get(target_of(model, column.name) or "")) for column in columns]
    return tuple(place.get(key, 0) if place is not None else key if isinstance(key, int) else 0 for key, place in keys)


def copy_rows(workshop: Workshop, model: type[BaseRow], rows: list[Any], places: Places) -> list[dict[str, Any]]:
    columns = columns_in_copy(model, workshop)
    return [
        {column.name: value_in(workshop, row, column, place, places) for column in columns}
        for place, row in enumerate(rows, start=1)
    ]


def value_in(workshop: Workshop, row: Any, column: Column[Any], place: int, places: Places) -> Any:
    value, copying = getattr(row, column.name), copying_of(type(row))
    target = target_of(type(row), column.name)
    if target is None:
        return plain(with_places(value, places)) if column.name in copying.ids_inside else plain(value)
    if target == "participant" and copying.counted:
        return place  # a number instead of a person
    if target == "participant" and column.nullable and not tells_when_written(workshop):
        return None
    return places.get(target, {}).get(value)


def plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def with_places(value: Any, places: Places) -> Any:
    """Ids inside become `table:place`; what is not in the copy is left out."""
    known = {identity: f"{name}:{place}" for name, rows in places.items() for identity, place in rows.items()}
    if isinstance(value, dict):
        return {known[key]: one for key, one in value.items() if key in known}
    return [known[one] for one in value if one in known]
