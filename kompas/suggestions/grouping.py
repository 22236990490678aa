"""Groups of notes that speak of the same concept, or of the same thing when the lexicon does not know it."""

from collections import defaultdict
from collections.abc import Mapping
from math import sqrt

from kompas.suggestions.lexicon import Lexicon
from kompas.suggestions.matching import Evidence

CLEAR = 0.8
"""Evidence from which a note speaks of a concept by itself: about one telling word."""
LIKELY = 0.6
"""Evidence that is enough when other notes already make a group of that concept."""
MARGIN = 1.25
"""The first concept must be this much stronger than the next that is not near to it."""
FEWEST_GROUPS = 6

Groups = dict[str, list[str]]
"""Ids of notes by key of the concept."""


def concept_groups(evidence: Mapping[str, dict[str, Evidence]], lexicon: Lexicon, smallest: int) -> Groups:
    groups: Groups = defaultdict(list)
    for note_id, found in evidence.items():
        if concept := clearest(found, lexicon, CLEAR):
            groups[concept].append(note_id)
    groups = with_small_ones_merged(groups, lexicon, smallest, most_groups(len(evidence)))
    add_likely(groups, evidence, lexicon)
    return groups


def most_groups(notes: int) -> int:
    """What a room can oversee: twelve for 150 notes."""
    return max(FEWEST_GROUPS, round(sqrt(notes)))


def clearest(found: Mapping[str, Evidence], lexicon: Lexicon, least: float) -> str | None:
    ranked = sorted(found, key=lambda key: (-found[key].score, key))
    if not ranked or found[ranked[0]].score < least:
        return None
    first = ranked[0]
    rivals = [found[key].score for key in ranked[1:] if not lexicon.are_near(first, key)]
    return first if not rivals or found[first].score >= MARGIN * rivals[0] else None


def with_small_ones_merged(groups: Groups, lexicon: Lexicon, smallest: int, most: int) -> Groups:
    """Too small, or one of too many: into the wider concept, or else a related one that has a group."""
    groups = dict(groups)
    stays: set[str] = set()
    gone: set[str] = set()
    while movable := [key for key in groups if key not in stays]:
        least = min(movable, key=lambda key: (len(groups[key]), not lexicon.concepts[key].part_of, key))
        if len(groups[least]) >= smallest and len(groups) <= most:
            break
        home = home_of(least, groups, lexicon, is_too_small=len(groups[least]) < smallest)
        if home is None or home in gone:
            stays.add(least)
        else:
            groups[home] = [*groups.get(home, []), *groups.pop(least)]
            gone.add(least)
    return {key: note_ids for key, note_ids in groups.items() if len(note_ids) >= smallest}


def home_of(key: str, groups: Groups, lexicon: Lexicon, *, is_too_small: bool) -> str | None:
    """Only what is too small goes to a concept that is no more than related."""
    wider = lexicon.concepts[key].part_of
    if wider or not is_too_small:
        return wider
    near = [other for other in groups if other != key and lexicon.are_near(key, other)]
    return max(near, key=lambda other: (len(groups[other]), other), default=None)


def add_likely(groups: Groups, evidence: Mapping[str, dict[str, Evidence]], lexicon: Lexicon) -> None:
    """Notes with a hint only, to a group that is there anyhow; those of a merged concept to where it went."""
    taken = {note_id for note_ids in groups.values() for note_id in note_ids}
    for note_id, found in evidence.items():
        if note_id in taken:
            continue
        concept = clearest(found, lexicon, LIKELY)
        wider = lexicon.concepts[concept].part_of if concept else None
        home = next((key for key in (concept, wider) if key in groups), None)
        if home:
            groups[home].append(note_id)
