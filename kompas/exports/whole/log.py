"""The log in words, and as a file: what kind of thing, on how many, by which role, when. It holds no content to leave out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from kompas.domain.whole.logbook import KeptEntry
from kompas.enums import Anonymity, Exported, NetworkRole, ReleaseLevel, Role, SeatWay
from kompas.events.core.base import DECLARED, name_of
from kompas.exports.core import wording
from kompas.exports.core.blocks import Column, Table, Value, table_of
from kompas.exports.core.chapters import File
from kompas.exports.core.csv import write_csv
from kompas.exports.core.document import Document
from kompas.exports.core.writers import CSV
from kompas.i18n import _, ngettext, translate
from kompas.labels import label

DETAILS: Mapping[str, Callable[[Any], str]] = {
    "exported": lambda value: label(Exported(value)),
    "format": str.upper,
    "level": lambda value: _("for: {level}", level=label(ReleaseLevel(value))),
    "release": lambda value: label(ReleaseLevel(value)),
    "way": lambda value: label(SeatWay(value)),
    "anonymity": lambda value: label(Anonymity(value)),
    "as_role": lambda value: label(role_named(value)),
    "notes": lambda value: _("the notes went into the bin") if value == "bin" else _("the notes stayed"),
    "shared": lambda value: _("to facilitate together") if value else _("to take over"),
    "on": lambda value: _("on") if value else _("off"),
    "days": lambda value: ngettext("{count} day", "{count} days", value),
    "deed": lambda value: undo_words().get(value, value),
}
"""By its name, how a detail is said (`domain.workshop.log`)."""


def role_named(value: str) -> Role | NetworkRole:
    return NetworkRole(value) if value in list(map(str, NetworkRole)) else Role(value)


def undo_words() -> dict[str, str]:
    return {name_of(kind): translate(declared.undo) for kind, declared in DECLARED.items() if declared.undo}


def who(one: KeptEntry) -> str:
    """The role, and of a facilitator which one: by name as long as that is kept, else by the browser."""
    if not one.entry.role:
        return _("Kompas itself")
    role = label(role_named(one.entry.role))
    if one.seat is None:
        return role
    told = one.seat.name or one.seat.browser
    return f"{role} {one.seat.number}" + (f" ({told})" if told else "")


def details(one: KeptEntry) -> str:
    return ", ".join(DETAILS[name](value) for name, value in one.entry.detail.items() if name in DETAILS)


def moment(one: KeptEntry) -> str:
    at = wording.local(one.entry.at)
    return f"{wording.brief_date(at.date())}, {wording.time_of_day(at)}"


def sortable(one: KeptEntry) -> str:
    return f"{wording.local(one.entry.at):%Y-%m-%d %H:%M:%S}"


def log_table(entries: Sequence[KeptEntry], when: Callable[[KeptEntry], str] = moment) -> Table:
    columns: dict[Column, Value] = {
        Column(_("When"), width=20): when,
        Column(_("What happened"), width=44): lambda one: translate(one.logged.words),
        Column(_("How many"), width=10): lambda one: one.entry.count,
        Column(_("Details"), width=44): details,
        Column(_("Who did it"), width=36): who,
        Column(_("Subject"), width=26): lambda one: one.topic,
    }
    return table_of(entries, columns, _("Log"))


def log_files(entries: Sequence[KeptEntry], made_at: datetime) -> list[File]:
    table = log_table(entries, sortable)
    return [File("CSV", "csv", CSV, partial(write_csv, Document(table.name, made_at, blocks=[table], tables=[table])))]
