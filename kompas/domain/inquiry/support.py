"""The support check: what each organisation says of a version of the ambition, hidden until the check is closed."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, delete, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles
from kompas.domain.core.names import fold_name
from kompas.domain.wall.agreements import FINISHED
from kompas.domain.workshop.queries import people_in
from kompas.enums import AgreementStatus, Priority, Stance
from kompas.errors import Conflict, Invalid, NotAllowed
from kompas.events.inquiry.ambitions import CloseSupportCheck, OpenSupportCheck, StateSupport
from kompas.i18n import N_, _
from kompas.models import Agreement, AmbitionDraft, Participant, Support, SupportCheck, Workshop
from kompas.models.core.columns import SHORT, now
from kompas.models.inquiry.ambition import OrganisationSays, StanceSaid
from kompas.rules import Actor

RESERVED = (Stance.OBJECTS, Stance.MUST_CONSULT, Stance.CONCERN, Stance.SUPPORTS)
"""The most reserved first: an organisation stands where its most reserved representative stands."""

TO_CONSULT = N_("Lay the ambition before their own board and tell the group the answer.")
CONSULTED = N_("Done: the answer was given at a later support check.")


@handles(OpenSupportCheck)
def open_support_check(session: Session, actor: Actor, action: OpenSupportCheck, draft: AmbitionDraft) -> SupportCheck:
    running = select(SupportCheck).where(SupportCheck.workshop_id == actor.workshop.id, SupportCheck.is_open)
    known = session.exec(running).first()
    if known is not None and known.draft_id == draft.id:
        return known  # a second click
    if known is not None:
        raise Conflict(N_("A support check is going on already. Close it first."))
    return add_row(session, actor, action, SupportCheck)


@handles(StateSupport)
def state_support(session: Session, actor: Actor, action: StateSupport, check: SupportCheck) -> None:
    """Record what a participant says for their organisation; it replaces what they said before."""
    if not check.is_open:
        raise NotAllowed(N_("This support check is closed."))
    if action.stance is Stance.OBJECTS and not action.reason:
        raise Invalid(N_("Write down what the objection is."))
    if action.stance is Stance.MUST_CONSULT and action.consult_by is None:
        raise Invalid(N_("Choose the date by which you will know."))
    row = session.get(Support, (check.id, actor.person)) or Support(
        check_id=check.id,
        participant_id=actor.person,
        workshop_id=check.workshop_id,
        stance=action.stance,
        has_mandate=action.has_mandate,
    )
    consults = action.stance is Stance.MUST_CONSULT
    demand_decision(session, actor.workshop, action.reason, action.warned, known=[row.reason])
    row.stance, row.reason = action.stance, action.reason
    row.has_mandate = action.has_mandate and not consults  # somebody who must ask their board does not decide for it
    row.consult_by = action.consult_by if consults else None
    record_change(session, actor.workshop, row)


@handles(CloseSupportCheck)
def close_support_check(session: Session, actor: Actor, action: CloseSupportCheck, check: SupportCheck) -> None:
    """Lay it on the table per organisation; what must be consulted about becomes an agreement with its date."""
    if not check.is_open:
        return
    rows = session.exec(select(Support).where(Support.check_id == check.id)).all()
    people = {person.id: person for person in people_in(session, actor.workshop)}
    check.results = by_organisation(rows, people)
    check.is_open, check.closed_at = False, now()
    session.flush()
    session.execute(delete(Support).where(Support.check_id == check.id))  # type: ignore[arg-type]
    record_change(session, actor.workshop, check)
    settle_consulting(session, actor.workshop, check)


def by_organisation(rows: Iterable[Support], people: dict[int, Participant]) -> list[OrganisationSays]:
    """Per organisation: the most reserved stance of its representatives, their reasons, per stance who may decide.

    No names: an organisation speaks, not a person. Written alike but for capitals and spaces is the same one.
    """
    groups: dict[str, list[Support]] = defaultdict(list)
    for row in rows:
        if row.participant_id not in people:
            continue  # taken out of the workshop since
        groups[fold_name(people[row.participant_id].organisation)].append(row)
    names = {fold_name(person.organisation): " ".join(person.organisation.split()) for person in people.values()}
    results = [result_of(names[key], group) for key, group in groups.items()]
    silent: list[OrganisationSays] = [
        {"organisation": name, "stance": None} for key, name in names.items() if key not in groups
    ]
    order = {stance.value: place for place, stance in enumerate(RESERVED)}
    return sorted([*results, *silent], key=lambda one: (order.get(one["stance"] or "", 9), one["organisation"]))


def result_of(organisation: str, group: list[Support]) -> OrganisationSays:
    stance = next(stance for stance in RESERVED if any(row.stance is stance for row in group))
    dates = [row.consult_by for row in group if row.consult_by]
    return {
        "organisation": organisation,
        "stance": stance,
        "differs": len({row.stance for row in group}) > 1,
        "said": said_by(group),
        "reasons": [row.reason for row in group if row.reason],
        "consult_by": max(dates).isoformat() if dates else None,
    }


def said_by(group: list[Support]) -> list[StanceSaid]:
    """Who may decide is counted beside what they say: a mandate to support is none to object."""
    by_stance = {stance: [row for row in group if row.stance is stance] for stance in RESERVED}
    return [
        {"stance": stance, "count": len(rows), "may_decide": sum(row.has_mandate for row in rows)}
        for stance, rows in by_stance.items()
        if rows
    ]


def settle_consulting(session: Session, workshop: Workshop, check: SupportCheck) -> None:
    """An agreement for each organisation that must consult, also when a colleague objects; closed once it answers.

    An organisation that said nothing this time still owes its answer.
    """
    for result in check.results:
        if by_when := result.get("consult_by"):
            agree_to_consult(session, workshop, result["organisation"], by_when)
        elif result["stance"]:
            end_consulting(session, workshop, result["organisation"])


def agree_to_consult(session: Session, workshop: Workshop, organisation: str, by_when: str) -> None:
    """The same agreement at a second check: its date moves, it does not double."""
    agreement = session.get(Agreement, consulting_id(workshop, organisation))
    if agreement is None:
        agreement = Agreement(
            id=consulting_id(workshop, organisation),
            workshop_id=workshop.id,
            what=_(TO_CONSULT),
            who=organisation[:SHORT],
            priority=Priority.HIGH,
        )
    if agreement.status is AgreementStatus.DONE:
        agreement.what = _(TO_CONSULT)
        agreement.status, agreement.status_at, agreement.status_by = AgreementStatus.OPEN, None, ""
    agreement.by_when, agreement.withdrawn = date.fromisoformat(by_when), False
    record_change(session, workshop, agreement)


def end_consulting(session: Session, workshop: Workshop, organisation: str) -> None:
    """The answer is there. The agreement stays, done, and says why."""
    agreement = session.get(Agreement, consulting_id(workshop, organisation))
    if agreement is None or agreement.status in FINISHED:
        return
    agreement.status, agreement.status_at = AgreementStatus.DONE, now()
    agreement.status_by = organisation[:SHORT]
    agreement.what = f"{agreement.what} {_(CONSULTED)}"
    record_change(session, workshop, agreement)


def consulting_id(workshop: Workshop, organisation: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"kompas:{workshop.code}:consult:{fold_name(organisation)}"))
