"""The rows of one workshop in memory, brought up to date by reading only what changed since.

Reading the whole wall for every note would grow with the wall; reading `revision > seen` does not. A property test
holds the two against each other.
"""

from typing import Any

from sqlalchemy import bindparam, func, literal, union_all
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from kompas.activity import activity_of
from kompas.enums import Role
from kompas.errors import NotFound
from kompas.events.core.difference import Difference, Items, Scalars, View
from kompas.i18n import N_
from kompas.live.views import (
    BY_NAME,
    NOUNS,
    Rows,
    difference_between,
    item_of,
    own_of,
    scalars_of,
    touched_through_others,
    view_of,
)
from kompas.live.views.workshop.workshops import look_of
from kompas.models import EvaluationGiven, Seat, Step, Workshop
from kompas.rules import Actor, may_go_on_listening, tells_when_written

Changed = dict[str, set[Any]]
"""By name of the noun, the identities of the rows that changed."""


def newer(model: Any, *columns: Any) -> Any:
    """The rows of a workshop that changed after a revision."""
    rows = sql_select(*(columns or (model,)))
    return rows.where(model.workshop_id == bindparam("workshop"), model.revision > bindparam("since"))


# Built once: putting a statement together costs more than running it.
NEWER = {noun.name: newer(noun.table) for noun in NOUNS}
WORKSHOP = sql_select(Workshop).where(col(Workshop.id) == bindparam("workshop"))
TOUCHED = union_all(
    *(sql_select(newer(noun.table, literal(noun.name).label("name")).limit(1).subquery()) for noun in NOUNS)
)


class Snapshot:
    """One workshop as last read, and its view for each audience that somebody listens as."""

    def __init__(self, session: Session, workshop_id: int) -> None:
        self.workshop_id = workshop_id
        self.views: dict[Role, View] = {}
        self.unseated: set[int] = set()
        """The devices that lost a seat in the last refresh."""
        self.rows = Rows(workshop=self._workshop(session))
        self._read(session, since=-1)

    def view(self, audience: Role) -> View:
        if audience not in self.views:
            self.views[audience] = view_of(self.rows, audience)
        view = self.views[audience]
        if tells_when_written(self.rows.workshop):
            return view
        # rows come in the order in which they changed, and so do items: whoever comes later learns nothing from it
        return View(view.revision, view.scalars, dict(sorted(view.items.items())))

    def own(self, participant_id: int) -> tuple[Items, Scalars]:
        """What only this participant gets: items by key, and single values."""
        return own_of(self.rows, participant_id)

    def still_seats(self, device_id: int, audience: Role, participant_id: int | None) -> bool:
        """Whether this device may (go on to) listen as this audience and, if given, as this participant."""
        seats = [s for s in self.rows.of(Seat).values() if s.device_id == device_id and s.ended_at is None]
        people = {seat.participant_id for seat in seats if seat.participant_id is not None}
        person = participant_id if participant_id in people else next(iter(people), None)
        actor = Actor(device_id, self.rows.workshop, frozenset(seat.role for seat in seats), person)
        return may_go_on_listening(actor, audience, participant_id)

    def refresh(self, session: Session) -> tuple[dict[Role, Difference], set[int]]:
        """Read what changed; give the difference per audience and the participants whose own things changed."""
        since, before = self.rows.workshop.revision, self.rows.workshop
        fresh = self._workshop(session)
        self.unseated = set()
        if fresh.revision == since:
            return {}, set()
        self.rows.workshop = fresh
        changed = self._read(session, since)
        seats = (self.rows.of(Seat)[identity] for identity in changed.get("seat", ()))
        self.unseated = {seat.device_id for seat in seats if seat.ended_at is not None}
        owners = {
            owner
            for name, identities in changed.items()
            for identity in identities
            for owner in BY_NAME[name].owners(self.rows.of(BY_NAME[name].table)[identity])
        }
        for name, identities in changed.items():
            owners.update(BY_NAME[name].owners_through(self.rows, identities))
        keys = {f"{name}:{identity}" for name, identities in changed.items() for identity in identities}
        keys.update(touched_through_others(self.rows, changed))
        everything = look_of(before) != look_of(fresh)
        differences = {audience: self._advance(audience, None if everything else keys) for audience in self.views}
        return differences, {owner for owner in owners if owner is not None}

    def _advance(self, audience: Role, changed: set[str] | None) -> Difference:
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
            revision=self.rows.workshop.revision,
            scalars={key: value for key, value in scalars.items() if before.scalars.get(key, ...) != value},
            put=put,
            removed=removed,
        )
        self.views[audience] = View(revision=difference.revision, scalars=scalars, items=before.items)
        return difference

    def _workshop(self, session: Session) -> Workshop:
        workshop: Workshop | None = session.execute(WORKSHOP, {"workshop": self.workshop_id}).scalar_one_or_none()
        if workshop is None:
            raise NotFound(N_("This workshop is not there any more."))
        return workshop

    def _read(self, session: Session, since: int) -> Changed:
        """Bring the rows up to date."""
        changed: Changed = {}
        for name in self._touched_nouns(session, since):
            noun = BY_NAME[name]
            known = self.rows.of(noun.table)
            changed[name] = set()
            for row in session.execute(NEWER[name], {"workshop": self.workshop_id, "since": since}).scalars():
                identity = noun.identity(row)
                known[identity] = row
                changed[name].add(identity)
            noun.read_beside(session, self.rows, since)
        if since < 0 or self._has_reached_evaluation():
            self._read_evaluations(session)
        return changed

    def _touched_nouns(self, session: Session, since: int) -> set[str]:
        """In one query, what has something new: most changes are a note, and then nothing else is read."""
        if since < 0:
            return set(BY_NAME)
        return set(session.execute(TOUCHED, {"workshop": self.workshop_id, "since": since}).scalars())

    def _has_reached_evaluation(self) -> bool:
        """Evaluations carry no revision (it would tell when somebody answered), so they are counted once they can come.

        Asks the stays, not the current step: an answer and a step back may be read as one change.
        """
        steps = self.rows.of(Step)
        first = min((step.position for step in steps.values() if activity_of(step).asks_evaluation), default=None)
        return first is not None and any(steps[visit.step_id].position >= first for visit in self.rows.visits)

    def _read_evaluations(self, session: Session) -> None:
        count = select(func.count()).select_from(EvaluationGiven)
        self.rows.evaluations = session.exec(count.where(col(EvaluationGiven.workshop_id) == self.workshop_id)).one()
