"""Going through the script: which step the room is at, and its clock."""

from datetime import datetime

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.handling import handles
from kompas.domain.core.lookup import row_in
from kompas.domain.core.moments import tell
from kompas.domain.workshop import clock
from kompas.domain.workshop.moments import StepEntered, WorkshopBegins
from kompas.domain.workshop.workshops import leave_current_step, steps_of
from kompas.enums import WorkshopStatus
from kompas.errors import Conflict, Invalid
from kompas.events.workshop.steps import STEP, AddMinutes, ChangeMinutes, GoToStep, PauseClock, SayReady, StartClock
from kompas.i18n import N_
from kompas.models import Ready, Step, StepVisit, Workshop
from kompas.rules import Actor


def step_of(session: Session, workshop: Workshop, step_id: int) -> Step:
    return row_in(session, workshop, STEP, step_id)


def current_step(session: Session, workshop: Workshop) -> Step | None:
    return session.get(Step, workshop.current_step_id) if workshop.current_step_id else None


@handles(GoToStep)
def go_to_step(session: Session, actor: Actor, action: GoToStep, step: Step) -> None:
    """Enter a step, forward or back; its clock starts, or goes on where it was left.

    When another click was first, nothing happens: the room is already somewhere else.
    """
    workshop = actor.workshop
    if workshop.current_step_id != action.from_step_id or action.to_step_id == action.from_step_id:
        return
    if step.left_out:
        raise Invalid(N_("This step is left out. Take it back into the plan first."))
    enter_step(session, workshop, step, clock.moment_in(workshop))


def enter_step(session: Session, workshop: Workshop, step: Step, moment: datetime) -> None:
    """The room leaves the step where it is and begins this one; its clock starts."""
    leave_current_step(session, workshop, moment)
    clock.start(step, moment)
    session.add(StepVisit(workshop_id=workshop.id, step_id=step.id, entered_at=moment))
    workshop.status, workshop.current_step_id = WorkshopStatus.RUNNING, step.id
    tell(session, StepEntered(workshop, step))
    planned = [] if workshop.started_at else begin(session, workshop, moment)
    record_change(session, workshop, workshop, step, *planned)


def begin(session: Session, workshop: Workshop, moment: datetime) -> list[Step]:
    planned = keep_plan(steps_of(session, workshop))
    tell(session, WorkshopBegins(workshop))
    workshop.started_at = moment
    return planned


def keep_plan(steps: list[Step]) -> list[Step]:
    """Remember the plan with which the workshop begins: what is shortened on the way is measured against it."""
    for step in steps:
        step.planned_minutes = clock.planned_minutes_of(step)
    return steps


@handles(SayReady)
def say_ready(session: Session, actor: Actor, action: SayReady, step: Step) -> None:
    """A participant is done with a step, or not after all."""
    known = session.get(Ready, (step.id, actor.person))
    row = known or Ready(step_id=step.id, participant_id=actor.person, workshop_id=actor.workshop.id)
    row.is_ready = action.ready
    record_change(session, actor.workshop, row)


@handles(StartClock)
def start_clock(session: Session, actor: Actor, action: StartClock) -> None:
    step = demand_current_step(session, actor)
    clock.start(step, clock.moment_in(actor.workshop))
    record_change(session, actor.workshop, step)


@handles(PauseClock)
def pause_clock(session: Session, actor: Actor, action: PauseClock) -> None:
    step = demand_current_step(session, actor)
    clock.pause(step, clock.moment_in(actor.workshop))
    record_change(session, actor.workshop, step)


@handles(AddMinutes)
def add_minutes(session: Session, actor: Actor, action: AddMinutes, step: Step) -> None:
    clock.add_minutes(step, action.minutes)
    record_change(session, actor.workshop, step)


@handles(ChangeMinutes)
def change_minutes(session: Session, actor: Actor, action: ChangeMinutes) -> None:
    """Other minutes for several steps at once: a proposal to win back time, or what takes it back."""
    changed = []
    for change in action.changes:
        step = step_of(session, actor.workshop, change.step_id)
        if step.minutes != change.seen:
            raise Conflict(N_("Somebody else changed the plan meanwhile. Look at the new proposal."))
        clock.add_minutes(step, change.minutes - step.minutes)
        step.minutes = change.minutes
        changed.append(step)
    record_change(session, actor.workshop, *changed)


def demand_current_step(session: Session, actor: Actor) -> Step:
    step = current_step(session, actor.workshop)
    if step is None:
        raise Invalid(N_("The workshop has not started yet."))
    return step
