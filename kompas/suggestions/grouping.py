"""Groups of notes that speak of the same concept, or of the same thing when the lexicon does not know it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from math import sqrt

from kompas.suggestions.lexicon import Lexicon
from kompas.suggestions.matching import Evidence

CLEAR = 0.8
"""Evidence from which a note speaks of a concept by itself: about one telling word."""
LIKELY = 0.45
"""Evidence that is enough when other notes already make a group of that concept: two hints."""
MARGIN = 1.25
"""The first concept must be this much stronger than the next that is not near to it."""
COMPANY = 0.3
"""Of two concepts that a note speaks of alike, the one that more of the other notes speak of counts more."""
FEWEST_GROUPS = 6

Groups = dict[str, list[str]]
"""Ids of notes by key of the concept."""


def concept_groups(evidence: Mapping[str, dict[str, Evidence]], lexicon: Lexicon, smallest: int) -> Groups:
    scores = {note_id: scores_of(found) for note_id, found in evidence.items()}
    company = Counter(filter(None, (find_clearest(found, lexicon, CLEAR) for found in scores.values())))
    groups: Groups = defaultdict(list)
    for note_id, found in scores.items():
        if concept := settle_concept(found, company, lexicon):
            groups[concept].append(note_id)
    groups = with_small_ones_merged(groups, lexicon, smallest, most_groups(len(evidence)))
    add_likely(groups, scores, lexicon)
    return groups


def most_groups(notes: int) -> int:
    """The number of groups that a room can oversee: twelve for 150 notes."""
    return max(FEWEST_GROUPS, round(sqrt(notes)))


def scores_of(found: Mapping[str, Evidence]) -> dict[str, float]:
    return {key: evidence.score for key, evidence in found.items()}


def find_clearest(scores: Mapping[str, float], lexicon: Lexicon, least: float) -> str | None:
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or scores[ranked[0]] < least:
        return None
    first = ranked[0]
    rivals = [scores[key] for key in ranked[1:] if not lexicon.are_near(first, key)]
    return first if not rivals or scores[first] >= MARGIN * rivals[0] else None


def settle_concept(scores: Mapping[str, float], company: Mapping[str, int], lexicon: Lexicon) -> str | None:
    """A note that speaks as much of two concepts goes to the one that clearly more of the other notes speak of."""
    rivals = strongest_of(scores)
    weighed = {key: score * (1 + company.get(key, 0)) ** COMPANY for key, score in rivals.items()}
    concept = find_clearest(weighed, lexicon, CLEAR)
    return concept if len(rivals) == 1 or company.get(concept or "", 0) else None


def strongest_of(scores: Mapping[str, float]) -> dict[str, float]:
    """The concepts between which a note does not choose."""
    top = max(scores.values(), default=0.0)
    return {key: score for key, score in scores.items() if score >= CLEAR and score * MARGIN > top}


def with_small_ones_merged(groups: Groups, lexicon: Lexicon, smallest: int, most: int) -> Groups:
    """Too small, or one of too many: into the wider concept. Never into one that is merely related to it."""
    groups = dict(groups)
    stays: set[str] = set()
    gone: set[str] = set()
    while movable := [key for key in groups if key not in stays]:
        least = min(movable, key=lambda key: (len(groups[key]), not lexicon.concepts[key].part_of, key))
        if len(groups[least]) >= smallest and len(groups) <= most:
            break
        home = lexicon.concepts[least].part_of
        if home is None or home in gone:
            stays.add(least)
        else:
            groups[home] = [*groups.get(home, []), *groups.pop(least)]
            gone.add(least)
    return {key: note_ids for key, note_ids in groups.items() if len(note_ids) >= smallest}


def add_likely(groups: Groups, scores: Mapping[str, Mapping[str, float]], lexicon: Lexicon) -> None:
    """Notes with hints only, or in doubt, to the one group that is there anyhow; of a merged concept to where it went."""
    taken = {note_id for note_ids in groups.values() for note_id in note_ids}
    for note_id, found in scores.items():
        if note_id not in taken and (home := home_among(groups, found, lexicon)):
            groups[home].append(note_id)


def home_among(groups: Collection[str], scores: Mapping[str, float], lexicon: Lexicon) -> str | None:
    """The group that the note speaks of most clearly, unless it speaks more of something that has no group."""
    within: dict[str, float] = {}
    for key, score in scores.items():
        home = next((one for one in (key, lexicon.concepts[key].part_of) if one in groups), None)
        if home:
            within[home] = max(within.get(home, 0.0), score)
    concept = find_clearest(within, lexicon, LIKELY)
    return concept if concept and within[concept] * MARGIN > max(scores.values()) else None
