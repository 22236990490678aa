"""Retention: names and raw notes go after the set period, everything when a facilitator says so.

What goes of each table stands with its model (`forgetting`). SQLite overwrites freed pages (secure_delete), and
`database.overwrite_log` empties the write-ahead log that still holds them.
"""

import logging
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select, update

from kompas.domain.core.changes import record_change
from kompas.domain.core.erasing import erase_rows
from kompas.domain.core.names import fold_name
from kompas.domain.network.bottlenecks import remember_bottlenecks
from kompas.domain.workshop.log import log as log_deed
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.enums import LoggedDeed, WorkshopStatus
from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models import Network, Workshop
from kompas.models.core.base_row import BaseRow, table_of
from kompas.models.core.belonging import rows_of, tables_of
from kompas.models.core.columns import LONGEST_RETENTION
from kompas.rules import Actor

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)


def set_retention(session: Session, actor: Actor, days: int) -> None:
    """After how many days names and raw notes of this workshop are removed."""
    demand_facilitator(actor)
    if not 1 <= days <= LONGEST_RETENTION:
        raise Invalid(N_("Choose a period from 1 to {days} days."), days=LONGEST_RETENTION)
    actor.workshop.retention_days = days
    record_change(session, actor.workshop, actor.workshop)
    log_deed(session, actor.workshop, actor, LoggedDeed.RETENTION_SET, days=days)


def workshops_kept(session: Session) -> list[int]:
    """The ids of those that are not forgotten; no more is read, so that one broken row does not hide the others."""
    return list(session.exec(select(Workshop.id).where(col(Workshop.forgotten_at).is_(None))))


def rehearsals_left(session: Session, at: datetime) -> list[int]:
    """Rehearsals that nobody ended: nothing of them is worth keeping."""
    old = (col(Workshop.rehearsal_of).is_not(None), Workshop.created_at <= at - A_DAY)
    return list(session.exec(select(Workshop.id).where(*old)))


def erase_rehearsal(session: Session, rehearsal: Workshop) -> bool:
    erase(session, rehearsal)
    return True


def held_at(workshop: Workshop) -> datetime:
    """The later of plan and practice: a workshop that is still to come is never due."""
    return max(moment for moment in (workshop.starts_at, workshop.started_at, workshop.closed_at) if moment)


def is_due(workshop: Workshop, at: datetime) -> bool:
    """Whether its period is over, which is at most the longest there is: one that is out of all bounds breaks nothing."""
    days = min(max(workshop.retention_days, 1), LONGEST_RETENTION)
    return at - held_at(workshop) >= timedelta(days=days)


def forget_if_due(session: Session, workshop: Workshop, at: datetime) -> bool:
    """Whether its period was over, so that it is forgotten now."""
    due = workshop.forgotten_at is None and is_due(workshop, at)
    if due:
        forget(session, workshop, at)
    return due


def forget(session: Session, workshop: Workshop, at: datetime) -> None:
    """Remove the names, the raw notes, the cases and the remarks; conclusions and agreements stay."""
    remember_bottlenecks(session, workshop)
    tables: list[type[BaseRow]] = [Workshop, *tables_of("workshop")]
    for table in reversed(tables):
        forget_rows(session, workshop, table)
    workshop.forgotten_at = at
    if workshop.status is not WorkshopStatus.CLOSED:
        workshop.status, workshop.closed_at = WorkshopStatus.CLOSED, at
    record_change(session, workshop, workshop)
    log_deed(session, workshop, None, LoggedDeed.NAMES_REMOVED)
    log.info("names and notes of workshop %s removed, its period is over", workshop.id)


def forget_rows(session: Session, workshop: Workshop, table: type[BaseRow]) -> None:
    """Forget the rows of a table as it declares."""
    ours, forgetting = rows_of("workshop", workshop.id, table_of(table)), table.forgetting
    if callable(forgetting.rows):
        session.execute(delete(table).where(ours, forgetting.rows(table)))
    elif forgetting.rows:
        session.execute(delete(table).where(ours))
    if forgetting.blanked:
        session.execute(update(table).where(ours).values(forgetting.blanked))
    for row in session.exec(select(table).where(ours)) if forgetting.rewritten else ():
        for column, rewrite in forgetting.rewritten.items():
            setattr(row, column, rewrite(getattr(row, column)))


def erase_workshop(session: Session, actor: Actor, title: str) -> None:
    """Remove everything of a workshop at once. The title has to be typed, so that nobody does it by accident."""
    demand_facilitator(actor)
    workshop = actor.workshop
    if fold_name(title) != fold_name(workshop.title):
        raise Invalid(N_("The title is not the same. Type it exactly to erase this workshop."))
    for rehearsal in session.exec(select(Workshop).where(col(Workshop.rehearsal_of) == workshop.id)):
        erase(session, rehearsal)
    if workshop.network_id is not None:  # its own log goes with it
        network = session.get_one(Network, workshop.network_id)
        log_deed(session, network, actor, LoggedDeed.WORKSHOP_ERASED)
    erase(session, workshop)
    log.info("workshop %s erased by its facilitator", workshop.id)


def erase(session: Session, workshop: Workshop) -> None:
    """Erase every row of a workshop; the caller has checked the right to."""
    record_change(session, workshop)
    erase_rows(session, "workshop", workshop.id)
    session.delete(workshop)
