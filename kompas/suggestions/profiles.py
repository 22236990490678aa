"""The meaning of each theme to the people: the concepts and words of its name and notes."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kompas.suggestions.lexicon import Lexicon
from kompas.suggestions.matching import Evidence
from kompas.suggestions.vectors import Vector, inner, unit, vectors_of

NAME = 2.0
"""The name of a theme counts as so many notes."""
NEAR = 0.1
"""A concept also speaks a little of the concepts near to it."""
FEATURES = 0.6
"""Likeness of words against likeness of concepts."""
FITS = 0.45
MARGIN = 1.15
"""The best theme must be this much better than the next."""
LEAST_EVIDENCE = 0.4
LEAST_LIKENESS = 0.3


@dataclass(frozen=True, slots=True)
class ThemeProfile:
    concepts: Vector
    features: Vector
    notes: tuple[Vector, ...]


class Profiles:
    def __init__(self, texts: Mapping[str, str], placed: Mapping[str, tuple[str, Collection[str]]], lexicon: Lexicon):
        self.lexicon = lexicon
        names = {f"name:{theme_id}": name for theme_id, (name, _ids) in placed.items()}
        self.vectors = vectors_of({**{f"note:{key}": text for key, text in texts.items()}, **names})
        self.evidence = {key: lexicon.evidence(text) for key, text in texts.items()}
        self.profiles = {
            theme_id: self.profile(f"name:{theme_id}", lexicon.evidence(name), [key for key in ids if key in texts])
            for theme_id, (name, ids) in placed.items()
        }

    def profile(self, name: str, of_name: Mapping[str, Evidence], note_ids: Collection[str]) -> ThemeProfile:
        concepts = sum_vectors(
            [(NAME, self.spread(of_name)), *((1.0, self.spread(self.evidence[key])) for key in note_ids)]
        )
        notes = tuple(self.vectors[f"note:{key}"] for key in note_ids)
        return ThemeProfile(
            unit(concepts), unit(sum_vectors([(NAME, self.vectors[name]), *((1.0, own) for own in notes)])), notes
        )

    def spread(self, found: Mapping[str, Evidence]) -> Vector:
        """Of length one; related concepts get a share."""
        vector: Vector = defaultdict(float)
        for key, evidence in found.items():
            vector[key] += evidence.score
            for other in sorted(self.lexicon.near[key] - {key}):
                vector[other] += NEAR * evidence.score
        return unit(vector)

    def fitting(self, note_id: str) -> str | None:
        """The theme that suits a note; None when it is not sure enough."""
        scores = {theme_id: self.score(note_id, profile) for theme_id, profile in self.profiles.items()}
        ranked = sorted(scores, key=lambda theme_id: (-scores[theme_id], theme_id))
        if not ranked or scores[ranked[0]] < FITS:
            return None
        clear = len(ranked) == 1 or scores[ranked[0]] >= MARGIN * scores[ranked[1]]
        return ranked[0] if clear else None

    def score(self, note_id: str, profile: ThemeProfile) -> float:
        own = self.vectors[f"note:{note_id}"]
        found = self.evidence[note_id]
        nearest = max((inner(own, other) for other in profile.notes), default=0.0)
        words = max(inner(own, profile.features), nearest)
        strength = min(1.0, max((evidence.score for evidence in found.values()), default=0.0))
        return strength * inner(self.spread(found), profile.concepts) + FEATURES * words

    def reasons(self, note_id: str, theme_id: str) -> tuple[str, ...]:
        """The words of the note that speak of what the theme speaks of."""
        profile, found = self.profiles[theme_id], self.evidence[note_id]
        shared = sorted((key for key in found if profile.concepts.get(key)), key=lambda key: (-found[key].score, key))
        words = [word for key in shared for word in found[key].words]
        own = self.vectors[f"note:{note_id}"]
        words += [feature for feature in own if not feature.startswith("_") and feature in profile.features]
        return tuple(dict.fromkeys(words))


def sum_vectors(vectors: list[tuple[float, Vector]]) -> Vector:
    total: Vector = defaultdict(float)
    for weight, vector in vectors:
        for key, value in vector.items():
            total[key] += weight * value
    return total
