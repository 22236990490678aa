"""Interview pairs: across organisations first, then domains, then levels, then experts by experience with
others.

Pure. An odd number gives one trio. Nobody meets somebody again who was met in an earlier round, as long as that can be
avoided; that comes before everything else.
"""

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kompas.domain.core.names import fold_name

Group = tuple[int, ...]
"""Two or three people, in the order in which they begin."""
Met = Collection[frozenset[int]]
EXACT_TRIOS = 9
"""Up to so many people every possible trio is tried; with more there are thousands, and each needs a matching."""


@dataclass(frozen=True)
class Person:
    id: int
    organisation: str
    domain: str
    expert: bool = False
    level: str = ""
    """Empty when it is not known; that is no difference."""


@dataclass(frozen=True)
class Worth:
    """The worth of a pair as one number: so large a step between the wishes that the first always decides."""

    people: dict[int, Person]
    met: Met

    def of_pair(self, one: int, other: int) -> int:
        first, second = self.people[one], self.people[other]
        step = len(self.people) + 3
        return (
            step**4 * (frozenset((one, other)) not in self.met)
            + step**3 * (fold_name(first.organisation) != fold_name(second.organisation))
            + step**2 * (first.domain != second.domain)
            + step * (first.level != second.level and bool(first.level and second.level))
            + (first.expert != second.expert)
        )

    def of_group(self, group: Iterable[int]) -> int:
        return sum(self.of_pair(one, other) for one, other in combinations(group, 2))

    def of_all(self, groups: Iterable[Group]) -> int:
        return sum(self.of_group(group) for group in groups)


def worth_of(people: Sequence[Person], met: Met = ()) -> Worth:
    return Worth({person.id: person for person in people}, met)


def pair_up(people: Sequence[Person], met: Met = (), seed: str = "") -> list[Group]:
    """Everybody in a pair, and in one trio when the number is odd; nobody when there is only one.

    The same seed gives the same pairs; another seed another choice among what is equally good.
    """
    ids = sorted(person.id for person in people)
    chance = random.Random(seed)
    chance.shuffle(ids)
    groups = best_groups(ids, worth_of(people, met))
    for group in groups:
        chance.shuffle(group)
    return sorted(tuple(group) for group in groups)


def best_groups(ids: Sequence[int], worth: Worth) -> list[list[int]]:
    if len(ids) < 2:
        return []
    if len(ids) % 2 == 0:
        return match_pairs(ids, worth)
    if len(ids) <= EXACT_TRIOS:
        return max((around(trio, ids, worth) for trio in combinations(ids, 3)), key=lambda made: total(made, worth))
    return improve_trio(with_trio(ids, worth), worth)


def match_pairs(ids: Sequence[int], worth: Worth) -> list[list[int]]:
    """The best pairs of an even number of people."""
    graph = nx.Graph()
    graph.add_weighted_edges_from((one, other, worth.of_pair(one, other)) for one, other in combinations(ids, 2))
    return [list(pair) for pair in nx.max_weight_matching(graph, maxcardinality=True)]


def around(trio: Iterable[int], ids: Sequence[int], worth: Worth) -> list[list[int]]:
    rest = [one for one in ids if one not in set(trio)]
    return [list(trio), *match_pairs(rest, worth)]


def with_trio(ids: Sequence[int], worth: Worth) -> list[list[int]]:
    """The best pairs of all but one, who joins the pair where that adds most."""
    nobody = -1
    graph = nx.Graph()
    graph.add_weighted_edges_from((one, other, worth.of_pair(one, other)) for one, other in combinations(ids, 2))
    graph.add_weighted_edges_from((one, nobody, 0) for one in ids)
    pairs = [list(pair) for pair in nx.max_weight_matching(graph, maxcardinality=True)]
    left = next(one for pair in pairs if nobody in pair for one in pair if one != nobody)
    groups = [pair for pair in pairs if nobody not in pair]
    host = max(groups, key=lambda pair: worth.of_group([*pair, left]) - worth.of_group(pair))
    host.append(left)
    return groups


