"""Two rounds of the map compared, line by line.

Parties are recognised by their stakeholder, so renaming changes nothing. A party that was merged into another goes on
in that other; a party that was split off has the past of the one it came from.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import product

from kompas.domain.map.drawing import RATED, Drawing, DrawnLine, DrawnParty, Origin
from kompas.enums import LineChange, LineColour

Pair = frozenset[str]


@dataclass(frozen=True)
class LineCompared:
    """A line now, a line then, or both; `earlier` has every line that flowed into it, the one compared with first."""

    change: LineChange
    now: DrawnLine | None
    earlier: tuple[DrawnLine, ...] = ()

    @property
    def then(self) -> DrawnLine | None:
        return self.earlier[0] if self.earlier else None


@dataclass(frozen=True)
class MapComparison:
    """The lines of the later round in its order, then those that went. Parties are given by id."""

    lines: tuple[LineCompared, ...]
    earlier_parties: tuple[DrawnParty, ...]
    new_parties: tuple[DrawnParty, ...]
    gone_parties: tuple[DrawnParty, ...]
    renamed: tuple[tuple[DrawnParty, DrawnParty], ...]
    """Earlier and later, where the name differs."""
    merged: tuple[tuple[DrawnParty, DrawnParty], ...] = ()
    """Earlier, and the later one that it goes on in."""
    split_off: tuple[tuple[DrawnParty, DrawnParty], ...] = ()
    """Earlier, and the later one that came out of it."""

    @property
    def counts(self) -> dict[LineChange, int]:
        found = Counter(line.change for line in self.lines)
        return {change: found[change] for change in LineChange}


def compare(before: Drawing, after: Drawing) -> MapComparison:
    """Compare every line between two rounds; each line of either round is accounted for."""
    holders = {origin.key: party.id for party in before.parties for origin in party.lineage}
    past = {party.id: past_of(party, holders) for party in after.parties}
    at = {Pair((line.one, line.other)): line for line in before.lines}
    compared: list[LineCompared] = []
    found: set[str] = set()
    for line in after.lines:
        earlier = earlier_lines(past[line.one], past[line.other], at)
        found.update(one.id for one in earlier)
        compared.append(LineCompared(change_between(earlier[0] if earlier else None, line), line, tuple(earlier)))
    compared += [
        LineCompared(change_between(line, None), None, (line,)) for line in before.lines if line.id not in found
    ]
    known = {identity for identities in past.values() for identity in identities}
    by_id = {party.id: party for party in before.parties}
    return MapComparison(
        lines=tuple(compared),
        earlier_parties=before.parties,
        new_parties=tuple(party for party in after.parties if not past[party.id]),
        gone_parties=tuple(party for party in before.parties if party.id not in known),
        renamed=tuple(
            (by_id[past[party.id][0]], party)
            for party in after.parties
            if past[party.id]
            and by_id[past[party.id][0]].stakeholder == party.stakeholder
            and by_id[past[party.id][0]].name != party.name
        ),
        merged=tuple(
            (by_id[holders[origin.key]], party)
            for party in after.parties
            for origin in party.lineage[1:]
            if origin.key in holders and holders[origin.key] != holders.get(party.stakeholder)
        ),
        split_off=tuple(
            (by_id[identity], party)
            for party in after.parties
            if party.stakeholder not in holders
            for identity in found_in(party.lineage[0], holders)
        ),
    )


def past_of(party: DrawnParty, holders: dict[str, str]) -> list[str]:
    """The ids of the earlier parties that this one goes on from: itself first, then those merged into it."""
    found = [identity for origin in party.lineage for identity in found_in(origin, holders)]
    return list(dict.fromkeys(found))


def found_in(origin: Origin, holders: dict[str, str]) -> list[str]:
    """The party in the earlier round; when it was not there yet, the ones it was split from."""
    if origin.key in holders:
        return [holders[origin.key]]
    return [identity for earlier in origin.split_from for identity in found_in(earlier, holders)]


def earlier_lines(one: list[str], other: list[str], at: dict[Pair, DrawnLine]) -> list[DrawnLine]:
    """The lines between the pasts of both ends; that between the parties themselves first, then rated ones first."""
    found = [at[Pair(pair)] for pair in product(one, other) if Pair(pair) in at]
    unique = list({line.id: line for line in found}.values())
    if not unique:
        return []
    itself = Pair((one[0], other[0]))
    return sorted(unique, key=lambda line: (Pair((line.one, line.other)) != itself, line.colour not in RATED))


def change_between(then: DrawnLine | None, now: DrawnLine | None) -> LineChange:
    """A line without contact needed counts as no line; a colour that is not known cannot be compared."""
    before = then.colour if then else LineColour.NOT_NEEDED
    after = now.colour if now else LineColour.NOT_NEEDED
    if then is not None and now is not None and LineColour.UNKNOWN in (before, after):
        return LineChange.NOT_RATED
    if before is after:
        return LineChange.UNCHANGED
    if before is LineColour.NOT_NEEDED:
        return LineChange.NEW
    if after is LineColour.NOT_NEEDED:
        return LineChange.GONE
    return LineChange.BETTER if RATED.index(after) < RATED.index(before) else LineChange.WORSE
