"""Finds the phrases of a lexicon in a text: words in any form, expressions, parts of compounds, spelling mistakes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

import simplemma

from kompas.suggestions.words import (
    LINKERS,
    PARTICLES,
    STOPWORDS,
    Word,
    lemma_of,
    likeness,
    pieces,
    plain,
    trigrams,
    word_of,
    words_of,
)

WEIGHTS = {"words": 1.0, "expressions": 1.5, "parts": 0.9, "hints": 0.3}
LONG_EXPRESSION = 0.3
"""Extra for each word of an expression from the third on."""
COMPOUND, MISSPELT, SEPARATED = 0.85, 0.8, 0.9
GAP, GAP_OF_SMALL_WORDS = 3, 2
"""So many other words may stand between those of an expression; fewer when it has a word such as `op`."""
SHORTEST_REST = 4
"""The shortest rest of a compound: it must be a word, not an ending such as `-ige`."""
SHORTEST_COMPOUND, SHORTEST_MISSPELT, ALIKE = 5, 6, 0.7
FURTHER = 0.6
"""Each further phrase of the same concept counts so much less than the one before it."""
LONGEST_WORD = 40
MOST_KNOWN = 20_000
COVERED = 0.4
"""The weight left to a phrase when a longer one of another concept holds all its words."""
MOST_PLACES = 6
"""A text that repeats a word without end is not searched without end."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The words that may fill one place of an expression."""

    forms: frozenset[str]
    beginnings: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    concept: str
    kind: str
    weight: float
    slots: tuple[Slot, ...]
    in_order: bool = False
    """Content words may stand in any order (`kennen we elkaar`), a verb and its particle may not."""

    @property
    def span(self) -> int:
        return len(self.slots) + (GAP_OF_SMALL_WORDS if any(map(is_small, self.slots)) else GAP)

    def may_stand(self, places: tuple[int, ...]) -> bool:
        """A small word stands before the word it is written before: `een plan`, never `plan een`."""
        return all(
            one < other
            for slot, one, other in zip(self.slots, places, places[1:], strict=False)
            if self.in_order or is_small(slot)
        )


def is_small(slot: Slot) -> bool:
    return bool(slot.forms) and slot.forms <= STOPWORDS


@dataclass(frozen=True, slots=True)
class Evidence:
    """How strongly a text speaks of a concept, and by which of its own words, the most telling first."""

    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    entry: int
    slot: int
    factor: float


@dataclass(frozen=True, slots=True)
class Find:
    """An entry found at these words of the text."""

    concept: str
    weight: float
    places: tuple[int, ...]
    is_hint: bool


def entries_of(concept: str, kind: str, phrase: str, word_lists: dict[str, list[str]]) -> Iterator[Entry]:
    if kind == "parts":
        yield Entry(concept, kind, WEIGHTS[kind], (Slot(frozenset({plain(phrase)})),))
        return
    phrase = phrase if "|" in phrase else phrase.replace("-", " ")  # as in the texts
    slots = tuple(slot_of(part, word_lists) for part in phrase.split())
    if all(slot.forms or slot.beginnings or slot.endings for slot in slots):
        yield Entry(concept, kind, weight_of(kind, slots), slots)
        if len(slots) == 1:
            yield from separate_verbs(concept, kind, slots[0])


def weight_of(kind: str, slots: Sequence[Slot]) -> float:
    if kind != "expressions":
        return WEIGHTS[kind]
    return WEIGHTS[kind] + LONG_EXPRESSION * max(0, len(slots) - 2)


def slot_of(part: str, word_lists: dict[str, list[str]]) -> Slot:
    """`a|b` is either, `<list>` any of a word list, `a*` what begins so, `*a` what ends so, `=a` no other form."""
    forms, beginnings, endings = set(), set(), set()
    for choice in part.split("|"):
        listed = choice.startswith("<")
        for word in word_lists.get(choice[1:-1], []) if listed else [choice]:
            if word.endswith("*"):
                beginnings.add(plain(word[:-1]))
            elif word.startswith("*"):
                endings.add(plain(word[1:]))
            elif word.startswith("="):
                forms.add(plain(word[1:]))
            else:
                forms |= forms_of(plain(word))
    return Slot(frozenset(forms - {""}), frozenset(beginnings), frozenset(endings))


def forms_of(word: str) -> set[str]:
    """A word and its lemma; but `gedeeld` is not `delen`, `beginnend` not `beginnen` and `naaste` not `naast`."""
    lemma = word_of(word).lemma
    is_other = lemma[:1] != word[:1] or word.endswith("end") or lemma in STOPWORDS
    return {word} if is_other else {word, lemma}


def separate_verbs(concept: str, kind: str, slot: Slot) -> Iterator[Entry]:
    """`terugkoppelen` also as in `zij koppelt het even terug`."""
    for form in sorted(slot.forms):
        for particle in PARTICLES:
            verb = form.removeprefix(particle)
            if verb != form and len(verb) > 3 and verb.endswith("en") and lemma_of(verb) == verb:
                parts = (Slot(frozenset({verb})), Slot(frozenset({particle})))
                yield Entry(concept, kind, WEIGHTS[kind] * SEPARATED, parts, in_order=True)


