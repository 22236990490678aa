"""The compass: eight steps in five phases, how far each is, and a way into each; a list of links for who cannot see it."""

from typing import Any, TypedDict

from kompas.live.components import Place, register

show = register(__file__)


class ShownSign(TypedDict):
    words: str
    mark: str


class ShownStep(TypedDict):
    """`state` is one of StepState, `share` how much of it is done (0 to 1), `address` the page of the step."""

    key: str
    number: int
    name: str
    title: str
    yields: str
    first: str
    state: str
    share: float
    signs: list[ShownSign]
    address: str


class ShownPhase(TypedDict):
    title: str
    steps: list[ShownStep]


def compass(place: Place, phases: list[ShownPhase], here: str) -> None:
    """`here` is the step that the needle points at. No actions up: every step is a link."""
    data: dict[str, Any] = place.as_data() | {"phases": phases, "here": here}
    show(data=data, key="compass", height="content")
