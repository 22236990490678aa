"""Agreements live on after their workshop: the list over all workshops of a network, with status and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.map.queries import names_on_map
from kompas.domain.network.networks import change_page
from kompas.domain.wall.agreements import FINISHED
from kompas.enums import AgreementStatus
from kompas.errors import Invalid, NotFound
from kompas.fields.days import FAR_AWAY, can_be_meant
from kompas.i18n import N_
from kompas.models import Agreement, Conclusion, Network, Workshop
from kompas.models.core.columns import SHORT, now, printable
from kompas.rules import NetworkActor


@dataclass(frozen=True)
class KeptAgreement:
    """An agreement with where it came from. `conclusion` is the text it followed from, `line` the line of the map."""

    agreement: Agreement
    workshop: Workshop
    conclusion: str | None
    line: str | None = None

    def is_overdue(self, today: date) -> bool:
        due = self.agreement.by_when
        return due is not None and due < today and self.agreement.status not in FINISHED


def agreements_of_network(session: Session, network: Network) -> list[KeptAgreement]:
    """Agreements with a date first, the earliest on top."""
    query = (
        select(Agreement, Workshop, Conclusion)
        .join(Workshop, col(Workshop.id) == Agreement.workshop_id)
        .join(Conclusion, col(Conclusion.id) == Agreement.conclusion_id, isouter=True)
        .where(Workshop.network_id == network.id)
        .where(col(Agreement.withdrawn).is_(False), col(Workshop.rehearsal_of).is_(None))
    )
    rows = list(session.exec(query))
    places = names_on_map(session, {workshop.id for agreement, workshop, _conclusion in rows if agreement.line_id})
    found = [
        KeptAgreement(
            agreement,
            workshop,
            conclusion.text if conclusion and not conclusion.withdrawn else None,
            places.get(agreement.line_id or ""),
        )
        for agreement, workshop, conclusion in rows
    ]
    return sorted(found, key=lambda one: (one.agreement.by_when or date.max, one.agreement.created_at))


def chosen(
    agreements: Sequence[KeptAgreement],
    today: date,
    *,
    statuses: Sequence[AgreementStatus] = (),
    who: str | None = None,
    workshop_id: int | None = None,
    overdue: bool = False,
) -> list[KeptAgreement]:
    """The agreements that pass every filter that is set; who does what is compared as written."""
    return [
        one
        for one in agreements
        if (not statuses or one.agreement.status in statuses)
        and (who is None or one.agreement.who == who)
        and (workshop_id is None or one.workshop.id == workshop_id)
        and (not overdue or one.is_overdue(today))
    ]


def demand_planned(day: date | None) -> date | None:
    if day is not None and not can_be_meant(day):
        raise Invalid(FAR_AWAY)
    return day


def follow_agreement(
    session: Session,
    actor: NetworkActor,
    agreement_id: str,
    status: AgreementStatus,
    by_when: date | None,
    told_by: str = "",
) -> None:
    """Say how it stands and by when; also after the workshop was closed. `told_by` is who said so, if anybody likes."""
    agreement = session.get(Agreement, agreement_id)
    workshop = session.get(Workshop, agreement.workshop_id) if agreement else None
    if agreement is None or workshop is None or workshop.network_id != actor.network.id:
        raise NotFound(N_("This agreement is not there any more. Reload the page."))
    if by_when != agreement.by_when:
        agreement.by_when = demand_planned(by_when)
    if agreement.status is not status:
        agreement.status, agreement.status_at = status, now()
        forgotten = workshop.forgotten_at is not None
        agreement.status_by = "" if forgotten else " ".join(printable(told_by).split())[:SHORT]
    record_change(session, workshop, agreement)
    change_page(session, actor.network)
