"""The rows of one workshop or network in memory, brought up to date by reading only what changed since.

Reading the whole wall for every note would grow with the wall; reading `revision > seen` does not. A property test
holds the two against each other.
"""

from typing import Any

from sqlalchemy import bindparam, literal, union_all
from sqlalchemy import select as sql_select
from sqlmodel import Session, col

from kompas.enums import Audience, RecordKind
from kompas.errors import NotFound
from kompas.events.core.difference import Difference, Items, Scalars, View
from kompas.live.views import (
    BY_NAME,
    RECORDS,
    Rows,
    difference_between,
    item_of,
    own_of,
    scalars_of,
    touched_through_others,
    view_of,
)
from kompas.live.views.core.rows import Noun
from kompas.models.core.record import Record, RecordKey
from kompas.rules import may_go_on_listening

Changed = dict[str, set[Any]]
"""By name of the noun, the identities of the rows that changed."""


def newer(kind: RecordKind, noun: Noun, *columns: Any) -> Any:
    """The rows of a record that changed after a revision."""
    table: Any = noun.table
    rows = sql_select(*(columns or (table,)))
    return rows.where(getattr(table, kind.column) == bindparam("record"), table.revision > bindparam("since"))


def touched(kind: RecordKind) -> Any:
    """The names of the nouns that have something newer."""
    first = (newer(kind, noun, literal(noun.name).label("name")).limit(1) for noun in BY_NAME[kind].values())
    return union_all(*(sql_select(one.subquery()) for one in first))


# Built once: putting a statement together costs more than running it.
NEWER = {kind: {name: newer(kind, noun) for name, noun in nouns.items()} for kind, nouns in BY_NAME.items()}
TOUCHED = {kind: touched(kind) for kind in BY_NAME}
RECORD = {
    kind: sql_select(view.table).where(col(view.table.id) == bindparam("record")) for kind, view in RECORDS.items()
}


class Snapshot:
    """One workshop or network as last read, and its view for each audience that somebody listens as."""

    def __init__(self, session: Session, record_id: int, kind: RecordKind = RecordKind.WORKSHOP) -> None:
        self.key = RecordKey(kind, record_id)
        self.record_view, self.nouns = RECORDS[kind], BY_NAME[kind]
        self.views: dict[Audience, View] = {}
        self.unseated: set[int] = set()
        """The devices that lost a seat in the last refresh."""
        self.moved: set[int] = set()
        """The participants whose own things look different by what rows were before the last refresh."""
        self.rows = Rows(self._record(session))
        self._read(session, since=-1)

    @property
    def tells_when(self) -> bool:
        return self.record_view.tells_when(self.rows.record)

    def view(self, audience: Audience) -> View:
        if audience not in self.views:
            self.views[audience] = view_of(self.rows, audience)
        view = self.views[audience]
        if self.tells_when:
            return view
        # rows come in the order in which they changed, and so do items: somebody who comes later learns nothing from it
        return View(view.revision, view.scalars, dict(sorted(view.items.items())))

    def own(self, participant_id: int) -> tuple[Items, Scalars]:
        """Items by key and single values for this participant alone."""
        return own_of(self.rows, participant_id)

    def still_seats(self, device_id: int, audience: Audience, participant_id: int | None) -> bool:
        """Whether this device may (go on to) listen as this audience and, if given, as this participant."""
        actor = self.record_view.actor_in(self.rows, device_id, participant_id)
        return may_go_on_listening(actor, audience, participant_id)

    def refresh(self, session: Session) -> tuple[dict[Audience, Difference], set[int]]:
        """Read what changed; give the difference per audience and the participants whose own things changed."""
        since, before = self.rows.record.revision, self.rows.record
        fresh = self._record(session)
        self.unseated, self.moved = set(), set()
        if fresh.revision == since:
            return {}, set()
        self.rows.record = fresh
        changed = self._read(session, since)
        seats = (self._row("seat", identity) for identity in changed.get("seat", ()))
        self.unseated = {seat.device_id for seat in seats if seat.ended_at is not None}
        owners = {
            owner
            for name, identities in changed.items()
            for identity in identities
            for owner in self.nouns[name].owners(self._row(name, identity))
        }
        owners |= self.moved
        for name, identities in changed.items():
            owners.update(self.nouns[name].owners_through(self.rows, identities))
        keys = {f"{name}:{identity}" for name, identities in changed.items() for identity in identities}
        keys.update(touched_through_others(self.rows, changed))
        everything = self.record_view.look_of(before) != self.record_view.look_of(fresh)
        differences = {audience: self._advance(audience, None if everything else keys) for audience in self.views}
        return differences, {owner for owner in owners if owner is not None}

    def _advance(self, audience: Audience, changed: set[str] | None) -> Difference:
        """Move one audience's view on; `changed` None means that every item may look different now."""
        before = self.views[audience]
        if changed is None:
            after = view_of(self.rows, audience)
            self.views[audience] = after
            return difference_between(before, after)
        put: Items = {}
        removed: list[str] = []
        for key in sorted(changed):
            item = item_of(self.rows, audience, key)
            if item is not None and before.items.get(key) != item:
                put[key] = before.items[key] = item
            elif item is None and before.items.pop(key, None) is not None:
                removed.append(key)
        scalars = scalars_of(self.rows, audience)
        difference = Difference(
            since=before.revision,
            revision=self.rows.record.revision,
            scalars={key: value for key, value in scalars.items() if before.scalars.get(key, ...) != value},
            put=put,
            removed=removed,
        )
        self.views[audience] = View(revision=difference.revision, scalars=scalars, items=before.items)
        return difference

    def _record(self, session: Session) -> Record:
        asked = {"record": self.key.id}
        record: Record | None = session.execute(RECORD[self.key.kind], asked).scalar_one_or_none()
        if record is None:
            raise NotFound(self.record_view.missing)
        return record

    def _row(self, name: str, identity: Any) -> Any:
        return self.rows.of(self.nouns[name].table)[identity]

    def _read(self, session: Session, since: int) -> Changed:
        """Bring the rows up to date."""
        changed: Changed = {}
        asked = {"record": self.key.id, "since": since}
        for name in self._touched_nouns(session, since):
            noun = self.nouns[name]
            known = self.rows.of(noun.table)
            changed[name] = set()
            for row in session.execute(NEWER[self.key.kind][name], asked).scalars():
                identity = noun.identity(row)
                self.moved.update(noun.owners_moved(known.get(identity), row))
                known[identity] = row
                changed[name].add(identity)
            noun.read_beside(session, self.rows, since)
        self.record_view.read_beside(session, self.rows, since)
        return changed

    def _touched_nouns(self, session: Session, since: int) -> set[str]:
        """In one query, what has something new: most changes are a note, and then nothing else is read."""
        if since < 0:
            return set(self.nouns)
        return set(session.execute(TOUCHED[self.key.kind], {"record": self.key.id, "since": since}).scalars())
