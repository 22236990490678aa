"""Notes in kinds under a question; the wall fills while people write. What an earlier workshop said stands with it."""

from kompas.activity import Activity, Least, Part
from kompas.i18n import N_

ACTIVITY = Activity(
    name="collect",
    label=N_("Writing notes"),
    order=30,
    needs=("kinds", "questions"),
    usual={"questions": [{"key": "question", "text": {"nl": "", "en": ""}}]},
    comes_on_screen=N_("Here the notes come in while people write."),
    least=Least(0.6, 8, N_("Shorten the writing and have only what is new read out; keep the time for conclusions.")),
    screen=(Part("bottlenecks"), Part("wall")),
    below=(Part("bottlenecks"),),
    chapters=("Conclusions", "Bottlenecks"),
)
