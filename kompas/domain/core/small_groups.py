"""Breakdowns that point at nobody: small groups stand together, and never one alone. Pure functions.

Whoever subtracts what is named from the total finds a group of several kinds and enough people, or nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST_IN_A_GROUP = 3
"""With fewer people a group is a person or two whom others recognise."""


@dataclass(frozen=True)
class Breakdown:
    """`named` groups in the order given; `others` people in groups that are not told apart. Empty when that is all."""

    named: dict[str, int]
    others: int = 0


def protect_groups(groups: Mapping[str, int], fewest: int = FEWEST_IN_A_GROUP) -> Breakdown:
    """The groups (name → people) that may be named. Empty groups are not groups."""
    present = {name: people for name, people in groups.items() if people > 0}
    by_size = sorted(present, key=lambda name: (present[name], name))
    together = [name for name in by_size if present[name] < fewest]
    for name in by_size[len(together) :]:
        if not together or (len(together) > 1 and sum(map(present.__getitem__, together)) >= fewest):
            break
        together.append(name)
    named = {name: people for name, people in present.items() if name not in together}
    return Breakdown(named, sum(present[name] for name in together) if named else 0)


def is_tellable(count: int, total: int, fewest: int = FEWEST_IN_A_GROUP) -> bool:
    """Whether a number out of a total may be said: neither those it counts nor the others are too few."""
    return all(part == 0 or part >= fewest for part in (count, total - count))
