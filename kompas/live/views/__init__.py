"""What each audience sees of a workshop or a network. Pure: from rows to plain values; no view asks a database.

What an audience may not see is absent from its view, not hidden in it. A file per noun; each `Noun` in it is found.
"""

from collections.abc import Iterable

from kompas.enums import Audience, RecordKind
from kompas.events.core.difference import Difference, Item, Items, Scalars, View
from kompas.live.views.core.rows import Noun, RecordView, Rows, not_own, unseen
from kompas.loading import load_package
from kompas.models.core.base_row import every_table

__all__ = ["Noun", "Rows", "difference_between", "item_of", "own_of", "scalars_of", "view_of"]

DECLARED = [one for module in load_package(__name__) for one in vars(module).values()]
NOUNS = sorted({one for one in DECLARED if isinstance(one, Noun)}, key=lambda noun: every_table().index(noun.table))
"""What others point to comes first, as in the database."""
BY_NAME = {kind: {noun.name: noun for noun in NOUNS if kind in noun.kinds} for kind in RecordKind}
RECORDS = {one.table.kind: one for one in DECLARED if isinstance(one, RecordView)}


def nouns_of(rows: Rows) -> Iterable[Noun]:
    return BY_NAME[rows.record.kind].values()


def view_of(rows: Rows, audience: Audience) -> View:
    items: Items = {}
    for noun in nouns_of(rows):
        if noun.item is unseen:
            continue
        for identity, row in rows.of(noun.table).items():
            item = noun.item(rows, audience, row)
            if item is not None:
                items[f"{noun.name}:{identity}"] = item
    return View(revision=rows.record.revision, scalars=scalars_of(rows, audience), items=items)


def item_of(rows: Rows, audience: Audience, key: str) -> Item | None:
    """One item as this audience sees it, or None when it does not."""
    name, _, identity = key.partition(":")
    noun = BY_NAME[rows.record.kind][name]
    known = rows.of(noun.table)
    row = known.get(identity) or (known.get(int(identity)) if identity.isdecimal() else None)
    return None if row is None else noun.item(rows, audience, row)


def scalars_of(rows: Rows, audience: Audience) -> Scalars:
    scalars = RECORDS[rows.record.kind].scalars(rows, audience)
    for noun in nouns_of(rows):
        scalars |= noun.scalars(rows, audience)
    return scalars


def own_of(rows: Rows, participant_id: int) -> tuple[Items, Scalars]:
    """What only this participant gets: own notes, hidden and parked ones too, the steps said to be ready, and so on."""
    items: Items = {}
    values: Scalars = {}
    for noun in nouns_of(rows):
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
        yield from BY_NAME[rows.record.kind][name].touches(rows, identities)


def difference_between(before: View, after: View) -> Difference:
    """What turns one view into the other; empty when the audience sees no change."""
    return Difference(
        since=before.revision,
        revision=after.revision,
        scalars={key: value for key, value in after.scalars.items() if before.scalars.get(key, ...) != value},
        put={key: item for key, item in after.items.items() if before.items.get(key) != item},
        removed=[key for key in before.items if key not in after.items],
    )
