"""Seeing the themes as a picture, and laying connections with what earlier did not go well."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from kompas.activity import Activity, Part
from kompas.domain.inquiry.earlier_bottlenecks import earlier_bottlenecks
from kompas.domain.inquiry.queries import themes_of
from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.domain.whole.rehearsed.writing import write_notes
from kompas.enums import BallotSubject, Picture
from kompas.events.inquiry.connections import LayConnection, ShowPicture
from kompas.events.wall.ballots import CloseBallot, OpenBallot, PlaceDots
from kompas.i18n import N_, _
from kompas.scenes import Scene


def rehearse(play: Play) -> None:
    """A vote on the themes, then connections, then what the group wants to do with them."""
    themes = themes_of(play.session, play.step.workshop_id)
    vote(play, [theme.id for theme in themes])
    for number, (when, text) in enumerate(spread(texts.texts_of("better"), 0.55, 0.85)):
        if number < len(themes):
            fields = {"theme_id": themes[number].id, "bottleneck": text}
            play.do(when, f"connection {number}", LayConnection, play.person(number), **fields)
    play.do(0.6, "picture", ShowPicture, picture=Picture.CONNECTIONS)
    write_notes(play)


def vote(play: Play, items: Sequence[str]) -> None:
    if len(items) < 2:
        return
    question = {"question": _("Which theme inspires you most?"), "subject": BallotSubject.THEMES}
    ballot = play.do(0.05, "ballot", OpenBallot, **question)
    for number, (when, person) in enumerate(spread(play.people, 0.1, 0.3)):
        for step in (0, 1, number % 3 + 2):
            item = items[(number // 3 + step) % len(items)]
            play.do(when, f"dot {number} {item}", PlaceDots, person, ballot_id=ballot, item_id=item, dots=1)
    play.do(0.4, "count", CloseBallot, ballot_id=ballot)


def find_bottlenecks(session: Session, scene: Scene) -> dict[str, Any]:
    return {
        "bottlenecks": earlier_bottlenecks(session, scene.workshop),
        "revision": scene.workshop.revision,
    }


THEMES = Part("reflection")
ACTIVITY = Activity(
    name="connect",
    label=N_("Themes beside bottlenecks"),
    order=170,
    comes_for_participant=N_("Here are the themes; each lays one beside something that did not go well before."),
    comes_on_screen=N_("Here are the themes as a picture."),
    connects_themes=True,
    workspace=(THEMES,),
    screen=(THEMES,),
    participant=(Part("connections", find_bottlenecks),),
    rehearse=rehearse,
    chapters=("Themes", "Ballots", "Connections"),
)
