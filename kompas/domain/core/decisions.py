"""The author's decision about a text that may identify a family."""

from collections.abc import Iterable

from sqlmodel import Session

from kompas.domain.core.identifying import NAMES_OF_KINDS, IdentifyingKind, new_kinds
from kompas.errors import Identifying
from kompas.events.core.base import Warned
from kompas.i18n import N_, translate
from kompas.models.core.record import Record

MAY_TELL = N_("This may tell who the family is: {kinds}. Change it, or post it all the same.")


def demand_decision(
    session: Session, record: Record, text: str, warned: Warned, *, known: Iterable[str] = (), named: str = ""
) -> None:
    """A text that may tell who a family is needs its author's decision. Decisions are counted, never with the text.

    What is in one of the `known` texts was there already, and decided about. In `named` a name belongs, such as of who
    does something.
    """
    kinds = kinds_asking(text, known=known, named=named)
    demand_decided(kinds, warned)
    count_decision(session, record, bool(kinds), warned)


def kinds_asking(text: str, *, known: Iterable[str] = (), named: str = "") -> list[str]:
    """The msgids of what may tell who a family is."""
    known = list(known)
    kinds = new_kinds(text, known) | (new_kinds(named, known) - {IdentifyingKind.NAME})
    return [NAMES_OF_KINDS[kind] for kind in sorted(kinds)]


def demand_decided(kinds: Iterable[str], warned: Warned, message: str = MAY_TELL) -> None:
    told = ", ".join(sorted(translate(kind) for kind in kinds))
    if told and warned != "kept":
        raise Identifying(message, kinds=told)


def count_decision(session: Session, record: Record, asked: bool, warned: Warned) -> None:
    if asked:
        record.warnings_kept += 1
    elif warned == "changed":
        record.warnings_changed += 1
    session.add(record)
