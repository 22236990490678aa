"""Looking at the map together: notes with lines and parties, agreements that come from a line."""

from kompas.activities.map_ import MAP, SCREEN, WORKSPACE
from kompas.activity import ALWAYS, Activity
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play
from kompas.domain.whole.rehearsed.writing import post_notes
from kompas.i18n import N_


def rehearse(play: Play) -> None:
    """Notes with the parties they are about."""
    parties = list(play.keys().values())
    notes = texts.out_of_stock(play.step.content.get("kinds", []))
    post_notes(play, notes, lambda number: {"party_id": parties[number * 5 % len(parties)]} if parties else {})


ACTIVITY = Activity(
    name="reflect",
    label=N_("Network map: notes with parties and lines"),
    order=130,
    needs=("kinds", "questions"),
    fields=("line_colour",),
    comes_for_participant=N_("Here is the map; a note can be put with a party or a line."),
    comes_on_screen=N_("Here the map grows."),
    may_draw=True,
    map_on_screen=ALWAYS,
    workspace=WORKSPACE,
    screen=SCREEN,
    participant=(MAP,),
    rehearse=rehearse,
    chapters=("NetworkMap", "Conclusions", "Agreements"),
)
