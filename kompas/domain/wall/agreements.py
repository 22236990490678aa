"""Who does what by when."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import handles
from kompas.enums import AgreementStatus
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

FINISHED = (AgreementStatus.DONE, AgreementStatus.DROPPED)


@handles(RecordAgreement)
def record_agreement(session: Session, actor: Actor, action: RecordAgreement) -> Agreement:
    demand_decision(session, actor.workshop, action.what, action.warned, named=action.who)
    agreement = Agreement(
        id=action.id,
        workshop_id=actor.workshop.id,
        **action.model_dump(include={"what", "who", "by_when", "priority", "conclusion_id", "line_id", "release"}),
    )
    record_change(session, actor.workshop, agreement)
    return agreement


@handles(EditAgreement)
def edit_agreement(session: Session, actor: Actor, action: EditAgreement) -> None:
    """Another agreement than the one that was seen is a Conflict, and so is one that was taken away."""
    agreement = session.get_one(Agreement, action.agreement_id)
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


@handles(WithdrawAgreement)
def withdraw_agreement(session: Session, actor: Actor, action: WithdrawAgreement) -> None:
    agreement = session.get_one(Agreement, action.agreement_id)
    agreement.withdrawn = action.withdrawn
    record_change(session, actor.workshop, agreement)


@handles(ReleaseAgreement)
def release_agreement(session: Session, actor: Actor, action: ReleaseAgreement) -> None:
    """Say how far an agreement goes."""
    agreement = session.get_one(Agreement, action.agreement_id)
    agreement.release = action.release
    record_change(session, actor.workshop, agreement)
