"""Private ratings: to each participant their own, to nobody else any; to all a count, and the lines compared."""

from collections.abc import Iterable

from kompas.domain.core.names import fold_name
from kompas.domain.map.sides import Pair, SeenPair, given_rating, going_on_as, sides_of
from kompas.enums import Role
from kompas.events.core.difference import Scalars
from kompas.live.views.core.rows import Noun, Rows, milliseconds
from kompas.models import Line, MapRound, Participant, Party, Rating, Representation
from kompas.rules import stays_visible


def round_in(rows: Rows) -> MapRound | None:
    return rows.of(MapRound).get(rows.workshop.id)


def map_stays_visible(rows: Rows, audience: Role) -> bool:
    one = round_in(rows)
    return one is None or stays_visible(rows.workshop, audience, one.release)


def rating_scalars(rows: Rows, audience: Role) -> Scalars:
    """How many people rated something, never who or what."""
    return {"rated": len({row.participant_id for row in rows.of(Rating).values()})}


def own_ratings(rows: Rows, participant_id: int) -> Scalars:
    """Ratings for the party this participant speaks for now; of merged parties, the later rating."""
    own = [row for row in rows.of(Rating).values() if row.participant_id == participant_id]
    find, party_id = rows.of(Party).get, represented_party(rows, participant_id)
    given = [given_rating(row, find) for row in sorted(own, key=lambda row: row.revision)]
    return {"ratings": {other: colour.value for party, other, colour, _whose in given if party == party_id}}


def own_party(rows: Rows, participant_id: int) -> Scalars:
    return {"speaks_for": represented_party(rows, participant_id)}


def represented_party(rows: Rows, participant_id: int) -> str | None:
    """The party chosen, or the one that has the name of their organisation; a merged one is who it goes on as."""
    parties = rows.of(Party)
    chosen = rows.of(Representation).get(participant_id)
    if chosen is None:
        name = organisation_in(rows, participant_id)
        found = [party.id for party in parties.values() if not party.withdrawn and fold_name(party.name) == name]
    else:
        found = [chosen.party_id] if chosen.party_id else []
    going_on = (parties.get(going_on_as(party_id, parties.get)) for party_id in found)
    return next((party.id for party in going_on if party is not None and party.is_on_map), None)


def organisation_in(rows: Rows, participant_id: int) -> str:
    person = rows.of(Participant).get(participant_id)
    return fold_name(person.organisation) if person else ""


def whose_party(rows: Rows, changed: set[str]) -> Iterable[int]:
    """People who speak for a party that changed, rated it, or have an organisation of its name (or had: a name
    that was is not known any more, so everybody who has not chosen yet looks again).
    """
    chosen, find = rows.of(Representation), rows.of(Party).get
    yield from (key for key, row in chosen.items() if row.party_id and going_on_as(row.party_id, find) in changed)
    yield from (row.participant_id for row in rows.of(Rating).values() if going_on_as(row.other_id, find) in changed)
    yield from (key for key in rows.of(Participant) if key not in chosen)


def round_scalars(rows: Rows, audience: Role) -> Scalars:
    one = round_in(rows)
    return {
        "ratings_shown": bool(one and one.revealed_at),
        "frozen_at": milliseconds(one.frozen_at) if one else None,
    }


def seen_lines(rows: Rows) -> dict[Pair, SeenPair]:
    """The ratings laid side by side; nothing before the facilitator said so. Kept until a party changes."""
    one = round_in(rows)
    if one is None or not one.revealed_at:
        return {}
    if rows.seen is None or rows.seen[0] != one.revealed_at:
        find = rows.of(Party).get
        rows.seen = (one.revealed_at, sides_of(given_rating(row, find) for row in rows.of(Rating).values()))
    found: dict[Pair, SeenPair] = rows.seen[1]
    return found


def views_of(rows: Rows, line: Line) -> dict[str, object] | None:
    """How many sides spoke, and their colours when both did; `open` as long as the group has not settled it."""
    one = round_in(rows)
    if one is None or not one.revealed_at:
        return None
    seen = seen_lines(rows).get(Pair((line.one_id, line.other_id)), SeenPair(sides=0))
    return {
        "sides": seen.sides,
        "colours": [colour.value for colour in seen.colours],
        "open": seen.differs and line.coloured_at <= one.revealed_at,
    }


def touches(rows: Rows, changed: set[int]) -> Iterable[str]:
    yield from (f"line:{line_id}" for line_id in rows.of(Line))
    yield from (f"party:{party_id}" for party_id in rows.of(Party))


RATING = Noun(
    "rating",
    Rating,
    scalars=rating_scalars,
    own_values=own_ratings,
    owners=lambda row: (row.participant_id,),
)
REPRESENTATION = Noun(
    "representation",
    Representation,
    own_values=own_party,
    owners=lambda row: (row.participant_id,),
)
MAP_ROUND = Noun("map_round", MapRound, scalars=round_scalars, touches=touches)
