"""This round of the map beside an earlier one: what became of every line, with what was said and agreed then."""

from kompas.activities.map_ import WORKSPACE
from kompas.activity import Activity, Part
from kompas.i18n import N_

COMPARED = Part("compared")
ACTIVITY = Activity(
    name="compare",
    label=N_("Network map: beside an earlier round"),
    order=110,
    comes_for_participant=N_("Here is the map beside an earlier round, with what changed on each line."),
    comes_on_screen=N_("Here is the map beside an earlier round."),
    may_draw=True,
    needs_earlier_round=True,
    workspace=(COMPARED, *WORKSPACE),
    screen=(COMPARED,),
    participant=(COMPARED,),
    chapters=("Comparison",),
)
