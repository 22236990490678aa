from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlmodel import Session

from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import Priority
from kompas.errors import Conflict, NotAllowed, NotFound
from kompas.models import Agreement, Workshop
from kompas.rules import Actor
from tests.factories import act, facilitator_of, id_of, make_workshop, new_id, refuses


def agree(session: Session, actor: Actor, **fields: Any) -> Agreement:
    given = {"what": "Eén plek voor signalen", "who": "Gemeente", **fields}
    return session.get_one(Agreement, act(session, actor, "record_agreement", **given))


def test_agreement_says_who_does_what_by_when(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step_id = id_of(session, workshop, "before_help")
    origin = act(session, facilitator, "record_conclusion", step_id=step_id, text="Signalen zijn er vroeg.")
    made = agree(session, facilitator, by_when="2027-01-15", priority="high", conclusion_id=origin)
    assert (made.what, made.who, made.by_when) == ("Eén plek voor signalen", "Gemeente", date(2027, 1, 15))
    assert (made.priority, made.conclusion_id) == (Priority.HIGH, origin)
    assert made.sequence == made.revision == workshop.revision


def test_agreement_needs_no_date_and_no_conclusion(session: Session, facilitator: Actor) -> None:
    made = agree(session, facilitator)
    assert (made.by_when, made.conclusion_id, made.priority) == (None, None, Priority.NORMAL)


def test_agreement_from_an_unknown_conclusion_is_refused(session: Session, facilitator: Actor) -> None:
    with pytest.raises(NotFound):
        agree(session, facilitator, conclusion_id=new_id())


def test_edit_changes_the_agreement(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    made = agree(session, facilitator)
    fields = {"what": "Twee plekken", "who": "Wijkteam", "by_when": "2027-02-01", "priority": "low"}
    act(session, facilitator, "edit_agreement", agreement_id=made.id, **fields)
    assert (made.what, made.who, made.by_when) == ("Twee plekken", "Wijkteam", date(2027, 2, 1))
    assert (made.priority, made.revision) == (Priority.LOW, workshop.revision)


def test_edit_of_what_changed_meanwhile_is_a_conflict(session: Session, facilitator: Actor) -> None:
    """Whatever part of it the other changed; for whom it is, is not part of the text."""
    made = agree(session, facilitator, by_when="2027-01-15")
    edit = partial(act, session, facilitator, "edit_agreement", agreement_id=made.id)
    first = {"what": made.what, "who": made.who, "by_when": "2027-01-15", "priority": "normal"}
    later = {**first, "by_when": "2027-02-01"}
    act(session, facilitator, "release_agreement", agreement_id=made.id, release="steering")
    edit(**later, seen=first)
    refuses(Conflict, "Your text is still here", lambda: edit(**{**first, "who": "Wijkteam"}, seen=first))
    assert (made.who, made.by_when) == ("Gemeente", date(2027, 2, 1))
    edit(**{**later, "who": "Wijkteam"}, seen=later)
    assert (made.who, made.by_when) == ("Wijkteam", date(2027, 2, 1))
    act(session, facilitator, "withdraw_agreement", agreement_id=made.id)
    refuses(Conflict, "removed", lambda: edit(**later))


def test_withdrawn_agreement_can_be_put_back(session: Session, facilitator: Actor) -> None:
    made = agree(session, facilitator)
    act(session, facilitator, "withdraw_agreement", agreement_id=made.id)
    assert made.withdrawn
    act(session, facilitator, "withdraw_agreement", agreement_id=made.id, withdrawn=False)
    assert not made.withdrawn


def test_agreements_are_for_the_facilitator(session: Session, facilitator: Actor, participant: Actor) -> None:
    made = agree(session, facilitator)
    refuses(
        NotAllowed,
        "Only the facilitator",
        lambda: agree(session, participant),
        lambda: act(session, participant, "edit_agreement", agreement_id=made.id, what="x", who="y"),
        lambda: act(session, participant, "withdraw_agreement", agreement_id=made.id),
    )


def test_agreements_of_another_workshop_are_not_there(session: Session, facilitator: Actor) -> None:
    made = agree(session, facilitator)
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    refuses(
        NotFound,
        None,
        lambda: act(session, elsewhere, "edit_agreement", agreement_id=made.id, what="x", who="y"),
        lambda: act(session, elsewhere, "withdraw_agreement", agreement_id=made.id),
    )


def test_closed_workshop_takes_no_agreements(session: Session, facilitator: Actor) -> None:
    made = agree(session, facilitator)
    close_workshop(session, facilitator)
    refuses(
        NotAllowed,
        "closed",
        lambda: agree(session, facilitator),
        lambda: act(session, facilitator, "edit_agreement", agreement_id=made.id, what="x", who="y"),
        lambda: act(session, facilitator, "withdraw_agreement", agreement_id=made.id),
    )
