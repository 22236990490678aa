"""Parties of the network: everybody puts some on the map, from a list of usual ones or by name."""

from kompas.activities.map_ import MAP, SCREEN, WORKSPACE
from kompas.activity import ALWAYS, Activity
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.enums import Involvement
from kompas.events.map.parties import AddParty, LayOutMap
from kompas.i18n import N_


def rehearse(play: Play) -> None:
    for number, (when, one) in enumerate(spread(texts.network()["parties"], 0.05, 0.7)):
        fields = {name: value for name, value in one.items() if name != "key"}
        play.do(when, f"party {one['key']}", AddParty, play.person(number), warned="kept", **fields)
    play.do(0.8, "lay out", LayOutMap)


ACTIVITY = Activity(
    name="parties",
    label=N_("Network map: who belongs to it"),
    order=80,
    needs=("questions",),
    question_keys=tuple(involvement.value for involvement in Involvement),
    fields=("starters",),
    comes_for_participant=N_("Here is the map. Each adds parties, picked from the usual ones or typed."),
    comes_on_screen=N_("Here the map grows."),
    may_draw=True,
    puts_on_map="parties",
    map_on_screen=ALWAYS,
    workspace=WORKSPACE,
    screen=SCREEN,
    participant=(MAP,),
    rehearse=rehearse,
    chapters=("NetworkMap",),
)
