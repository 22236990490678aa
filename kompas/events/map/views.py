"""Parts of the network map that the facilitator puts on the screen."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kompas.enums import Domain, LineColour, Ring
from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import PACE
from kompas.events.map.parties import Across, Down

Shown = Annotated[str, StringConstraints(pattern=r"^(party|line):[0-9a-zA-Z-]{1,36}$")]


class MapView(BaseModel):
    """How the map is looked at: its middle and zoom, what of it stands out, and what is open. `matrix`: who works with
    whom as a heat map instead.
    """

    model_config = ConfigDict(extra="forbid")

    x: Across = 0
    y: Down = 0
    zoom: Annotated[float, Field(ge=0.5, le=6)] = 1
    domain: Domain | None = None
    ring: Ring | None = None
    colour: LineColour | None = None
    opened: Shown | None = None
    matrix: bool = False


@action(FACILITATOR, OPEN, logged=PACE)
class ShowMap(ActionBase):
    """The screen shows this of the map, whatever the step shows by itself; without a view that again."""

    view: MapView | None = None
