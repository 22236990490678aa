"""A complete, made-up workshop to look round in: everything filled, nobody real."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.whole.example_ambitions import add_ambition, add_themes
from kompas.domain.whole.example_reflections import add_connections, add_earlier_journey, add_vote
from kompas.domain.whole.example_rows import add_told_row
from kompas.domain.workshop import clock
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.queries import seats_of_browser
from kompas.domain.workshop.workshops import create_workshop, leave_current_step, steps_of
from kompas.enums import (
    NoteStatus,
    Role,
    WorkshopStatus,
)
from kompas.models import (
    Agreement,
    Bottleneck,
    Case,
    Conclusion,
    ConclusionNote,
    EvaluationAnswer,
    EvaluationGiven,
    Note,
    Participant,
    Step,
    StepVisit,
    Workshop,
    WorkshopCreate,
)
from kompas.models.core.columns import lasting_key, now
from kompas.models.network.bottleneck import HeldBefore
from kompas.scripts.loader import SCRIPTS_DIRECTORY, FastLoader, own_library

DIRECTORY = SCRIPTS_DIRECTORY / "examples"
EXAMPLE = DIRECTORY / "customer_journey.yaml"
INQUIRY = DIRECTORY / "appreciative_inquiry.yaml"


def load_example(
    session: Session, secret: str, key: str | None = None, path: Path = EXAMPLE, *, look: DeviceLook | None = None
) -> Workshop:
    """The example as a workshop that is now at its last step; this browser facilitates it, and keeps the one it has."""
    told = told_in(path)
    for seated, roles in seats_of_browser(session, secret):
        ours = seated.is_example and seated.script_key == told["script"] and Role.FACILITATOR in roles
        if ours and (seated.status is not WorkshopStatus.CLOSED or seated.title == told["title"]):
            return seated  # not the closed journey that comes with another example
    workshop = make_example(session, secret, told, now(), key, look)
    add_earlier_journey(session, secret, workshop, key, told.get("earlier_journey"))
    return workshop


def told_in(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), FastLoader)
    return told


def make_example(
    session: Session, secret: str, told: dict[str, Any], moment: datetime, key: str | None, look: DeviceLook | None
) -> Workshop:
    """What is told as a workshop that comes to its last step at this moment."""
    minutes = sum(told["actual_minutes"].values())
    started = moment - timedelta(minutes=minutes)
    shape = WorkshopCreate(
        title=told["title"],
        network=told["network"],
        goal=told["goal"],
        script_key=told["script"],
        starts_at=quarter_before(started),
        case_mode=told["case_mode"],
        central_question=told.get("central_question", ""),
    )
    workshop, _code = create_workshop(session, secret, shape, own_library().scripts[told["script"]], key, look=look)
    workshop.is_example = True
    steps = {step.key: step for step in steps_of(session, workshop)}
    people = add_people(session, workshop, told["participants"])
    cases = add_cases(session, workshop, told.get("cases", []), people)
    notes = add_notes(session, workshop, told["notes"], steps, people, cases, started)
    themes = add_themes(session, workshop, told.get("themes", []), notes)
    add_connections(session, workshop, told, themes, people)
    add_vote(session, workshop, told.get("vote"), themes, moment)
    add_ambition(session, workshop, told.get("ambition", {}), people, moment)
    conclusions = add_conclusions(session, workshop, told["conclusions"], steps, notes)
    add_agreements(session, workshop, told["agreements"], conclusions, moment.date())
    add_evaluation(session, workshop, told["evaluation"], people)
    add_bottlenecks(session, workshop, told)
    walk_through(session, workshop, told["actual_minutes"], steps, started)
    return workshop


def end_example(session: Session, workshop: Workshop, moment: datetime) -> None:
    leave_current_step(session, workshop, moment)
    workshop.status, workshop.closed_at = WorkshopStatus.CLOSED, moment
    workshop.started_at = workshop.started_at or workshop.starts_at


def quarter_before(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % 15, second=0, microsecond=0)


def add_people(session: Session, workshop: Workshop, told: list[dict[str, Any]]) -> dict[str, Participant]:
    return {one["key"]: add_told_row(session, workshop, Participant, one) for one in told}


def add_cases(
    session: Session, workshop: Workshop, told: list[dict[str, Any]], people: dict[str, Participant]
) -> dict[str, Case]:
    return {one["key"]: add_told_row(session, workshop, Case, one, owner_id=people[one["by"]].id) for one in told}


def add_notes(
    session: Session,
    workshop: Workshop,
    told: list[dict[str, Any]],
    steps: dict[str, Step],
    people: dict[str, Participant],
    cases: dict[str, Case],
    started: datetime,
) -> dict[str, Note]:
    notes: dict[str, Note] = {}
    for count, one in enumerate(told):
        written = started + timedelta(minutes=20, seconds=55 * count)
        notes[one["key"]] = add_told_row(
            session,
            workshop,
            Note,
            one,
            step_id=steps[one["step"]].id,
            author_id=people[one["by"]].id,
            case_id=cases[one["case"]].id if "case" in one else None,
            status=NoteStatus.PARKED if one.get("parked") else NoteStatus.SHOWN,
            added_later=bool(one.get("later")),
            created_at=written,
            changed_at=written,
        )
    return notes


def add_conclusions(
    session: Session, workshop: Workshop, told: list[dict[str, Any]], steps: dict[str, Step], notes: dict[str, Note]
) -> dict[str, Conclusion]:
    conclusions: dict[str, Conclusion] = {}
    for one in told:
        conclusion = add_told_row(session, workshop, Conclusion, one, step_id=steps[one["step"]].id)
        session.add_all(ConclusionNote(conclusion_id=conclusion.id, note_id=notes[key].id) for key in one["notes"])
        conclusions[one["key"]] = conclusion
    return conclusions


def add_agreements(
    session: Session, workshop: Workshop, told: list[dict[str, Any]], conclusions: dict[str, Conclusion], today: date
) -> None:
    for one in told:
        conclusion_id = conclusions[one["conclusion"]].id if one.get("conclusion") else None
        by_when = today + timedelta(days=one["in_days"])
        add_told_row(session, workshop, Agreement, one, conclusion_id=conclusion_id, by_when=by_when)


def add_evaluation(
    session: Session, workshop: Workshop, told: list[dict[str, Any]], people: dict[str, Participant]
) -> None:
    for person, answer in zip(people.values(), told, strict=False):
        add_told_row(session, workshop, EvaluationGiven, participant_id=person.id)
        add_told_row(session, workshop, EvaluationAnswer, answer)


def add_bottlenecks(session: Session, workshop: Workshop, told: dict[str, Any]) -> None:
    """Add bottlenecks of earlier sessions, as if this workshop had taken them over."""
    earlier = {one["key"]: one for one in told.get("earlier", [])}
    for one in told.get("bottlenecks", []):
        held = [
            HeldBefore(title=earlier[key]["title"], at=months_before(workshop, earlier[key]), mark=mark, remark="")
            for key, mark in one["held"].items()
        ]
        add_told_row(session, workshop, Bottleneck, one, lineage=lasting_key(), held=held)


def months_before(workshop: Workshop, earlier: dict[str, Any]) -> str:
    return (workshop.starts_at - timedelta(days=round(30.4 * earlier["months_ago"]))).astimezone(UTC).isoformat()


def walk_through(
    session: Session, workshop: Workshop, minutes: dict[str, int], steps: dict[str, Step], started: datetime
) -> None:
    """Give each step the time it took, and leave the workshop at the first step that has none."""
    at = started
    for key, step in steps.items():
        step.left_out = step.left_out and key not in minutes
        if step.left_out:
            continue
        if key not in minutes:
            session.add(StepVisit(workshop_id=workshop.id, step_id=step.id, entered_at=at))
            clock.start(step, at)
            workshop.current_step_id = step.id
            record_change(session, workshop, step)
            break
        left = at + timedelta(minutes=minutes[key])
        session.add(StepVisit(workshop_id=workshop.id, step_id=step.id, entered_at=at, left_at=left))
        clock.add_minutes(step, -minutes[key])
        record_change(session, workshop, step)
        at = left
    workshop.status, workshop.started_at = WorkshopStatus.RUNNING, started.astimezone(UTC)
    record_change(session, workshop, workshop)
