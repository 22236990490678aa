"""How the two sides of a line see it: the same, differently, or not yet. Never who said what."""

from collections.abc import Iterable
from dataclasses import dataclass

from kompas.domain.maps.drawing import RATED
from kompas.enums import LineColour

Pair = frozenset[str]
GivenRating = tuple[str, str, LineColour, int]
"""For which party, about which other, the colour, and who gave it."""


@dataclass(frozen=True)
class Seen:
    """Ratings of one pair. `colours` stays empty until both sides have said something: one view alone would tell whose."""

    sides: int
    colours: tuple[LineColour, ...] = ()

    @property
    def agreed(self) -> LineColour | None:
        return self.colours[0] if len(self.colours) == 1 else None

    @property
    def differs(self) -> bool:
        return len(self.colours) > 1


def sides_of(ratings: Iterable[GivenRating]) -> dict[Pair, Seen]:
    """Per rated pair; colours from strong to no contact, so that their order tells nothing. Unknown says nothing."""
    given: dict[Pair, dict[str, set[LineColour]]] = {}
    for party, other, colour, _participant in ratings:
        if colour is not LineColour.UNKNOWN:
            given.setdefault(Pair((party, other)), {}).setdefault(party, set()).add(colour)
    return {pair: seen_by(by_side) for pair, by_side in given.items()}


def seen_by(by_side: dict[str, set[LineColour]]) -> Seen:
    if len(by_side) < 2:
        return Seen(sides=len(by_side))
    found = set().union(*by_side.values())
    return Seen(sides=2, colours=tuple(colour for colour in (*RATED, LineColour.NOT_NEEDED) if colour in found))
