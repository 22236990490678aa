"""The contents of a network map before anybody has drawn on it."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import Session

from kompas.activity import Block, activity_of
from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.map.course import earlier_rounds, goal_until_now, start_from
from kompas.domain.map.drawing import Drawing, DrawnParty, Origin
from kompas.domain.map.layout import lay_out
from kompas.domain.workshop.moments import WorkshopPlanned
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import Ring
from kompas.models import Party, Workshop
from kompas.scripts.schema import Starter


def draws_map(steps: Iterable[Block]) -> bool:
    return any(activity_of(step).puts_on_map for step in steps)


@when(WorkshopPlanned)
def begin_planned_map(session: Session, planned: WorkshopPlanned) -> None:
    begin_map(session, planned.workshop)


def begin_map(session: Session, workshop: Workshop) -> None:
    """The last round of the network, or else the parties that its own steps put on the map; and the goal until now.

    A first round has nothing to be compared with: that step is left out of its plan.
    """
    steps = steps_of(session, workshop)
    if not draws_map(steps):
        return
    workshop.goal = workshop.goal or goal_until_now(session, workshop)
    earlier = earlier_rounds(session, workshop)
    if earlier:
        start_from(session, workshop, earlier[0])
        return
    for step in steps:
        step.left_out = step.left_out or activity_of(step).needs_earlier_round
    told = [one for step in steps for one in step.content.get("starters", [])]
    put_starters(session, workshop, [Starter.model_validate(one) for one in told])


def put_starters(session: Session, workshop: Workshop, usual: list[Starter]) -> None:
    """The household and its own network are never forgotten."""
    starters = [one for one in usual if one.on_map]
    drawn = tuple(map(drawn_starter, starters))
    places = lay_out(Drawing(drawn))
    for starter, party in zip(starters, drawn, strict=True):
        row = Party(
            id=party.id,
            workshop_id=workshop.id,
            lineage=[[party.stakeholder, []]],
            name=party.name,
            domain=party.domain,
            ring=party.ring,
            involvement=starter.involvement,
            x=places[party.id].x,
            y=places[party.id].y,
        )
        record_change(session, workshop, row)


def drawn_starter(starter: Starter) -> DrawnParty:
    """Its stakeholder has the starter's key: the household of one round is that of the next."""
    party = DrawnParty(id=str(uuid.uuid4()), name=str(starter.name), lineage=(Origin(starter.key),))
    return replace(party, domain=starter.domain, ring=starter.ring or Ring.OUTER)
