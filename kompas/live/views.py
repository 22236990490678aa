"""What each audience sees of a workshop. Pure: from rows to plain values; nothing here touches a database.

What an audience may not see is absent from its view, not hidden in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from kompas.domain import clock
from kompas.enums import NoteStatus, Role, WorkshopStatus
from kompas.events import Difference, Items, Scalars, View
from kompas.models import Agreement, Conclusion, Note, Participant, Step, StepVisit, Workshop
from kompas.rules import may_read_hidden


@dataclass
class Rows:
    """The rows of one workshop that views are made from, kept by id."""

    workshop: Workshop
    steps: dict[int, Step] = field(default_factory=dict)
    participants: dict[int, Participant] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    conclusions: dict[str, Conclusion] = field(default_factory=dict)
    conclusion_notes: dict[str, list[str]] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    visits: list[StepVisit] = field(default_factory=list)
    evaluations: int = 0
    ready: dict[tuple[int, int], bool] = field(default_factory=dict)
    """(step, participant) → whether the participant is ready there."""


def milliseconds(moment: datetime | None) -> int | None:
    return round(moment.timestamp() * 1000) if moment else None


def view_of(rows: Rows, audience: Role) -> View:
    items: Items = {}
    for key in keys_of(rows):
        item = item_of(rows, audience, key)
        if item is not None:
            items[key] = item
    return View(revision=rows.workshop.revision, scalars=scalars_of(rows, audience), items=items)


def keys_of(rows: Rows) -> Iterable[str]:
    yield from (f"step:{key}" for key in rows.steps)
    yield from (f"participant:{key}" for key in rows.participants)
    yield from (f"note:{key}" for key in rows.notes)
    yield from (f"conclusion:{key}" for key in rows.conclusions)
    yield from (f"agreement:{key}" for key in rows.agreements)


def item_of(rows: Rows, audience: Role, key: str) -> dict[str, Any] | None:
    """One item as this audience sees it, or None when it does not."""
    noun, _, identity = key.partition(":")
    if noun == "note":
        return note_item(rows, audience, rows.notes[identity])
    if noun == "step":
        return step_item(rows, audience, rows.steps[int(identity)])
    if noun == "participant":
        return participant_item(rows, audience, rows.participants[int(identity)])
    if noun == "conclusion":
        return conclusion_item(rows, audience, rows.conclusions[identity])
    return agreement_item(rows.agreements[identity])


def note_item(rows: Rows, audience: Role, note: Note) -> dict[str, Any] | None:
    for_facilitator = audience is Role.FACILITATOR
    if note.status is NoteStatus.WITHDRAWN or (note.status is NoteStatus.PARKED and not for_facilitator):
        return None
    if note.hidden and not for_facilitator:
        return None
    if note.hidden and not may_read_hidden(rows.workshop, note):
        return {"step": note.step_id, "kind": note.kind.value, "order": note.sequence, "text": "", "hidden": True}
    item: dict[str, Any] = {
        "step": note.step_id,
        "kind": note.kind.value,
        "text": note.text,
        "order": note.sequence,
        "revision": note.revision,
    }
    if note.perspective:
        item["perspective"] = note.perspective.value
    if note.question:
        item["question"] = note.question
    if note.added_later:
        item["later"] = True
    if for_facilitator and note.status is NoteStatus.PARKED:
        item["parked"] = True
    if note.hidden:
        item["hidden"] = True
    if for_facilitator or rows.workshop.names_shown:
        item["author"] = author_of(rows, note)
    return item


def own_note_item(note: Note) -> dict[str, Any] | None:
    """A note as its own author sees it: parked notes too, with that said."""
    if note.status is NoteStatus.WITHDRAWN:
        return None
    return {
        "step": note.step_id,
        "kind": note.kind.value,
        "text": note.text,
        "order": note.sequence,
        "revision": note.revision,
        "perspective": note.perspective.value if note.perspective else None,
        "question": note.question,
        "parked": note.status is NoteStatus.PARKED,
        "hidden": note.hidden,
    }


def author_of(rows: Rows, note: Note) -> str | None:
    author = rows.participants.get(note.author_id) if note.author_id else None
    return f"{author.name} · {author.organisation}" if author else None


def step_item(rows: Rows, audience: Role, step: Step) -> dict[str, Any] | None:
    for_facilitator = audience is Role.FACILITATOR
    if step.left_out and not for_facilitator:
        return None
    item: dict[str, Any] = {
        "key": step.key,
        "position": step.position,
        "activity": step.activity.value,
        "phase": step.phase.value if step.phase else None,
        "minutes": step.minutes,
        "title": step.content["title"],
        "screen": step.content["screen"],
        "questions": step.content.get("questions", []),
        "kinds": step.content.get("kinds", []),
        "hides": step.hides_notes,
    }
    if for_facilitator:
        item["left_out"] = step.left_out
        item["left"] = round(clock.seconds_left(step, step.ends_at)) if step.ends_at else step.remaining_seconds
        item["spent"] = round(spent_before(rows, step))
    return item


def spent_before(rows: Rows, step: Step) -> float:
    """Seconds of the finished stays at a step; the browser adds the stay that is going on."""
    return sum(
        (visit.left_at - visit.entered_at).total_seconds()
        for visit in rows.visits
        if visit.step_id == step.id and visit.left_at is not None
    )


def participant_item(rows: Rows, audience: Role, person: Participant) -> dict[str, Any] | None:
    """The screen shows names in the lobby only; participants get no list of names at all."""
    if audience is Role.FACILITATOR:
        return {
            "name": person.name,
            "job_function": person.job_function,
            "organisation": person.organisation,
            "domain": person.domain.value,
            "expert": person.expert_by_experience,
        }
    if audience is Role.SCREEN and rows.workshop.status is WorkshopStatus.PREPARED:
        return {"name": person.name, "organisation": person.organisation}
    return None


def conclusion_item(rows: Rows, audience: Role, conclusion: Conclusion) -> dict[str, Any] | None:
    if conclusion.withdrawn:
        return None
    tied = [rows.notes[key] for key in rows.conclusion_notes.get(conclusion.id, []) if key in rows.notes]
    return {
        "step": conclusion.step_id,
        "text": conclusion.text,
        "order": conclusion.sequence,
        "notes": [note.id for note in tied if note_item(rows, audience, note) is not None],
    }


def agreement_item(agreement: Agreement) -> dict[str, Any] | None:
    if agreement.withdrawn:
        return None
    return {
        "what": agreement.what,
        "who": agreement.who,
        "by_when": agreement.by_when.isoformat() if agreement.by_when else None,
        "priority": agreement.priority.value,
        "conclusion": agreement.conclusion_id,
        "order": agreement.sequence,
    }


def scalars_of(rows: Rows, audience: Role) -> Scalars:
    workshop = rows.workshop
    current = rows.steps.get(workshop.current_step_id or 0)
    scalars: Scalars = {
        "title": workshop.title,
        "status": workshop.status.value,
        "step": workshop.current_step_id,
        "activity": current.activity.value if current else None,
        "ends_at": milliseconds(current.ends_at) if current else None,
        "left": current.remaining_seconds if current else None,
        "case": workshop.case_text,
        "names_shown": workshop.names_shown,
        "downloads_shared": workshop.downloads_shared,
        "screen_focus": workshop.screen_focus,
        "people": len(rows.participants),
        "evaluations": rows.evaluations,
        "ready": sum(said for (step, _person), said in rows.ready.items() if step == workshop.current_step_id),
        "hidden": hidden_count(rows, workshop.current_step_id),
        "facilitator_reads_hidden": workshop.facilitator_reads_hidden,
    }
    if audience is Role.FACILITATOR:
        scalars["warnings"] = [workshop.warnings_changed, workshop.warnings_kept]
        scalars["planned_end"] = milliseconds(
            clock.planned_start(workshop) + timedelta(minutes=clock.planned_minutes(list(rows.steps.values())))
        )
        scalars["started_at"] = milliseconds(workshop.started_at)
        scalars["entered_at"] = milliseconds(next((v.entered_at for v in rows.visits if v.left_at is None), None))
    return scalars


def hidden_count(rows: Rows, step_id: int | None) -> int:
    """How many notes at a step wait to be revealed: a number that everybody may know."""
    return sum(
        note.hidden and note.step_id == step_id and note.status is NoteStatus.SHOWN for note in rows.notes.values()
    )


def ready_steps(rows: Rows, participant_id: int) -> list[int]:
    return sorted(step for (step, person), said in rows.ready.items() if person == participant_id and said)


def difference_between(before: View, after: View) -> Difference:
    """What turns one view into the other; empty when the audience sees no change."""
    return Difference(
        since=before.revision,
        revision=after.revision,
        scalars={key: value for key, value in after.scalars.items() if before.scalars.get(key, ...) != value},
        put={key: item for key, item in after.items.items() if before.items.get(key) != item},
        removed=[key for key in before.items if key not in after.items],
    )
