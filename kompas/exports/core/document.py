"""All that a writer knows: a title, blocks to read, tables to work with, data for other programs."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kompas.exports.core import wording
from kompas.exports.core.blocks import Block, Table
from kompas.fields.words import printable_within
from kompas.i18n import _

LONGEST_SLUG = 60


@dataclass(frozen=True)
class Document:
    """In the language of the reader. Word, PDF and Markdown have the blocks, Excel a sheet per table, JSON the data, CSV
    `listing`, or else the first table. `name` is that of its file.
    """

    title: str
    made_at: datetime
    blocks: Sequence[Block]
    subtitle: str = ""
    tables: Sequence[Table] = ()
    listing: Table | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    name: str = "kompas"
    language: str = field(default_factory=wording.language_tag)

    def __post_init__(self) -> None:
        """Rows that stand already may hold what breaks a file."""
        for name in ("title", "subtitle", "blocks", "tables", "listing", "data"):
            object.__setattr__(self, name, printable_within(getattr(self, name)))

    @property
    def made(self) -> str:
        return _("Made on {moment}", moment=wording.moment_made(self.made_at))


def dated_name(title: str, day: datetime, *marks: str, otherwise: str = "kompas") -> str:
    """Such as `klantreis-waterrijk-2026-11-23-conclusions`; `otherwise` is for a title without a Latin letter."""
    return "-".join([slug(title) or slug(otherwise), wording.local(day).date().isoformat(), *map(slug, marks)])


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")
