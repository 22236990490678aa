"""Likeness of texts by their words and pieces of words, the rare ones counting most."""

from collections import Counter
from collections.abc import Mapping
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from kompas.suggestions.words import is_telling, trigrams, words_of

Vector = dict[str, float]
PIECES = 0.3
"""A shared piece of a word against a shared word."""
LARGE = 400
"""Of more loose notes than this only the first are compared with each other."""


def vectors_of(texts: Mapping[str, str]) -> dict[str, Vector]:
    """Of length one, or empty when a text has no telling word."""
    features = {key: features_of(text) for key, text in texts.items()}
    seen = Counter(feature for own in features.values() for feature in own)
    count = len(texts)
    return {
        key: unit({feature: weight * (1 + log((1 + count) / (1 + seen[feature]))) for feature, weight in own.items()})
        for key, own in features.items()
    }


def features_of(text: str) -> Vector:
    features: Vector = {}
    for word in words_of(text):
        if is_telling(word):
            features[word.lemma] = 1.0
            features |= {f"_{piece}": PIECES for piece in trigrams(word.lemma)}
    return features


def unit(vector: Vector) -> Vector:
    length = sqrt(sum(value * value for value in vector.values()))
    return {key: value / length for key, value in vector.items()} if length else {}


def inner(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[key] for key, value in one.items() if key in other)


def alike_groups(texts: Mapping[str, str], least: float) -> list[list[str]]:
    """Average linkage: joins the two nearest groups until none are alike enough. Single notes included."""
    vectors = vectors_of(texts)
    keys = [key for key in texts if vectors[key]][:LARGE]
    groups = [[key] for key in keys]
    near = likenesses([vectors[key] for key in keys])
    while groups and near.max() >= least:
        one, other = sorted(int(at) for at in np.unravel_index(near.argmax(), near.shape))
        sizes = len(groups[one]), len(groups[other])
        joined = (near[one] * sizes[0] + near[other] * sizes[1]) / sum(sizes)
        near[one], near[:, one] = joined, joined
        near[one, one] = -1
        near[other], near[:, other] = -1, -1
        groups[one], groups[other] = groups[one] + groups[other], []
    return [group for group in groups if group]


def likenesses(vectors: list[Vector]) -> npt.NDArray[np.float64]:
    """Every pair; -1 for a note with itself."""
    columns = {feature: number for number, feature in enumerate(sorted({key for own in vectors for key in own}))}
    table = np.zeros((len(vectors), len(columns)))
    for row, vector in enumerate(vectors):
        for feature, value in vector.items():
            table[row, columns[feature]] = value
    near: npt.NDArray[np.float64] = np.round(table @ table.T, 9)
    np.fill_diagonal(near, -1)
    return near
