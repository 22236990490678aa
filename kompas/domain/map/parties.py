"""The parties of the network map: adding, naming, placing, merging and splitting them."""

from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.lookup import row_in
from kompas.domain.map.course import round_of
from kompas.domain.map.drawing import stakeholder_key
from kompas.domain.map.layout import lay_out, ring_at
from kompas.domain.map.queries import drawing_of, parties_on_map
from kompas.domain.workshop.steps import current_step
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.enums import Involvement, Ring, Role
from kompas.errors import Invalid, NotAllowed, NotFound
from kompas.events.map.parties import (
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
from kompas.rules import Actor, may_correct_party, may_draw

MOST_PARTIES = 120
RING_OF = {Involvement.DIRECT: Ring.PROJECT, Involvement.INDIRECT: Ring.OUTER, Involvement.NOT_YET: Ring.OUTER}


def add_party(session: Session, actor: Actor, action: AddParty) -> Party:
    """A party on the map, or the one that has this name already."""
    demand_may_draw(session, actor, action.role)
    known = parties_on_map(session, actor.workshop)
    namesake = next((one for one in known if one.name.casefold() == action.name.casefold()), None)
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


def edit_party(session: Session, actor: Actor, action: EditParty) -> None:
    """The facilitator always; a participant what they added themselves, as long as the room is at that step."""
    party = party_to_correct(session, actor, action.party_id, action.role)
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


def move_party(session: Session, actor: Actor, action: MoveParty) -> None:
    party = party_to_change(session, actor, action.party_id)
    party.x, party.y, party.hand_placed = action.x, action.y, True
    party.ring = ring_at(action.x, action.y)
    record_change(session, actor.workshop, party)


def lay_out_map(session: Session, actor: Actor, action: LayOutMap) -> None:
    """Arrange all parties anew, except those placed by hand."""
    demand_facilitator(actor)
    demand_drawable(session, actor.workshop)
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


def merge_party(session: Session, actor: Actor, action: MergeParty) -> None:
    """Doubles become one. The party that goes keeps its own lines out of sight, so that it can be taken back."""
    party = party_to_change(session, actor, action.party_id)
    into = party_to_change(session, actor, action.into_id)
    if party.id == into.id:
        raise Invalid(N_("Choose two different parties."))
    copied = lines_copied(session, party, into, action.id)
    party.merged_into = into.id
    into.lineage = [*into.lineage, *party.lineage]
    record_change(session, actor.workshop, party, into, *copied)


def unmerge_party(session: Session, actor: Actor, action: UnmergeParty) -> None:
    """Take a merge back: the party is there again with its own lines; what the other had got stays."""
    demand_facilitator(actor)
    demand_drawable(session, actor.workshop)
    party = party_of(session, actor.workshop, action.party_id)
    if party.merged_into is None:
        return
    holders = merged_in_turn(session, actor.workshop, party)
    for holder in holders:
        holder.lineage = [origin for origin in holder.lineage if origin not in party.lineage]
    party.merged_into = None
    record_change(session, actor.workshop, party, *holders)


def merged_in_turn(session: Session, workshop: Workshop, party: Party) -> list[Party]:
    """The party it was merged into, the one that was merged into later, and so on."""
    holders: list[Party] = []
    while party.merged_into is not None:
        party = party_of(session, workshop, party.merged_into)
        holders.append(party)
    return holders


def split_party(session: Session, actor: Actor, action: SplitParty) -> Party:
    """A party in two: the new one has the same domain and ring, the same lines and the same past."""
    source = party_to_change(session, actor, action.party_id)
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


def withdraw_party(session: Session, actor: Actor, action: WithdrawParty) -> None:
    """Off the map with its lines, or back on it."""
    demand_facilitator(actor)
    demand_drawable(session, actor.workshop)
    party = party_of(session, actor.workshop, action.party_id)
    party.withdrawn = action.withdrawn
    record_change(session, actor.workshop, party)


def party_to_change(session: Session, actor: Actor, party_id: str) -> Party:
    demand_facilitator(actor)
    demand_drawable(session, actor.workshop)
    return party_on_map(session, actor.workshop, party_id)


def party_to_correct(session: Session, actor: Actor, party_id: str, role: Role) -> Party:
    if role is Role.FACILITATOR:
        return party_to_change(session, actor, party_id)
    demand_may_draw(session, actor, role)
    party = party_on_map(session, actor.workshop, party_id)
    if not may_correct_party(actor, party):
        raise NotAllowed(N_("Only what you added yourself at this step. Ask the facilitator."))
    return party


def party_on_map(session: Session, workshop: Workshop, party_id: str) -> Party:
    party = party_of(session, workshop, party_id)
    if not party.is_on_map:
        raise NotFound(N_("This party is not on the map any more."))
    return party


def party_going_on(session: Session, workshop: Workshop, party_id: str) -> Party:
    """The party itself, or the one that it was merged into: who did not hear of that yet means that one."""
    party = party_of(session, workshop, party_id)
    holders = merged_in_turn(session, workshop, party)
    return party_on_map(session, workshop, holders[-1].id if holders else party.id)


def party_of(session: Session, workshop: Workshop, party_id: str) -> Party:
    return row_in(session, workshop, Party, party_id, N_("This party is not on the map any more."))


def demand_drawable(session: Session, workshop: Workshop) -> None:
    demand_open(workshop)
    demand_not_frozen(session, workshop)


def demand_not_frozen(session: Session, workshop: Workshop) -> None:
    if round_of(session, workshop).frozen_at is not None:
        raise NotAllowed(N_("This round of the map has been frozen. The facilitator can open it again."))


def demand_may_draw(session: Session, actor: Actor, role: Any) -> None:
    demand_drawable(session, actor.workshop)
    if not may_draw(actor, role, current_step(session, actor.workshop)):
        raise NotAllowed(N_("The map can be changed by everybody while the group works on it. Ask the facilitator."))


HANDLERS: Handlers = {
    "add_party": add_party,
    "edit_party": edit_party,
    "move_party": move_party,
    "lay_out_map": lay_out_map,
    "merge_party": merge_party,
    "unmerge_party": unmerge_party,
    "split_party": split_party,
    "withdraw_party": withdraw_party,
}
