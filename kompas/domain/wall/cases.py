"""Cases: bringing a person to the wall, changing and withdrawing it, and taking it off the wall for a while."""

import hashlib
import json

from sqlmodel import Session, col, func, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import count_decision, demand_decided
from kompas.domain.core.handling import add_row, handles
from kompas.domain.wall.case_names import concerns_about
from kompas.domain.workshop.queries import people_in
from kompas.enums import CaseMode, CaseStatus
from kompas.errors import Conflict, Invalid, NotAllowed
from kompas.events.wall.cases import BringCase, CaseFields, ChangeCase, ParkCase, RestoreCase, WithdrawCase
from kompas.i18n import N_
from kompas.models import Case, CasePicture, Workshop
from kompas.rules import Actor, may_bring_case, speaks_as

MOST_EACH = 3
"""How many cases one participant may bring: a person, or a few of one household."""
WHY_NOT: dict[CaseMode, str] = {
    CaseMode.FIXED_CASE: N_("The whole group looks at one case. You need not bring one."),
    CaseMode.VIOLENCE_PROFILE: N_("The whole group looks at a profile. You need not bring a case."),
    CaseMode.NO_CASE: N_("You work without a case in this workshop."),
    CaseMode.OWN_VIEW: N_("Everybody looks from their own life here, so nobody needs to bring a case."),
}


@handles(BringCase)
def bring_case(session: Session, actor: Actor, action: BringCase) -> Case:
    """A case on the wall, before the start as well. Of a participant it is theirs; of the facilitator, the group's."""
    workshop = actor.workshop
    if not may_bring_case(actor, action.role):
        raise NotAllowed(WHY_NOT[workshop.case_mode])
    owner_id = speaks_as(actor, action.role)
    demand_room(session, workshop, owner_id)
    demand_case_decision(session, actor, action)
    return add_row(session, actor, action, Case, owner_id=owner_id)


@handles(ChangeCase)
def change_case(session: Session, actor: Actor, action: ChangeCase, case: Case) -> None:
    """Change a case, as its owner or the facilitator. Another version than the one seen is a Conflict."""
    if action.seen is not None and version_of(case) not in (action.seen, version_of(action)):
        raise Conflict(N_("Somebody else changed this case while you were writing. Your text is still here."))
    demand_case_decision(session, actor, action)
    case.name, case.age_group, case.text, case.figure = action.name, action.age_group, action.text, action.figure
    if action.drop_picture:
        drop_picture(session, case)
    record_change(session, actor.workshop, case)


def version_of(case: Case | CaseFields) -> str:
    """The version of a case's text. Not its revision: that would tell when it was written."""
    written = json.dumps([case.name, case.age_group, case.text])
    return hashlib.blake2b(written.encode(), digest_size=8).hexdigest()


@handles(WithdrawCase)
def withdraw_case(session: Session, actor: Actor, action: WithdrawCase, case: Case) -> None:
    """Take a case off the wall for good; its picture is removed at once. Notes about it stay."""
    if case.status is CaseStatus.WITHDRAWN:
        return
    case.status, case.turn_ends_at = CaseStatus.WITHDRAWN, None
    drop_picture(session, case)
    record_change(session, actor.workshop, case)


@handles(ParkCase)
def park_case(session: Session, actor: Actor, action: ParkCase, case: Case) -> None:
    """Out of sight of everybody but the facilitator and its owner; kept."""
    set_status(session, actor, case, CaseStatus.SHOWN, CaseStatus.PARKED)


@handles(RestoreCase)
def restore_case(session: Session, actor: Actor, action: RestoreCase, case: Case) -> None:
    set_status(session, actor, case, CaseStatus.PARKED, CaseStatus.SHOWN)


def set_status(session: Session, actor: Actor, case: Case, before: CaseStatus, after: CaseStatus) -> None:
    if case.status is not before:
        return
    case.status, case.turn_ends_at = after, None
    record_change(session, actor.workshop, case)


def drop_picture(session: Session, case: Case) -> None:
    for picture in session.exec(select(CasePicture).where(CasePicture.case_id == case.id)):
        session.delete(picture)
    case.picture = None


def demand_case_decision(session: Session, actor: Actor, action: CaseFields) -> None:
    """As with notes: what may tell who it is needs its author's decision, which is counted without the text.

    A participant hears it of the own name only: else trying names would tell who is in the room. The facilitator, who
    knows, hears it of all, and sees at each case whether it has such a name.
    """
    workshop, author_id = actor.workshop, speaks_as(actor, action.role)
    people = [one.name for one in people_in(session, workshop) if author_id in (None, one.id)]
    concerns = concerns_about(action.name, action.text, people)
    demand_decided(concerns, action.warned, N_("This may tell who it is: {kinds}. Change it, or keep it all the same."))
    count_decision(session, workshop, bool(concerns), action.warned)


def demand_room(session: Session, workshop: Workshop, owner_id: int | None) -> None:
    if owner_id is None:
        return
    own = (Case.owner_id == owner_id, Case.workshop_id == workshop.id, Case.status != CaseStatus.WITHDRAWN)
    if session.exec(select(func.count(col(Case.id))).where(*own)).one() >= MOST_EACH:
        raise Invalid(N_("You have brought {count} cases; that is the most. Change or withdraw one."), count=MOST_EACH)
