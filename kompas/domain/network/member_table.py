"""Members changed in a table: what differs from how it was opened, what is wrong by cell, and saving it all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from kompas.domain.core.sheet_rows import CellMistake, SheetRow
from kompas.domain.network.member_import import FIELDS, changed_member
from kompas.domain.network.networks import change_page, demand_room, member_with, members_of, remove_member
from kompas.domain.network.organisation_kinds import kind_named
from kompas.domain.workshop.log import log
from kompas.enums import LoggedDeed
from kompas.errors import Conflict, Invalid
from kompas.fields.shapes import demand
from kompas.i18n import N_
from kompas.models import NetworkMember, NetworkMemberCreate
from kompas.rules import NetworkActor

Row = Mapping[str, Any]
"""Values by field as their fields keep them, and the `id` of the member; None for somebody new."""


@dataclass(frozen=True)
class TableChanges:
    """`changed` has by id and field what it was and what it became. A row with a mistake is in none of these."""

    changed: Mapping[int, Mapping[str, tuple[Any, Any]]]
    added: Sequence[Row]
    removed: Sequence[int]
    mistakes: Sequence[CellMistake] = ()

    @property
    def count(self) -> int:
        return len(self.changed) + len(self.added) + len(self.removed)


def row_of(member: NetworkMember) -> dict[str, Any]:
    kept = {key: getattr(member, key) for key in FIELDS}
    return {"id": member.id, **{key: getattr(value, "value", value) for key, value in kept.items()}}


def changes_in(opened: Sequence[Row], edited: Sequence[Row]) -> TableChanges:
    """What was made of the rows with which the table was opened; `mistakes` count rows from 1."""
    before = {row["id"]: row for row in opened}
    changed, added, mistakes = {}, [], []
    for number, row in enumerate(edited, start=1):
        values, wrong = checked(number, row)
        identity, was = row.get("id"), before.get(row.get("id"))
        if was is None and not any(row.get(key) for key in FIELDS):
            continue  # a row that was begun and left empty
        mistakes += wrong
        if was is None and not wrong:
            added.append({**values, "kind": values["kind"] or kind_named(values["organisation"])})
        elif was is not None and identity is not None:
            differs = {key: (was[key], value) for key, value in values.items() if value != was[key]}
            if differs and not wrong:
                changed[identity] = differs
    there = {row.get("id") for row in edited}
    return TableChanges(changed, added, [identity for identity in before if identity not in there], mistakes)


def checked(number: int, row: Row) -> tuple[dict[str, Any], list[CellMistake]]:
    values, mistakes = {}, []
    for key, field in FIELDS.items():
        try:
            values[key] = demand(field, row.get(key))
        except Invalid as mistake:
            mistakes.append(CellMistake(number, key, str(mistake)))
    return values, mistakes


def row_told(number: int, row: Row) -> SheetRow:
    """A row of a table as one of a file."""
    values, mistakes = checked(number, row)
    return SheetRow(number, values, tuple(mistakes))


def save_table(session: Session, actor: NetworkActor, changes: TableChanges) -> int:
    """All of it or nothing; how many members are different. Raises Conflict for a cell that somebody else changed too."""
    for identity, cells in changes.changed.items():
        demand_unchanged(member_with(session, actor, identity), cells)
    demand_room(len(members_of(session, actor.network)) + len(changes.added) - len(changes.removed))
    for identity in changes.removed:
        remove_member(session, actor, identity)
    rows = [
        changed_member(session, identity, {key: after for key, (_before, after) in cells.items()})
        for identity, cells in changes.changed.items()
    ]
    rows += [
        NetworkMember(network_id=actor.network.id, **NetworkMemberCreate.model_validate(values).model_dump())
        for values in changes.added
    ]
    if rows:
        change_page(session, actor.network, *rows)
        log(session, actor.network, actor, LoggedDeed.MEMBERS_BROUGHT_IN, count=len(rows))
    return changes.count


def demand_unchanged(member: NetworkMember, cells: Mapping[str, tuple[Any, Any]]) -> None:
    for key, (before, after) in cells.items():
        now = getattr(member, key)
        if now not in (before, after):
            raise Conflict(
                N_(
                    "“{field}” of {name} was changed meanwhile by somebody else, into: {now}. Save again to replace that."
                ),
                field=FIELDS[key].label,
                name=member.name,
                now=FIELDS[key].told(now) or "–",
            )
