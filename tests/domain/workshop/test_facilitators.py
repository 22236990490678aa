"""Who facilitates: in by code, by being asked, by a one-time code; out by stopping or by being logged out."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import identify, known_device, leave_seat, seats_of, take_seat
from kompas.domain.workshop.facilitators import become, become_by_one_time_code
from kompas.domain.workshop.hand_overs import make_hand_over_code
from kompas.domain.workshop.workshops import create_workshop, renew_facilitator_code
from kompas.enums import DeviceKind, HandOverStatus, Role, SeatWay
from kompas.errors import Conflict, NotAllowed, NotFound, WrongCode
from kompas.models import HandOver, Seat, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import (
    FACILITATOR,
    act,
    facilitator_of,
    join,
    journey,
    new_id,
    refuses,
    secret_of,
    workshop_shape,
)

pytestmark = on_both


def facilitates(session: Session, workshop: Workshop, secret: str) -> bool:
    try:
        return identify(session, secret, workshop.code).facilitates
    except NotAllowed:
        return False


def answer(session: Session, actor: Actor, hand_over_id: str, accepted: bool = True) -> None:
    act(session, actor, "answer_hand_over", hand_over_id=hand_over_id, accepted=accepted, role="participant")


def seat_of(session: Session, workshop: Workshop, secret: str, role: Role) -> Seat:
    device = identify(session, secret, workshop.code).device_id
    return next(seat for seat in seats_of(session, workshop, role) if seat.device_id == device)


def ask(session: Session, giver: Actor, participant: Actor, *, shared: bool) -> str:
    return act(session, giver, "ask_to_facilitate", participant_id=participant.participant_id, shared=shared)


# --- asked ----------------------------------------------------------------------------------------------------


def test_asked_participant_facilitates_as_well(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    answer(session, participant, ask(session, facilitator, participant, shared=True))
    assert [facilitates(session, workshop, one) for one in (FACILITATOR, secret_of("Amira"))] == [True, True]
    seat = seat_of(session, workshop, secret_of("Amira"), Role.FACILITATOR)
    assert (seat.way, seat.name) == (SeatWay.ASKED, "Amira")
    assert identify(session, secret_of("Amira"), workshop.code).participates


def test_giver_facilitates_until_the_other_has_accepted(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    asked = ask(session, facilitator, participant, shared=False)
    assert facilitates(session, workshop, FACILITATOR)
    answer(session, participant, asked)
    assert [facilitates(session, workshop, one) for one in (FACILITATOR, secret_of("Amira"))] == [False, True]


def test_giver_may_go_on_projecting(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    """The screen at the beamer is often a window of the giver's laptop."""
    answer(session, participant, ask(session, facilitator, participant, shared=False))
    assert identify(session, FACILITATOR, workshop.code).roles == {Role.SCREEN}


def test_no_changes_nothing(session: Session, workshop: Workshop, facilitator: Actor, participant: Actor) -> None:
    asked = ask(session, facilitator, participant, shared=False)
    answer(session, participant, asked, accepted=False)
    assert session.get_one(HandOver, asked).status is HandOverStatus.DECLINED
    assert [facilitates(session, workshop, one) for one in (FACILITATOR, secret_of("Amira"))] == [True, False]
    with pytest.raises(Conflict):
        answer(session, participant, asked)


def test_somebody_else_cannot_answer(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, another: Actor
) -> None:
    asked = ask(session, facilitator, participant, shared=True)
    refuses(NotAllowed, "not put to you", lambda: answer(session, another, asked))
    refuses(NotAllowed, "not put to you", lambda: answer(session, participant, new_id()))
    assert not facilitates(session, workshop, secret_of("Bram"))


