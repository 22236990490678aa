"""Taking a copy: from the rows of a workshop to one file. No id, code, browser or key of this server is in it."""

import base64
import json
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Column
from sqlmodel import Session, col, select

from kompas.domain.whole.copies import FORMAT, VERSION
from kompas.domain.whole.copies.tables import COPIED, Copied, table_of, target_of, workshop_columns
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.models import Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor, tells_when_written

Places = dict[str, dict[Any, int]]
"""By table, where each row stands in the copy, from 1: rows point to each other by these."""


def copy_workshop(session: Session, actor: Actor) -> bytes:
    """Everything of a workshop that its facilitator may read, to be read in again."""
    demand_facilitator(actor)
    return json.dumps(copy_of(session, actor.workshop), ensure_ascii=False, indent=1).encode()


def copy_of(session: Session, workshop: Workshop) -> dict[str, Any]:
    places: Places = {}
    tables: dict[str, list[dict[str, Any]]] = {}
    for copied in COPIED:
        rows = kept_rows(session, workshop, copied, places)
        if "id" in table_of(copied.model).columns:
            places[copied.name] = {row.id: place for place, row in enumerate(rows, start=1)}
        tables[copied.name] = told(workshop, copied, rows, places)
    own = {column.name: plain(getattr(workshop, column.name)) for column in workshop_columns()}
    own["current_step_id"] = places["step"].get(workshop.current_step_id)
    counts = {name: len(rows) for name, rows in tables.items()}
    head = {"format": FORMAT, "version": VERSION, "made_at": now().isoformat(), "counts": counts}
    return {**head, "workshop": own, "tables": tables}


def kept_rows(session: Session, workshop: Workshop, copied: Copied, places: Places) -> list[Any]:
    """The rows of a table; without those that hang on a row that is not in the copy."""
    model: Any = copied.model
    table = table_of(model)
    query = select(model)
    if "workshop_id" in table.columns:
        query = query.where(model.workshop_id == workshop.id)
    else:  # it hangs on rows that do say whose they are
        column = next(iter(table.primary_key.columns))
        query = query.where(col(getattr(model, column.name)).in_(list(places[target_of(column) or ""])))
    needed = [column for column in table.columns if target_of(column) in places and not column.nullable]
    rows = [
        row for row in session.exec(query) if all(getattr(row, c.name) in places[target_of(c) or ""] for c in needed)
    ]
    return copied.keep(workshop, sorted(rows, key=lambda row: moment_of(table, row, places)))


def moment_of(table: Any, row: Any, places: Places) -> tuple[int | str, ...]:
    """The order of a table: as its rows came in, else by what they belong to."""
    if "sequence" in table.columns:
        return (row.sequence, row.id)  # what came in together stands in the same order as on the page
    columns = [*table.primary_key.columns, *table.columns]
    keys = [(getattr(row, column.name), places.get(target_of(column) or "")) for column in columns]
    return tuple(place.get(key, 0) if place is not None else key if isinstance(key, int) else 0 for key, place in keys)


def told(workshop: Workshop, copied: Copied, rows: list[Any], places: Places) -> list[dict[str, Any]]:
    columns = copied.columns(workshop)
    return [
        {column.name: value_in(workshop, copied, row, column, place, places) for column in columns}
        for place, row in enumerate(rows, start=1)
    ]


def value_in(workshop: Workshop, copied: Copied, row: Any, column: Column[Any], place: int, places: Places) -> Any:
    value = getattr(row, column.name)
    target = target_of(column)
    if target is None:
        return plain(with_places(value, places)) if column.name in copied.ids_inside else plain(value)
    if target == "participant" and copied.counted:
        return place  # how many, not who
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
