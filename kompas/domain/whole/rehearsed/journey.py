"""What people do in any workshop: notes, conclusions and agreements, the evaluation."""

from datetime import timedelta

from sqlmodel import select

from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import ActivityName
from kompas.events.wall.agreements import RecordAgreement
from kompas.events.wall.conclusions import RecordConclusion
from kompas.events.wall.evaluations import AnswerEvaluation
from kompas.events.wall.notes import PostNote
from kompas.models import Step

MOST_NOTES = 12
WRITING = 0.7
"""The share of a step in which its notes come in."""


def write_notes(play: Play) -> None:
    """Most of them early in the step."""
    notes = list(texts.notes_for(play.step, play.facilitator.workshop.script_key))[:MOST_NOTES]
    for number, (when, fields) in enumerate(spread(notes, 0, WRITING)):
        post = {"step_id": play.step.id, "warned": "kept", **fields}
        play.do(when, f"note {number}", PostNote, play.person(number * 3), **post)


def conclude(play: Play) -> None:
    """The conclusions of the example at the steps that are there, else two at this step; an agreement; afterthoughts."""
    query = select(Step).where(Step.workshop_id == play.step.workshop_id)
    steps = {step.key: step.id for step in play.session.exec(query)}
    known = texts.example_of(play.facilitator.workshop.script_key)["conclusions"]
    here = [(steps[one["step"]], one["text"]) for one in known if one["step"] in steps]
    here = here or [(play.step.id, one["text"]) for one in known[:2]]
    for number, (when, (step_id, text)) in enumerate(spread(here[:8], 0.05, 0.6)):
        play.do(when, f"conclusion {number}", RecordConclusion, step_id=step_id, text=text)
    for number, one in enumerate(texts.journey()["agreements"][:3]):
        by_when = (play.facilitator.workshop.starts_at + timedelta(days=one["in_days"])).date()
        fields = {"what": one["what"], "who": one["who"], "by_when": by_when, "priority": one["priority"]}
        play.do(0.65 + number / 10, f"agreement {number}", RecordAgreement, **fields)
    write_notes(play)


def evaluate(play: Play) -> None:
    """All but one have answered at the end. A script without a step to conclude at does that here."""
    query = select(Step.id).where(Step.workshop_id == play.step.workshop_id, Step.activity == ActivityName.CONCLUDE)
    if play.session.exec(query).first() is None:
        conclude(play)
    evaluation = play.step.content.get("evaluation") or {"scales": []}
    keys = [scale["key"] for scale in evaluation["scales"]]
    for number, (when, person) in enumerate(spread(play.people[:-1], 0.2, 0.8)):
        scores = {key: 5 - (number + place) % 3 for place, key in enumerate(keys)}
        play.do(when, f"answer {number}", AnswerEvaluation, person, scores=scores)
