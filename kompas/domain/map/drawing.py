"""A network map as plain values: what layout, figures, comparison and pictures work with."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from kompas.enums import Domain, Involvement, LineColour, Ring

RATED = (LineColour.STRONG, LineColour.COULD_BE_BETTER, LineColour.HARDLY)
WORKING = (LineColour.STRONG, LineColour.COULD_BE_BETTER)
"""There is cooperation along these lines; along a red line it is only wished for."""


def stakeholder_key(identity: str) -> str:
    """For a party that is new: the same on every server, and no id of a row, so that it may travel with a copy."""
    return "s" + base64.b32encode(hashlib.sha256(identity.encode()).digest()).decode().lower()[:24]


HOUSEHOLD = "household"
"""The key by which a script names the household that it is all about; in each round it is the same stakeholder."""


@dataclass(frozen=True)
class Origin:
    """A stakeholder by its key, which stays the same over the rounds, and what it was split from."""

    key: str
    split_from: tuple["Origin", ...] = ()


@dataclass(frozen=True)
class DrawnParty:
    """A party on the map. `lineage` is who it is over the rounds, whatever its name: itself, then who merged into it."""

    id: str
    name: str
    lineage: tuple[Origin, ...]
    domain: Domain = Domain.OTHER
    ring: Ring = Ring.OUTER
    x: float | None = None
    y: float | None = None
    hand_placed: bool = False
    involvement: Involvement | None = None

    @property
    def stakeholder(self) -> str:
        return self.lineage[0].key

    @property
    def is_household(self) -> bool:
        return any(origin.key == HOUSEHOLD for origin in self.lineage)


@dataclass(frozen=True)
class DrawnLine:
    id: str
    one: str
    other: str
    colour: LineColour
    reason: str = ""


@dataclass(frozen=True)
class Drawing:
    """Parties and lines that are on the map; a line's ends are ids of its parties."""

    parties: tuple[DrawnParty, ...] = ()
    lines: tuple[DrawnLine, ...] = ()

    def party(self, identity: str) -> DrawnParty:
        return next(party for party in self.parties if party.id == identity)

    def names(self) -> dict[str, str]:
        return {party.id: party.name for party in self.parties}

    def lines_of(self, colours: Iterable[LineColour]) -> list[DrawnLine]:
        wanted = frozenset(colours)
        return [line for line in self.lines if line.colour in wanted]
