"""An activity is what people do at a step of a script. All there is to know about it stands in one object.

The folder `kompas/activities/` is the plug-in point: the set of activities is what it holds, an `ACTIVITY` in each
file. Nobody compares the name of an activity: ask its object (`activity_of(step).may_draw`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol

from kompas.i18n import N_
from kompas.loading import load_package

if TYPE_CHECKING:
    from sqlmodel import Session

    from kompas.scenes import Scene

NAME = re.compile(r"[a-z][a-z_]{1,19}")
"""It stands in scripts, and in a column of twenty characters."""
ALWAYS = "always"


@dataclass(frozen=True)
class Part:
    """A live component or a piece of page, by the name it has in `ui/parts`; what it is given, and whether it is there."""

    name: str
    data: Callable[[Session, Scene], Mapping[str, Any]] = lambda session, scene: {}
    when: Callable[[Session, Scene], object] = lambda session, scene: True


Parts = tuple[Part, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Faces:
    """From top to bottom, what each audience sees besides what is always there."""

    facilitator: Parts = ()
    """On the console, above the conclusions."""
    workspace: Parts = ()
    """In the middle of the console, in the place of the wall, which is folded under it."""
    screen: Parts = ()
    participant: Parts = ()
    below: Parts = ()
    """For a participant too, but under the place to write, which has to be in sight on a phone."""


@dataclass(frozen=True)
class Least:
    """How short a step may get: a share of the plan, never under `minutes`; and how that is done."""

    share: float
    minutes: int
    how: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Activity(Faces):
    """The texts are messages to translate."""

    name: str
    label: str
    order: int = 1000
    """Its place in the list of the script editor."""

    needs: tuple[str, ...] = ()
    """The fields that a step of a script must fill in."""
    question_keys: tuple[str, ...] = ()
    """Where each question has a meaning of its own: their keys. Only the words are free then."""
    fields: tuple[str, ...] = ()
    """Fields that the script editor asks at this activity only: `turn_seconds`, `starters`,
    `line_colour`, `evaluation`."""
    usual: Mapping[str, Any] = field(default_factory=dict)
    """By field, what the editor fills in first where that is not what our own scripts have."""
    comes_for_participant: str = ""
    comes_on_screen: str = ""
    """Told in the preview, where the step itself cannot be shown beforehand."""
    least: Least = Least(0.7, 5, N_("Agree beforehand what can wait until after the workshop."))

    is_break: bool = False
    is_worked_at: bool = True
    """People do something here, so they can say that they are ready with it."""
    takes_notes: bool = True
    """Participants post notes of the step's kinds themselves."""
    takes_conclusions: bool = False
    """Conclusions can be drawn also when the step is no phase of the journey."""
    may_draw: bool = False
    """The network map is everybody's."""
    arranges_themes: bool = False
    """The board is everybody's."""
    connects_themes: bool = False
    """Everybody lays connections; a vote is about the themes unless the facilitator says otherwise."""
    in_pairs: bool = False
    """People interview each other."""
    introduces_cases: bool = False
    looks_back: bool = False
    """On all phases together."""
    tells_central_question: bool = False
    wall_title: str = ""
    """Above its notes on the wall, when that is not the title of the step."""
    puts_on_map: Literal["", "parties", "lines"] = ""
    needs_earlier_round: bool = False
    """Left out of the plan when the network map has no round before this one."""
    map_on_screen: str = ""
    """When the screen is for the map: ALWAYS, or as soon as this value of the workshop is there."""

    rehearse: Callable[[Any], None] | None = None
    """The deeds of made-up people, given a `Play` of `domain/whole/rehearsed`; without it they write notes."""
    chapters: tuple[str, ...] = ()
    """The chapters of the report that tell what came out, by the names of their classes in `exports`."""

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} cannot be the name of an activity")

    @property
    def asks_evaluation(self) -> bool:
        return "evaluation" in self.needs


class Block(Protocol):
    """A step, of a script or of a workshop."""

    @property
    def activity(self) -> str: ...


def activity_of(step: Block) -> Activity:
    return activity_named(step.activity)


def activity_named(name: str) -> Activity:
    """Raises LookupError for an activity that this version does not have."""
    return activities()[name]


@cache
def activities() -> dict[str, Activity]:
    """Every activity by its name, in the order of the editor.

    Looked for when first asked and not imported above: the files know the domain, which may know this module.
    """
    modules = load_package("kompas.activities")
    found: list[Activity] = sorted((module.ACTIVITY for module in modules), key=lambda one: (one.order, one.name))
    by_name = {one.name: one for one in found}
    if len(by_name) < len(found):
        raise ValueError(f"two activities have the same name: {[one.name for one in found]}")
    return by_name
