"""What changed last in a network: what kind of thing, when, and by whom as far as names are kept. Never what was written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from kompas.domain.dossier.gathered import Gathered, day_of
from kompas.domain.workshop.log import logged_as
from kompas.enums import AgreementStatus, LoggedDeed
from kompas.i18n import translate, translate_count
from kompas.labels import label
from kompas.models import LogEntry, NetworkSeat

_ = translate
ngettext = translate_count
FEW = 8
TOLD = (
    LoggedDeed.MEMBER_ADDED,
    LoggedDeed.MEMBER_CHANGED,
    LoggedDeed.MEMBER_REMOVED,
    LoggedDeed.MEMBERS_BROUGHT_IN,
    LoggedDeed.TASKS_DIVIDED,
    LoggedDeed.POWER_TALKED_ABOUT,
    LoggedDeed.VERSION_KEPT,
    LoggedDeed.VERSION_REMOVED,
    LoggedDeed.NETWORK_CHANGED,
)
"""Of the log, what changed the record itself; who came and went stays in the log."""
READ = 200
"""Entries of the log that are looked at, the newest first."""


@dataclass(frozen=True)
class Change:
    at: datetime
    words: str
    who: str = ""


def recent_changes(session: Session, gathered: Gathered, few: int = FEW) -> list[Change]:
    """The newest first; what one browser did on one day to one thing is told once, with how often."""
    names = {one.id: one.name for one in session.exec(select(NetworkSeat).filter_by(**gathered.network.reference))}
    found = [*of_the_log(session, gathered, names), *of_forms(gathered, names), *of_workshops(gathered)]
    return sorted(found, key=lambda one: one.at, reverse=True)[:few]


def of_the_log(session: Session, gathered: Gathered, names: Mapping[int, str]) -> Iterator[Change]:
    query = select(LogEntry).filter_by(**gathered.network.reference).where(col(LogEntry.what).in_(TOLD))
    entries = list(session.exec(query.order_by(col(LogEntry.at).desc()).limit(READ)))
    keys = [(one.what, one.network_seat_id, day_of(one.at)) for one in entries]
    for (what, seat, _day), (last, times) in counted(keys, [one.at for one in entries]).items():
        logged = logged_as(what)
        if logged:
            yield Change(last, often(_(logged.words), times), names.get(seat or 0, ""))


def of_forms(gathered: Gathered, names: Mapping[int, str]) -> Iterator[Change]:
    for one in gathered.forms:
        yield Change(one.filled.begun_at, _("Form begun: {form}", form=one.filled.title))
        answers = list(one.answers.values())
        keys = [(one.filled.id, answer.seat_id, day_of(answer.said_at)) for answer in answers]
        for (_form, seat, _day), (last, times) in counted(keys, [answer.said_at for answer in answers]).items():
            words = ngettext("{count} answer in “{form}”", "{count} answers in “{form}”", times, form=one.filled.title)
            yield Change(last, words, names.get(seat or 0, ""))


def of_workshops(gathered: Gathered) -> Iterator[Change]:
    for held in gathered.workshops:
        if held.closed_at:
            yield Change(held.closed_at, _("Workshop held: {title}", title=held.title))
    for frozen in gathered.rounds:
        yield Change(frozen.frozen_at, _("The network map was kept as it is"))
    for one in gathered.agreements:
        if one.agreement.status_at and one.agreement.status is not AgreementStatus.OPEN:
            words = _("An agreement is now “{status}”", status=label(one.agreement.status))
            yield Change(one.agreement.status_at, words, one.agreement.status_by)


Seen = tuple[str, int | None, date]


def counted(keys: list[Seen], moments: list[datetime]) -> dict[Seen, tuple[datetime, int]]:
    """By key the last of its moments, and how many there are."""
    times, last = Counter(keys), dict(sorted(zip(keys, moments, strict=True), key=lambda one: one[1]))
    return {key: (last[key], count) for key, count in times.items()}


def often(words: str, times: int) -> str:
    return words if times == 1 else f"{words} ({times}×)"
