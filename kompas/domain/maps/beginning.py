"""What is on a network map before anybody has drawn on it."""

import uuid
from dataclasses import replace

from sqlmodel import Session

from kompas.domain.changes import record_change
from kompas.domain.maps.drawing import Drawing, DrawnParty, Origin
from kompas.domain.maps.layout import lay_out
from kompas.enums import Ring
from kompas.models import Party, Workshop
from kompas.scripts.schema import FacilitationScript, Starter


def begin_map(session: Session, workshop: Workshop, script: FacilitationScript) -> None:
    """The parties that the script puts on the map: the household and its own network are never forgotten."""
    starters = [one for step in script.steps for one in step.starters if one.on_map]
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
            sequence=0,
            revision=0,
        )
        row.sequence = record_change(session, workshop, row)


def drawn_starter(starter: Starter) -> DrawnParty:
    """Its stakeholder has the starter's key: the household of one round is that of the next."""
    party = DrawnParty(id=str(uuid.uuid4()), name=str(starter.name), lineage=(Origin(starter.key),))
    return replace(party, domain=starter.domain, ring=starter.ring or Ring.OUTER)
