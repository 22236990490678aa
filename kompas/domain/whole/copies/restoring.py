"""Reading a copy in: a new workshop with new ids and codes, all of it or nothing. What is in the file is not trusted."""

import base64
import hashlib
import json
import math
import uuid
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Column, Integer
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import hash_of_code, new_facilitator_code
from kompas.domain.core.records import free_code
from kompas.domain.whole.copies import FORMAT, VERSION
from kompas.domain.whole.copies.size import ONE_AT_A_TIME, demand_few_rows, demand_modest_size
from kompas.domain.whole.copies.tables import columns_in_copy, copied_tables, copying_of
from kompas.domain.workshop.accounts import account_to_sit, uses_accounts
from kompas.domain.workshop.devices import known_device, take_seat
from kompas.domain.workshop.log import log
from kompas.domain.workshop.workshops import demand_facilitator_key
from kompas.enums import LoggedDeed, Role, SeatWay, WorkshopStatus
from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models import Seat, Step, Workshop
from kompas.models.core.base_row import BaseRow, table_of, target_of
from kompas.models.core.columns import printable
from kompas.rules import Actor
from kompas.scripts.schema import ScriptStep

LONGEST_TEXT = 20_000
LARGEST_NUMBER = 2**31 - 1
DEEPEST = 60
"""A party that was split off from one that was split off has its past inside: two deep each time."""
DAMAGED = N_("This file is damaged, so nothing was read in. Download the copy again, or use another one.")
UNKNOWN = N_("This is not a copy of a workshop. Choose the file that was downloaded as “Complete copy”.")
NEWER = N_("This copy was made by a newer version of Kompas. Update this server first, then read it in.")
AT_ONCE = 1000
"""Rows that are made and written in one go."""
Made = dict[str, list[Any]]
"""By table, the ids of the rows as they were made, in the order of the file."""
Pointing = tuple[Any, dict[str, Any]]
"""A row that points to others that may come after it, and what the file has of it."""


def restore_workshop(session: Session, secret: str, data: bytes, key: str | None = None) -> tuple[Workshop, str | None]:
    """The workshop in the file and its facilitator code; this browser facilitates it.

    The same file read in again by this browser gives the workshop that is there, without a code.
    """
    demand_facilitator_key(key)
    with ONE_AT_A_TIME:
        return restore_file(session, secret, data)


def restore_file(session: Session, secret: str, data: bytes) -> tuple[Workshop, str | None]:
    demand_modest_size(data)
    device, digest = known_device(session, secret), hashlib.sha256(data).hexdigest()
    account_to_sit(session, device.id, alone=not uses_accounts())
    mine = select(Workshop).join(Seat, col(Seat.workshop_id) == Workshop.id)
    mine = mine.where(Seat.device_id == device.id, Seat.role == Role.FACILITATOR, Workshop.copied_from == digest)
    mine = mine.where(col(Seat.ended_at).is_(None))
    known = session.exec(mine).first()
    if known is not None:
        return known, None
    file = open_copy(data)
    code = new_facilitator_code()
    try:
        workshop = Workshop.model_validate(
            own_values(file["workshop"])
            | {
                "code": free_code(session),
                "facilitator_code_hash": hash_of_code(code),
                "copied_from": digest,
            }
        )
        fill(session, workshop, file)
    except (ValidationError, SQLAlchemyError, LookupError, TypeError, ValueError, AttributeError):
        raise Invalid(DAMAGED) from None
    take_seat(session, device, workshop, Role.FACILITATOR, way=SeatWay.CREATED)
    reader = Actor(device_id=device.id, workshop=workshop, roles=frozenset({Role.FACILITATOR}))
    log(session, workshop, reader, LoggedDeed.COPY_READ_IN)
    session.flush()
    return workshop, code


def open_copy(data: bytes) -> dict[str, Any]:
    """The file as plain values, of a form this version knows. Raises Invalid in words."""
    try:
        file = json.loads(data)
    except (ValueError, RecursionError):
        raise Invalid(DAMAGED if b'"kompas-workshop"' in data[:200] else UNKNOWN) from None
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        raise Invalid(UNKNOWN)
    if not isinstance(file.get("version"), int) or file["version"] > VERSION:
        raise Invalid(NEWER)
    tables, own = file.get("tables"), file.get("workshop")
    if not isinstance(tables, dict) or not isinstance(own, dict) or not all(map(is_table, tables.values())):
        raise Invalid(DAMAGED)
    demand_few_rows(tables)
    known = {name: set(table_of(model).columns.keys()) for name, model in copied_tables().items()}
    strange = set(own) - set(table_of(Workshop).columns.keys()) or set(tables) - set(known)
    if strange or any(set(row) - known[name] for name, rows in tables.items() for row in rows):
        raise Invalid(NEWER)
    if file.get("counts") != {name: len(rows) for name, rows in tables.items()} or not is_modest(file):
        raise Invalid(DAMAGED)
    return file


def is_table(rows: Any) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def is_modest(value: Any, depth: int = 0) -> bool:
    """Nothing that a column or a page would choke on."""
    if depth > DEEPEST:
        return False
    if isinstance(value, dict):
        if set(value) == {"base64"}:
            return isinstance(value["base64"], str)
        return all(is_modest(key, depth + 1) and is_modest(one, depth + 1) for key, one in value.items())
    if isinstance(value, list):
        return all(is_modest(one, depth + 1) for one in value)
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT
    return value is None or (isinstance(value, int | float) and math.isfinite(value) and abs(value) <= LARGEST_NUMBER)


