"""Answers that name people or rows of the record."""

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field as Limit

from kompas.fields.base import Field, MayIdentify, list_in
from kompas.fields.words import SHORT, YamlPart, printable
from kompas.i18n import N_

MOST_ITEMS = 60


class Item(YamlPart):
    """A row of the record that an answer names, with its words: they can be read when the row has gone. Who is not in
    the record has no `id`.
    """

    of: str = Limit(default="", max_length=40)
    id: str = Limit(default="", max_length=40)
    text: str


class Naming(Field):
    """`of` says which nouns of the record can be named; `most` how many."""

    most: int = Limit(default=20, ge=1, le=MOST_ITEMS)

    of: Sequence[str]

    @property
    def nothing(self) -> list[Any]:
        return []

    def check(self, value: Any) -> list[dict[str, str]]:
        items = [item for item in (self.item_of(one) for one in list_in(self, value)) if item.text]
        found = list({(item.of, item.id or item.text): item for item in items}.values())
        if len(found) > self.most:
            raise self.refuse(N_("“{field}”: choose at most {count}."), count=self.most)
        return [item.model_dump() for item in found]

    def item_of(self, value: Any) -> Item:
        if not isinstance(value, dict) or not all(isinstance(part, str) for part in value.values()):
            raise self.refuse(N_("“{field}”: choose from what is there."))
        known = {name: printable(value.get(name, "")).strip()[:SHORT] for name in ("of", "id", "text")}
        if not value.keys() <= known.keys() or len(known["id"]) > 40 or (known["of"] and known["of"] not in self.of):
            raise self.refuse(N_("“{field}”: choose from what is there."))
        return Item(**known)

    def told(self, value: Any) -> str:
        return ", ".join(item["text"] for item in value)


class People(Naming):
    """Members and organisations of the network, and who is neither: a name that somebody typed."""

    kind: Literal["people"] = "people"
    of: list[Literal["member", "organisation"]] = Limit(default=["member", "organisation"], min_length=1)

    def written(self, value: Any) -> list[tuple[MayIdentify, str]]:
        return [(MayIdentify.NAMES_BELONG, item["text"]) for item in value if not item["id"]]


class Reference(Naming):
    """Items of the record, chosen and never typed."""

    kind: Literal["reference"] = "reference"
    of: list[Literal["conclusion", "agreement", "party", "indicator"]] = Limit(min_length=1)

    def item_of(self, value: Any) -> Item:
        item = super().item_of(value)
        if not (item.of and item.id):
            raise self.refuse(N_("“{field}”: choose from what is there."))
        return item
