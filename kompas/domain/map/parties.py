"""The parties of the network map: adding, naming, placing, merging and splitting them."""

from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles, put_on_row
from kompas.domain.core.names import fold_name
from kompas.domain.map.drawing import stakeholder_key
from kompas.domain.map.layout import lay_out, ring_at
from kompas.domain.map.queries import drawing_of, parties_on_map
from kompas.domain.map.undoing import demand_as_left
from kompas.enums import Involvement, Ring, Role
from kompas.errors import Invalid, NotFound
from kompas.events.map.parties import (
    NOT_ON_MAP,
    AddParty,
    EditParty,
    LayOutMap,
    MergeParty,
    MoveParty,
    SplitParty,
    UnmergeParty,
    WithdrawParty,
)
from kompas.i18n import N_
from kompas.models import Line, Party, Workshop
from kompas.rules import Actor

MOST_PARTIES = 120
RING_OF = {Involvement.DIRECT: Ring.PROJECT, Involvement.INDIRECT: Ring.OUTER, Involvement.NOT_YET: Ring.OUTER}


@handles(AddParty)
def add_party(session: Session, actor: Actor, action: AddParty) -> Party:
    """A party on the map, or the one that has this name already."""
    known = parties_on_map(session, actor.workshop)
    namesake = next((one for one in known if fold_name(one.name) == fold_name(action.name)), None)
    if namesake is not None:
        return namesake
    if len(known) >= MOST_PARTIES:
        raise Invalid(N_("There are {count} parties on the map. Merge or remove some first."), count=MOST_PARTIES)
    demand_decision(session, actor.workshop, action.name, action.warned)
    ring = action.ring or (RING_OF[action.involvement] if action.involvement else Ring.OUTER)
    party = new_party(actor.workshop, action.id, action.name, [])
    party.domain, party.ring, party.involvement = action.domain, ring, action.involvement
    if action.role is Role.PARTICIPANT:
        party.added_by, party.step_id = actor.participant_id, actor.workshop.current_step_id
    return put_on_map(session, actor.workshop, party)


def new_party(workshop: Workshop, identity: str, name: str, split_from: list[Any]) -> Party:
    lineage = [[stakeholder_key(identity), split_from]]
    return Party(id=identity, workshop_id=workshop.id, name=name, lineage=lineage)


def put_on_map(session: Session, workshop: Workshop, party: Party) -> Party:
    """Where there is room for it; the others stay where they are."""
    session.add(party)
    session.flush()
    place = lay_out(drawing_of(session, workshop))[party.id]
    party.x, party.y = place.x, place.y
    record_change(session, workshop, party)
    return party


@handles(EditParty)
def edit_party(session: Session, actor: Actor, action: EditParty, party: Party) -> None:
    """The facilitator always; a participant what they added themselves, as long as the room is at that step."""
    demand_decision(session, actor.workshop, action.name, action.warned, known=[party.name])
    moves = party.ring is not action.ring
    party.name, party.domain, party.ring = action.name, action.domain, action.ring
    party.involvement = action.involvement
    if moves:
        party.x = party.y = None
        party.hand_placed = False
        session.flush()
        place = lay_out(drawing_of(session, actor.workshop))[party.id]
        party.x, party.y = place.x, place.y
    record_change(session, actor.workshop, party)


@handles(MoveParty)
def move_party(session: Session, actor: Actor, action: MoveParty, party: Party) -> None:
    party.x, party.y, party.hand_placed = action.x, action.y, True
    party.ring = ring_at(action.x, action.y)
    record_change(session, actor.workshop, party)


@handles(LayOutMap)
def lay_out_map(session: Session, actor: Actor, action: LayOutMap) -> None:
    """Arrange all parties anew, except those placed by hand."""
    known = parties_on_map(session, actor.workshop)
    if action.everything:
        for party in known:
            party.hand_placed = False
        session.flush()
    places = lay_out(drawing_of(session, actor.workshop), anew=True)
    moved = [party for party in known if (party.x, party.y) != (places[party.id].x, places[party.id].y)]
    for party in moved:
        party.x, party.y = places[party.id].x, places[party.id].y
    record_change(session, actor.workshop, *(known if action.everything else moved))


