"""With single sign-on a seat of a facilitator is an account's: found again elsewhere, left by signing out, withdrawn."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from kompas.domain.whole.examples import load_example
from kompas.domain.whole.idle_accounts import KEPT_FOR, forget_idle_accounts
from kompas.domain.workshop.accounts import SIGN_ON_FIRST
from kompas.domain.workshop.devices import identify, known_device, seats_of
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.hand_overs import make_hand_over_code
from kompas.domain.workshop.identities import identity_in
from kompas.domain.workshop.queries import seats_of_browser
from kompas.domain.workshop.sign_ons import (
    forget_over,
    is_new,
    is_signed_on,
    sign_on,
    sign_out,
    sit_down_again,
    sits_elsewhere,
)
from kompas.domain.workshop.workshops import create_workshop, renew_facilitator_code
from kompas.enums import HandOverStatus, Role, SeatWay
from kompas.errors import NotAllowed
from kompas.models import Account, HandOver, Seat, SignOn, Workshop
from kompas.models.core.columns import now
from kompas.settings import get_settings
from tests.databases import on_both
from tests.factories import act, facilitator_of, join, journey, make_workshop, workshop_shape
from tests.signing_on import claims, signed_on, turn_on

pytestmark = on_both
LAPTOP, TABLET, OTHER = "annas-laptop", "annas-tablet", "bos-laptop"


@pytest.fixture(autouse=True)
def single_sign_on(monkeypatch: pytest.MonkeyPatch) -> None:
    turn_on(monkeypatch)


@pytest.fixture
def made(session: Session) -> tuple[Workshop, str]:
    """By Anna, signed on at her laptop; with its facilitator code."""
    return create_workshop(session, signed_on(session, LAPTOP), workshop_shape(), journey())


@pytest.fixture
def workshop(made: tuple[Workshop, str]) -> Workshop:
    return made[0]


def facilitates(session: Session, workshop: Workshop, secret: str) -> bool:
    try:
        return identify(session, secret, workshop.code).facilitates
    except NotAllowed:
        return False


def sit(session: Session, workshop: Workshop, secret: str) -> bool:
    sit_down_again(session, secret, workshop.code, name="Anna", look=None)
    return facilitates(session, workshop, secret)


def seat_on(session: Session, workshop: Workshop, secret: str) -> Seat:
    device = identify(session, secret, workshop.code).device_id
    return next(seat for seat in seats_of(session, workshop, Role.FACILITATOR) if seat.device_id == device)


def end(session: Session, by: str, workshop: Workshop, whose: str) -> None:
    seat = seat_on(session, workshop, whose)
    act(session, facilitator_of(session, workshop, by), "end_seat", seat_id=seat.id, code_kept=True)


def let_it_end(session: Session, secret: str) -> None:
    """The hours that a sign-on lasts go by."""
    device = identify_device(session, secret)
    for one in session.exec(select(SignOn).where(SignOn.device_id == device)):
        one.ends_at = now()
    session.flush()


def identify_device(session: Session, secret: str) -> int:
    return known_device(session, secret).id


def test_nobody_makes_a_workshop_without_signing_on(session: Session) -> None:
    with pytest.raises(NotAllowed) as caught:
        make_workshop(session, OTHER)
    assert caught.value.message == SIGN_ON_FIRST
    with pytest.raises(NotAllowed):
        load_example(session, OTHER)


def test_who_signed_on_facilitates_what_they_make(session: Session, workshop: Workshop) -> None:
    assert facilitates(session, workshop, LAPTOP)


def test_account_holds_no_name_and_no_address(session: Session, workshop: Workshop) -> None:
    account = session.exec(select(Account)).one()
    assert set(Account.model_fields) == {"id", "subject_hash", "signed_on_at"}
    assert "anna" not in str(account.model_dump())


def test_code_alone_makes_nobody_a_facilitator(session: Session, made: tuple[Workshop, str]) -> None:
    workshop, code = made
    with pytest.raises(NotAllowed) as caught:
        become(session, OTHER, workshop.code, code, Role.FACILITATOR)
    assert caught.value.message == SIGN_ON_FIRST
    become(session, signed_on(session, OTHER, "bo"), workshop.code, code, Role.FACILITATOR)
    assert facilitates(session, workshop, OTHER)


def test_right_and_wrong_code_are_answered_alike_without_signing_on(session: Session, workshop: Workshop) -> None:
    with pytest.raises(NotAllowed) as caught:
        become(session, OTHER, workshop.code, "AAAA-AAAA-AAAA", Role.FACILITATOR)
    assert caught.value.message == SIGN_ON_FIRST


def test_screen_is_still_opened_by_the_code(session: Session, made: tuple[Workshop, str]) -> None:
    workshop, code = made
    become(session, OTHER, workshop.code, code, Role.SCREEN)
    assert identify(session, OTHER, workshop.code).roles == {Role.SCREEN}


def test_participant_joins_without_an_account(session: Session, workshop: Workshop) -> None:
    assert join(session, workshop, "Amira").participates


def test_participant_who_is_asked_to_facilitate_signs_on_first(session: Session, workshop: Workshop) -> None:
    amira = join(session, workshop, "Amira", OTHER)
    giver = facilitator_of(session, workshop, LAPTOP)
    asked = act(session, giver, "ask_to_facilitate", participant_id=amira.participant_id, shared=True)
    yes = {"hand_over_id": asked, "accepted": True, "role": "participant"}
    with pytest.raises(NotAllowed) as caught:
        act(session, amira, "answer_hand_over", **yes)
    assert caught.value.message == SIGN_ON_FIRST
    assert session.get_one(HandOver, asked).status is HandOverStatus.OPEN
    act(session, identify(session, signed_on(session, OTHER, "bo"), workshop.code), "answer_hand_over", **yes)
    assert facilitates(session, workshop, OTHER)


def test_other_browser_of_the_account_finds_the_seat_again(session: Session, workshop: Workshop) -> None:
    signed_on(session, TABLET)
    assert [(one.code, roles) for one, roles in seats_of_browser(session, TABLET)] == [
        (workshop.code, {Role.FACILITATOR})
    ]
    assert sits_elsewhere(session, TABLET, workshop.code)
    assert sit(session, workshop, TABLET)
    taken = seat_on(session, workshop, TABLET)
    assert (taken.way, taken.name) == (SeatWay.SIGNED_ON, "Anna")
    assert facilitates(session, workshop, LAPTOP)


def test_another_account_finds_nothing(session: Session, workshop: Workshop) -> None:
    signed_on(session, OTHER, "bo")
    assert seats_of_browser(session, OTHER) == []
    assert not sits_elsewhere(session, OTHER, workshop.code)
    assert not sit(session, workshop, OTHER)


def test_signing_out_ends_the_seat_here_and_not_elsewhere(session: Session, workshop: Workshop) -> None:
    sit(session, workshop, signed_on(session, TABLET))
    make_hand_over_code(session, facilitator_of(session, workshop, LAPTOP), shared=True)
    sign_out(session, LAPTOP)
    assert not facilitates(session, workshop, LAPTOP)
    assert not is_signed_on(session, LAPTOP)
    assert facilitates(session, workshop, TABLET)
    assert session.exec(select(HandOver)).one().status is HandOverStatus.WITHDRAWN
    assert not sit(session, workshop, LAPTOP)


def test_seat_comes_back_by_signing_on_again(session: Session, workshop: Workshop) -> None:
    sign_out(session, LAPTOP)
    assert sit(session, workshop, signed_on(session, LAPTOP))


def test_identity_that_was_used_signs_on_no_more(session: Session) -> None:
    told = claims()
    sign_on(session, LAPTOP, told)
    sign_out(session, LAPTOP)
    assert not is_new(session, identity_in(told))
    for secret in (LAPTOP, OTHER):
        with pytest.raises(NotAllowed):
            sign_on(session, secret, told)
        assert not is_signed_on(session, secret)


def test_old_identity_signs_nobody_on(session: Session) -> None:
    at = now()
    told = claims(iat=int((at - timedelta(hours=2)).timestamp()), exp=int((at + timedelta(hours=2)).timestamp()))
    with pytest.raises(NotAllowed):
        sign_on(session, LAPTOP, told)
    assert not is_signed_on(session, LAPTOP)


def test_seats_that_nobody_left_end_a_day_later(session: Session, workshop: Workshop) -> None:
    forget_over(session, now() + timedelta(days=3))
    assert seats_of(session, workshop, Role.FACILITATOR) == []
    assert session.exec(select(SignOn)).all() == []
    assert sit(session, workshop, signed_on(session, LAPTOP))


def test_seat_counts_as_long_as_the_sign_on_lasts(session: Session, workshop: Workshop) -> None:
    let_it_end(session, LAPTOP)
    assert not facilitates(session, workshop, LAPTOP)
    assert seats_of_browser(session, LAPTOP) == []
    signed_on(session, LAPTOP)
    assert facilitates(session, workshop, LAPTOP)


def test_somebody_else_at_the_same_browser_gets_nothing_of_the_first(session: Session, workshop: Workshop) -> None:
    signed_on(session, LAPTOP, "bo")
    assert not sit(session, workshop, LAPTOP)
    assert seats_of_browser(session, LAPTOP) == []
    assert sit(session, workshop, signed_on(session, LAPTOP, "anna"))


def test_two_accounts_at_one_browser_keep_a_seat_each(session: Session, made: tuple[Workshop, str]) -> None:
    workshop, code = made
    become(session, signed_on(session, LAPTOP, "bo"), workshop.code, code, Role.FACILITATOR)
    assert sit(session, workshop, signed_on(session, OTHER, "bo"))
    assert sit(session, workshop, signed_on(session, TABLET, "anna"))


def test_seats_from_before_become_those_of_who_signs_on_first(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KOMPAS_SSO_ISSUER")
    for name in ("CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"KOMPAS_SSO_{name}")
    get_settings.cache_clear()
    workshop = make_workshop(session, OTHER)
    turn_on(monkeypatch)
    assert not facilitates(session, workshop, OTHER)
    signed_on(session, OTHER, "bo")
    assert facilitates(session, workshop, OTHER)
    assert not facilitates(session, workshop, signed_on(session, OTHER, "anna"))
    assert sit(session, workshop, signed_on(session, TABLET, "bo"))


def test_logged_out_by_another_facilitator_is_out_everywhere(session: Session, made: tuple[Workshop, str]) -> None:
    workshop, code = made
    become(session, signed_on(session, OTHER, "bo"), workshop.code, code, Role.FACILITATOR)
    sit(session, workshop, signed_on(session, TABLET))
    end(session, OTHER, workshop, LAPTOP)
    assert not facilitates(session, workshop, LAPTOP)
    assert not facilitates(session, workshop, TABLET)
    assert not sit(session, workshop, signed_on(session, "annas-phone"))


def test_own_lost_tablet_is_logged_out_alone(session: Session, workshop: Workshop) -> None:
    sit(session, workshop, signed_on(session, TABLET))
    end(session, LAPTOP, workshop, TABLET)
    assert facilitates(session, workshop, LAPTOP)
    assert not sit(session, workshop, TABLET)


def test_who_stops_on_one_browser_goes_on_with_the_other(session: Session, workshop: Workshop) -> None:
    sit(session, workshop, signed_on(session, TABLET))
    end(session, TABLET, workshop, TABLET)
    assert not sit(session, workshop, TABLET)
    assert facilitates(session, workshop, LAPTOP)


def test_who_gave_the_role_away_does_not_find_it_again(session: Session, workshop: Workshop) -> None:
    sit(session, workshop, signed_on(session, TABLET))
    code = make_hand_over_code(session, facilitator_of(session, workshop, LAPTOP), shared=False)
    become(session, signed_on(session, OTHER, "bo"), workshop.code, code, Role.FACILITATOR)
    assert facilitates(session, workshop, OTHER)
    for secret in (LAPTOP, TABLET, signed_on(session, "annas-phone")):
        assert not sit(session, workshop, secret)


def test_codes_open_workshops_where_that_is_allowed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    turn_on(monkeypatch, SSO_ALLOW_CODES="true")
    workshop = make_workshop(session, signed_on(session, LAPTOP))
    code = renew_facilitator_code(session, facilitator_of(session, workshop, LAPTOP))
    become(session, OTHER, workshop.code, code, Role.FACILITATOR)
    assert facilitates(session, workshop, OTHER)
    assert not sit(session, workshop, signed_on(session, TABLET, "bo"))
    become(session, signed_on(session, OTHER, "bo"), workshop.code, code, Role.FACILITATOR)
    assert len(seats_of(session, workshop, Role.FACILITATOR)) == 2
    assert sit(session, workshop, TABLET)
    with pytest.raises(NotAllowed):
        make_workshop(session, "nobodys-laptop")


def test_account_is_forgotten_after_a_year(session: Session, workshop: Workshop) -> None:
    forget_idle_accounts(session, now())
    assert facilitates(session, workshop, LAPTOP)
    forget_idle_accounts(session, now() + KEPT_FOR)
    assert session.exec(select(Account)).all() == []
    assert session.exec(select(SignOn)).all() == []
    session.expire_all()
    assert [(one.account_id, one.ended_at is not None) for one in session.exec(select(Seat))] == [(None, True)]
