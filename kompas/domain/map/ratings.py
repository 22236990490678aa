"""Private ratings: each for one's own party, laid side by side when the facilitator says so."""

import uuid

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.handling import handles
from kompas.domain.map.course import round_of
from kompas.domain.map.lines import line_between
from kompas.domain.map.parties import party_going_on
from kompas.domain.map.queries import parties_on_map
from kompas.domain.map.sides import FindParty, GivenRating, given_rating, going_on_as, sides_of
from kompas.enums import LineColour
from kompas.errors import Invalid, NotAllowed
from kompas.events.map.ratings import RateCooperation, RevealRatings, SpeakFor
from kompas.i18n import N_
from kompas.models import Line, Party, Rating, Representation, Workshop
from kompas.rules import Actor


@handles(SpeakFor)
def speak_for(session: Session, actor: Actor, action: SpeakFor) -> None:
    party = party_going_on(session, session.get_one(Party, action.party_id)) if action.party_id else None
    row = representation_of(session, actor.workshop, actor.person)
    row.party_id = party.id if party else None
    record_change(session, actor.workshop, row)


def representation_of(session: Session, workshop: Workshop, participant_id: int) -> Representation:
    known = session.get(Representation, participant_id)
    return known or Representation(participant_id=participant_id, workshop_id=workshop.id)


@handles(RateCooperation)
def rate_cooperation(session: Session, actor: Actor, action: RateCooperation, party: Party, other: Party) -> None:
    """The later rating of the same other party counts. Whoever rates for a party speaks for it.

    A party that was merged meanwhile is the one it goes on in.
    """
    if round_of(session, actor.workshop).revealed_at:
        raise NotAllowed(N_("The ratings have been laid beside each other. Colour the lines on the map now."))
    party, other = party_going_on(session, party), party_going_on(session, other)
    if party.id == other.id:
        raise Invalid(N_("Choose two different parties."))
    rows = ratings_about(session, actor.workshop, actor.person, other) or [
        Rating(
            participant_id=actor.person,
            other_id=other.id,
            workshop_id=actor.workshop.id,
            party_id=party.id,
            colour=action.colour,
        )
    ]
    for row in rows:
        row.party_id, row.colour = party.id, action.colour
    representation = representation_of(session, actor.workshop, actor.person)
    representation.party_id = party.id
    record_change(session, actor.workshop, *rows, representation)


def ratings_about(session: Session, workshop: Workshop, participant_id: int, other: Party) -> list[Rating]:
    """Ratings by this participant of a party and of those merged into it."""
    find = finding(session, workshop)
    given = session.exec(select(Rating).where(Rating.participant_id == participant_id)).all()
    return [row for row in given if going_on_as(row.other_id, find) == other.id]


@handles(RevealRatings)
def reveal_ratings(session: Session, actor: Actor, action: RevealRatings) -> None:
    """Every pair that was rated becomes a line; where both sides agree an unknown one gets their colour."""
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
            line.colour, line.coloured_at = seen.agreed, workshop.revision
            changed.append(line)
    return list({line.id: line for line in changed}.values())


def new_line(workshop: Workshop, one: str, other: str) -> Line:
    return Line(id=str(uuid.uuid4()), workshop_id=workshop.id, one_id=one, other_id=other)


def ratings_of(session: Session, workshop: Workshop) -> list[GivenRating]:
    """Of the parties as they go on now: a rating outlives the merging of doubles."""
    query = select(Rating).where(Rating.workshop_id == workshop.id).order_by(col(Rating.participant_id))
    find = finding(session, workshop)
    return [given_rating(row, find) for row in session.exec(query)]


def finding(session: Session, workshop: Workshop) -> FindParty:
    return {party.id: party for party in session.exec(select(Party).where(Party.workshop_id == workshop.id))}.get
