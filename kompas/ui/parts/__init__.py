"""The parts that faces are made of: a name, and what draws it. Every file of this folder says which are its own.

A live component is named in `elsewhere.py`; a piece that Streamlit draws has a file here.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal

from sqlmodel import Session

from kompas.activity import Parts
from kompas.enums import Role
from kompas.loading import load_package
from kompas.scenes import Scene
from kompas.ui import state

Use = Literal["console", "screen", "participant"]
Draw = Callable[..., None]
"""A function of the scene, the use, and any data that the activity gives the part."""
Shown = list[tuple[str, Mapping[str, Any]]]
"""The parts that are there now, from top to bottom, each with what it is given."""
ROLES: dict[Use, Role] = {"console": Role.FACILITATOR, "screen": Role.SCREEN, "participant": Role.PARTICIPANT}
_drawings: dict[str, Draw] = {}


def part(name: str) -> Callable[[Draw], Draw]:
    """Register what draws the part with this name."""

    def register(draw: Draw) -> Draw:
        _drawings[name] = draw
        return draw

    return register


@cache
def drawings() -> Mapping[str, Draw]:
    """The function that draws each part; the folder is walked when first asked."""
    load_package(__name__)
    return _drawings


def choose_parts(session: Session, declared: Parts, scene: Scene) -> Shown:
    return [(one.name, one.data(session, scene)) for one in declared if one.when(session, scene)]


def draw(there: Shown, scene: Scene, use: Use) -> None:
    for name, data in there:
        drawings()[name](scene, use, **data)


def draw_face(declared: Parts, scene: Scene, use: Use) -> None:
    draw(state.read(choose_parts, declared, scene), scene, use)
