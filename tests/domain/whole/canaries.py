"""A workshop in which every column of every table holds something of its own, made from the tables themselves.

A table or column that is new is in it by itself, and so in the golden files beside this one.
"""

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, LargeBinary, Table, UniqueConstraint, inspect
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, select

from kompas.enums import AmbitionCheck, WorkshopStatus
from kompas.models.core.columns import EnumText, UtcDateTime

MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FEW, MANY, MOST = 8, 20, 61
POINTS_TO = {
    "agreement.line_id": "map_line",
    "map_party.merged_into": "map_party",
    "map_party.added_by": "participant",
    "map_party.step_id": "step",
    "map_round.compared_with": "workshop",
    "note.line_id": "map_line",
    "note.party_id": "map_party",
    "vote.item_id": "note",
    "workshop.current_step_id": "step",
}
"""Columns with the id of a row that the database does not watch over."""
OF_A_NETWORK = (
    "appliedaction.network_id",
    "filledform.network_id",
    "answer.network_id",
    "answer.seat_id",
    "textbeside.network_id",
    "textbeside.seat_id",
    "earlieranswer.seat_id",
    "keptform.seat_id",
    "logentry.network_id",
)
"""Columns of rows that are of a workshop or of a network: here of a workshop."""
Row = dict[str, Any]
Rows = dict[str, dict[str, Row]]
"""By table, and by its key as text, each row in plain values."""


def tables() -> list[Table]:
    return list(SQLModel.metadata.sorted_tables)


def table_named(name: str) -> Table:
    return SQLModel.metadata.tables[name]


# --- made -----------------------------------------------------------------------------------------------------


def fill(connection: Connection, mark: str, present: dict[str, set[str]] | None = None) -> None:
    """The workshop of this mark (a letter) with all that hangs on it; in an old database only what is `present`."""
    for table in tables():
        columns = set(table.c.keys()) if present is None else present.get(table.name, set())
        rows = [values_of(table, mark, place) for place in range(count_of(table))] if columns else []
        for row in rows:
            values = {name: value for name, value in row.items() if name in columns}
            connection.execute(
                table.insert().values(values) if present is None else old_insert(connection, table, values)
            )


def old_insert(connection: Connection, table: Table, values: Row) -> Any:
    """Into a table as it was, with something in the columns that are no more."""
    known = inspect(connection).get_columns(table.name)
    gone = [one for one in known if one["name"] not in table.c and not one["nullable"]]
    old = Table(table.name, type(table.metadata)(), *(Column(name, table.c[name].type) for name in values))
    for one in gone:
        old.append_column(Column(one["name"], one["type"]))
    return old.insert().values(values | {one["name"]: 0 for one in gone})


@cache
def count_of(table: Table) -> int:
    """Enough for each state beside each other; one where a workshop has no more."""
    if table.name in ("workshop", "network") or is_single(table):
        return 1
    return MANY if any(target_of(column) == table.name for column in table.c) else FEW


def is_single(table: Table) -> bool:
    """Whether a workshop has one row of it."""
    unique = [set(one.columns.keys()) for one in table.constraints if isinstance(one, UniqueConstraint)]
    unique += [{column.name} for column in table.c if column.unique] + [set(table.primary_key.columns.keys())]
    return {"workshop_id"} in unique


def target_of(column: Column[Any]) -> str | None:
    key = next(iter(column.foreign_keys), None)
    return key.column.table.name if key else POINTS_TO.get(f"{column.table.name}.{column.name}")


def identity_of(table: Table, mark: str, place: int) -> int | str:
    if isinstance(table.c.id.type, Integer):
        return 1000 * (1 + "ABC".index(mark)) + place
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{mark}.{table.name}.{place}"))


def values_of(table: Table, mark: str, place: int) -> Row:
    """Each place another state, each column another rhythm."""
    return {column.name: value_of(column, mark, place) for column in table.c}


def value_of(column: Column[Any], mark: str, place: int) -> Any:
    table, name = column.table, f"{column.table.name}.{column.name}"
    if name in GIVEN:
        return GIVEN[name](mark, place)
    position = list(table.c).index(column)
    target = target_of(column)
    if column.nullable and target != table.name and count_of(table) > 1 and (place + position) % 4 == 0:
        return None
    if target is not None:
        return pointed_at(table_named(target), table, mark, place)
    if column.name == "id":
        return identity_of(table, mark, place)
    if isinstance(column.type, EnumText):
        members = list(column.type.members)
        return members[place % len(members)]
    return plain_value(column, f"{mark}.{name}.{place}", place + position)


def pointed_at(target: Table, table: Table, mark: str, place: int) -> Any:
    """The row at the same place; within a table every other row points to the one before it."""
    if target is not table:
        return identity_of(target, mark, place % count_of(target))
    return identity_of(table, mark, place - 1) if place % 2 else None


