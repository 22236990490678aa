"""What a network has in its record, read once: for the compass, for what could be done now, and for the agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from kompas.domain.dossier.forms import FilledIn, filled_in, forms_of
from kompas.domain.map.course import FrozenRound, rounds_of_network
from kompas.domain.network.network_agreements import KeptAgreement, agreements_of_network
from kompas.domain.network.networks import members_of
from kompas.domain.wall.agreements import FINISHED
from kompas.domain.workshop.clock import AMSTERDAM, today
from kompas.domain.workshop.queries import workshops_of_network
from kompas.enums import WorkshopStatus
from kompas.models import AmbitionDraft, Network, NetworkMember, Step, SupportCheck, Workshop


@dataclass(frozen=True)
class Gathered:
    """Workshops, rounds and forms stand newest first. `asked` are the drafts of which a support check was closed, `minutes`
    how long each workshop is planned to take.
    """

    network: Network
    today: date
    members: Sequence[NetworkMember] = ()
    workshops: Sequence[Workshop] = ()
    rounds: Sequence[FrozenRound] = ()
    forms: Sequence[FilledIn] = ()
    agreements: Sequence[KeptAgreement] = ()
    drafts: Sequence[AmbitionDraft] = ()
    asked: frozenset[str] = frozenset()
    minutes: Mapping[int, int] = field(default_factory=dict)

    def workshops_by(self, script_key: str) -> list[Workshop]:
        return [one for one in self.workshops if one.script_key == script_key]

    def held_by(self, script_key: str) -> list[Workshop]:
        """Those that are over."""
        return [one for one in self.workshops_by(script_key) if one.status is WorkshopStatus.CLOSED]

    def planned_by(self, script_key: str) -> list[Workshop]:
        """Those that are still to come; one that was never led and whose day is past is none."""
        ahead = [one for one in self.workshops_by(script_key) if day_of(one.starts_at) >= self.today]
        return [one for one in ahead if one.status is not WorkshopStatus.CLOSED]

    def forms_by(self, form_key: str) -> list[FilledIn]:
        return [one for one in self.forms if one.filled.form_key == form_key]

    @property
    def unfinished(self) -> list[KeptAgreement]:
        return [one for one in self.agreements if one.agreement.status not in FINISHED]

    @property
    def accepted(self) -> list[AmbitionDraft]:
        return [one for one in self.drafts if one.accepted]


def day_of(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def gather(session: Session, network: Network) -> Gathered:
    workshops = workshops_of_network(session, network.id)
    ids = [one.id for one in workshops]
    drafts = session.exec(select(AmbitionDraft).where(col(AmbitionDraft.workshop_id).in_(ids)))
    closed = select(SupportCheck.draft_id).where(
        col(SupportCheck.workshop_id).in_(ids), col(SupportCheck.is_open).is_(False)
    )
    length = select(Step.workshop_id, func.sum(Step.minutes)).where(
        col(Step.workshop_id).in_(ids), col(Step.left_out).is_(False)
    )
    return Gathered(
        network=network,
        today=today(),
        members=members_of(session, network),
        workshops=workshops,
        rounds=rounds_of_network(session, network.id),
        forms=filled_in(session, forms_of(session, network)),
        agreements=agreements_of_network(session, network),
        drafts=list(drafts),
        asked=frozenset(session.exec(closed)),
        minutes=dict(session.exec(length.group_by(col(Step.workshop_id))).all()),
    )
