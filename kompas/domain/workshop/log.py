"""The log: who did what in a workshop or a network, for who facilitates it. Never what somebody wrote, nor a name.

Actions are logged by what they declare (`logged`); all else by `log`. A rehearsal leaves nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from kompas.enums import Anonymity, Exported, LoggedDeed, LogTopic, NetworkRole, ReleaseLevel, Role, SeatWay
from kompas.events.core.base import DECLARED, AnyAction, name_of
from kompas.events.core.logged import Logged
from kompas.i18n import N_
from kompas.models import LogEntry, Seat
from kompas.models.core.record import Record
from kompas.rules import Actor, AnyActor, NetworkActor

WORDS: Mapping[str, Logged] = {
    LoggedDeed.UNDONE: Logged(LogTopic.MODERATION, N_("Undone")),
    LoggedDeed.REDONE: Logged(LogTopic.MODERATION, N_("Done again")),
    LoggedDeed.EXPORTED: Logged(LogTopic.EXPORT, N_("Downloaded")),
    LoggedDeed.COPY_READ_IN: Logged(LogTopic.EXPORT, N_("Made from a complete copy")),
    LoggedDeed.SEAT_TAKEN: Logged(LogTopic.PEOPLE, N_("Came in")),
    LoggedDeed.SEAT_ENDED: Logged(LogTopic.PEOPLE, N_("Stopped on this browser")),
    LoggedDeed.LOGGED_OUT: Logged(LogTopic.PEOPLE, N_("Browser logged out")),
    LoggedDeed.CODE_RENEWED: Logged(LogTopic.PEOPLE, N_("New facilitator code made")),
    LoggedDeed.CODE_OFF: Logged(LogTopic.PEOPLE, N_("Facilitator code switched off")),
    LoggedDeed.JOINING: Logged(LogTopic.PEOPLE, N_("Joining with the code")),
    LoggedDeed.JOIN_CODE_RENEWED: Logged(LogTopic.PEOPLE, N_("New code to join made")),
    LoggedDeed.ONE_TIME_CODE: Logged(LogTopic.PEOPLE, N_("One-time code made")),
    LoggedDeed.MEMBER_ADDED: Logged(LogTopic.PEOPLE, N_("Member added")),
    LoggedDeed.MEMBER_CHANGED: Logged(LogTopic.PEOPLE, N_("Details of a member changed")),
    LoggedDeed.MEMBER_REMOVED: Logged(LogTopic.PEOPLE, N_("Member removed")),
    LoggedDeed.MEMBERS_BROUGHT_IN: Logged(LogTopic.PEOPLE, N_("Members added or changed, several at once")),
    LoggedDeed.TASKS_DIVIDED: Logged(LogTopic.PEOPLE, N_("Tasks divided over members")),
    LoggedDeed.POWER_TALKED_ABOUT: Logged(LogTopic.PEOPLE, N_("Day noted of the talk about positions and power")),
    LoggedDeed.VERSION_KEPT: Logged(LogTopic.ENDING, N_("A version of a form laid down")),
    LoggedDeed.VERSION_REMOVED: Logged(LogTopic.ENDING, N_("A version of a form removed")),
    LoggedDeed.NETWORK_CHANGED: Logged(LogTopic.PEOPLE, N_("Name, area or goal changed")),
    LoggedDeed.NETWORK_CHOSEN: Logged(LogTopic.PRIVACY, N_("Network of the workshop changed")),
    LoggedDeed.ANONYMITY_CHOSEN: Logged(LogTopic.PRIVACY, N_("Chosen who sees names")),
    LoggedDeed.HIDDEN_READ: Logged(LogTopic.PRIVACY, N_("Reading of silent notes by the facilitator")),
    LoggedDeed.RETENTION_SET: Logged(LogTopic.PRIVACY, N_("Period of names and notes changed")),
    LoggedDeed.DOWNLOADS_SHARED: Logged(LogTopic.PRIVACY, N_("Downloading by participants")),
    LoggedDeed.MAP_RELEASED: Logged(LogTopic.PRIVACY, N_("Chosen for whom the map is")),
    LoggedDeed.NAMES_REMOVED: Logged(LogTopic.ENDING, N_("Names and notes removed: the period was over")),
    LoggedDeed.WORKSHOP_ERASED: Logged(LogTopic.ENDING, N_("Workshop erased")),
}
CLOSED: Mapping[str, Iterable[str]] = {
    "release": ReleaseLevel,
    "level": ReleaseLevel,
    "exported": Exported,
    "way": SeatWay,
    "anonymity": Anonymity,
    "as_role": (*Role, *NetworkRole),
    "notes": ("stay", "bin"),
}
"""What a detail may say, by its name. The others are numbers, yes or no, or a `format` or `deed`, by its short name."""
SHORT_NAMES = {"format": re.compile(r"[a-z0-9]{1,10}"), "deed": re.compile(r"[a-z_]{1,40}")}
SEEN_FIRST = (Role.FACILITATOR, Role.PARTICIPANT, Role.SCREEN)


@dataclass(frozen=True)
class Export:
    """A file that somebody takes away; `format` is its extension."""

    exported: Exported
    format: str
    level: ReleaseLevel | None = None


def log(
    session: Session, record: Record, by: AnyActor | None, what: LoggedDeed | str, *, count: int = 1, **detail: Any
) -> None:
    """Write down that somebody, or Kompas itself, did this. Raises ValueError for a detail that could hold content."""
    if getattr(record, "rehearsal_of", None) is not None:
        return
    told = {name: value for name, value in detail.items() if value is not None}
    for name, value in told.items():
        demand_no_content(name, value)
    session.add(LogEntry(**record.reference, **author_of(session, record, by), what=what, count=count, detail=told))


def demand_no_content(name: str, value: Any) -> None:
    if name in SHORT_NAMES:
        fits = isinstance(value, str) and SHORT_NAMES[name].fullmatch(value) is not None
    else:
        fits = value in list(CLOSED[name]) if name in CLOSED else isinstance(value, bool | int)
    if not fits:
        raise ValueError(f"{name} of a log entry is no number and of no closed list")


def author_of(session: Session, record: Record, by: AnyActor | None) -> dict[str, Any]:
    """The role, and the seat when it is one of this record and not a participant's."""
    if by is None:
        return {}
    if isinstance(by, NetworkActor):
        return {"role": NetworkRole.CORE.value, "network_seat_id": by.seat_id}
    role = next(role for role in SEEN_FIRST if role in by.roles)
    return {"role": role.value, "seat_id": seat_id_of(session, by, role) if record.key == by.record.key else None}