def plain_value(column: Column[Any], canary: str, number: int) -> Any:
    if isinstance(column.type, Boolean):
        return bool(number // 2 % 2)
    if isinstance(column.type, Integer):
        return number + 1
    if isinstance(column.type, Float):
        return number / 8
    if isinstance(column.type, UtcDateTime):
        return MOMENT + timedelta(hours=number)
    if isinstance(column.type, Date):
        return date(2026, 5, 1) + timedelta(days=number)
    if isinstance(column.type, JSON):
        return [canary]
    if isinstance(column.type, LargeBinary):
        return canary.encode()
    return canary[-(column.type.length or 99) :]  # type: ignore[attr-defined]


def words(canary: str) -> dict[str, str]:
    return {"nl": canary, "en": canary}


def content_of(mark: str, place: int) -> dict[str, Any]:
    texts = {name: words(f"{mark}.step.content.{name}.{place}") for name in ("title", "screen", "facilitator")}
    return texts | {"questions": [], "kinds": []}


def people(mark: str, place: int) -> list[Any]:
    return [identity_of(table_named("participant"), mark, (place + one) % FEW) for one in (0, 1)]


def notes(mark: str, place: int) -> list[Any]:
    return [identity_of(table_named("note"), mark, place + one) for one in (0, 1, 2)]


def held(mark: str, place: int) -> list[Any]:
    texts = {name: f"{mark}.bottleneck.held.{name}.{place}" for name in ("title", "remark")}
    return [{**texts, "at": MOMENT.isoformat(), "mark": None}]


def says(mark: str, place: int) -> list[Any]:
    texts = [f"{mark}.supportcheck.results.{name}.{place}" for name in ("organisation", "reason")]
    return [{"organisation": texts[0], "stance": "supports", "reasons": texts[1:], "consult_by": None}]


GIVEN: dict[str, Any] = {
    "bottleneck.held": held,
    "ballot.candidates": notes,
    "ballot.results": lambda mark, place: dict.fromkeys(notes(mark, place), 2 + place),
    "ambitiontext.wanted_by": people,
    "evaluationanswer.scores": lambda mark, place: {f"{mark}.scores": 1 + place % 5},
    "map_party.lineage": lambda mark, place: [[f"s{mark}{place}", [[f"t{mark}{place}", []]]]],
    "map_party.merged_into": lambda mark, place: pointed_at(*[table_named("map_party")] * 2, mark, place),
    "pairing.groups": lambda mark, place: [people(mark, place)],
    "pairing.met": lambda mark, place: [people(mark, place)],
    "pairing.out": people,
    "supportcheck.results": says,
    "ambitiondraft.checks": lambda mark, place: [list(AmbitionCheck)[place % len(AmbitionCheck)].value],
    "theme.colour": lambda mark, place: place % 8,
    "conclusion.could_be_better": lambda mark, place: False,
    "step.activity": lambda mark, place: "explain",
    "step.key": lambda mark, place: f"step_{place}",
    "step.position": lambda mark, place: place + 1,
    "step.fixed_start": lambda mark, place: f"1{place}:00",
    "step.content": content_of,
    "workshop.network_id": lambda mark, place: identity_of(table_named("network"), mark, 0),
    "workshop.current_step_id": lambda mark, place: identity_of(table_named("step"), mark, 0),
    "workshop.code": lambda mark, place: mark * 6,
    "workshop.join_code": lambda mark, place: f"{mark * 5}{place}",
    "workshop.status": lambda mark, place: WorkshopStatus.RUNNING,
    "workshop.fixed_end": lambda mark, place: "17:30",
    "workshop.retention_days": lambda mark, place: 90,
    "workshop.revision": lambda mark, place: 1000,
    "workshop.rehearsal_of": lambda mark, place: None,
    "workshop.clock_since": lambda mark, place: None,
    "workshop.map_view": lambda mark, place: {"level": f"{mark}.workshop.map_view"},
    "appliedaction.workshop_id": lambda mark, place: identity_of(table_named("workshop"), mark, 0),
    **{column: lambda mark, place: None for column in OF_A_NETWORK},
    **{
        f"{table}.workshop_id": lambda mark, place: identity_of(table_named("workshop"), mark, 0)
        for table in ("filledform", "answer", "textbeside", "logentry")
    },
    "answer.taken": lambda mark, place: {f"{mark}.answer.taken.{place}": "mark"},
    "network.code": lambda mark, place: mark.lower() * 6,
}
"""By column, what cannot be just anything: its form is asked when it is read."""


# --- looked at ------------------------------------------------------------------------------------------------


def rows_in(connection: Connection) -> Rows:
    """All there is."""
    return {
        table.name: {key_of(table, row): row for row in (r._asdict() for r in connection.execute(select(table)))}
        for table in tables()
    }


def key_of(table: Table, row: Row) -> str:
    return ",".join(str(row[column.name]) for column in table.primary_key.columns)


def plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        soon = isinstance(value, datetime) and abs(datetime.now(UTC) - value) < timedelta(hours=1)
        return "<now>" if soon else value.isoformat()
    return f"bytes {value.decode()}" if isinstance(value, bytes) else value


def canaries_in(value: Any, mark: str) -> Iterator[str]:
    """The texts of this workshop's own in a value, also inside lists."""
    if isinstance(value, dict | list):
        for one in [*value, *value.values()] if isinstance(value, dict) else value:
            yield from canaries_in(one, mark)
    text = value.decode() if isinstance(value, bytes) else value
    if isinstance(text, str) and text.startswith(f"{mark}."):
        yield text


def said(value: Any) -> str:
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True)