@handles(MergeParty)
def merge_party(session: Session, actor: Actor, action: MergeParty, party: Party, into: Party) -> None:
    """Doubles become one. The party that goes keeps its own lines out of sight, so that it can be taken back."""
    if party.id == into.id:
        raise Invalid(N_("Choose two different parties."))
    copied = lines_copied(session, party, into, action.id)
    party.merged_into = into.id
    into.lineage = [*into.lineage, *party.lineage]
    record_change(session, actor.workshop, party, into, *copied)


@handles(UnmergeParty)
def unmerge_party(session: Session, actor: Actor, action: UnmergeParty, party: Party) -> None:
    """Take a merge back: the party is there again with its own lines; what the other had got stays."""
    if party.merged_into is None:
        return
    demand_as_left(party, action.seen)
    holders = merged_in_turn(session, party)
    for holder in holders:
        holder.lineage = [origin for origin in holder.lineage if origin not in party.lineage]
    party.merged_into = None
    record_change(session, actor.workshop, party, *holders)


def merged_in_turn(session: Session, party: Party) -> list[Party]:
    """The party it was merged into, the one that was merged into later, and so on."""
    holders: list[Party] = []
    while party.merged_into is not None:
        party = session.get_one(Party, party.merged_into)
        holders.append(party)
    return holders


@handles(SplitParty)
def split_party(session: Session, actor: Actor, action: SplitParty, source: Party) -> Party:
    """A party in two: the new one has the same domain and ring, the same lines and the same past."""
    demand_decision(session, actor.workshop, action.name, action.warned)
    party = new_party(actor.workshop, action.id, action.name, source.lineage)
    party.domain, party.ring, party.involvement = source.domain, source.ring, source.involvement
    put_on_map(session, actor.workshop, party)
    record_change(session, actor.workshop, party, *lines_copied(session, source, party, action.id))
    return party


def lines_copied(session: Session, source: Party, target: Party, seed: str) -> list[Line]:
    """New lines for `target` to everybody `source` has a line with and `target` has not."""
    theirs = neighbours(session, target)
    copies = [
        line_like(line, target, neighbour, f"{seed[:23]}{number:013d}")
        for number, (neighbour, line) in enumerate(neighbours(session, source).items())
        if neighbour != target.id and neighbour not in theirs
    ]
    session.add_all(copies)
    return copies


def line_like(line: Line, target: Party, neighbour: str, identity: str) -> Line:
    return Line(
        id=identity,
        workshop_id=line.workshop_id,
        one_id=target.id,
        other_id=neighbour,
        colour=line.colour,
        coloured_at=line.coloured_at,
        reason=line.reason,
        sequence=line.sequence,
    )


def neighbours(session: Session, party: Party) -> dict[str, Line]:
    """Per party it has a line with, that line; lines to parties that are off the map too."""
    ends = (col(Line.one_id) == party.id) | (col(Line.other_id) == party.id)
    query = select(Line).where(Line.workshop_id == party.workshop_id, ends, col(Line.withdrawn).is_(False))
    lines = session.exec(query.order_by(col(Line.sequence), col(Line.id)))
    return {line.other_id if line.one_id == party.id else line.one_id: line for line in lines}


def party_going_on(session: Session, party: Party) -> Party:
    """The party itself, or the one that it was merged into: who did not hear of that yet means that one."""
    party = [party, *merged_in_turn(session, party)][-1]
    if not party.is_on_map:
        raise NotFound(NOT_ON_MAP)
    return party


@handles(WithdrawParty)
def withdraw_party(session: Session, actor: Actor, action: WithdrawParty, party: Party) -> None:
    demand_as_left(party, action.seen)
    put_on_row(session, actor, action, party)
