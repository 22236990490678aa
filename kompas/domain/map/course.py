"""Rounds of the map over the workshops of a network: freezing one, starting from the last, laying two side by side."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import when
from kompas.domain.core.names import alike_as_one
from kompas.domain.map.comparison import MapComparison, compare
from kompas.domain.map.queries import drawing_of, lines_on_map, parties_on_map
from kompas.domain.workshop.moments import WorkshopClosed
from kompas.enums import Role
from kompas.models import Agreement, Line, MapRound, Participant, Party, Workshop
from kompas.rules import crosses_sessions

COPIED = ("name", "lineage", "domain", "ring", "involvement", "x", "y", "hand_placed")


@dataclass(frozen=True)
class FrozenRound:
    """A dated measurement and the workshop that made it."""

    workshop: Workshop
    kept: MapRound
    frozen_at: datetime


@dataclass(frozen=True)
class RoundsCompared:
    """`agreements` are those of the earlier round, by the line they came from."""

    earlier: FrozenRound
    comparison: MapComparison
    agreements: dict[str, list[Agreement]]


def round_of(session: Session, workshop: Workshop) -> MapRound:
    """The round of this workshop; not stored before something is said of it."""
    return session.get(MapRound, workshop.id) or MapRound(workshop_id=workshop.id)


def freeze(session: Session, workshop: Workshop, moment: datetime) -> None:
    """Stamp the map with its date, the organisations that were there and the goal. From now on it stays as it is."""
    one = round_of(session, workshop)
    query = select(Participant.organisation).where(Participant.workshop_id == workshop.id).distinct()
    one.frozen_at, one.goal = moment, workshop.goal
    one.organisations = sorted(set(alike_as_one(session.exec(query))), key=str.casefold)
    record_change(session, workshop, one)


@when(WorkshopClosed)
def freeze_if_drawn(session: Session, closed: WorkshopClosed) -> None:
    """When a workshop is closed its map is a measurement, if it has lines and nobody froze it before."""
    workshop = closed.workshop
    drawn = select(Line.id).where(Line.workshop_id == workshop.id).limit(1)
    if (
        round_of(session, workshop).frozen_at is None
        and session.exec(drawn).first()
        and drawing_of(session, workshop).lines
    ):
        freeze(session, workshop, closed.at)


def thaw(session: Session, workshop: Workshop) -> None:
    one = round_of(session, workshop)
    one.frozen_at = None
    record_change(session, workshop, one)


def rounds_of_network(session: Session, network_id: int | None) -> list[FrozenRound]:
    """Newest first. A rehearsal measures nothing."""
    query = (
        select(Workshop, MapRound)
        .join(MapRound, col(MapRound.workshop_id) == Workshop.id)
        .where(
            Workshop.network_id == network_id,
            col(Workshop.network_id).is_not(None),
            col(Workshop.rehearsal_of).is_(None),
            col(MapRound.frozen_at).is_not(None),
        )
        .order_by(col(MapRound.frozen_at).desc())
    )
    return [FrozenRound(one, kept, kept.frozen_at) for one, kept in session.exec(query) if kept.frozen_at is not None]


def earlier_rounds(session: Session, workshop: Workshop) -> list[FrozenRound]:
    """Newest first: frozen rounds of the workshop's network before its own, but for maps that stay in their session."""
    own = session.get(MapRound, workshop.id)
    before = own.frozen_at if own else None
    others = [one for one in rounds_of_network(session, workshop.network_id) if one.workshop.id != workshop.id]
    crossing = [one for one in others if crosses_sessions(one.kept.release, Role.SCREEN)]
    return [one for one in crossing if before is None or one.frozen_at < before]


def round_to_compare(session: Session, workshop: Workshop) -> FrozenRound | None:
    """The one that the facilitator chose, or else the last."""
    earlier = earlier_rounds(session, workshop)
    wanted = round_of(session, workshop).compared_with
    return next((one for one in earlier if one.workshop.id == wanted), earlier[0] if earlier else None)


def goal_until_now(session: Session, workshop: Workshop) -> str:
    """The goal of the last round that had one."""
    return next((one.kept.goal for one in earlier_rounds(session, workshop) if one.kept.goal), "")


def start_from(session: Session, workshop: Workshop, earlier: FrozenRound) -> None:
    """A copy of the earlier map: the same stakeholders, lines with their colour; reasons are said anew."""
    parties = parties_on_map(session, earlier.workshop)
    ids = {party.id: str(uuid.uuid4()) for party in parties}
    for party in parties:  # one by one, so that they come in the order of then
        record_change(session, workshop, copied_party(party, workshop, ids[party.id]))
    session.flush()
    for line in lines_on_map(session, earlier.workshop, parties):
        record_change(session, workshop, copied_line(line, workshop, ids))


def copied_party(party: Party, workshop: Workshop, identity: str) -> Party:
    kept = {name: getattr(party, name) for name in COPIED}
    return Party(id=identity, workshop_id=workshop.id, **kept)


def copied_line(line: Line, workshop: Workshop, ids: dict[str, str]) -> Line:
    return Line(
        id=str(uuid.uuid4()),
        workshop_id=workshop.id,
        one_id=ids[line.one_id],
        other_id=ids[line.other_id],
        colour=line.colour,
    )


def compared_with(session: Session, workshop: Workshop, earlier: FrozenRound) -> RoundsCompared:
    comparison = compare(drawing_of(session, earlier.workshop), drawing_of(session, workshop))
    query = select(Agreement).where(
        Agreement.workshop_id == earlier.workshop.id,
        col(Agreement.withdrawn).is_(False),
        col(Agreement.line_id).is_not(None),
    )
    agreements: dict[str, list[Agreement]] = {}
    for agreement in session.exec(query.order_by(col(Agreement.sequence))):
        if not crosses_sessions(agreement.release, Role.SCREEN):
            continue
        agreements.setdefault(agreement.line_id or "", []).append(agreement)
    return RoundsCompared(earlier, comparison, agreements)


def course_of(session: Session, workshop: Workshop) -> Sequence[tuple[datetime | None, Workshop]]:
    """All rounds up to and including this one, oldest first; the last is None when it is not frozen."""
    own = session.get(MapRound, workshop.id)
    before = [(one.frozen_at, one.workshop) for one in reversed(earlier_rounds(session, workshop))]
    return [*before, (own.frozen_at if own else None, workshop)]
