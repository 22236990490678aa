"""How the two sides of a line see it: the same, differently, or not yet. Never who said what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kompas.domain.map.drawing import RATED
from kompas.enums import LineColour
from kompas.models import Party, Rating

Pair = frozenset[str]
GivenRating = tuple[str, str, LineColour, int]
"""For which party, about which other, the colour, and who gave it."""
FindParty = Callable[[str], Party | None]


@dataclass(frozen=True)
class SeenPair:
    """Ratings of one pair. `colours` stays empty until two people, one of each side, have said something: one view alone
    would tell whose, and who speaks for both is one view.
    """

    sides: int
    colours: tuple[LineColour, ...] = ()

    @property
    def agreed(self) -> LineColour | None:
        return self.colours[0] if len(self.colours) == 1 else None

    @property
    def differs(self) -> bool:
        return len(self.colours) > 1


def going_on_as(party_id: str, find: FindParty) -> str:
    """The party that this one was merged into, or the one that was merged into later; itself when it was not."""
    party = find(party_id)
    while party is not None and party.merged_into is not None:
        party_id, party = party.merged_into, find(party.merged_into)
    return party_id


def given_rating(row: Rating, find: FindParty) -> GivenRating:
    return going_on_as(row.party_id, find), going_on_as(row.other_id, find), row.colour, row.participant_id


def sides_of(ratings: Iterable[GivenRating]) -> dict[Pair, SeenPair]:
    """Per rated pair; colours from strong to no contact, so that their order tells nothing. Unknown says nothing,
    and neither does what somebody said of a party that is their own now that the two were merged.
    """
    given: dict[Pair, dict[str, set[tuple[int, LineColour]]]] = {}
    for party, other, colour, participant in ratings:
        if colour is not LineColour.UNKNOWN and party != other:
            given.setdefault(Pair((party, other)), {}).setdefault(party, set()).add((participant, colour))
    return {pair: seen_by(by_side) for pair, by_side in given.items()}


def seen_by(by_side: dict[str, set[tuple[int, LineColour]]]) -> SeenPair:
    said = set().union(*by_side.values())
    if len(by_side) < 2 or len({participant for participant, _colour in said}) < 2:
        return SeenPair(sides=1)
    found = {colour for _participant, colour in said}
    return SeenPair(sides=2, colours=tuple(colour for colour in (*RATED, LineColour.NOT_NEEDED) if colour in found))
