"""Drawing the network together: lines between the parties, and how each cooperation goes."""

from kompas.activity import ALWAYS, Activity, Part
from kompas.domain.map.lines import line_between
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.events.map.lines import DrawLine, ExplainLine
from kompas.events.map.parties import LayOutMap
from kompas.i18n import N_


def rehearse(play: Play) -> None:
    keys = play.keys()
    lines = [line for line in texts.network()["lines"] if line[0] in keys and line[1] in keys]
    for number, (when, (one, other, colour, *reason)) in enumerate(spread(lines, 0.05, 0.8)):
        ends = {"one_id": keys[one], "other_id": keys[other], "colour": colour}
        play.do(when, f"line {one} {other}", DrawLine, play.person(number), **ends)
        line = line_between(play.session, play.facilitator.workshop, keys[one], keys[other])
        if line is not None and reason:
            play.do(when, f"reason {one} {other}", ExplainLine, line_id=line.id, reason=reason[0], warned="kept")
    play.do(0.9, "lay out", LayOutMap)


MAP = Part("map", lambda session, scene: {"starters": scene.content.get("starters", [])})
"""With the usual parties to pick from, at the step that asks for parties."""
WORKSPACE = (MAP, Part("map_round"))
SCREEN = (Part("map"),)
ACTIVITY = Activity(
    name="map",
    label=N_("Network map: drawing the lines"),
    order=120,
    comes_for_participant=N_("Here is the map, on which everybody draws and colours lines."),
    comes_on_screen=N_("Here the map grows."),
    may_draw=True,
    puts_on_map="lines",
    map_on_screen=ALWAYS,
    workspace=WORKSPACE,
    screen=SCREEN,
    participant=(MAP,),
    rehearse=rehearse,
    chapters=("NetworkMap",),
)