class Matcher:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.forms: dict[str, list[Hit]] = defaultdict(list)
        self.beginnings: dict[str, list[Hit]] = defaultdict(list)
        self.endings: dict[str, list[Hit]] = defaultdict(list)
        self.parts: dict[str, list[Hit]] = defaultdict(list)
        self.compounds: dict[str, list[Hit]] = defaultdict(list)
        self.known: dict[str, tuple[Hit, ...]] = {}
        for number, entry in enumerate(entries):
            self.index(number, entry)
        self.shapes = [(form, trigrams(form)) for form in self.compounds if len(form) >= SHORTEST_MISSPELT]

    def index(self, number: int, entry: Entry) -> None:
        if entry.kind == "parts":
            self.parts[min(entry.slots[0].forms)].append(Hit(number, 0, 1.0))
            return
        for at, slot in enumerate(entry.slots):
            for form in slot.forms:
                self.forms[form].append(Hit(number, at, 1.0))
                if len(entry.slots) == 1 and entry.kind == "words" and len(form) >= SHORTEST_COMPOUND:
                    self.compounds[form].append(Hit(number, 0, COMPOUND))
            for beginning in slot.beginnings:
                self.beginnings[beginning].append(Hit(number, at, 1.0))
            for ending in slot.endings:
                self.endings[ending].append(Hit(number, at, 1.0))

    def evidence(self, text: str) -> dict[str, Evidence]:
        words = words_of(text)
        by_concept: dict[str, list[Find]] = defaultdict(list)
        for find in without_covered(list(self.finds(words))):
            by_concept[find.concept].append(find)
        return {concept: weigh_finds(finds, words) for concept, finds in sorted(by_concept.items())}

    def finds(self, words: Sequence[Word]) -> Iterator[Find]:
        at_slots: dict[int, dict[int, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
        for place, word in enumerate(words):
            for hit in self.hits(word):
                at_slots[hit.entry][hit.slot].append((place, hit.factor))
        for number, slots in at_slots.items():
            entry = self.entries[number]
            if len(slots) == len(entry.slots):
                found = closest(entry, [slots[at][:MOST_PLACES] for at in range(len(slots))])
                if found:
                    places, factor = found
                    yield Find(entry.concept, entry.weight * factor, places, entry.kind == "hints")

    def hits(self, word: Word) -> tuple[Hit, ...]:
        hits = self.known.get(word.text)
        if hits is None:
            hits = tuple(strongest(self.all_hits(word)))
            if len(self.known) < MOST_KNOWN:
                self.known[word.text] = hits
        return hits

    def all_hits(self, word: Word) -> Iterator[Hit]:
        for form in word.forms:
            yield from self.forms.get(form, ())
            for at in range(2, len(form) + 1):
                yield from self.beginnings.get(form[:at], ())
                yield from self.endings.get(form[-at:], ())
        if len(word.text) < LONGEST_WORD:
            yield from self.hits_of_parts(word.text)
            if word.forms.isdisjoint(self.forms):
                yield from self.hits_of_compounds(word.text)
                yield from self.hits_of_misspelt(word.text)

    def hits_of_parts(self, text: str) -> Iterator[Hit]:
        yield from self.parts.get(text, ())
        for piece in set(pieces(text, 4)):
            yield from self.parts.get(piece, ())

    def hits_of_compounds(self, text: str) -> Iterator[Hit]:
        """Words of the lexicon with which a longer word begins or ends."""
        for at in range(SHORTEST_COMPOUND, len(text) - SHORTEST_REST + 1):
            yield from self.compounds.get(text[-at:], ())
            for linker in LINKERS:
                if text[:at].endswith(linker):
                    yield from self.compounds.get(text[: at - len(linker)], ())

    def hits_of_misspelt(self, text: str) -> Iterator[Hit]:
        """Only for words that no dictionary knows: `vertouwen`, `werkbegelijding`."""
        if len(text) < SHORTEST_MISSPELT or simplemma.is_known(text, lang="nl"):
            return
        own = trigrams(text)
        best = max(
            ((likeness(own, shape), form) for form, shape in self.shapes if abs(len(form) - len(text)) <= 2),
            default=(0.0, ""),
        )
        if best[0] >= ALIKE:
            yield from (Hit(hit.entry, hit.slot, MISSPELT) for hit in self.compounds[best[1]])


def without_covered(finds: list[Find]) -> Iterator[Find]:
    """The longest expression tells: `een gezicht` says less in `een gezicht bij de naam`."""
    spots = [set(find.places) for find in finds]
    for find, own in zip(finds, spots, strict=True):
        is_covered = any(
            own < other and find.concept != longer.concept for longer, other in zip(finds, spots, strict=True)
        )
        yield replace(find, weight=find.weight * COVERED) if is_covered else find


def strongest(hits: Iterable[Hit]) -> list[Hit]:
    best: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        known = best.get((hit.entry, hit.slot))
        if known is None or hit.factor > known.factor:
            best[hit.entry, hit.slot] = hit
    return [best[key] for key in sorted(best)]


def closest(entry: Entry, places: list[list[tuple[int, float]]]) -> tuple[tuple[int, ...], float] | None:
    """Where the words of an expression stand nearest to each other, each at a place of its own."""
    best: tuple[int, tuple[int, ...], float] | None = None
    for choice in product(*places):
        at = tuple(place for place, _factor in choice)
        span = max(at) - min(at) + 1
        fits = len(set(at)) == len(at) and span <= entry.span and entry.may_stand(at)
        if fits and (best is None or span < best[0]):
            best = (span, at, min(factor for _place, factor in choice))
    return best[1:] if best else None


def weigh_finds(finds: list[Find], words: Sequence[Word]) -> Evidence:
    """A word counts once, for the strongest phrase it is part of. Hints are told only when there is nothing else."""
    taken: set[int] = set()
    score, told, share = 0.0, [], 1.0
    only_hints = all(find.is_hint for find in finds)
    for find in sorted(finds, key=lambda find: (-find.weight, find.places)):
        if taken.isdisjoint(find.places):
            taken |= set(find.places)
            score += find.weight * share
            share *= FURTHER
            if only_hints or not find.is_hint:
                told.append(" ".join(words[place].text for place in sorted(find.places)))
    return Evidence(score, tuple(dict.fromkeys(told)))
