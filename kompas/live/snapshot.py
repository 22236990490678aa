"""The rows of one workshop in memory, brought up to date by reading only what changed since.

Reading the whole wall for every note would grow with the wall; reading `revision > seen` does not. A property test
holds the two against each other.
"""

from typing import Any

from sqlalchemy import bindparam, func, literal, union_all
from sqlalchemy import select as sql_select
from sqlmodel import Session, SQLModel, col, select

from kompas.enums import ActivityName, Role
from kompas.errors import NotFound
from kompas.events import Difference, Items, View
from kompas.i18n import N_
from kompas.live.views import Rows, difference_between, item_of, own_note_item, ready_steps, scalars_of, view_of
from kompas.models import (
    Agreement,
    Conclusion,
    ConclusionNote,
    EvaluationGiven,
    Note,
    Participant,
    Ready,
    Step,
    StepVisit,
    Workshop,
)

TABLES: tuple[tuple[str, type[SQLModel]], ...] = (
    ("steps", Step),
    ("participants", Participant),
    ("notes", Note),
    ("conclusions", Conclusion),
    ("agreements", Agreement),
)


def newer(model: Any, *columns: Any) -> Any:
    """The rows of a workshop that changed after a revision."""
    rows = sql_select(*(columns or (model,)))
    return rows.where(model.workshop_id == bindparam("workshop"), model.revision > bindparam("since"))


# Built once: putting a statement together costs more than running it.
NEWER = {name: newer(table) for name, table in TABLES}
NEWER_READY = newer(Ready)
WORKSHOP = sql_select(Workshop).where(col(Workshop.id) == bindparam("workshop"))
TOUCHED = union_all(
    *(sql_select(newer(table, literal(name).label("name")).limit(1).subquery()) for name, table in TABLES)
)


def look_of(workshop: Workshop) -> tuple[object, ...]:
    """What makes every item look different when it changes."""
    return workshop.status, workshop.names_shown, workshop.facilitator_reads_hidden


class Snapshot:
    """One workshop as last read, and its view for each audience that somebody listens as."""

    def __init__(self, session: Session, workshop_id: int) -> None:
        self.workshop_id = workshop_id
        self.views: dict[Role, View] = {}
        self.rows = Rows(workshop=self._workshop(session))
        self._read(session, since=-1)
        self._read_ready(session, since=-1)

    def view(self, audience: Role) -> View:
        if audience not in self.views:
            self.views[audience] = view_of(self.rows, audience)
        return self.views[audience]

    def own(self, participant_id: int) -> tuple[Items, list[int]]:
        """What only this participant gets: own notes, hidden and parked ones too, and the steps said to be ready."""
        own: Items = {}
        for note in self.rows.notes.values():
            item = own_note_item(note) if note.author_id == participant_id else None
            if item is not None:
                own[f"note:{note.id}"] = item
        return own, ready_steps(self.rows, participant_id)

    def refresh(self, session: Session) -> tuple[dict[Role, Difference], set[int]]:
        """Read what changed; give the difference per audience and the authors whose notes changed."""
        since, before = self.rows.workshop.revision, self.rows.workshop
        fresh = self._workshop(session)
        if fresh.revision == since:
            return {}, set()
        self.rows.workshop = fresh
        changed = self._read(session, since)
        authors = self._read_ready(session, since) | {
            self.rows.notes[key.removeprefix("note:")].author_id for key in changed if key.startswith("note:")
        }
        everything = look_of(before) != look_of(fresh)
        differences = {audience: self._advance(audience, None if everything else changed) for audience in self.views}
        return differences, {author for author in authors if author is not None}

    def _advance(self, audience: Role, changed: set[str] | None) -> Difference:
        """Move one audience's view on; `changed` None means that every item may look different now."""
        before = self.views[audience]
        if changed is None:
            after = view_of(self.rows, audience)
            self.views[audience] = after
            return difference_between(before, after)
        put: Items = {}
        removed: list[str] = []
        for key in changed:
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

    def _read(self, session: Session, since: int) -> set[str]:
        """Bring the rows up to date; returns the keys of the items that may look different."""
        changed: set[str] = set()
        touched = self._touched_tables(session, since)
        for name in touched:
            rows: dict[Any, Any] = getattr(self.rows, name)
            for row in session.execute(NEWER[name], {"workshop": self.workshop_id, "since": since}).scalars():
                rows[row.id] = row
                changed.add(f"{name.removesuffix('s')}:{row.id}")
        if "conclusions" in touched:
            self._read_ties(session, since)
        if "steps" in touched:
            self._read_visits(session)
        if since < 0 or self._has_reached_evaluation():
            self._read_evaluations(session)
        changed.update(self._touched_through_others(changed))
        return changed

    def _touched_tables(self, session: Session, since: int) -> set[str]:
        """In one query, which tables have something new: most changes are a note, and then nothing else is read."""
        if since < 0:
            return {name for name, _table in TABLES}
        return set(session.execute(TOUCHED, {"workshop": self.workshop_id, "since": since}).scalars())

    def _has_reached_evaluation(self) -> bool:
        """Evaluations carry no revision (it would tell when somebody answered), so they are counted once they can come.

        Asks the stays, not the current step: an answer and a step back may be read as one change.
        """
        steps = self.rows.steps
        first = min((step.position for step in steps.values() if step.activity is ActivityName.EVALUATE), default=None)
        return first is not None and any(steps[visit.step_id].position >= first for visit in self.rows.visits)

    def _read_ties(self, session: Session, since: int) -> None:
        query = (
            select(ConclusionNote.conclusion_id, ConclusionNote.note_id)
            .join(Conclusion, col(Conclusion.id) == ConclusionNote.conclusion_id)
            .where(Conclusion.workshop_id == self.workshop_id, Conclusion.revision > since)
            .order_by(ConclusionNote.note_id)
        )
        fresh: dict[str, list[str]] = {key: [] for key, row in self.rows.conclusions.items() if row.revision > since}
        for conclusion_id, note_id in session.exec(query):
            fresh.setdefault(conclusion_id, []).append(note_id)
        self.rows.conclusion_notes.update(fresh)

    def _read_visits(self, session: Session) -> None:
        query = select(StepVisit).where(StepVisit.workshop_id == self.workshop_id).order_by(col(StepVisit.id))
        self.rows.visits = list(session.exec(query))

    def _read_evaluations(self, session: Session) -> None:
        count = select(func.count()).select_from(EvaluationGiven)
        self.rows.evaluations = session.exec(count.where(col(EvaluationGiven.workshop_id) == self.workshop_id)).one()

    def _read_ready(self, session: Session, since: int) -> set[int | None]:
        rows = session.execute(NEWER_READY, {"workshop": self.workshop_id, "since": since}).scalars().all()
        self.rows.ready.update({(row.step_id, row.participant_id): row.is_ready for row in rows})
        return {row.participant_id for row in rows}

    def _touched_through_others(self, changed: set[str]) -> set[str]:
        """Conclusions name the notes they rest on, so a parked note changes them; names live on participants."""
        notes = {key.removeprefix("note:") for key in changed if key.startswith("note:")}
        people = {int(key.removeprefix("participant:")) for key in changed if key.startswith("participant:")}
        touched = {
            f"conclusion:{conclusion_id}"
            for conclusion_id, tied in self.rows.conclusion_notes.items()
            if notes and conclusion_id in self.rows.conclusions and not notes.isdisjoint(tied)
        }
        if people:
            touched.update(f"note:{note.id}" for note in self.rows.notes.values() if note.author_id in people)
        return touched
