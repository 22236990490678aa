"""Questions that a facilitator adds to a step of one workshop, beside those of the script."""

from sqlmodel import Session, select

from kompas.domain.core.changes import record_change
from kompas.domain.workshop.steps import step_of
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.errors import Invalid, NotAllowed
from kompas.fields import LongText
from kompas.fields.shapes import demand
from kompas.fields.words import SHORT, Msgid
from kompas.i18n import N_
from kompas.models import Step, StepVisit
from kompas.rules import Actor

MOST = 12
"""More do not fit on a screen that is read from eight metres."""
OWN = "own_"
"""Begins the key of a question that was added here."""
QUESTION = LongText(key="question", label=Msgid(en=N_("Another question")), longest=SHORT * 2, rows=2, required=True)


def takes_questions(step: Step) -> bool:
    """Whether people answer questions here by notes."""
    return bool(step.content.get("kinds"))


def add_question(session: Session, actor: Actor, step_id: int, text: str) -> None:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    step = step_of(session, actor.workshop, step_id)
    if not takes_questions(step):
        raise Invalid(N_("This step has no questions."))
    asked = step.content.get("questions", [])
    if len(asked) >= MOST:
        raise Invalid(N_("A step can have at most {count} questions."), count=MOST)
    written = demand(QUESTION, text)
    # the same in both languages, since the facilitator wrote only one
    added = {"key": free_key([one["key"] for one in asked]), "text": {"nl": written, "en": written}}
    step.content = {**step.content, "questions": [*asked, added]}
    record_change(session, actor.workshop, step)


def free_key(taken: list[str]) -> str:
    return next(key for number in range(1, MOST + 2) if (key := f"{OWN}{number}") not in taken)


def take_question_away(session: Session, actor: Actor, step_id: int, key: str) -> None:
    """Only one that was added, and before the room was there: notes may answer it."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    step = step_of(session, actor.workshop, step_id)
    if not key.startswith(OWN):
        raise NotAllowed(N_("This question belongs to the script. Change its words, or add another."))
    if session.exec(select(StepVisit).where(StepVisit.step_id == step.id)).first() is not None:
        raise NotAllowed(N_("The room has been at this step, so people may have answered this question."))
    kept = [one for one in step.content.get("questions", []) if one["key"] != key]
    step.content = {**step.content, "questions": kept}
    record_change(session, actor.workshop, step)
