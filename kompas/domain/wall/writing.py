"""The conclusion that is being written, on the screen: a sight that passes, no conclusion yet."""

import re

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import kinds_asking
from kompas.domain.core.handling import handles
from kompas.domain.core.identifying import expand_pattern
from kompas.domain.core.moments import when
from kompas.domain.workshop.moments import StepEntered, WorkshopClosed
from kompas.enums import Role
from kompas.events.wall.writing import ShowWriting
from kompas.rules import Actor, stays_visible

ENDS = ".,;:!?)"
SMALL = rf"[^\W\d_{expand_pattern('{upper}')}]+"
ORDINARY = re.compile(rf"(?:{SMALL}(?:['’-]{SMALL})*|{expand_pattern('{not_a_name}')})")
"""A word that is no name: in small letters, or one that may begin a sentence."""
PARTICLE = re.compile(expand_pattern("{particle}"))
TELL = 3
"""Ordinary words after any other, before it can be judged: of "Piet" only "sloeg haar" tells that it is a name."""


@handles(ShowWriting)
def show_writing(session: Session, actor: Actor, action: ShowWriting) -> None:
    """Only what everybody would see once it is recorded, and nothing that its author has to decide about first."""
    workshop = actor.workshop
    seen = workshop.screen_writing and stays_visible(workshop, Role.SCREEN, action.release)
    text = settled(action.text) if seen and not kinds_asking(action.text) else ""
    if text != workshop.writing:
        workshop.writing = text
        record_change(session, workshop, workshop)


def settled(text: str) -> str:
    """Without what stands last and may still become a name, an address or a number."""
    words = list(re.finditer(r"\S+", text))
    end, after = len(words), 0
    for place in reversed(range(len(words))):
        word, is_finished = words[place][0].rstrip(ENDS), words[place].end() < len(text)
        if not ORDINARY.fullmatch(word) or not (is_finished or word.islower()):
            end, after = place, 0
        elif is_finished and not PARTICLE.fullmatch(word):
            after += 1
        if after == TELL:
            break
    return text[: words[end - 1].end()] if end else ""


@when(StepEntered)
def begin_step_without_writing(session: Session, entered: StepEntered) -> None:
    entered.workshop.writing = ""


@when(WorkshopClosed)
def close_without_writing(session: Session, closed: WorkshopClosed) -> None:
    closed.workshop.writing = ""
