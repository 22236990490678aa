"""Signing on and signing out at a browser, and sitting down again in the workshops of an account."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.moments import tell, when
from kompas.domain.core.records import has_code
from kompas.domain.workshop.accounts import account_of, codes_alone_do, may_sit_again, sign_on_at
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import find_device, hold_workshop, known_device, take_seat
from kompas.domain.workshop.hand_overs import vacate
from kompas.domain.workshop.identities import FRESH, NOT_VALID, Identity, identity_in
from kompas.domain.workshop.moments import SignedOn, SignedOut
from kompas.enums import Role, SeatWay
from kompas.errors import NotAllowed
from kompas.models import Account, Seat, SignOn, Workshop
from kompas.models.core.columns import SHORT, now, printable
from kompas.settings import get_settings

ONCE_OVER = timedelta(days=1)
"""How long a sign-on that is over is kept: longer than an identity is fresh, so that none signs on twice."""
assert ONCE_OVER > FRESH


def sign_on(session: Session, secret: str, claims: Mapping[str, Any]) -> None:
    """Let this browser be the account of these claims. What signed a browser on before does nothing any more."""
    identity, at = identity_in(claims), now()
    if not is_new(session, identity):
        raise NotAllowed(NOT_VALID)
    forget_over(session, at)
    device, account = known_device(session, secret), known_account(session, identity, at)
    for before in session.exec(select(SignOn).where(SignOn.device_id == device.id, col(SignOn.ended_at).is_(None))):
        if before.account_id == account.id:
            before.ended_at = at
        else:
            end_sign_on(session, before)
    ends_at = at + timedelta(hours=get_settings().sso_hours)
    session.add(
        SignOn(
            device_id=device.id,
            account_id=account.id,
            identity_hash=identity.identity_hash,
            began_at=at,
            ends_at=ends_at,
        )
    )
    session.flush()
    tell(session, SignedOn(device.id, account.id))


def is_new(session: Session, identity: Identity) -> bool:
    """Whether this identity signed on no browser yet, and was issued just now."""
    used = select(SignOn.id).where(SignOn.identity_hash == identity.identity_hash)
    return identity.is_fresh(now()) and session.exec(used).first() is None


def is_signed_on(session: Session, secret: str) -> bool:
    device = find_device(session, secret)
    return account_of(session, device.id if device else None) is not None


def known_account(session: Session, identity: Identity, at: datetime) -> Account:
    account = session.exec(select(Account).where(Account.subject_hash == identity.subject_hash)).first()
    account = account or Account(subject_hash=identity.subject_hash)
    account.signed_on_at = at
    session.add(account)
    session.flush()
    return account


def sign_out(session: Session, secret: str) -> None:
    """This browser is nobody's any more: what it shows of workshops and networks is let go at once."""
    device = find_device(session, secret)
    found = sign_on_at(session, device.id) if device else None
    if found is not None:
        end_sign_on(session, found)


def end_sign_on(session: Session, found: SignOn) -> None:
    found.ended_at = now()
    tell(session, SignedOut(found.device_id, found.account_id))
    session.flush()


@when(SignedOut)
def leave_seats(session: Session, out: SignedOut) -> None:
    """The seats end, and stay the account's: after signing on it finds them again."""
    for workshop, seat in held_on(session, out.device_id, out.account_id):
        vacate(session, workshop, seat)


@when(SignedOn)
def adopt_seats(session: Session, on: SignedOn) -> None:
    """Where a code alone does no more, the seats that this browser took by one become those of who signs on first."""
    for workshop, seat in [] if codes_alone_do() else held_on(session, on.device_id, None):
        seat.account_id = on.account_id
        record_change(session, workshop, seat)


def held_on(session: Session, device_id: int, account_id: int | None) -> list[tuple[Workshop, Seat]]:
    """The facilitator's seats of this browser that were taken as this account and have not ended."""
    seats = select(Workshop, Seat).join(Seat, col(Seat.workshop_id) == Workshop.id)
    seats = seats.where(Seat.device_id == device_id, Seat.role == Role.FACILITATOR, col(Seat.ended_at).is_(None))
    return list(session.exec(seats.where(Seat.account_id == account_id)))


def sits_elsewhere(session: Session, secret: str, code: str) -> bool:
    """Whether who signed on here can sit down in this workshop without any code."""
    device = find_device(session, secret)
    workshop = session.exec(select(Workshop).where(has_code(Workshop, code))).first() if device else None
    return workshop is not None and device is not None and may_sit_again(session, workshop, device.id)


def sit_down_again(session: Session, secret: str, code: str, *, name: str = "", look: DeviceLook | None = None) -> None:
    """Take the seat that this account has on another browser, or had on this one; `name` is shown to facilitators."""
    workshop = hold_workshop(session, code)
    device = known_device(session, secret)
    if may_sit_again(session, workshop, device.id):
        called = printable(name.strip())[:SHORT]
        take_seat(session, device, workshop, Role.FACILITATOR, way=SeatWay.SIGNED_ON, name=called, look=look)


def forget_over(session: Session, at: datetime) -> None:
    """Erase sign-ons that are over; the seats that nobody left by signing out end now."""
    for left in session.exec(select(SignOn).where(col(SignOn.ended_at).is_(None), SignOn.ends_at < at - ONCE_OVER)):
        end_sign_on(session, left)
    session.execute(delete(SignOn).where(col(SignOn.ends_at) < at - ONCE_OVER))
