"""What is removed when: names and raw notes after the set period, everything when a facilitator says so.

Conclusions and agreements may stay; who said what does not. SQLite overwrites freed pages (secure_delete), and
`database.overwrite_log` empties the write-ahead log that still holds them.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select, update

from kompas.domain.core.changes import record_change
from kompas.domain.core.names import folded
from kompas.domain.network.bottlenecks import remember_bottlenecks
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.enums import WorkshopStatus
from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models import (
    Agreement,
    AmbitionComment,
    AmbitionDraft,
    AmbitionText,
    AppliedAction,
    Ballot,
    Bottleneck,
    Card,
    Case,
    CasePicture,
    Conclusion,
    ConclusionNote,
    Connection,
    Deed,
    EvaluationAnswer,
    EvaluationGiven,
    HandOver,
    InterviewNotes,
    Line,
    MapRound,
    Note,
    Pairing,
    Participant,
    Party,
    Placement,
    Rating,
    Ready,
    Representation,
    Seat,
    Step,
    StepVisit,
    Support,
    SupportCheck,
    Theme,
    Vote,
    Workshop,
)
from kompas.rules import Actor

log = logging.getLogger(__name__)
OF_A_WORKSHOP: tuple[Any, ...] = (
    *(
        HandOver,
        Agreement,
        AppliedAction,
        Deed,
        CasePicture,
        EvaluationAnswer,
        EvaluationGiven,
        Ready,
        Seat,
        StepVisit,
        Vote,
        Ballot,
        Bottleneck,
        Placement,
        Connection,
        Theme,
        Rating,
        Representation,
        MapRound,
        Line,
        Party,
        AmbitionComment,
        Support,
        SupportCheck,
        AmbitionText,
        AmbitionDraft,
        Card,
        InterviewNotes,
        Pairing,
    ),
    *(Conclusion, Note, Case, Participant, Step),
)
"""Every table with rows of a workshop, those that others point to last."""
HANGS_ON_NOTES: tuple[Any, ...] = (
    Deed,
    Vote,
    Ballot,
    Placement,
    AmbitionComment,
    AmbitionText,
    Support,
    Card,
    InterviewNotes,
    Pairing,
)
"""What is raw, or means nothing without the notes, and goes with them."""
OF_THE_FAMILIES: tuple[Any, ...] = (Note, CasePicture, Case)
"""What is told of families: it goes after the period."""
LONGEST_RETENTION = 3650
A_DAY = timedelta(days=1)


def set_retention(session: Session, actor: Actor, days: int) -> None:
    """After how many days names and raw notes of this workshop are removed."""
    demand_facilitator(actor)
    if not 1 <= days <= LONGEST_RETENTION:
        raise Invalid(N_("Choose a period from 1 to {days} days."), days=LONGEST_RETENTION)
    actor.workshop.retention_days = days
    record_change(session, actor.workshop, actor.workshop)


def forget_old_workshops(session: Session, at: datetime) -> int:
    """Remove names and raw notes of every workshop whose period is over; returns how many there were."""
    kept = select(Workshop).where(col(Workshop.forgotten_at).is_(None))
    due = [workshop for workshop in session.exec(kept) if held_at(workshop) + period_of(workshop) <= at]
    for workshop in due:
        forget(session, workshop, at)
    return len(due)


def erase_old_rehearsals(session: Session, at: datetime) -> int:
    """A rehearsal that nobody ended: nothing of it is worth keeping."""
    old = select(Workshop).where(col(Workshop.rehearsal_of).is_not(None), Workshop.created_at <= at - A_DAY)
    rehearsals = list(session.exec(old))
    for workshop in rehearsals:
        erase(session, workshop)
    return len(rehearsals)


def held_at(workshop: Workshop) -> datetime:
    """The later of plan and practice: a workshop that is still to come is never due."""
    return max(moment for moment in (workshop.starts_at, workshop.started_at, workshop.closed_at) if moment)


def period_of(workshop: Workshop) -> timedelta:
    return timedelta(days=workshop.retention_days)


def forget(session: Session, workshop: Workshop, at: datetime) -> None:
    """Remove the names, the raw notes, the cases and the remarks; conclusions and agreements stay."""
    remember_bottlenecks(session, workshop)
    delete_ties(session, workshop.id)
    for table in HANGS_ON_NOTES:
        session.execute(delete(table).where(table.workshop_id == workshop.id))
    for table in OF_THE_FAMILIES:
        session.execute(delete(table).where(table.workshop_id == workshop.id))
    session.execute(delete(HandOver).where(col(HandOver.workshop_id) == workshop.id))
    session.execute(update(Seat).where(col(Seat.workshop_id) == workshop.id).values(name=""))
    session.execute(delete(Seat).where(col(Seat.workshop_id) == workshop.id, col(Seat.participant_id).is_not(None)))
    for private in (Rating, Representation):
        session.execute(delete(private).where(col(private.workshop_id) == workshop.id))
    nameless = update(Participant).where(col(Participant.workshop_id) == workshop.id)
    session.execute(nameless.values(name="", job_function="", level=None))
    session.execute(update(Agreement).where(col(Agreement.workshop_id) == workshop.id).values(status_by=""))
    session.execute(update(EvaluationAnswer).where(col(EvaluationAnswer.workshop_id) == workshop.id).values(remark=""))
    session.execute(delete(Connection).where(col(Connection.workshop_id) == workshop.id, col(Connection.withdrawn)))
    session.execute(
        update(Connection).where(col(Connection.workshop_id) == workshop.id).values(author_id=None, note="")
    )
    session.execute(update(Party).where(col(Party.workshop_id) == workshop.id).values(added_by=None))
    workshop.case_text, workshop.forgotten_at = "", at
    if workshop.status is not WorkshopStatus.CLOSED:
        workshop.status, workshop.closed_at = WorkshopStatus.CLOSED, at
    record_change(session, workshop, workshop)
    log.info("names and notes of workshop %s removed, its period is over", workshop.id)


def erase_workshop(session: Session, actor: Actor, title: str) -> None:
    """Remove everything of a workshop at once. The title has to be typed, so that nobody does it by accident."""
    demand_facilitator(actor)
    workshop = actor.workshop
    if folded(title) != folded(workshop.title):
        raise Invalid(N_("The title is not the same. Type it exactly to erase this workshop."))
    for rehearsal in session.exec(select(Workshop).where(col(Workshop.rehearsal_of) == workshop.id)):
        erase(session, rehearsal)
    erase(session, workshop)
    log.info("workshop %s erased by its facilitator", workshop.id)


def erase(session: Session, workshop: Workshop) -> None:
    """Every row of a workshop; whoever asks has the right to."""
    record_change(session, workshop)
    delete_ties(session, workshop.id)
    for table in OF_A_WORKSHOP:
        session.execute(delete(table).where(table.workshop_id == workshop.id))
    session.delete(workshop)


def delete_ties(session: Session, workshop_id: int) -> None:
    ours = select(Conclusion.id).where(Conclusion.workshop_id == workshop_id)
    session.execute(delete(ConclusionNote).where(col(ConclusionNote.conclusion_id).in_(ours)))