@cache
def names_of_made(marks: tuple[str, ...]) -> dict[str, str]:
    return {
        str(identity_of(table, mark, place)): f"{mark}.{table.name}.{place}"
        for table in tables()
        if "id" in table.c and not isinstance(table.c.id.type, Integer)
        for mark in marks
        for place in range(MOST)
    }


class Labels:
    """Names for ids: of what was made here its place, of what came later the order in which it is met."""

    def __init__(self, *marks: str) -> None:
        self.known = dict(names_of_made(marks))

    def name(self, text: str) -> str:
        return UUID.sub(lambda found: self.known.get(found[0], "<new>"), text)

    def meet(self, table: Table, row: Row) -> None:
        identity = str(row.get("id"))
        if UUID.fullmatch(identity) and identity not in self.known:
            self.known[identity] = (
                f"<{table.name} {sum(name.startswith(f'<{table.name} ') for name in self.known.values()) + 1}>"
            )


def written(rows: Rows, labels: Labels) -> Iterator[str]:
    """Every row, column by column, in an order that does not follow from ids."""
    for table in tables():
        found = rows.get(table.name, {}).values()
        order = "revision" if "revision" in table.c else None
        for row in sorted(found, key=lambda row: (row[order] if order else 0, labels.name(line_of(row)))):
            labels.meet(table, row)
            yield labels.name(f"{table.name}: {line_of(row)}")


def line_of(row: Row) -> str:
    return " ".join(f"{name}={said(value)}" for name, value in row.items())


def differences(before: Rows, after: Rows, labels: Labels) -> Iterator[str]:
    """Per table: which rows went, came or changed and how; and of those that are left which columns did not change."""
    for table in tables():
        old, new = before[table.name], after[table.name]
        by_change: dict[str, list[str]] = {}
        for key in [*old, *(key for key in new if key not in old)]:
            by_change.setdefault(labels.name(change_of(old.get(key), new.get(key))), []).append(key)
        stays = ", ".join(unchanged(old, new)) or "-"
        if set(by_change) - {""}:
            yield table.name
            yield from sorted(
                labels.name(f"  {places_of(table, keys)}: {change or 'as it was'}")
                for change, keys in by_change.items()
            )
            yield f"  the same: {stays}"
        elif old:
            yield f"{table.name}: as it was, with {stays}"


@cache
def place_by_key(table: Table) -> dict[str, tuple[str, int]]:
    return {
        key_of(table, values_of(table, mark, place)): (mark, place) for mark in "AB" for place in reversed(range(MOST))
    }


def places_of(table: Table, keys: Iterable[str]) -> str:
    """Where the rows stand, such as `A0-7`."""
    found = sorted(place_by_key(table).get(key, (f"?{key}", 0)) for key in keys)
    runs: list[list[tuple[str, int]]] = []
    for mark, place in found:
        if runs and runs[-1][-1] == (mark, place - 1):
            runs[-1].append((mark, place))
        else:
            runs.append([(mark, place)])
    return ", ".join(f"{run[0][0]}{run[0][1]}" + (f"-{run[-1][1]}" if len(run) > 1 else "") for run in runs)


def change_of(old: Row | None, new: Row | None) -> str:
    if new is None:
        return "gone"
    if old is None:
        return f"new {line_of({name: told(name, value) for name, value in new.items()})}"
    return "; ".join(f"{name} -> {said(told(name, new[name]))}" for name in old if new[name] != old[name])


def told(column: str, value: Any) -> Any:
    """A revision says only that browsers hear of it."""
    return "<told>" if column == "revision" else value


def unchanged(old: dict[str, Row], new: dict[str, Row]) -> list[str]:
    columns: Iterable[str] = next(iter(old.values()), {})
    kept = [key for key in old if key in new]
    return [name for name in columns if kept and all(old[key][name] == new[key][name] for key in kept)]