def seat_id_of(session: Session, by: Actor, role: Role) -> int | None:
    query = select(Seat.id).where(Seat.device_id == by.device_id, Seat.workshop_id == by.workshop.id)
    return session.exec(query.where(Seat.role == role, col(Seat.participant_id).is_(None))).first()


def log_action(session: Session, actor: AnyActor, action: AnyAction, outcome: Any, before: int) -> None:
    """Log an action as it declares, when somebody with authority sent it and it changed anything since revision `before`.

    `outcome` is what its function gave: a number is how many it was about.
    """
    logged = DECLARED[type(action)].logged
    if not isinstance(logged, Logged) or action.role is Role.PARTICIPANT or actor.record.revision == before:
        return
    count = outcome if type(outcome) is int else count_of(action)
    log(
        session, actor.record, actor, action.type, count=count, **{name: getattr(action, name) for name in logged.tells}
    )


def count_of(action: AnyAction) -> int:
    """How many rows an action names."""
    named = (getattr(action, name) for name in DECLARED[type(action)].rows)
    return max((len(found) for found in named if isinstance(found, list)), default=1)


def log_export(session: Session, actor: AnyActor, made: Export) -> None:
    told: dict[str, Any] = {"exported": made.exported, "format": made.format, "level": made.level}
    log(session, actor.record, actor, LoggedDeed.EXPORTED, **told)


def logged_as(what: str) -> Logged | None:
    """The words for what an entry tells; None for an action of an earlier version."""
    named = {name_of(kind): declared.logged for kind, declared in DECLARED.items()}
    found = WORDS.get(what) or named.get(what)
    return found if isinstance(found, Logged) else None