def own_values(told: dict[str, Any]) -> dict[str, Any]:
    """Those of a copy: a file that says more, such as when it was forgotten, is not believed."""
    names = {column.name for column in columns_in_copy(Workshop)} - {"current_step_id"}
    return {name: clean(told[name]) for name in names if name in told}


def fill(session: Session, workshop: Workshop, file: dict[str, Any]) -> None:
    """Everything of the workshop, in the order in which rows point to each other."""
    session.add(workshop)
    session.flush()
    made: Made = {}
    pointing: list[Pointing] = []
    for name, model in copied_tables().items():
        made[name], tolds = [], file["tables"].get(name, [])
        for first in range(0, len(tolds), AT_ONCE):
            made_of(session, workshop, model, tolds[first : first + AT_ONCE], made, pointing)
    for row, told in pointing:
        point_back(row, told, made)
    current = file["workshop"].get("current_step_id")
    workshop.current_step_id = None if current is None else at(made["step"], current)
    if (workshop.status is WorkshopStatus.RUNNING) > (workshop.current_step_id is not None) or not made["step"]:
        raise Invalid(DAMAGED)
    record_change(session, workshop, workshop)


def made_of(
    session: Session,
    workshop: Workshop,
    model: type[BaseRow],
    tolds: list[dict[str, Any]],
    made: Made,
    pointing: list[Pointing],
) -> None:
    """Make some rows of a table; of those that are finished only the id is kept in the memory."""
    rows = [new_row(workshop, model, told, made) for told in tolds]
    for row in rows:
        stamp(workshop, row)
    session.add_all(rows)
    session.flush()
    table, back = table_of(model), pointing_columns(model)
    if "id" in table.columns:
        made[table.name] += [row.id for row in rows]
    for row, told in zip(rows, tolds, strict=True):
        if any(told.get(name) for name in back):
            pointing.append((row, told))
        else:
            session.expunge(row)


def pointing_columns(model: type[BaseRow]) -> list[str]:
    """Those that are filled in when all rows are there: to rows of the same table, and with ids inside."""
    name, inside = table_of(model).name, copying_of(model).ids_inside
    columns = (column.name for column in columns_in_copy(model))
    return [one for one in columns if one in inside or target_of(model, one) == name]


def new_row(workshop: Workshop, model: type[BaseRow], told: dict[str, Any], made: Made) -> Any:
    columns = table_of(model).columns
    values = {c.name: value_of(model, c, told[c.name], made) for c in columns_in_copy(model) if c.name in told}
    if "workshop_id" in columns:
        values["workshop_id"] = workshop.id
    if "id" in columns and not isinstance(columns["id"].type, Integer):
        values["id"] = str(uuid.uuid4())
    values |= {name: 0 for name in ("revision", "sequence") if name in columns}
    if model is Step:
        demand_shape(values)
    return model.model_validate(values)


def value_of(model: type[BaseRow], column: Column[Any], told: Any, made: Made) -> Any:
    target = target_of(model, column.name)
    if target is None:
        if column.name in copying_of(model).ids_inside:
            return type(told)()
        length = getattr(column.type, "length", None)
        if length and isinstance(told, str) and len(told) > length:
            raise ValueError(column.name)
        return clean(told)
    if told is None or target == column.table.name:
        return None
    return at(made[target], told)


def at(ids: list[Any], place: Any) -> Any:
    """The id of the row at this place; a place below 1 would count from the end."""
    if type(place) is not int or place < 1:
        raise LookupError(place)
    return ids[place - 1]


def point_back(row: BaseRow, told: dict[str, Any], made: Made) -> None:
    """When all rows are there."""
    for name in (one for one in pointing_columns(type(row)) if told.get(one) is not None):
        if name in copying_of(type(row)).ids_inside:
            setattr(row, name, fitting(type(row), name, with_ids(told[name], made)))
        else:
            setattr(row, name, at(made[table_of(type(row)).name], told[name]))


def fitting(model: type[BaseRow], name: str, value: Any) -> Any:
    """The value as the column asks it; with ids in it that could not be asked before the rows were there."""
    return TypeAdapter(model.model_fields[name].annotation or Any).validate_python(value)


def with_ids(told: Any, made: Made) -> Any:
    def found(place: str) -> Any:
        name, _, number = place.partition(":")
        return at(made[name], int(number))

    if isinstance(told, dict):
        return {found(key): value for key, value in told.items()}
    return [found(one) for one in told]


def clean(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"base64"}:
            return base64.b64decode(value["base64"], validate=True)
        return {printable(key): clean(one) for key, one in value.items()}
    return [clean(one) for one in value] if isinstance(value, list) else printable(value)


def stamp(workshop: Workshop, row: Any) -> None:
    """Each row came in at a moment of its own, as when it was written."""
    workshop.revision += 1
    for name in ("revision", "sequence"):
        if hasattr(row, name):
            setattr(row, name, workshop.revision)


def demand_shape(step: dict[str, Any]) -> None:
    """The content of a step is drawn on every screen, so it has to have the form of a script."""
    fields = {name: step[name] for name in ("key", "minutes", "activity", "phase")}
    ScriptStep.model_validate({**step["content"], **fields})
