"""How many have evaluated."""

from sqlmodel import Session, col, func, select

from kompas.activity import activity_of
from kompas.live.views.core.rows import Rows
from kompas.models import EvaluationGiven, Step


def count_evaluations(session: Session, rows: Rows, since: int) -> None:
    """Evaluations carry no revision (it would tell when somebody answered), so they are counted once they can come."""
    if since < 0 or has_reached_evaluation(rows):
        given = select(func.count()).select_from(EvaluationGiven)
        rows.evaluations = session.exec(given.where(col(EvaluationGiven.workshop_id) == rows.workshop.id)).one()


def has_reached_evaluation(rows: Rows) -> bool:
    """Asks the stays, not the current step: an answer and a step back may be read as one change."""
    steps = rows.of(Step)
    first = min((step.position for step in steps.values() if activity_of(step).asks_evaluation), default=None)
    return first is not None and any(steps[visit.step_id].position >= first for visit in rows.visits)
