"""The network map of a workshop, as rows and as a drawing."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.map.drawing import Drawing, DrawnLine, DrawnParty, Origin
from kompas.models import Line, Party, Workshop


def parties_on_map(session: Session, workshop: Workshop) -> list[Party]:
    """In the order in which they came in."""
    query = select(Party).where(
        Party.workshop_id == workshop.id, col(Party.withdrawn).is_(False), col(Party.merged_into).is_(None)
    )
    return list(session.exec(query.order_by(col(Party.sequence), col(Party.id))))


def lines_on_map(session: Session, workshop: Workshop, parties: Iterable[Party]) -> list[Line]:
    """Lines whose ends are both on the map."""
    present = {party.id for party in parties}
    query = select(Line).where(Line.workshop_id == workshop.id, col(Line.withdrawn).is_(False))
    found = session.exec(query.order_by(col(Line.sequence), col(Line.id)))
    return [line for line in found if line.one_id in present and line.other_id in present]


def names_on_map(session: Session, workshop_ids: Collection[int]) -> dict[str, str]:
    """The name of every party and line by its id, also of what left the map: something may have been said of it.

    A party that was merged has the name of the one it goes on in.
    """
    ids = list(workshop_ids)
    parties = {one.id: one for one in session.exec(select(Party).where(col(Party.workshop_id).in_(ids)))}

    def name_of(identity: str) -> str:
        party = parties[identity]
        return name_of(party.merged_into) if party.merged_into in parties else party.name

    names = {identity: name_of(identity) for identity in parties}
    lines = session.exec(select(Line).where(col(Line.workshop_id).in_(ids)))
    return names | {line.id: f"{names[line.one_id]} – {names[line.other_id]}" for line in lines}


def drawing_of(session: Session, workshop: Workshop) -> Drawing:
    parties = parties_on_map(session, workshop)
    lines = lines_on_map(session, workshop, parties)
    return Drawing(tuple(map(drawn_party, parties)), tuple(map(drawn_line, lines)))


def drawn_party(party: Party) -> DrawnParty:
    return DrawnParty(
        id=party.id,
        name=party.name,
        lineage=tuple(map(origin_of, party.lineage)),
        domain=party.domain,
        ring=party.ring,
        involvement=party.involvement,
        x=party.x,
        y=party.y,
        hand_placed=party.hand_placed,
    )


def drawn_line(line: Line) -> DrawnLine:
    return DrawnLine(line.id, line.one_id, line.other_id, line.colour, line.reason)


def origin_of(stored: list[Any]) -> Origin:
    key, split_from = stored
    return Origin(key, tuple(map(origin_of, split_from)))
