"""The projected screen as the facilitator arranges it, and the message that everybody sees."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import when
from kompas.domain.workshop.clock import moment_in
from kompas.domain.workshop.moments import StepEntered
from kompas.events.workshop.screen import ArrangeScreen, FocusScreen, SendMessage
from kompas.rules import Actor


@handles(FocusScreen)
def focus_screen(session: Session, actor: Actor, action: FocusScreen) -> None:
    actor.workshop.screen_focus = action.focus
    record_change(session, actor.workshop, actor.workshop)


@handles(ArrangeScreen)
def arrange_screen(session: Session, actor: Actor, action: ArrangeScreen) -> None:
    for name in ("dark", "questions", "join", "writing"):
        if (chosen := getattr(action, name)) is not None:
            setattr(actor.workshop, f"screen_{name}", chosen)
    if action.writing is False:
        actor.workshop.writing = ""
    record_change(session, actor.workshop, actor.workshop)


@handles(SendMessage)
def send_message(session: Session, actor: Actor, action: SendMessage) -> None:
    demand_decision(session, actor.workshop, action.text, action.warned)
    actor.workshop.message = action.text
    actor.workshop.message_at = moment_in(actor.workshop) if action.text else None
    record_change(session, actor.workshop, actor.workshop)


@when(StepEntered)
def begin_step_clear(session: Session, entered: StepEntered) -> None:
    """At another step the questions stand on the screen again, and what was said or pointed at before is gone."""
    workshop = entered.workshop
    workshop.screen_questions = workshop.pointed_note = workshop.message_at = None
    workshop.message = ""
