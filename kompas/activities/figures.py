"""The map in figures: sentences to talk about, and cooperation between parties as a matrix."""

from kompas.activities.map_ import MAP, WORKSPACE
from kompas.activity import Activity, Part
from kompas.i18n import N_

ACTIVITY = Activity(
    name="figures",
    label=N_("Network map: what the figures say"),
    order=100,
    comes_for_participant=N_("Here is the map, and under it what the figures say."),
    comes_on_screen=N_("Here is what the figures say."),
    may_draw=True,
    workspace=(*WORKSPACE, Part("figures")),
    screen=(Part("figures"),),
    participant=(MAP, Part("figures")),
    chapters=("NetworkMap",),
)
