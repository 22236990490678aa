"""Who does what by when."""

from sqlmodel import Session

from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.lookup import row_in
from kompas.domain.map.lines import line_of
from kompas.domain.wall.conclusions import conclusion_of
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.errors import Conflict
from kompas.events.wall.agreements import (
    AgreementFields,
    EditAgreement,
    RecordAgreement,
    ReleaseAgreement,
    WithdrawAgreement,
)
from kompas.i18n import N_
from kompas.models import Agreement
from kompas.rules import Actor


def record_agreement(session: Session, actor: Actor, action: RecordAgreement) -> Agreement:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    if action.conclusion_id is not None:
        conclusion_of(session, actor, action.conclusion_id)
    if action.line_id is not None:
        line_of(session, actor.workshop, action.line_id)
    demand_decision(session, actor.workshop, action.what, action.warned, named=action.who)
    agreement = Agreement(
        id=action.id,
        workshop_id=actor.workshop.id,
        **action.model_dump(include={"what", "who", "by_when", "priority", "conclusion_id", "line_id", "release"}),
    )
    record_change(session, actor.workshop, agreement)
    return agreement


def edit_agreement(session: Session, actor: Actor, action: EditAgreement) -> None:
    """Another agreement than the one that was seen is a Conflict, and so is one that was taken away."""
    agreement = agreement_to_change(session, actor, action.agreement_id)
    if agreement.withdrawn:
        raise Conflict(N_("Somebody else removed this agreement while you were writing. Your text is still here."))
    wanted = AgreementFields(**action.model_dump(include=set(AgreementFields.model_fields)))
    if action.seen is not None and AgreementFields.model_validate(agreement) not in (action.seen, wanted):
        raise Conflict(N_("Somebody else changed this agreement while you were writing. Your text is still here."))
    known = [agreement.what, agreement.who]
    demand_decision(session, actor.workshop, action.what, action.warned, known=known, named=action.who)
    for field, value in wanted:
        setattr(agreement, field, value)
    record_change(session, actor.workshop, agreement)


def withdraw_agreement(session: Session, actor: Actor, action: WithdrawAgreement) -> None:
    agreement = agreement_to_change(session, actor, action.agreement_id)
    agreement.withdrawn = action.withdrawn
    record_change(session, actor.workshop, agreement)


def release_agreement(session: Session, actor: Actor, action: ReleaseAgreement) -> None:
    """Say how far an agreement goes."""
    demand_facilitator(actor)
    agreement = agreement_of(session, actor, action.agreement_id)
    agreement.release = action.release
    record_change(session, actor.workshop, agreement)


def agreement_to_change(session: Session, actor: Actor, agreement_id: str) -> Agreement:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    return agreement_of(session, actor, agreement_id)


def agreement_of(session: Session, actor: Actor, agreement_id: str) -> Agreement:
    return row_in(session, actor.workshop, Agreement, agreement_id, N_("This agreement is not there any more."))


HANDLERS: Handlers = {
    "record_agreement": record_agreement,
    "edit_agreement": edit_agreement,
    "withdraw_agreement": withdraw_agreement,
    "release_agreement": release_agreement,
}
