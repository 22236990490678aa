"""Setting up a workshop, opening it to others, adapting its plan, closing it."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field
from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import hash_of_code, new_facilitator_code, normalise_code
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import tell
from kompas.domain.core.records import free_code, has_code
from kompas.domain.workshop import clock
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import known_device, take_seat
from kompas.domain.workshop.log import log
from kompas.domain.workshop.moments import NetworkNamed, WorkshopClosed, WorkshopPlanned
from kompas.enums import CaseMode, LoggedDeed, Role, SeatWay, WorkshopStatus
from kompas.errors import Invalid, NotAllowed, WrongCode
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.workshop.workshops import CloseWorkshop, ReopenWorkshop
from kompas.fields import check_all, fields_of
from kompas.i18n import N_
from kompas.models import Step, StepVisit, Workshop, WorkshopCreate, WorkshopInvitation
from kompas.models.core.columns import LONG, SHORT, LongText, now, printable
from kompas.rules import Actor
from kompas.scripts import FacilitationScript
from kompas.settings import get_settings

NO_WORKSHOP = N_("There is no workshop with this code. Check the six characters on the screen.")
JOINING_CLOSED = N_("Nobody can join this workshop now. Ask the facilitator to open it again.")


class StepPlan(BaseModel):
    """How one step is adapted. `questions` holds the texts that differ, by key."""

    step_id: int
    minutes: int = Field(ge=1, le=240)
    left_out: bool = False
    questions: dict[str, LongText] = {}
    fixed_start: str | None = None
    """A time of day, "" for none; absent (None) leaves it as it is. So do the two below."""
    closes_at_zero: bool | None = None
    hides_notes: bool | None = None


IN_COLUMNS = {"key", "minutes", "activity", "phase", "hidden", "closes_at_zero", "left_out"}
"""Fields of a script's step with columns of their own; the rest is its content, as it reads for the kind of case."""


def demand_facilitator_key(key: str | None) -> None:
    expected = get_settings().facilitator_key
    if expected and not hmac.compare_digest((key or "").encode(), expected.encode()):
        raise WrongCode(N_("The key for creating workshops is not right. Ask the administrator of this server."))


def create_workshop(
    session: Session,
    secret: str,
    shape: WorkshopCreate,
    script: FacilitationScript,
    key: str | None = None,
    *,
    look: DeviceLook | None = None,
) -> tuple[Workshop, str]:
    """A new workshop with its own copy of the script; this browser becomes facilitator.

    Returns the workshop and the facilitator code, which exists nowhere else afterwards.
    """
    demand_facilitator_key(key)
    facilitator_code = new_facilitator_code()
    told = shape.model_dump(exclude={"profile"})
    if not script.case_modes:
        told["case_mode"] = CaseMode.NO_CASE
    if script.central_question and not shape.central_question:
        told["central_question"] = str(script.central_question.start)
    workshop = Workshop(
        **told,
        code=free_code(session),
        facilitator_code_hash=hash_of_code(facilitator_code),
    )
    device = known_device(session, secret)
    tell(session, NetworkNamed(workshop, device.id, shape.network))
    session.add(workshop)
    session.flush()
    for position, step in enumerate(script.steps):
        session.add(
            Step(
                workshop_id=workshop.id,
                position=position,
                key=step.key,
                activity=step.activity,
                phase=step.phase,
                minutes=step.minutes,
                hides_notes=step.hidden,
                closes_at_zero=step.closes_at_zero,
                left_out=step.left_out,
                remaining_seconds=step.minutes * 60,
                content=step.reads_for(shape.case_mode).model_dump(mode="json", exclude=IN_COLUMNS),
            )
        )
    take_seat(session, device, workshop, Role.FACILITATOR, way=SeatWay.CREATED, look=look)
    tell(session, WorkshopPlanned(workshop, shape, script))
    record_change(session, workshop)
    return workshop, facilitator_code


