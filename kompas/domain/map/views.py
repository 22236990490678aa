"""The screen looks at the map as the facilitator does, when that is wanted."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.handling import handles
from kompas.domain.core.moments import when
from kompas.domain.workshop.moments import StepEntered
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.events.map.views import MapView, ShowMap
from kompas.rules import Actor, goes_on_showing_map


@handles(ShowMap)
def show_map(session: Session, actor: Actor, action: ShowMap) -> None:
    put_on_screen(session, actor, action.view)


def look_at_matrix(session: Session, actor: Actor, shown: bool) -> None:
    """Put the matrix of cooperation as a heat map on the screen, or take it off."""
    put_on_screen(session, actor, MapView(matrix=True) if shown else None)


def put_on_screen(session: Session, actor: Actor, view: MapView | None) -> None:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    actor.workshop.map_view = view.model_dump(mode="json", exclude_none=True) if view else None
    record_change(session, actor.workshop, actor.workshop)


@when(StepEntered)
def stop_showing_map(session: Session, entered: StepEntered) -> None:
    if not goes_on_showing_map(entered.workshop, entered.step):
        entered.workshop.map_view = None
