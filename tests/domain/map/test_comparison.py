"""Rounds are compared by who the parties are, whatever they are called and however they were merged or split."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompas.domain.map.changed import parties_in_words, summary_of
from kompas.domain.map.comparison import compare
from kompas.domain.map.drawing import RATED, Drawing, DrawnLine, Origin
from kompas.enums import LineChange, LineColour
from kompas.i18n import set_language
from tests.domain.map.drawings import drawing, line, party

STRONG, BETTER, HARDLY, UNKNOWN, NOT_NEEDED = LineColour


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        (HARDLY, STRONG, LineChange.BETTER),
        (STRONG, BETTER, LineChange.WORSE),
        (BETTER, BETTER, LineChange.UNCHANGED),
        (UNKNOWN, STRONG, LineChange.NOT_RATED),
        (STRONG, UNKNOWN, LineChange.NOT_RATED),
        (UNKNOWN, UNKNOWN, LineChange.NOT_RATED),
        (STRONG, NOT_NEEDED, LineChange.GONE),
        (NOT_NEEDED, HARDLY, LineChange.NEW),
        (NOT_NEEDED, NOT_NEEDED, LineChange.UNCHANGED),
        (NOT_NEEDED, UNKNOWN, LineChange.NOT_RATED),
        (None, STRONG, LineChange.NEW),
        (None, UNKNOWN, LineChange.NEW),
        (None, NOT_NEEDED, LineChange.UNCHANGED),
        (HARDLY, None, LineChange.GONE),
        (UNKNOWN, None, LineChange.GONE),
    ],
)
def test_what_became_of_a_line(then: LineColour | None, now: LineColour | None, change: LineChange) -> None:
    before = drawing(*([line("a", "b", then)] if then else []), alone=("a", "b"))
    after = drawing(*([line("b", "a", now)] if now else []), alone=("a", "b"))
    assert [one.change for one in compare(before, after).lines] == ([change] if then or now else [])


def test_a_renamed_party_keeps_its_past_and_is_told() -> None:
    before = drawing(line("a", "b", HARDLY))
    after = Drawing((party("a", name="GGZ Noord"), party("b")), (line("a", "b", STRONG),))
    comparison = compare(before, after)
    assert [one.change for one in comparison.lines] == [LineChange.BETTER]
    assert [(then.name, now.name) for then, now in comparison.renamed] == [("a", "GGZ Noord")]
    assert comparison.new_parties == comparison.gone_parties == ()


def test_a_merged_party_brings_its_past_along_and_the_own_line_counts() -> None:
    before = drawing(line("a", "x", HARDLY), line("b", "x", BETTER), line("b", "y", HARDLY))
    merged = Drawing(
        (party("a", lineage=(Origin("a"), Origin("b"))), party("x"), party("y")),
        (line("a", "x", BETTER), line("a", "y", STRONG)),
    )
    first, second = compare(before, merged).lines
    assert (first.change, [one.id for one in first.earlier]) == (LineChange.BETTER, ["a-x", "b-x"])
    assert (second.change, [one.id for one in second.earlier]) == (LineChange.BETTER, ["b-y"])
    assert compare(before, merged).gone_parties == ()


def test_a_party_that_was_split_off_has_the_past_of_where_it_came_from() -> None:
    before = drawing(line("a", "x", BETTER))
    after = Drawing(
        (party("a"), party("c", lineage=(Origin("c", (Origin("a"),)),)), party("x")),
        (line("a", "x", STRONG), line("c", "x", HARDLY)),
    )
    assert [one.change for one in compare(before, after).lines] == [LineChange.BETTER, LineChange.WORSE]


def test_a_merge_that_was_taken_back_compares_with_what_was_merged() -> None:
    before = Drawing((party("a", lineage=(Origin("a"), Origin("b"))), party("x")), (line("a", "x", HARDLY),))
    after = drawing(line("a", "x", HARDLY), line("b", "x", STRONG))
    assert [one.change for one in compare(before, after).lines] == [LineChange.UNCHANGED, LineChange.BETTER]


def test_lines_between_parties_that_became_one_are_gone() -> None:
    before = drawing(line("a", "b", STRONG))
    after = Drawing((party("a", lineage=(Origin("a"), Origin("b"))),))
    assert [one.change for one in compare(before, after).lines] == [LineChange.GONE]


def test_parties_that_came_and_went_are_told() -> None:
    comparison = compare(drawing(line("a", "b")), drawing(line("a", "c")))
    assert [one.id for one in comparison.new_parties] == ["c"]
    assert [one.id for one in comparison.gone_parties] == ["b"]
    assert comparison.counts == {
        **dict.fromkeys(LineChange, 0),
        LineChange.NEW: 1,
        LineChange.GONE: 1,
    }


# --- any sequence of what people do between two rounds ---------------------------------------------------------------


Deed = tuple[Callable[["World", str, str, LineColour], None], int, int, LineColour]


@dataclass
class World:
    """A map that people work on, and, apart from it, which parties of the earlier round each one goes on from."""

    lineages: dict[str, tuple[Origin, ...]]
    names: dict[str, str]
    lines: dict[frozenset[str], LineColour]
    roots: dict[str, set[str]] = field(default_factory=dict)
    count: int = 0

    def drawing(self) -> Drawing:
        parties = [party(key, name=self.names[key], lineage=lineage) for key, lineage in self.lineages.items()]
        lines = [DrawnLine("+".join(sorted(pair)), *sorted(pair), colour) for pair, colour in self.lines.items()]
        return Drawing(tuple(parties), tuple(lines))

    def freeze(self) -> Drawing:
        self.roots = {key: {key} for key in self.lineages}
        return self.drawing()

    def new_key(self) -> str:
        self.count += 1
        return f"new-{self.count}"

    def rename(self, one: str, _other: str, _colour: LineColour) -> None:
        self.names[one] = self.new_key()

    def add(self, one: str, _other: str, colour: LineColour) -> None:
        key = self.new_key()
        self.lineages[key], self.names[key], self.roots[key] = (Origin(key),), key, set()
        self.lines[frozenset((one, key))] = colour

    def merge(self, one: str, other: str, _colour: LineColour) -> None:
        """`other` goes on in `one`, which keeps its own lines."""
        if one == other:
            return
        self.roots[one] |= self.roots.pop(other)
        self.lineages[one] += self.lineages.pop(other)
        for pair in [pair for pair in self.lines if other in pair]:
            colour = self.lines.pop(pair)
            (third,) = pair - {other}
            if third != one:
                self.lines.setdefault(frozenset((one, third)), colour)

    def split(self, one: str, _other: str, _colour: LineColour) -> None:
        key = self.new_key()
        self.lineages[key], self.names[key] = (Origin(key, self.lineages[one]),), key
        self.roots[key] = set(self.roots[one])
        for pair in [pair for pair in self.lines if one in pair]:
            (third,) = pair - {one}
            self.lines[frozenset((key, third))] = self.lines[pair]

    def colour(self, one: str, other: str, colour: LineColour) -> None:
        if one != other:
            self.lines[frozenset((one, other))] = colour

    def erase(self, one: str, other: str, _colour: LineColour) -> None:
        self.lines.pop(frozenset((one, other)), None)

    def carry_out(self, deeds: list[Deed]) -> None:
        for do, one, other, colour in deeds:
            keys = list(self.lineages)
            do(self, keys[one % len(keys)], keys[other % len(keys)], colour)


WHAT_PEOPLE_DO = [World.rename, World.add, World.merge, World.split, World.colour, World.erase]
pairs = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1]), max_size=8)
deeds = st.lists(
    st.tuples(st.sampled_from(WHAT_PEOPLE_DO), st.integers(0, 30), st.integers(0, 30), st.sampled_from(LineColour)),
    max_size=12,
)


def first_round(drawn: set[tuple[int, int]], colours: list[LineColour]) -> Drawing:
    lines = [line(str(a), str(b), colours[number % len(colours)]) for number, (a, b) in enumerate(sorted(drawn))]
    return Drawing(tuple(party(str(number)) for number in range(5)), tuple(lines))


def world_of(before: Drawing) -> World:
    return World(
        lineages={one.id: one.lineage for one in before.parties},
        names={one.id: one.name for one in before.parties},
        lines={frozenset((one.one, one.other)): one.colour for one in before.lines},
        roots={one.id: {one.id} for one in before.parties},
    )


colour_lists = st.lists(st.sampled_from(LineColour), min_size=1, max_size=5)


@given(pairs, colour_lists, deeds, deeds)
def test_rounds_compare_right_after_any_sequence_of_changes(
    drawn: set[tuple[int, int]], colours: list[LineColour], earlier_deeds: list[Deed], later_deeds: list[Deed]
) -> None:
    world = world_of(first_round(drawn, colours))
    world.carry_out(earlier_deeds)
    before = world.freeze()
    world.carry_out(later_deeds)
    after = world.drawing()
    compared = compare(before, after)

    assert Counter(one.now.id for one in compared.lines if one.now) == Counter(one.id for one in after.lines)
    assert {then.id for one in compared.lines for then in one.earlier} == {one.id for one in before.lines}
    for one in compared.lines:
        if one.now is not None:
            ends = world.roots[one.now.one], world.roots[one.now.other]
            assert {then.id for then in one.earlier} == lines_between(before, *ends)
    assert compared.gone_parties == ()
    assert {one.id for one in compared.new_parties} == {key for key, roots in world.roots.items() if not roots}


def lines_between(shown: Drawing, some: set[str], others: set[str]) -> set[str]:
    return {
        one.id
        for one in shown.lines
        if (one.one in some and one.other in others) or (one.other in some and one.one in others)
    }


@given(pairs, colour_lists, colour_lists)
def test_what_is_better_one_way_is_worse_the_other_way(
    drawn: set[tuple[int, int]], then: list[LineColour], now: list[LineColour]
) -> None:
    before, after = first_round(drawn, then), first_round(drawn, now)
    there, back = compare(before, after).counts, compare(after, before).counts
    assert (there[LineChange.BETTER], there[LineChange.NEW]) == (back[LineChange.WORSE], back[LineChange.GONE])
    assert there[LineChange.UNCHANGED] == back[LineChange.UNCHANGED]


@given(pairs, colour_lists, st.lists(st.integers(0, 4)))
def test_only_renaming_changes_no_line(
    drawn: set[tuple[int, int]], colours: list[LineColour], renamed: list[int]
) -> None:
    before = first_round(drawn, colours)
    world = world_of(before)
    for number in renamed:
        world.rename(str(number), "", STRONG)
    changes = {one.change for one in compare(before, world.drawing()).lines if one.now and one.now.colour in RATED}
    assert changes <= {LineChange.UNCHANGED}


def test_what_became_of_parties_is_told_in_sentences() -> None:
    set_language("en")
    before = drawing(line("a", "b"), line("c", "gone"), line("c", "old"))
    after = Drawing(
        (
            party("a", lineage=(Origin("a"), Origin("b"))),
            party("c"),
            party("d", lineage=(Origin("d", (Origin("c"),)),)),
            party("old", name="renamed"),
            party("new"),
        )
    )
    assert parties_in_words(compare(before, after)) == [
        "New on the map: new.",
        "Not on the map any more: gone.",
        "Another name: old → renamed.",
        "Became one: b → a.",
        "Came out of another: c → d.",
    ]
    assert parties_in_words(compare(after, after)) == []


def test_the_sentence_accounts_for_every_line() -> None:
    set_language("en")
    before = drawing(line("a", "b", HARDLY), line("a", "c", UNKNOWN), line("a", "d"), line("b", "d"))
    after = drawing(line("a", "b"), line("a", "c"), line("a", "e"), line("b", "d"), alone=("d",))
    assert summary_of(compare(before, after), "1 May 2026") == (
        "Lines since 1 May 2026: 1 better, 0 worse, 1 the same, 1 new, 1 gone, 1 cannot be compared."
    )
