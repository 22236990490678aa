"""Data for browsers: the view of one audience, and the difference from one view to the next."""

from dataclasses import dataclass, field
from typing import Any

Scalars = dict[str, Any]
Item = dict[str, Any]
Items = dict[str, Item]
"""Items that an audience sees, by key: the noun and the id, such as `note:<id>` (the nouns: `live/views/`)."""


@dataclass
class View:
    """Everything one audience may see of a workshop at one revision. Ours, so not validated: that would copy it all."""

    revision: int
    scalars: Scalars
    items: Items


@dataclass
class Difference:
    """From one view to the next: `put` replaces whole items, `scalars` only those that changed."""

    since: int
    revision: int
    scalars: Scalars = field(default_factory=dict)
    put: Items = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
