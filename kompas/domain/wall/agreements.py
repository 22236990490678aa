"""Agreements: who does what by when."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles, put_on_row
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
    return add_row(session, actor, action, Agreement)


@handles(EditAgreement)
def edit_agreement(session: Session, actor: Actor, action: EditAgreement, agreement: Agreement) -> None:
    """Another agreement than the one that was seen is a Conflict, and so is one that was taken away."""
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


handles(WithdrawAgreement, ReleaseAgreement)(put_on_row)
