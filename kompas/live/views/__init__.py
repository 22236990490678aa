"""What each audience sees of a workshop. Pure: from rows to plain values; nothing here asks a database for a view.

What an audience may not see is absent from its view, not hidden in it. A file per noun; each `Noun` in it is found.
"""

from collections.abc import Iterable

from kompas.enums import Role
from kompas.events.core.difference import Difference, Item, Items, Scalars, View
from kompas.live.views.core.rows import Noun, Rows, not_own, unseen
from kompas.live.views.workshop import workshops
from kompas.loading import load_package
from kompas.models.core.base_row import every_table

__all__ = ["Rows", "difference_between", "item_of", "own_of", "scalars_of", "view_of"]

DECLARED = {one for module in load_package(__name__) for one in vars(module).values() if isinstance(one, Noun)}
NOUNS = tuple(sorted(DECLARED, key=lambda noun: every_table().index(noun.table)))
"""What others point to comes first, as in the database."""
BY_NAME = {noun.name: noun for noun in NOUNS}


def view_of(rows: Rows, audience: Role) -> View:
    items: Items = {}
    for noun in NOUNS:
        if noun.item is unseen:
            continue
        for identity, row in rows.of(noun.table).items():
            item = noun.item(rows, audience, row)
            if item is not None:
                items[f"{noun.name}:{identity}"] = item
    return View(revision=rows.workshop.revision, scalars=scalars_of(rows, audience), items=items)


def item_of(rows: Rows, audience: Role, key: str) -> Item | None:
    """One item as this audience sees it, or None when it does not."""
    name, _, identity = key.partition(":")
    noun = BY_NAME[name]
    known = rows.of(noun.table)
    row = known.get(identity) or (known.get(int(identity)) if identity.isdecimal() else None)
    return None if row is None else noun.item(rows, audience, row)


def scalars_of(rows: Rows, audience: Role) -> Scalars:
    scalars = workshops.scalars(rows, audience)
    for noun in NOUNS:
        scalars |= noun.scalars(rows, audience)
    return scalars


def own_of(rows: Rows, participant_id: int) -> tuple[Items, Scalars]:
    """What only this participant gets: own notes, hidden and parked ones too, the steps said to be ready, and so on."""
    items: Items = {}
    values: Scalars = {}
    for noun in NOUNS:
        values |= noun.own_values(rows, participant_id)
        if noun.own_item is not_own:
            continue
        for identity, row in rows.of(noun.table).items():
            item = noun.own_item(rows, participant_id, row)
            if item is not None:
                items[f"{noun.name}:{identity}"] = item
    return items, values


def touched_through_others(rows: Rows, changed: dict[str, set[object]]) -> Iterable[str]:
    """Keys of items that look different because something else changed."""
    for name, identities in changed.items():
        yield from BY_NAME[name].touches(rows, identities)


def difference_between(before: View, after: View) -> Difference:
    """What turns one view into the other; empty when the audience sees no change."""
    return Difference(
        since=before.revision,
        revision=after.revision,
        scalars={key: value for key, value in after.scalars.items() if before.scalars.get(key, ...) != value},
        put={key: item for key, item in after.items.items() if before.items.get(key) != item},
        removed=[key for key in before.items if key not in after.items],
    )
