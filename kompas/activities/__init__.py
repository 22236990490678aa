"""What a step of a script can be. Each module shows itself to facilitator, screen and participant.

A new working form is a YAML file out of these; a new kind of interaction is one new module here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kompas.enums import ActivityName, WorkshopStatus
from kompas.models import Step, Workshop
from kompas.rules import Actor


@dataclass(frozen=True)
class Scene:
    """What a face of an activity gets: who looks, at which step. `step` is None before the start."""

    actor: Actor
    step: Step | None
    votes: bool = False
    """Whether a vote is on the screen now."""
    map_view: Mapping[str, Any] | None = None
    """What of the network map the facilitator wants on the screen, whatever the step."""
    written: bool = False
    """Whether participants have written something already, which fixes who sees names."""

    @property
    def workshop(self) -> Workshop:
        return self.actor.workshop

    @property
    def stage(self) -> str:
        """Status and activity: the page is drawn again only when this changes."""
        shared = "shared" if self.workshop.downloads_shared else ""
        return f"{self.workshop.status.value}/{self.step.activity.value if self.step else ''}/{shared}"

    @property
    def stage_of_screen(self) -> str:
        """The same for the screen, which shows a vote, or the map that the facilitator looks at, instead of the activity."""
        return f"{self.stage}/{'ballot' if self.votes else self.map_shown}"

    @property
    def map_shown(self) -> str:
        if self.map_view is None:
            return ""
        return "matrix" if self.map_view.get("matrix") else "map"

    @property
    def stage_of_step(self) -> str:
        """The same for a page that is drawn again at every step, and at the first note: the console."""
        return f"{self.stage}/{self.step.id if self.step else ''}/{'written' if self.written else ''}"


Face = Callable[[Scene], None]


def nothing(scene: Scene) -> None:
    """For a face that adds nothing to what is always there."""


@dataclass(frozen=True)
class Activity:
    """The faces. `facilitator` is what the console shows besides what is always there; `workspace` takes the place of
    the wall in its middle. `below` is what a participant finds under the place to write, which has to be in sight on a
    phone.
    """

    facilitator: Face
    screen: Face
    participant: Face
    workspace: Face | None = None
    below: Face = nothing


def activity_of(scene: Scene) -> Activity:
    from kompas.activities import (
        ambition,
        break_,
        cases,
        cluster,
        collect,
        compare,
        conclude,
        connect,
        ended,
        evaluate,
        explain,
        figures,
        interview,
        lobby,
        map_,
        parties,
        rate,
        reflect,
        support,
    )

    if scene.workshop.status is WorkshopStatus.CLOSED:
        return ended.ACTIVITY
    by_name = {
        ActivityName.CASES: cases.ACTIVITY,
        ActivityName.EXPLAIN: explain.ACTIVITY,
        ActivityName.COLLECT: collect.ACTIVITY,
        ActivityName.CONCLUDE: conclude.ACTIVITY,
        ActivityName.EVALUATE: evaluate.ACTIVITY,
        ActivityName.CLUSTER: cluster.ACTIVITY,
        ActivityName.CONNECT: connect.ACTIVITY,
        ActivityName.AMBITION: ambition.ACTIVITY,
        ActivityName.SUPPORT: support.ACTIVITY,
        ActivityName.PARTIES: parties.ACTIVITY,
        ActivityName.MAP: map_.ACTIVITY,
        ActivityName.RATE: rate.ACTIVITY,
        ActivityName.FIGURES: figures.ACTIVITY,
        ActivityName.COMPARE: compare.ACTIVITY,
        ActivityName.REFLECT: reflect.ACTIVITY,
        ActivityName.INTERVIEW: interview.ACTIVITY,
    }
    if scene.step and scene.step.activity is ActivityName.BREAK:
        return break_.activity_in(scene)
    return by_name[scene.step.activity] if scene.step else lobby.ACTIVITY
