"""Private ratings: each for the own party, laid beside each other when the facilitator says so."""

import uuid
from collections.abc import Iterable

from sqlmodel import Session, col, select

from kompas.domain.changes import Handlers, record_change
from kompas.domain.lines import line_between
from kompas.domain.maps.rounds import round_of
from kompas.domain.maps.sides import sides_of
from kompas.domain.parties import demand_not_frozen, party_on_map
from kompas.domain.queries.maps import parties_on_map
from kompas.domain.workshops import demand_facilitator, demand_open
from kompas.enums import LineColour
from kompas.errors import Invalid, NotAllowed
from kompas.events.ratings import RateCooperation, RevealRatings, SpeakFor
from kompas.i18n import N_
from kompas.models import Line, Rating, Representation, Workshop
from kompas.rules import Actor


def speak_for(session: Session, actor: Actor, action: SpeakFor) -> None:
    demand_open(actor.workshop)
    participant_id = demand_participant(actor)
    if action.party_id is not None:
        party_on_map(session, actor.workshop, action.party_id)
    row = session.get(Representation, participant_id)
    row = row or Representation(participant_id=participant_id, workshop_id=actor.workshop.id)
    row.party_id = action.party_id
    record_change(session, actor.workshop, row)


def rate_cooperation(session: Session, actor: Actor, action: RateCooperation) -> None:
    """The later rating of the same other party counts. Whoever rates for a party speaks for it."""
    demand_open(actor.workshop)
    participant_id = demand_participant(actor)
    demand_not_frozen(session, actor.workshop)
    if round_of(session, actor.workshop).revealed_at:
        raise NotAllowed(N_("The ratings have been laid beside each other. Colour the lines on the map now."))
    if action.party_id == action.other_id:
        raise Invalid(N_("Choose two different parties."))
    for party_id in (action.party_id, action.other_id):
        party_on_map(session, actor.workshop, party_id)
    row = session.get(Rating, (participant_id, action.other_id))
    row = row or Rating(
        participant_id=participant_id,
        other_id=action.other_id,
        workshop_id=actor.workshop.id,
        party_id=action.party_id,
        colour=action.colour,
    )
    row.party_id, row.colour = action.party_id, action.colour
    representation = session.get(Representation, participant_id)
    representation = representation or Representation(participant_id=participant_id, workshop_id=actor.workshop.id)
    representation.party_id = action.party_id
    record_change(session, actor.workshop, row, representation)


def reveal_ratings(session: Session, actor: Actor, action: RevealRatings) -> None:
    """Every pair that was rated becomes a line; where both sides agree an unknown one gets their colour."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    demand_not_frozen(session, actor.workshop)
    one = round_of(session, actor.workshop)
    lines = lines_from_ratings(session, actor.workshop) if action.shown else []
    revision = record_change(session, actor.workshop, one, *lines)
    one.revealed_at = revision if action.shown else 0


def lines_from_ratings(session: Session, workshop: Workshop) -> list[Line]:
    present = {party.id for party in parties_on_map(session, workshop)}
    changed: list[Line] = []
    for pair, seen in sides_of(ratings_of(session, workshop)).items():
        one, other = sorted(pair)
        if not pair <= present:
            continue
        line = line_between(session, workshop, one, other)
        if line is None or line.withdrawn:
            line = line or new_line(workshop, one, other)
            line.withdrawn = False
            changed.append(line)
        if line.colour is LineColour.UNKNOWN and seen.agreed is not None:
            line.colour = seen.agreed
            changed.append(line)
    return list({line.id: line for line in changed}.values())


def new_line(workshop: Workshop, one: str, other: str) -> Line:
    return Line(id=str(uuid.uuid4()), workshop_id=workshop.id, one_id=one, other_id=other)


def ratings_of(session: Session, workshop: Workshop) -> Iterable[tuple[str, str, LineColour, int]]:
    query = select(Rating).where(Rating.workshop_id == workshop.id).order_by(col(Rating.participant_id))
    return [(row.party_id, row.other_id, row.colour, row.participant_id) for row in session.exec(query)]


def demand_participant(actor: Actor) -> int:
    if actor.participant_id is None:
        raise NotAllowed(N_("Only participants can rate their own cooperation."))
    return actor.participant_id


HANDLERS: Handlers = {
    "speak_for": speak_for,
    "rate_cooperation": rate_cooperation,
    "reveal_ratings": reveal_ratings,
}
