"""Private ratings: to each participant their own, to nobody else any; to all a count, and what was laid beside each other."""

from collections.abc import Iterable

from kompas.domain.maps.sides import Pair, Seen, sides_of
from kompas.enums import Role
from kompas.events.difference import Scalars
from kompas.live.views.rows import Noun, Rows, milliseconds
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
    own = [row for row in rows.of(Rating).values() if row.participant_id == participant_id]
    return {"ratings": {row.other_id: row.colour.value for row in own}}


def own_party(rows: Rows, participant_id: int) -> Scalars:
    """Chosen, or the one that has the name of their organisation."""
    chosen = rows.of(Representation).get(participant_id)
    if chosen is not None:
        return {"speaks_for": chosen.party_id}
    person = rows.of(Participant).get(participant_id)
    name = person.organisation.casefold().strip() if person else ""
    namesakes = (row.id for row in rows.of(Party).values() if row.is_on_map and row.name.casefold() == name)
    return {"speaks_for": next(namesakes, None)}


def round_scalars(rows: Rows, audience: Role) -> Scalars:
    one = round_in(rows)
    return {
        "ratings_shown": bool(one and one.revealed_at),
        "frozen_at": milliseconds(one.frozen_at) if one else None,
    }


def seen_lines(rows: Rows) -> dict[Pair, Seen]:
    """What was laid beside each other; nothing before the facilitator said so. Kept until something changes."""
    one = round_in(rows)
    if one is None or not one.revealed_at:
        return {}
    if rows.seen is None or rows.seen[0] != one.revealed_at:
        given = [(row.party_id, row.other_id, row.colour, row.participant_id) for row in rows.of(Rating).values()]
        rows.seen = (one.revealed_at, sides_of(given))
    found: dict[Pair, Seen] = rows.seen[1]
    return found


def views_of(rows: Rows, line: Line) -> dict[str, object] | None:
    """How many sides spoke, and their colours when both did; `open` as long as the group has not settled it."""
    one = round_in(rows)
    if one is None or not one.revealed_at:
        return None
    seen = seen_lines(rows).get(Pair((line.one_id, line.other_id)), Seen(sides=0))
    return {
        "sides": seen.sides,
        "colours": [colour.value for colour in seen.colours],
        "open": seen.differs and line.revision <= one.revealed_at,
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
    identity=lambda row: (row.participant_id, row.other_id),
)
REPRESENTATION = Noun(
    "representation",
    Representation,
    own_values=own_party,
    owners=lambda row: (row.participant_id,),
    identity=lambda row: row.participant_id,
)
MAP_ROUND = Noun("map_round", MapRound, scalars=round_scalars, touches=touches, identity=lambda row: row.workshop_id)
