"""The steps of the script, the clock, and who is ready."""

from sqlmodel import Session, col, select

from kompas.activity import Activity, activity_of
from kompas.domain.workshop import clock
from kompas.enums import Role
from kompas.events.core.difference import Item, Scalars
from kompas.i18n import in_each_language
from kompas.live.views.core.rows import Noun, Rows, milliseconds
from kompas.models import Participant, Ready, Step, StepVisit
from kompas.rules import is_worked_at, may_write

TOLD = (
    "is_break",
    "may_draw",
    "in_pairs",
    "introduces_cases",
    "connects_themes",
    "looks_back",
    "asks_evaluation",
    "tells_central_question",
    "map_on_screen",
)


def step_item(rows: Rows, audience: Role, step: Step) -> Item | None:
    for_facilitator = audience is Role.FACILITATOR
    if step.left_out and not for_facilitator:
        return None
    activity = activity_of(step)
    item: Item = {
        "key": step.key,
        "position": step.position,
        "may_write": may_write(step),
        "phase": step.phase.value if step.phase else None,
        "minutes": step.minutes,
        "title": step.content["title"],
        "screen": step.content["screen"],
        "questions": step.content.get("questions", []),
        "kinds": step.content.get("kinds", []),
        "goal_example": step.content.get("goal_example"),
        "shows": step.content.get("shows"),
        "line_colour": step.content.get("line_colour"),
        "hides": step.hides_notes,
        "closes": step.closes_at_zero,
        "takes_conclusions": bool(step.phase) or activity.takes_conclusions,
        **told_of(activity),
    }
    if for_facilitator:
        item["left_out"] = step.left_out
        item["planned"] = clock.planned_minutes_of(step)
        item["fixed"] = milliseconds(clock.fixed_moment(rows.workshop, step.fixed_start))
        item["left"] = round(clock.seconds_left(step, step.ends_at)) if step.ends_at else step.remaining_seconds
        item["spent"] = round(spent_before(rows, step))
    return item


def told_of(activity: Activity) -> Item:
    """The facts of an activity that components draw by; they do not ask for its name."""
    told: Item = {name: getattr(activity, name) for name in TOLD if getattr(activity, name)}
    return told | ({"wall_title": in_each_language(activity.wall_title)} if activity.wall_title else {})


def spent_before(rows: Rows, step: Step) -> float:
    """Seconds of the finished stays at a step; the browser adds the stay that is going on."""
    return sum(
        (visit.left_at - visit.entered_at).total_seconds()
        for visit in rows.visits
        if visit.step_id == step.id and visit.left_at is not None
    )


def scalars(rows: Rows, audience: Role) -> Scalars:
    workshop = rows.workshop
    current = rows.of(Step).get(workshop.current_step_id or 0)
    values: Scalars = {
        "step": workshop.current_step_id,
        "activity": current.stage if current else None,
        "ends_at": milliseconds(current.ends_at) if current else None,
        "left": current.remaining_seconds if current else None,
    }
    if audience is Role.FACILITATOR:
        steps = sorted(rows.of(Step).values(), key=lambda step: step.position)
        values["planned_end"] = milliseconds(clock.planned_end(workshop, steps))
        values["planned_start"] = milliseconds(clock.planned_start(workshop))
        values["fixed_end"] = milliseconds(clock.fixed_moment(workshop, workshop.fixed_end))
        values["started_at"] = milliseconds(workshop.started_at)
        values["entered_at"] = milliseconds(next((v.entered_at for v in rows.visits if v.left_at is None), None))
    return values


def read_visits(session: Session, rows: Rows, since: int) -> None:
    query = select(StepVisit).where(StepVisit.workshop_id == rows.workshop.id).order_by(col(StepVisit.id))
    rows.visits = list(session.exec(query))


def ready_scalars(rows: Rows, audience: Role) -> Scalars:
    """A count, never names; None where there is nothing to be ready with."""
    current = rows.of(Step).get(rows.workshop.current_step_id or 0)
    if current is None or not is_worked_at(current):
        return {"ready": None}
    here = (row for row in rows.of(Ready).values() if row.step_id == current.id)
    people = rows.of(Participant)
    return {"ready": sum(row.is_ready and people[row.participant_id].is_counted for row in here)}


def ready_steps(rows: Rows, participant_id: int) -> Scalars:
    own = (row for row in rows.of(Ready).values() if row.participant_id == participant_id)
    return {"ready": sorted(row.step_id for row in own if row.is_ready)}


STEP = Noun("step", Step, item=step_item, scalars=scalars, read_beside=read_visits)
READY = Noun(
    "ready",
    Ready,
    scalars=ready_scalars,
    own_values=ready_steps,
    owners=lambda row: (row.participant_id,),
)
