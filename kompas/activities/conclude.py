"""Summing up: the conclusions of all phases, afterthoughts, and what became of what was said before."""

from datetime import timedelta

from kompas.activity import Activity, Least, Part
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.domain.whole.rehearsed.writing import write_notes
from kompas.events.wall.agreements import RecordAgreement
from kompas.events.wall.conclusions import RecordConclusion
from kompas.i18n import N_


def rehearse(play: Play) -> None:
    """The conclusions of the example at the steps that are there, else two at this step; an agreement; afterthoughts."""
    steps = {step.key: step.id for step in play.steps()}
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


ACTIVITY = Activity(
    name="conclude",
    label=N_("Conclusions and agreements"),
    order=50,
    comes_for_participant=N_("Here are the conclusions so far, and what earlier workshops said could be better."),
    comes_on_screen=N_("Here are the conclusions and agreements."),
    least=Least(0.75, 10, N_("Choose the conclusions beforehand and read out only the main ones.")),
    takes_conclusions=True,
    looks_back=True,
    wall_title=N_("Afterthoughts"),
    screen=(Part("course"), Part("harvest")),
    participant=(Part("bottlenecks"), Part("harvest")),
    rehearse=rehearse,
    chapters=("Conclusions", "Bottlenecks", "Afterthoughts", "Agreements"),
)
