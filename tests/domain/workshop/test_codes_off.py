"""Doors that a facilitator shuts: joining, and the facilitator code."""

import pytest
from sqlmodel import Session

from kompas.domain.workshop.devices import identify, seats_of
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.hand_overs import make_hand_over_code
from kompas.domain.workshop.workshops import close_joining, renew_facilitator_code, switch_off_facilitator_code
from kompas.enums import Role
from kompas.errors import NotAllowed, WrongCode
from kompas.models import Workshop
from kompas.rules import Actor
from tests.factories import FACILITATOR, act, join, refuses


def test_nobody_joins_while_joining_is_closed(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    close_joining(session, facilitator, True)
    refuses(NotAllowed, "Nobody can join", lambda: join(session, workshop, "Bram"))
    assert identify(session, "secret-of-Amira", workshop.code).participates
    close_joining(session, facilitator, False)
    assert join(session, workshop, "Bram").participates


def test_who_was_logged_out_does_not_come_back_while_joining_is_closed(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id, notes="stay")
    close_joining(session, facilitator, True)
    refuses(NotAllowed, "Nobody can join", lambda: join(session, workshop, "Amira"))


def test_facilitator_code_that_is_off_opens_nothing(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    code = renew_facilitator_code(session, facilitator)
    switch_off_facilitator_code(session, facilitator)
    for tried in (code, "", "none"):
        refuses(WrongCode, None, lambda: become(session, "laptop-2", workshop.code, tried, Role.FACILITATOR))  # noqa: B023
    assert identify(session, FACILITATOR, workshop.code).facilitates
    one_time = make_hand_over_code(session, facilitator, shared=True)
    become(session, "laptop-2", workshop.code, one_time, Role.FACILITATOR)
    become(session, "laptop-3", workshop.code, renew_facilitator_code(session, facilitator), Role.FACILITATOR)


def test_last_facilitator_stays_as_long_as_no_code_leads_back(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    switch_off_facilitator_code(session, facilitator)
    seat = seats_of(session, workshop, Role.FACILITATOR)[0].id
    with pytest.raises(NotAllowed, match="Make a new code first"):
        act(session, facilitator, "end_seat", seat_id=seat, code_kept=True)
    renew_facilitator_code(session, facilitator)
    act(session, facilitator, "end_seat", seat_id=seat, code_kept=True)


def test_only_a_facilitator_shuts_doors(session: Session, workshop: Workshop, participant: Actor) -> None:
    refuses(
        NotAllowed,
        None,
        lambda: close_joining(session, participant, True),
        lambda: switch_off_facilitator_code(session, participant),
    )
