"""Members that come from elsewhere: a file, a workshop, a network map. What would change is told; nothing is saved before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlmodel import Session

from kompas.domain.core.identifying import NAMES_OF_KINDS, IdentifyingKind, new_kinds, suggestion_for
from kompas.domain.core.names import fold_name
from kompas.domain.core.sheet_rows import CellMistake, Sheet, SheetRow, read_sheet
from kompas.domain.core.sheets import rows_of_sheet
from kompas.domain.network.networks import change_page, demand_room, members_of
from kompas.domain.network.organisation_kinds import kind_named
from kompas.domain.workshop.log import log
from kompas.enums import LoggedDeed
from kompas.errors import Conflict, Invalid
from kompas.fields import fields_of
from kompas.fields.shapes import demand
from kompas.i18n import N_, translate
from kompas.models import Network, NetworkMember, NetworkMemberCreate
from kompas.rules import NetworkActor

_ = translate
FIELDS = fields_of(NetworkMemberCreate)
NAMED_BY = ("name", "organisation")
"""By which a member is known again."""


class Fate(Enum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class ComingMember:
    """Somebody of a file, and what becomes of them: `changes` has by field what it was and what it will be."""

    number: int
    fate: Fate
    values: Mapping[str, Any]
    member_id: int | None = None
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Coming:
    """All that would change. Rows with a mistake change nothing; a remark is only to look at."""

    members: tuple[ComingMember, ...] = ()
    mistakes: tuple[CellMistake, ...] = ()
    remarks: tuple[CellMistake, ...] = ()
    strange: tuple[str, ...] = ()

    def of(self, fate: Fate) -> list[ComingMember]:
        return [one for one in self.members if one.fate is fate]

    @property
    def changes_something(self) -> bool:
        return any(one.fate is not Fate.SAME for one in self.members)


def rows_in_file(data: bytes) -> Sheet:
    """The rows of a CSV or Excel file. Raises Invalid, in words, when it cannot be read or is no table of members."""
    return read_sheet(FIELDS, rows_of_sheet(data), NAMED_BY)


def coming_in_rows(
    session: Session, network: Network, rows: Sequence[SheetRow], strange: tuple[str, ...] = ()
) -> Coming:
    """A column that is not there leaves what is known of somebody; a cell that is empty empties it."""
    known = members_of(session, network)
    members, mistakes, seen = [], [], dict[tuple[str, str], int]()
    for row in rows:
        found = [*row.mistakes, *twice(row, seen)]
        one = coming_member(row, known)
        found += missing_in(one, {mistake.column for mistake in found})
        mistakes += found
        if not found:
            members.append(one)
    return Coming(tuple(members), tuple(mistakes), tuple(remarks_on(members, known)), strange)


def who(values: Mapping[str, Any] | NetworkMember) -> tuple[str, str]:
    """By which somebody is the same person here and there."""
    name, organisation = (
        values.get(key, "") if isinstance(values, Mapping) else getattr(values, key) for key in NAMED_BY
    )
    return fold_name(name), fold_name(organisation)


def twice(row: SheetRow, seen: dict[tuple[str, str], int]) -> Iterator[CellMistake]:
    if not row.values.keys() >= set(NAMED_BY):
        return
    first = seen.setdefault(who(row.values), row.number)
    if first != row.number:
        yield CellMistake(row.number, "name", _("“Name”: this person is in row {row} as well.", row=first))


def coming_member(row: SheetRow, known: Sequence[NetworkMember]) -> ComingMember:
    values = dict(row.values)
    member = next((one for one in known if who(one) == who(values)), None)
    if member is None:
        kind = values.get("kind") or kind_named(values.get("organisation", ""))
        return ComingMember(row.number, Fate.NEW, {**values, "kind": kind})
    changes = {
        key: (getattr(member, key), value)
        for key, value in values.items()
        if key not in NAMED_BY and getattr(member, key) != value
    }
    return ComingMember(row.number, Fate.CHANGED if changes else Fate.SAME, values, member.id, changes)


def missing_in(one: ComingMember, wrong: Collection[str]) -> Iterator[CellMistake]:
    """What somebody new needs and the file has no column for."""
    for key, asked in FIELDS.items():
        if one.fate is Fate.NEW and key not in one.values and key not in wrong:
            try:
                demand(asked, None)
            except Invalid as mistake:
                yield CellMistake(one.number, key, str(mistake))


def remarks_on(members: Sequence[ComingMember], known: Sequence[NetworkMember]) -> Iterator[CellMistake]:
    """Of who is new: the name of a member of another organisation, perhaps somebody who changed jobs; and details that
    nobody needs here.
    """
    for one in members:
        if one.fate is Fate.NEW:
            yield from namesakes(one, known)
            yield from details_of(one)


def namesakes(one: ComingMember, known: Sequence[NetworkMember]) -> Iterator[CellMistake]:
    name, _organisation = who(one.values)
    for member in known:
        if fold_name(member.name) == name:
            told = _("There is a member of this name at {organisation} already.", organisation=member.organisation)
            yield CellMistake(one.number, "name", told)


def details_of(one: ComingMember) -> Iterator[CellMistake]:
    """Such as a phone number in the cell of a name. That a name is one is no news."""
    for key in NAMED_BY:
        for kind in sorted(new_kinds(one.values[key], ()) - {IdentifyingKind.NAME}):
            told = _("This may be a detail that does not belong here: {kind}.", kind=_(NAMES_OF_KINDS[kind]))
            yield CellMistake(one.number, key, f"{told} {_(suggestion_for(kind))}")


def bring_in(session: Session, actor: NetworkActor, agreed: Coming, rows: Sequence[SheetRow]) -> int:
    """Save what was agreed on; how many members are new or changed. Raises Conflict when it would be something else now."""
    now = coming_in_rows(session, actor.network, rows, agreed.strange)
    if now != agreed:
        raise Conflict(N_("Somebody changed the members meanwhile. Look once more at what would change."))
    demand_room(len(members_of(session, actor.network)) + len(now.of(Fate.NEW)))
    changed = [member_from(session, actor.network, one) for one in now.members if one.fate is not Fate.SAME]
    if changed:
        change_page(session, actor.network, *changed)
        log(session, actor.network, actor, LoggedDeed.MEMBERS_BROUGHT_IN, count=len(changed))
    return len(changed)


def member_from(session: Session, network: Network, one: ComingMember) -> NetworkMember:
    if one.member_id is None:
        shape = NetworkMemberCreate.model_validate(one.values)
        return NetworkMember(network_id=network.id, **shape.model_dump())
    return changed_member(session, one.member_id, {key: after for key, (_before, after) in one.changes.items()})


def changed_member(session: Session, member_id: int, values: Mapping[str, Any]) -> NetworkMember:
    """The member with these values instead of what they were, checked as a whole."""
    member = session.get_one(NetworkMember, member_id)
    shape = NetworkMemberCreate.model_validate({**{key: getattr(member, key) for key in FIELDS}, **values})
    for key in values:
        setattr(member, key, getattr(shape, key))
    return member
