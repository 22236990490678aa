"""What a network has in its record, made up without a database."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from kompas.domain.dossier.forms import FilledIn
from kompas.domain.dossier.gathered import Gathered
from kompas.domain.map.course import FrozenRound
from kompas.domain.network.network_agreements import KeptAgreement
from kompas.enums import AgreementStatus, AnswerState, Domain, MemberLevel, Ring, WorkshopStatus
from kompas.forms import own_forms
from kompas.models import Agreement, Answer, FilledForm, MapRound, Network, NetworkMember, Workshop

TODAY = date(2026, 11, 30)
NETWORK = Network(id=1, name="Samen voor thuis", code="ACDEFG")


def gathered(**changes: Any) -> Gathered:
    return Gathered(**{"network": NETWORK, "today": TODAY, **changes})


def at_noon(days: int) -> datetime:
    """So many days from today."""
    return datetime.combine(TODAY + timedelta(days=days), time(12), UTC)


def member(ring: Ring = Ring.CORE, level: MemberLevel = MemberLevel.POLICY, *, expert: bool = False) -> NetworkMember:
    told = {"name": "Lid", "organisation": "Ggd", "domain": Domain.SOCIAL, "expert_by_experience": expert}
    return NetworkMember(network_id=1, level=level, ring=ring, **told)


def whole_group() -> list[NetworkMember]:
    """Five in the core, one around it, every level, an expert by experience."""
    core = [
        member(),
        member(),
        member(level=MemberLevel.BOARD),
        member(level=MemberLevel.EXECUTION),
        member(expert=True),
    ]
    return [*core, member(Ring.OUTER)]


def workshop(script_key: str, days: int, status: WorkshopStatus = WorkshopStatus.CLOSED) -> Workshop:
    code, moment = uuid.uuid4().hex[:6].upper(), at_noon(days)
    told = {"title": f"Werksessie {script_key}", "facilitator_code_hash": "x", "created_at": moment}
    closed = moment if status is WorkshopStatus.CLOSED else None
    return Workshop(
        id=abs(days) + 1, code=code, script_key=script_key, starts_at=moment, status=status, closed_at=closed, **told
    )


def drawn(days: int) -> FrozenRound:
    held = workshop("network_map", days)
    return FrozenRound(held, MapRound(workshop_id=held.id, frozen_at=at_noon(days)), at_noon(days))


def agreed(days: int | None, who: str = "Wijkteam", status: AgreementStatus = AgreementStatus.OPEN) -> KeptAgreement:
    due = None if days is None else TODAY + timedelta(days=days)
    kept = Agreement(
        id=str(uuid.uuid4()), workshop_id=1, what="Bellen", who=who, by_when=due, status=status, sequence=1
    )
    return KeptAgreement(kept, workshop("customer_journey", -40), None)


def filled(
    form_key: str = "learning_cycle", count: int = 0, state: AnswerState = AnswerState.CONCEPT, **values: Any
) -> FilledIn:
    """With so many answers, and these values of questions."""
    form = own_forms().forms[form_key]
    one = FilledForm(
        id=str(uuid.uuid4()), form_key=form_key, title="Contactpersoon", network_id=1, begun_at=at_noon(-9)
    )
    keys = [*dict.fromkeys([*values, *list(form.questions)[:count]])]
    answers = {
        key: Answer(
            id=str(uuid.uuid4()), form_id=one.id, question=key, value=values.get(key), state=state, network_id=1,
            seat_id=1, said_at=at_noon(-2), revision=1,
        )
        for key in keys
    }  # fmt: skip
    return FilledIn(one, form, answers)
