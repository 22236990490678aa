"""Accounts: which one is signed on at a browser, and which seats count because of that.

Without single sign-on there are none, and a seat counts as it stands.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from kompas.enums import Role, SeatWay
from kompas.errors import NotAllowed
from kompas.i18n import N_
from kompas.models import Seat, SignOn, Workshop
from kompas.models.core.columns import now
from kompas.settings import get_settings

SIGN_ON_FIRST = N_("Sign in first, on the start page of Kompas in this browser. A code alone is not enough here.")


def uses_accounts() -> bool:
    return get_settings().sso_issuer is not None


def codes_alone_do() -> bool:
    settings = get_settings()
    return settings.sso_issuer is None or settings.sso_allow_codes


def sign_on_at(session: Session, device_id: int) -> SignOn | None:
    """The sign-on of this browser that has not ended."""
    if not uses_accounts():
        return None
    query = select(SignOn).where(SignOn.device_id == device_id, col(SignOn.ended_at).is_(None), SignOn.ends_at > now())
    return session.exec(query).first()


def account_of(session: Session, device_id: int | None) -> int | None:
    found = sign_on_at(session, device_id) if device_id is not None else None
    return found.account_id if found else None


def account_to_sit(session: Session, device_id: int, *, alone: bool) -> int | None:
    """The account that is about to facilitate here; None by the code alone, where that does. Raises NotAllowed."""
    account_id = account_of(session, device_id)
    if account_id is None and uses_accounts() and not alone:
        raise NotAllowed(SIGN_ON_FIRST)
    return account_id


def by_code_alone(way: SeatWay, workshop: Workshop) -> bool:
    """Who makes a workshop has signed on, whatever codes may do; a rehearsal is of a workshop that is there."""
    return codes_alone_do() and (way is not SeatWay.CREATED or workshop.rehearsal_of is not None)


def counts(session: Session, device_id: int, account_id: int | None) -> bool:
    """Whether a facilitator's seat of this browser, taken as this account, opens anything now."""
    if not uses_accounts():
        return True
    if account_id is None:
        return codes_alone_do()
    return account_of(session, device_id) == account_id


def sign_on_ends(session: Session, device_id: int) -> datetime | None:
    """When what this browser sees by signing on is over."""
    found = sign_on_at(session, device_id)
    return found.ends_at if found else None


def may_sit_again(session: Session, workshop: Workshop, device_id: int) -> bool:
    """Whether the account has a seat in the workshop, be it on another browser, and did not get up here since it
    signed on.
    """
    here = sign_on_at(session, device_id)
    if here is None:
        return False
    seats = select(Seat).where(Seat.workshop_id == workshop.id, Seat.role == Role.FACILITATOR)
    got_up = seats.where(Seat.device_id == device_id, col(Seat.ended_at) > here.began_at)
    held = session.exec(seats.where(Seat.account_id == here.account_id)).first()
    return held is not None and session.exec(got_up).first() is None


def seats_to_withdraw(session: Session, seat: Seat, *, everywhere: bool) -> list[Seat]:
    """The seats that go with this one, so that its account cannot sit down again on another browser.

    Not `everywhere`: where the account sits on another browser now, it stays.
    """
    if seat.account_id is None:
        return [seat]
    query = select(Seat).where(Seat.account_id == seat.account_id, Seat.workshop_id == seat.workshop_id)
    rows = session.exec(query.where(Seat.role == Role.FACILITATOR))
    return [one for one in rows if everywhere or one.id == seat.id or one.ended_at is not None]
