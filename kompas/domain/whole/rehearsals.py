"""Playing a script beforehand: a workshop of its own, 60 times as fast, with made-up people; erased when done.

Its clock is not the real one (`clock.moment_in`), so everything that counts in minutes works as it does on the day.
It goes on only while the console looks: `play_rehearsal` does what has come due since the last look.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import hash_of_code, new_facilitator_code
from kompas.domain.core.records import free_code
from kompas.domain.dossier.forms import begin_forms
from kompas.domain.map.beginning import begin_map
from kompas.domain.whole.examples import add_cases, add_people
from kompas.domain.whole.rehearsed import act_out
from kompas.domain.whole.rehearsed.play import Play
from kompas.domain.whole.rehearsed.texts import journey
from kompas.domain.whole.retention import erase
from kompas.domain.workshop import clock
from kompas.domain.workshop.devices import known_device, take_seat
from kompas.domain.workshop.steps import current_step, enter_step
from kompas.domain.workshop.workshops import demand_facilitator, demand_open, steps_of
from kompas.enums import CaseMode, Role, SeatWay, WorkshopStatus
from kompas.errors import Invalid
from kompas.i18n import N_, translate
from kompas.models import Step, Workshop
from kompas.models.core.columns import SHORT, now
from kompas.rules import Actor

SPEED = 60


def rehearse(session: Session, actor: Actor, secret: str) -> Workshop:
    """Begin a rehearsal of this workshop as it is planned now; an earlier one of it is erased.

    It belongs to no network and has no text of the real workshop but its title, central question and steps.
    """
    demand_facilitator(actor)
    end_rehearsals_of(session, actor.workshop.id)
    real = actor.workshop
    workshop = Workshop(
        code=free_code(session),
        title=translate(N_("Rehearsal: {title}"), title=real.title)[:SHORT],
        script_key=real.script_key,
        starts_at=real.starts_at,
        fixed_end=real.fixed_end,
        case_mode=real.case_mode,
        central_question=real.central_question,
        anonymity=real.anonymity,
        facilitator_code_hash=hash_of_code(new_facilitator_code()),
        rehearsal_of=real.id,
        speed=SPEED,
        clock_since=now(),
        clock_shown=real.starts_at,
    )
    session.add(workshop)
    session.flush()
    session.add_all(as_planned(step, workshop) for step in steps_of(session, real))
    device = known_device(session, secret)
    take_seat(session, device, workshop, Role.FACILITATOR, way=SeatWay.CREATED)
    begin_map(session, workshop)
    begin_forms(session, workshop)
    people = add_people(session, workshop, journey()["participants"])
    if workshop.case_mode is CaseMode.EACH_BRINGS:
        add_cases(session, workshop, journey()["cases"], people)
    first = next((step for step in steps_of(session, workshop) if not step.left_out), None)
    if first is not None:
        enter_step(session, workshop, first, workshop.starts_at)
    return workshop


def as_planned(step: Step, workshop: Workshop) -> Step:
    minutes = clock.planned_minutes_of(step) or step.minutes
    kept = step.model_dump(exclude={"id", "workshop_id", "revision", "ends_at", "planned_minutes", "minutes"})
    return Step(**{**kept, "workshop_id": workshop.id, "minutes": minutes, "remaining_seconds": minutes * 60})


def rehearsal_of(session: Session, workshop: Workshop) -> Workshop | None:
    """The rehearsal of this workshop that has not been erased yet."""
    return session.exec(select(Workshop).where(Workshop.rehearsal_of == workshop.id)).first()


def demand_rehearsal(actor: Actor) -> Workshop:
    """So that nothing here can touch a real workshop."""
    demand_facilitator(actor)
    if actor.workshop.rehearsal_of is None:
        raise Invalid(N_("This is not a rehearsal."))
    return actor.workshop


def play_rehearsal(session: Session, actor: Actor) -> None:
    """Do what is due, and go on when a step's time is up; at the end the clock stands still, on time."""
    workshop = demand_rehearsal(actor)
    at = clock.moment_in(workshop)
    step = current_step(session, workshop)
    while workshop.speed and step is not None and workshop.status is WorkshopStatus.RUNNING:
        act_out(Play(session, actor, step, 1 - clock.seconds_left(step, at) / (step.minutes * 60)))
        if step.ends_at is None or step.ends_at > at:
            return
        later = [one for one in steps_of(session, workshop) if one.position > step.position and not one.left_out]
        if not later:
            set_speed(session, workshop, 0, step.ends_at)
            return
        enter_step(session, workshop, later[0], clock.begins(workshop, later[0], step.ends_at))
        step = later[0]


def pause_rehearsal(session: Session, actor: Actor) -> None:
    set_speed(session, demand_rehearsal(actor), 0)


def resume_rehearsal(session: Session, actor: Actor) -> None:
    set_speed(session, demand_rehearsal(actor), SPEED)


def set_speed(session: Session, workshop: Workshop, speed: int, shown: datetime | None = None) -> None:
    """From now on the clock goes so fast, from what it shows now, or from `shown`."""
    demand_open(workshop)
    moment = now()
    workshop.clock_shown, workshop.clock_since = shown or clock.moment_in(workshop, moment), moment
    workshop.speed = speed
    record_change(session, workshop, workshop)


def is_over(session: Session, workshop: Workshop) -> bool:
    """Whether the last step has been played to its end."""
    step = current_step(session, workshop)
    steps = [one for one in steps_of(session, workshop) if not one.left_out]
    at = clock.moment_in(workshop)
    return step is not None and step.id == steps[-1].id and clock.seconds_left(step, at) <= 0


def stop_rehearsal(session: Session, actor: Actor) -> str:
    """Erase all of it; gives the code of the workshop it was a rehearsal of, or nothing when that is gone."""
    workshop = demand_rehearsal(actor)
    real = session.get(Workshop, workshop.rehearsal_of)
    erase(session, workshop)
    return real.code if real else ""


def end_rehearsals_of(session: Session, workshop_id: int) -> None:
    for workshop in session.exec(select(Workshop).where(col(Workshop.rehearsal_of) == workshop_id)):
        erase(session, workshop)