def renew_facilitator_code(session: Session, actor: Actor) -> str:
    """A new facilitator code, shown once; browsers that have the seat keep it."""
    demand_facilitator(actor)
    code = new_facilitator_code()
    actor.workshop.facilitator_code_hash = hash_of_code(code)
    record_change(session, actor.workshop, actor.workshop)
    log(session, actor.workshop, actor, LoggedDeed.CODE_RENEWED)
    return code


def switch_off_facilitator_code(session: Session, actor: Actor) -> None:
    """Nobody becomes facilitator by it until a new one is made; who has a seat keeps it, and one-time codes work."""
    demand_facilitator(actor)
    actor.workshop.facilitator_code_hash = ""
    record_change(session, actor.workshop, actor.workshop)
    log(session, actor.workshop, actor, LoggedDeed.CODE_OFF)


def renew_join_code(session: Session, actor: Actor) -> str:
    """Another code to join with; the one before lets nobody new in. Who is in stays in, at the same address."""
    demand_facilitator(actor)
    actor.workshop.join_code = free_code(session)
    record_change(session, actor.workshop, actor.workshop)
    log(session, actor.workshop, actor, LoggedDeed.JOIN_CODE_RENEWED)
    return actor.workshop.join_code


def close_joining(session: Session, actor: Actor, closed: bool) -> None:
    """Nobody new gets in with the code on the screen, or everybody again; who is in stays in."""
    demand_facilitator(actor)
    actor.workshop.joining_closed = closed
    record_change(session, actor.workshop, actor.workshop)
    log(session, actor.workshop, actor, LoggedDeed.JOINING, on=not closed)


def find_workshop(session: Session, code: str) -> Workshop:
    """The workshop that this code leads to, also one that lets nobody in any more. Raises WrongCode."""
    workshop = session.exec(select(Workshop).where(has_code(Workshop, normalise_code(code)))).first()
    if workshop is None:
        raise WrongCode(NO_WORKSHOP)
    return workshop


def steps_of(session: Session, workshop: Workshop) -> list[Step]:
    query = select(Step).where(Step.workshop_id == workshop.id).order_by(col(Step.position))
    return list(session.exec(query))


def adapt_plan(session: Session, actor: Actor, plans: Sequence[StepPlan]) -> None:
    """Give the steps the order of `plans`, with their minutes, left out or not, and questions."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    steps = {step.id: step for step in steps_of(session, actor.workshop)}
    if sorted(steps) != sorted(plan.step_id for plan in plans):
        raise Invalid(N_("The plan does not fit this workshop any more. Reload the page and try again."))
    if any(plan.left_out and plan.step_id == actor.workshop.current_step_id for plan in plans):
        raise Invalid(N_("The room is at this step now, so it cannot be left out."))
    for position, plan in enumerate(plans):
        step = steps[plan.step_id]
        clock.add_minutes(step, plan.minutes - step.minutes)
        step.position, step.minutes, step.left_out = position, plan.minutes, plan.left_out
        step.content = with_questions(step.content, plan.questions)
        if plan.fixed_start is not None:
            step.fixed_start = clock.time_of_day(plan.fixed_start)
        if plan.closes_at_zero is not None:
            step.closes_at_zero = plan.closes_at_zero
        if plan.hides_notes is not None:
            step.hides_notes = plan.hides_notes
    record_change(session, actor.workshop, *steps.values())


def with_questions(content: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    """The content with own question texts: the same in both languages, since the facilitator wrote only one."""
    questions = [
        {**question, "text": {"nl": texts[question["key"]], "en": texts[question["key"]]}}
        if question["key"] in texts and texts[question["key"]] not in question["text"].values()
        else question
        for question in content.get("questions", [])
    ]
    return {**content, "questions": questions}


def change_details(
    session: Session,
    actor: Actor,
    *,
    title: str,
    goal: str,
    network: str,
    case_text: str,
    starts_at: datetime,
    fixed_end: str = "",
) -> None:
    demand_facilitator(actor)
    workshop = actor.workshop
    if not title.strip():
        raise Invalid(N_("Give the workshop a title."))
    told = check_all(
        (fields_of(WorkshopCreate)[name] for name in ("title", "goal", "case_text", "starts_at")),
        {"title": title, "goal": goal, "case_text": case_text, "starts_at": starts_at},
    )
    workshop.fixed_end = clock.time_of_day(fixed_end)
    network = printable(network).strip()[:SHORT]
    if network != workshop.network:
        tell(session, NetworkNamed(workshop, actor.device_id, network))
    workshop.title, workshop.goal, workshop.case_text = told["title"], told["goal"], told["case_text"]
    workshop.starts_at = datetime.fromisoformat(told["starts_at"])
    record_change(session, workshop, workshop)


def change_invitation(session: Session, actor: Actor, told: Mapping[str, Any]) -> None:
    """Set the place, whom to ask and what to bring."""
    demand_facilitator(actor)
    for name, value in check_all(fields_of(WorkshopInvitation).values(), told).items():
        setattr(actor.workshop, name, value)
    record_change(session, actor.workshop, actor.workshop)


def ask_centrally(session: Session, actor: Actor, question: str) -> None:
    """The central question of the interviews; empty is possible."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    if len(question) > LONG:
        raise Invalid(N_("The question is too long; at most {count} characters fit."), count=LONG)
    actor.workshop.central_question = printable(question.strip())
    record_change(session, actor.workshop, actor.workshop)