def test_question_that_was_taken_back_cannot_be_accepted(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    asked = ask(session, facilitator, participant, shared=True)
    act(session, facilitator, "withdraw_hand_over", hand_over_id=asked)
    refuses(Conflict, "not open any more", lambda: answer(session, participant, asked))
    assert not facilitates(session, workshop, secret_of("Amira"))


def test_second_question_replaces_the_first(session: Session, facilitator: Actor, participant: Actor) -> None:
    first, second = (ask(session, facilitator, participant, shared=shared) for shared in (True, False))
    found = {one.id: one.status for one in session.exec(select(HandOver))}
    assert found == {first: HandOverStatus.WITHDRAWN, second: HandOverStatus.OPEN}


def test_only_somebody_who_is_logged_in_can_be_asked(session: Session, facilitator: Actor, participant: Actor) -> None:
    leave_seat(session, participant)
    with pytest.raises(NotFound, match="not logged in"):
        ask(session, facilitator, participant, shared=True)


def test_what_a_logged_out_facilitator_asked_is_void(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, another: Actor
) -> None:
    answer(session, participant, ask(session, facilitator, participant, shared=True))
    amira = identify(session, secret_of("Amira"), workshop.code)
    asked = ask(session, amira, another, shared=True)
    seat = seat_of(session, workshop, secret_of("Amira"), Role.FACILITATOR)
    act(session, facilitator, "end_seat", seat_id=seat.id)
    refuses(Conflict, None, lambda: answer(session, another, asked))


# --- by a code --------------------------------------------------------------------------------------------------


def test_one_time_code_shares_the_role_once(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    code = make_hand_over_code(session, facilitator, shared=True)
    look = DeviceLook(DeviceKind.PHONE, "Firefox")
    become(session, "phone", workshop.code, code.lower(), Role.FACILITATOR, name=" Chaya ", look=look)
    assert [facilitates(session, workshop, one) for one in (FACILITATOR, "phone")] == [True, True]
    seat = seat_of(session, workshop, "phone", Role.FACILITATOR)
    assert (seat.name, seat.way, seat.kind, seat.browser) == (
        "Chaya",
        SeatWay.HAND_OVER_CODE,
        DeviceKind.PHONE,
        "Firefox",
    )
    with pytest.raises(NotAllowed):
        become(session, "another-phone", workshop.code, code, Role.FACILITATOR)


def test_one_time_code_alone_is_enough(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    create_workshop(session, "somebody-else", workshop_shape(), journey())
    code = make_hand_over_code(session, facilitator, shared=True)
    assert become_by_one_time_code(session, "phone", code.lower(), name="Chaya") == workshop
    assert facilitates(session, workshop, "phone")
    with pytest.raises(WrongCode, match="its time is over"):
        become_by_one_time_code(session, "another-phone", code)


def test_one_time_code_alone_works_for_ten_minutes(session: Session, facilitator: Actor) -> None:
    code = make_hand_over_code(session, facilitator, shared=True)
    age(session, minutes=10)
    with pytest.raises(WrongCode, match="its time is over"):
        become_by_one_time_code(session, "phone", code)


def test_one_time_code_hands_over(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    become(session, "phone", workshop.code, make_hand_over_code(session, facilitator, shared=False), Role.FACILITATOR)
    assert [facilitates(session, workshop, one) for one in (FACILITATOR, "phone")] == [False, True]


def test_one_time_code_is_kept_as_a_hash_and_then_not_at_all(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    code = make_hand_over_code(session, facilitator, shared=True)
    kept = session.exec(select(HandOver)).one()
    assert code not in str(kept.model_dump())
    become(session, "phone", workshop.code, code, Role.FACILITATOR)
    assert kept.code_hash is None


def test_one_time_code_works_for_ten_minutes(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    code = make_hand_over_code(session, facilitator, shared=True)
    age(session, minutes=10)
    with pytest.raises(NotAllowed):
        become(session, "phone", workshop.code, code, Role.FACILITATOR)


def test_one_time_code_still_works_after_nine_minutes(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    code = make_hand_over_code(session, facilitator, shared=True)
    age(session, minutes=9)
    become(session, "phone", workshop.code, code, Role.FACILITATOR)


def age(session: Session, *, minutes: int) -> None:
    """As if the one code there is was made this long ago."""
    kept = session.exec(select(HandOver)).one()
    assert kept.expires_at is not None
    kept.expires_at -= timedelta(minutes=minutes)


def test_new_one_time_code_replaces_the_old_one(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    old = make_hand_over_code(session, facilitator, shared=True)
    new = make_hand_over_code(session, facilitator, shared=True)
    with pytest.raises(NotAllowed):
        become(session, "phone", workshop.code, old, Role.FACILITATOR)
    become(session, "phone", workshop.code, new, Role.FACILITATOR)


def test_one_time_code_does_not_open_the_screen_or_another_workshop(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    code = make_hand_over_code(session, facilitator, shared=True)
    other, _ = create_workshop(session, "somebody-else", workshop_shape(), journey())
    refuses(
        NotAllowed,
        None,
        lambda: become(session, "phone", workshop.code, code, Role.SCREEN),
        lambda: become(session, "phone", other.code, code, Role.FACILITATOR),
    )


def test_wrong_one_time_code_is_one_that_counts(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    make_hand_over_code(session, facilitator, shared=True)
    with pytest.raises(WrongCode):
        become(session, "phone", workshop.code, "AAAA-AAAA", Role.FACILITATOR)


def test_only_a_facilitator_makes_a_code(session: Session, participant: Actor) -> None:
    with pytest.raises(NotAllowed):
        make_hand_over_code(session, participant, shared=True)


# --- out, and back ----------------------------------------------------------------------------------------------


def test_last_facilitator_stops_only_when_the_code_is_kept(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    seat = seat_of(session, workshop, FACILITATOR, Role.FACILITATOR)
    refuses(NotAllowed, "only facilitator", lambda: act(session, facilitator, "end_seat", seat_id=seat.id))
    act(session, facilitator, "end_seat", seat_id=seat.id, code_kept=True)
    assert not facilitates(session, workshop, FACILITATOR)


def test_facilitator_code_brings_back_a_facilitator_when_there_is_none(session: Session) -> None:
    workshop, code = create_workshop(session, FACILITATOR, workshop_shape(), journey())
    facilitator = facilitator_of(session, workshop)
    seat = seat_of(session, workshop, FACILITATOR, Role.FACILITATOR)
    act(session, facilitator, "end_seat", seat_id=seat.id, code_kept=True)
    become(session, "another-laptop", workshop.code, code, Role.FACILITATOR)
    become(session, FACILITATOR, workshop.code, code, Role.FACILITATOR)
    assert [facilitates(session, workshop, one) for one in (FACILITATOR, "another-laptop")] == [True, True]


def test_logged_out_facilitator_keeps_no_seat_at_all(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    become(session, "laptop-2", workshop.code, renew_facilitator_code(session, facilitator), Role.FACILITATOR)
    seat = seat_of(session, workshop, "laptop-2", Role.FACILITATOR)
    act(session, facilitator, "end_seat", seat_id=seat.id)
    with pytest.raises(NotAllowed):
        identify(session, "laptop-2", workshop.code)


def test_log_out_ends_one_seat_of_a_shared_laptop(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    amira, bram = join(session, workshop, "Amira", "shared"), join(session, workshop, "Bram", "shared")
    seats = {seat.participant_id: seat.id for seat in seats_of(session, workshop, Role.PARTICIPANT)}
    act(session, facilitator, "end_seat", seat_id=seats[bram.participant_id])
    assert identify(session, "shared", workshop.code).participant_id == amira.participant_id


def test_screen_can_be_logged_out(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    seat = take_seat(session, known_device(session, "beamer"), workshop, Role.SCREEN)
    act(session, facilitator, "end_seat", seat_id=seat.id)
    with pytest.raises(NotAllowed):
        identify(session, "beamer", workshop.code)


def test_seat_of_another_workshop_is_out_of_reach(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    other, _ = create_workshop(session, "somebody-else", workshop_shape(), journey())
    seat = seat_of(session, other, "somebody-else", Role.FACILITATOR)
    refuses(NotFound, None, lambda: act(session, facilitator, "end_seat", seat_id=seat.id))
    assert facilitates(session, other, "somebody-else")


def test_who_facilitates_already_is_not_announced_again(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    code = renew_facilitator_code(session, facilitator)
    before = seat_of(session, workshop, FACILITATOR, Role.FACILITATOR).model_dump()
    become(session, FACILITATOR, workshop.code, code, Role.FACILITATOR)
    assert seat_of(session, workshop, FACILITATOR, Role.FACILITATOR).model_dump() == before