def improve_trio(groups: list[list[int]], worth: Worth) -> list[list[int]]:
    """Swap somebody of the trio with somebody of a pair as long as that makes it better."""
    trio = next(group for group in groups if len(group) == 3)
    while better := next(better_swaps(trio, groups, worth), None):
        group, mine, theirs = better
        trio[mine], group[theirs] = group[theirs], trio[mine]
    return groups


def better_swaps(trio: list[int], groups: list[list[int]], worth: Worth) -> Iterator[tuple[list[int], int, int]]:
    for group in groups:
        if group is trio:
            continue
        before = worth.of_group(trio) + worth.of_group(group)
        for mine in range(3):
            for theirs in range(2):
                one = [*trio[:mine], group[theirs], *trio[mine + 1 :]]
                other = [*group[:theirs], trio[mine], *group[theirs + 1 :]]
                if worth.of_group(one) + worth.of_group(other) > before:
                    yield group, mine, theirs


def total(groups: Iterable[Iterable[int]], worth: Worth) -> int:
    return sum(worth.of_group(group) for group in groups)


def mend(groups: Sequence[Group], people: Sequence[Person], met: Met = (), seed: str = "") -> list[Group]:
    """The groups without those who left and with those who came, and as few others as possible in another group.

    Who remains alone goes with somebody else who is alone, or makes a trio; a trio that is no longer needed gives one
    of its three to the one who is alone.
    """
    here = {person.id: person for person in people}
    left = [tuple(one for one in group if one in here) for group in groups]
    kept = [group for group in left if len(group) > 1]
    placed = {one for group in kept for one in group}
    alone = [person for person in people if person.id not in placed]
    worth = worth_of(people, met)
    if len(alone) % 2:
        trio = next((group for group in kept if len(group) == 3), None)
        if trio is not None:
            kept.remove(trio)
            return sorted([*kept, *open_trio(trio, alone, worth, met, seed)])
        if len(alone) == 1 and kept:
            return sorted(join_best_group(kept, alone[0].id, worth))
    fresh = without_repeat(kept, pair_up(alone, met, seed), here, met, seed)
    return sorted([*kept, *fresh])


def join_best_group(groups: list[Group], one: int, worth: Worth) -> list[Group]:
    host = max(groups, key=lambda group: worth.of_group([*group, one]) - worth.of_group(group))
    return [(*group, one) if group is host else group for group in groups]


def open_trio(trio: Group, alone: list[Person], worth: Worth, met: Met, seed: str) -> list[Group]:
    """A trio that gives one of its three to those who are alone, in the best of the three ways."""
    ways = []
    for leaving in trio:
        stay = tuple(one for one in trio if one != leaving)
        ways.append([stay, *pair_up([*alone, worth.people[leaving]], met, seed)])
    return max(ways, key=worth.of_all)


def without_repeat(kept: list[Group], fresh: list[Group], here: dict[int, Person], met: Met, seed: str) -> list[Group]:
    """New groups; when two in one of them met before, one other group is opened to avoid it. Takes that from `kept`."""
    result: list[Group] = []
    for group in fresh:
        if not repeats(group, met) or not kept:
            result.append(group)
            continue
        worth = worth_of(list(here.values()), met)
        ways = {host: pair_up([here[one] for one in (*group, *host)], met, seed) for host in kept}
        host = max(kept, key=lambda host: worth.of_all(ways[host]) - worth.of_group(host))
        if sum(repeats(one, met) for one in ways[host]) > 0:
            result.append(group)
            continue
        kept.remove(host)
        result += ways[host]
    return result


def repeats(group: Group, met: Met) -> bool:
    return any(frozenset(pair) in met for pair in combinations(group, 2))


def meetings(groups: Iterable[Group]) -> set[frozenset[int]]:
    """Every two people who met in a group."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}
