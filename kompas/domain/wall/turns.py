"""The minute in which each case is introduced: whose turn it is, and until when."""

from datetime import timedelta

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import when
from kompas.domain.workshop import clock
from kompas.domain.workshop.moments import StepEntered
from kompas.enums import CaseStatus
from kompas.errors import Invalid, NotFound
from kompas.events.wall.cases import CASE, GiveTurn
from kompas.i18n import N_
from kompas.models import Case, Step, Workshop
from kompas.rules import Actor

STANDARD_SECONDS = 60


@handles(GiveTurn)
def give_turn(session: Session, actor: Actor, action: GiveTurn, case: Case | None) -> None:
    """The word goes to the owner of a case, or to nobody; its clock has an absolute end, the same on every screen.

    When another click was first, nothing happens: somebody else has the word already.
    """
    speaking = speaking_case(session, actor.workshop)
    if (speaking.id if speaking else None) != action.seen:
        return
    following = None if case is None else demand_turn(case)
    if speaking is not None:
        speaking.turn_ends_at, speaking.has_spoken = None, action.spoken
    if following is not None:
        following.turn_ends_at = clock.moment_in(actor.workshop) + timedelta(
            seconds=seconds_each(session, actor.workshop)
        )
    record_change(session, actor.workshop, *(case for case in (speaking, following) if case is not None))


@when(StepEntered)
def end_turn(session: Session, entered: StepEntered) -> None:
    """When the room goes on to another step, nobody has the word any more."""
    speaking = speaking_case(session, entered.workshop)
    if speaking is not None:
        speaking.turn_ends_at, speaking.has_spoken = None, True
        record_change(session, entered.workshop, speaking)


def speaking_case(session: Session, workshop: Workshop) -> Case | None:
    query = select(Case).where(Case.workshop_id == workshop.id, col(Case.turn_ends_at).is_not(None))
    return session.exec(query).first()


def demand_turn(case: Case) -> Case:
    if case.status is not CaseStatus.SHOWN:
        raise NotFound(CASE.missing)
    if case.owner_id is None:
        raise Invalid(N_("This case is of the whole group: nobody has the word about it."))
    return case


def seconds_each(session: Session, workshop: Workshop) -> int:
    step = session.get(Step, workshop.current_step_id) if workshop.current_step_id else None
    seconds: int = step.content.get("turn_seconds", STANDARD_SECONDS) if step else STANDARD_SECONDS
    return seconds
