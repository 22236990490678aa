"""A look at a workshop by somebody at some step, and the faces that are then shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kompas.activity import Faces, Part, activity_of
from kompas.enums import CaseMode, WorkshopStatus
from kompas.models import Step, Workshop
from kompas.rules import Actor


@dataclass(frozen=True)
class Scene:
    """Where somebody looks at a workshop. `step` is None before the start."""

    actor: Actor
    step: Step | None
    votes: bool = False
    """Whether a vote is on the screen now."""
    map_view: Mapping[str, Any] | None = None
    """The part of the network map that the facilitator wants on the screen, whatever the step."""
    written: bool = False
    """Whether participants have written something already, which fixes who sees names."""

    @property
    def workshop(self) -> Workshop:
        return self.actor.workshop

    @property
    def step_id(self) -> int | None:
        return self.step.id if self.step else None

    @property
    def content(self) -> dict[str, Any]:
        """Of the step, as the script has it."""
        return self.step.content if self.step else {}

    @property
    def introduces_cases(self) -> bool:
        """Then the cases are on the page by themselves; at other steps they hang beside the wall."""
        return self.step is not None and activity_of(self.step).introduces_cases

    @property
    def stage(self) -> str:
        """Status, and what people do at the step: the page is drawn again only when this changes."""
        shared = "shared" if self.workshop.downloads_shared else ""
        return f"{self.workshop.status.value}/{self.step.stage if self.step else ''}/{shared}"

    @property
    def stage_of_screen(self) -> str:
        """The same for the screen, which shows a vote, or the map that the facilitator looks at, instead of the activity;
        and the code to join with.
        """
        return f"{self.stage}/{'ballot' if self.votes else self.map_shown}/{self.workshop.door_code}"

    @property
    def map_shown(self) -> str:
        if self.map_view is None:
            return ""
        return "matrix" if self.map_view.get("matrix") else "map"

    @property
    def stage_of_step(self) -> str:
        """The same for a page that is drawn again at every step, at the first note and with another code: the console."""
        return f"{self.stage}/{self.step_id or ''}/{'written' if self.written else ''}/{self.workshop.door_code}"


CASE_FORM = Part("case_form", when=lambda session, scene: scene.workshop.case_mode is not CaseMode.NO_CASE)
LOBBY = Faces(participant=(CASE_FORM,))
"""Before the start: people join, and may already bring the person who walks along."""
ENDED = Faces(
    facilitator=(Part("to_report"),),
    screen=(Part("harvest"),),
    participant=(Part("bottlenecks"), Part("harvest"), Part("shared_report")),
)
"""After closing: what came out, for everybody; the download when the facilitator shares it."""


def faces_of(scene: Scene) -> Faces:
    if scene.workshop.status is WorkshopStatus.CLOSED:
        return ENDED
    return activity_of(scene.step) if scene.step else LOBBY
