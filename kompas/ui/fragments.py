"""Pieces of page that are drawn again by themselves. Streamlit keeps what they are called with, so who looks is not in it.

Between two drawings a browser may have been logged out. So each finds anew who it is, and has the whole page drawn again when
that is nobody any more: the page shows the door then. `tests/test_layers.py` forbids any other way to make one.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import streamlit as st

from kompas.enums import Role
from kompas.models import Step
from kompas.rules import Actor, may_look_as
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.parts import ROLES, Use

Given = ParamSpec("Given")
Draw = Callable[Concatenate[Scene, Use, Given], None]
_of_this_run: ContextVar[Scene | None] = ContextVar("scene_of_this_run", default=None)
"""While a page is drawn as a whole: who looks was found a moment ago, and need not be found again for each piece."""


def fragment(run_every: str | None = None) -> Callable[[Draw[Given]], Draw[Given]]:
    """Draw this piece again by itself, every so often and when something in it is used."""

    def decorate(draw: Draw[Given]) -> Draw[Given]:
        @wraps(draw)  # Streamlit tells fragments apart by their name
        def find_and_draw(step: Step | None, use: Use, /, *given: Any, **named: Any) -> None:
            draw(_of_this_run.get() or find_scene(step, use), use, *given, **named)

        again = st.fragment(find_and_draw, run_every=run_every)

        def begin(scene: Scene, use: Use, /, *given: Given.args, **named: Given.kwargs) -> None:
            token = _of_this_run.set(scene)
            try:
                again(scene.step, use, *given, **named)
            finally:
                _of_this_run.reset(token)

        return begin

    return decorate


def find_scene(step: Step | None, use: Use) -> Scene:
    """What this browser sees here now. Has the page drawn anew when it may not be here any more."""
    actor = find_actor_as(ROLES[use])
    if actor is None:
        st.rerun()
    return Scene(actor, step)


def find_actor_as(role: Role) -> Actor | None:
    """Who this browser is, when it may be here in this role; a facilitator who looks as participants do has no own notes."""
    actor = state.find_actor()
    if actor is None or not may_look_as(actor, role):
        return None
    if role is not Role.PARTICIPANT:
        return actor
    if state.is_preview(actor):
        return replace(actor, participant_id=None)
    return actor if actor.participates else None
