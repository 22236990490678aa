"""The end: agreements, and a short evaluation answered without a name."""

from kompas.activities import conclude
from kompas.activity import Activity, Least, Part, activity_of
from kompas.domain.wall.evaluations import has_evaluated
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.events.wall.evaluations import AnswerEvaluation
from kompas.i18n import N_


def rehearse(play: Play) -> None:
    """All but one have answered at the end. A script without a step to conclude at does that here."""
    if not any(activity_of(step).takes_conclusions for step in play.steps()):
        conclude.rehearse(play)
    evaluation = play.step.content.get("evaluation") or {"scales": []}
    keys = [scale["key"] for scale in evaluation["scales"]]
    for number, (when, person) in enumerate(spread(play.people[:-1], 0.2, 0.8)):
        scores = {key: 5 - (number + place) % 3 for place, key in enumerate(keys)}
        play.do(when, f"answer {number}", AnswerEvaluation, person, scores=scores)


QUESTIONS = Part(
    "evaluate",
    lambda session, scene: {
        "evaluation": scene.content["evaluation"],
        "given": has_evaluated(session, scene.actor.participant_id),
    },
)
ACTIVITY = Activity(
    name="evaluate",
    label=N_("Evaluation"),
    order=60,
    needs=("evaluation",),
    fields=("evaluation",),
    comes_on_screen=N_("Here the answers come as a chart, when enough people have answered."),
    least=Least(0.75, 8, N_("Let people fill in the evaluation while you collect the agreements.")),
    looks_back=True,
    facilitator=(Part("evaluation_chart"),),
    screen=(Part("evaluation_chart"), Part("harvest")),
    participant=(QUESTIONS, *conclude.ACTIVITY.participant),
    rehearse=rehearse,
    chapters=("Evaluation", "Agreements"),
)
