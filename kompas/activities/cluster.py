"""Clustering: everybody arranges the notes into themes on one board."""

from collections import defaultdict

from kompas.activity import Activity, Part
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.events.inquiry.themes import MakeTheme
from kompas.i18n import N_
from kompas.models.inquiry.theme import COLOURS


def rehearse(play: Play) -> None:
    for number, (when, (name, notes)) in enumerate(spread(list(themes_for(play).items()), 0.1, 0.8)):
        play.do(when, f"theme {name}", MakeTheme, name=name, colour=number % COLOURS, note_ids=notes)


def themes_for(play: Play) -> dict[str, list[str]]:
    """As in the example, or a few notes each when these are other notes."""
    notes = play.notes(play.step.content.get("kinds", []))
    names, groups = texts.theme_of_text(), defaultdict(list)
    for note in notes:
        groups[names.get(note.text, "")].append(note.id)
    apart = groups.pop("", [])
    if not groups:
        usual = [theme["name"] for theme in texts.inquiry()["themes"]]
        return {name: apart[begin : begin + 4] for name, begin in zip(usual, range(0, len(apart), 4), strict=False)}
    return dict(groups)


BOARD = Part("board", lambda session, scene: {"kinds": scene.content.get("kinds", [])})
ACTIVITY = Activity(
    name="cluster",
    label=N_("Themes on the board"),
    order=70,
    comes_for_participant=N_("Here is the board, on which everybody puts the notes together into themes."),
    comes_on_screen=N_("Here is the board with the themes."),
    arranges_themes=True,
    workspace=(BOARD,),
    screen=(BOARD,),
    participant=(BOARD,),
    rehearse=rehearse,
    chapters=("Themes",),
)