@handles(CloseWorkshop)
def close_workshop(session: Session, actor: Actor, action: CloseWorkshop | None = None) -> None:
    workshop = actor.workshop
    if workshop.status is WorkshopStatus.CLOSED:
        return
    moment = now()
    leave_current_step(session, workshop, clock.moment_in(workshop, moment))
    workshop.status, workshop.closed_at = WorkshopStatus.CLOSED, moment
    record_change(session, workshop, workshop)
    tell(session, WorkshopClosed(workshop, moment))


@handles(ReopenWorkshop)
def reopen_workshop(session: Session, actor: Actor, action: ReopenWorkshop | None = None) -> None:
    workshop = actor.workshop
    if workshop.status is not WorkshopStatus.CLOSED:
        return
    workshop.status = WorkshopStatus.RUNNING if workshop.started_at else WorkshopStatus.PREPARED
    workshop.closed_at = None
    if workshop.current_step_id is None:
        record_change(session, workshop, workshop)
        return
    moment = clock.moment_in(workshop)
    session.add(StepVisit(workshop_id=workshop.id, step_id=workshop.current_step_id, entered_at=moment))
    # a stay has no revision of its own: the hub reads the stays again when a step changed
    record_change(session, workshop, workshop, session.get_one(Step, workshop.current_step_id))


def leave_current_step(session: Session, workshop: Workshop, moment: datetime) -> None:
    if workshop.current_step_id is None:
        return
    step = session.get_one(Step, workshop.current_step_id)
    clock.pause(step, moment)
    for visit in session.exec(
        select(StepVisit).where(StepVisit.workshop_id == workshop.id, col(StepVisit.left_at).is_(None))
    ):
        visit.left_at = moment
        session.add(visit)
    record_change(session, workshop, step)


def share_downloads(session: Session, actor: Actor, shared: bool) -> None:
    demand_facilitator(actor)
    actor.workshop.downloads_shared = shared
    record_change(session, actor.workshop, actor.workshop)
    log(session, actor.workshop, actor, LoggedDeed.DOWNLOADS_SHARED, on=shared)


def demand_facilitator(actor: Actor) -> None:
    if not actor.facilitates:
        raise NotAllowed(FACILITATOR.refusal)


def demand_joining(workshop: Workshop) -> None:
    if workshop.joining_closed:
        raise NotAllowed(JOINING_CLOSED)


def demand_open(workshop: Workshop) -> None:
    if workshop.status is WorkshopStatus.CLOSED:
        raise NotAllowed(OPEN.refusal)
