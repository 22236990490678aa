"""Notes in a rehearsal: most of them early in the step."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from kompas.domain.whole.rehearsed import texts
from kompas.domain.whole.rehearsed.play import Play, spread
from kompas.events.wall.notes import PostNote

MOST_NOTES = 12
WRITING = 0.7
"""The share of a step in which its notes come in."""


def about_nothing(number: int) -> dict[str, Any]:
    return {}


def write_notes(play: Play) -> None:
    post_notes(play, texts.notes_for(play.step, play.facilitator.workshop.script_key))


def post_notes(
    play: Play, notes: Iterable[dict[str, Any]], about: Callable[[int], dict[str, Any]] = about_nothing
) -> None:
    """`about` says by number of the note what on the map it is about."""
    few = list(islice(notes, MOST_NOTES))
    for number, (when, fields) in enumerate(spread(few, 0, WRITING)):
        post = {"step_id": play.step.id, "warned": "kept", **fields, **about(number)}
        play.do(when, f"note {number}", PostNote, play.person(number * 3), **post)
