"""Browsers, and the seats they take in workshops."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import hash_of_secret
from kompas.domain.core.records import has_code, record_with
from kompas.domain.workshop.accounts import account_to_sit, by_code_alone, counts
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.log import log
from kompas.enums import LoggedDeed, Role, SeatWay
from kompas.errors import NotAllowed
from kompas.i18n import N_
from kompas.models import Device, Seat, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor

NO_SEAT = N_("This workshop is not open to you. Join with the code, or use the facilitator code.")


def is_of(secret_hash: Any, moment: Any) -> ColumnElement[bool]:
    """Of the device: this is the hash of its secret, or of the one before while that still does."""
    earlier = and_(col(Device.earlier_hash) == secret_hash, col(Device.earlier_until) > moment)
    return or_(col(Device.secret_hash) == secret_hash, earlier)


def known_by(secret: str) -> ColumnElement[bool]:
    return is_of(hash_of_secret(secret), now())


def asked_by(secret: str | None) -> dict[str, Any]:
    """What `IS_ASKED` asks for."""
    return {"hash": hash_of_secret(secret or ""), "moment": now()}


IS_ASKED = is_of(bindparam("hash"), bindparam("moment"))

# Asked at every action; built once, since putting a statement together costs more than running it.
SEATS = (
    sql_select(col(Seat.device_id), col(Seat.role), col(Seat.participant_id), col(Seat.account_id))
    .join(Device, col(Device.id) == Seat.device_id)
    .where(IS_ASKED, col(Seat.workshop_id) == bindparam("workshop"))
    .where(col(Seat.ended_at).is_(None))
    .order_by(col(Seat.taken_at))
)


def find_device(session: Session, secret: str | None) -> Device | None:
    if not secret:
        return None
    return session.exec(select(Device).where(known_by(secret))).first()


def known_device(session: Session, secret: str) -> Device:
    """The device of this cookie; it gets a row at its first act, not at its first look."""
    device = find_device(session, secret)
    if device is None:
        device = Device(secret_hash=hash_of_secret(secret))
        session.add(device)
        session.flush()
    return device


def choose_language(session: Session, secret: str, language: str) -> None:
    known_device(session, secret).language = language


def take_seat(
    session: Session,
    device: Device,
    workshop: Workshop,
    role: Role,
    participant_id: int | None = None,
    *,
    way: SeatWay = SeatWay.JOINED,
    name: str = "",
    look: DeviceLook | None = None,
) -> Seat:
    """Take a seat, or take it again: the seat taken last is the one that counts.

    Who facilitates already keeps the seat as it is, so nobody is told of it a second time.
    """
    account_id = None
    if role is Role.FACILITATOR:
        account_id = account_to_sit(session, device.id, alone=by_code_alone(way, workshop))
    known = select(Seat).where(
        Seat.device_id == device.id,
        Seat.workshop_id == workshop.id,
        Seat.role == role,
        Seat.participant_id == participant_id,
    )
    seat = session.exec(known.where(Seat.account_id == account_id)).first()
    by_code = session.exec(known.where(col(Seat.account_id).is_(None), col(Seat.ended_at).is_(None))).first()
    if seat is None and by_code is not None:
        by_code.account_id = account_id  # who has signed on since
        return by_code
    if seat is None:
        assert device.id is not None
        assert workshop.id is not None
        seat = Seat(device_id=device.id, workshop_id=workshop.id, role=role, participant_id=participant_id)
        seat.account_id = account_id
    elif seat.ended_at is None:
        if role is Role.PARTICIPANT:
            seat.taken_at = now()  # no new revision: that somebody of a shared laptop writes now is nobody's business
            session.flush()
        return seat
    seat.taken_at, seat.ended_at, seat.way = now(), None, way
    seat.name = name or seat.name
    device.renews = device.renews or role is Role.FACILITATOR
    if look is not None:
        seat.kind, seat.browser = look.kind, look.browser
    record_change(session, workshop, seat)
    session.flush()
    if role is not Role.PARTICIPANT:
        taker = Actor(device_id=seat.device_id, workshop=workshop, roles=frozenset({role}))
        log(session, workshop, taker, LoggedDeed.SEAT_TAKEN, way=way, as_role=role)
    return seat


def seats_of(session: Session, workshop: Workshop, role: Role) -> list[Seat]:
    """The seats with this role that have not ended."""
    query = select(Seat).where(Seat.workshop_id == workshop.id, Seat.role == role, col(Seat.ended_at).is_(None))
    return list(session.exec(query.order_by(col(Seat.taken_at))))


def end_seats(session: Session, workshop: Workshop, *seats: Seat) -> None:
    """From now on the browsers of these seats are refused; the hub lets go of their streams."""
    moment = now()
    for seat in seats:
        seat.ended_at = moment
    if seats:
        record_change(session, workshop, *seats)
        session.flush()


def leave_seat(session: Session, actor: Actor) -> None:
    """Sign this browser out as the participant it is; the participant and the notes stay."""
    if actor.participant_id is None:
        return
    own = select(Seat).where(
        Seat.device_id == actor.device_id,
        Seat.workshop_id == actor.workshop.id,
        Seat.participant_id == actor.participant_id,
        col(Seat.ended_at).is_(None),
    )
    end_seats(session, actor.workshop, *session.exec(own))


def last_ended(session: Session, secret: str, code: str, role: Role) -> datetime | None:
    """When this browser lost its last seat of this kind in a workshop, if it has none any more."""
    query = (
        select(Seat)
        .join(Device, col(Device.id) == Seat.device_id)
        .join(Workshop, col(Workshop.id) == Seat.workshop_id)
        .where(known_by(secret), has_code(Workshop, code), Seat.role == role)
    )
    ended = [seat.ended_at for seat in session.exec(query)]
    return max((moment for moment in ended if moment), default=None) if None not in ended else None


def hold_workshop(session: Session, code: str) -> Workshop:
    """The workshop with this code, locked for this transaction: nobody else changes it until the commit."""
    workshop = record_with(session, Workshop, code, to_change=True)
    if workshop is None:
        raise NotAllowed(NO_SEAT)
    return workshop


def identify(
    session: Session, secret: str | None, code: str, *, person: int | None = None, to_change: bool = False
) -> Actor:
    """The actor that this browser is in the workshop with this code; as participant the `person` given, else the last.

    `to_change` locks the workshop's row, so what is checked still holds when it is written. Raises NotAllowed for an
    unknown code as for a browser without a seat, so that codes cannot be told apart from outside.
    """
    workshop = record_with(session, Workshop, code, to_change=to_change)
    if workshop is None:
        raise NotAllowed(NO_SEAT)
    return seat_in(session, workshop, secret, person)


def seat_in(session: Session, workshop: Workshop, secret: str | None, person: int | None) -> Actor:
    asked = {**asked_by(secret), "workshop": workshop.id}
    rows = [seat for seat in session.execute(SEATS, asked) if opens(session, seat)]
    if not rows:
        raise NotAllowed(NO_SEAT)
    participants = [seat.participant_id for seat in rows if seat.participant_id is not None]
    if person is not None and person not in participants:
        raise NotAllowed(NO_SEAT)
    return Actor(
        device_id=rows[0].device_id,
        workshop=workshop,
        roles=frozenset(seat.role for seat in rows),
        participant_id=person or (participants[-1] if participants else None),
    )


def opens(session: Session, seat: Any) -> bool:
    """Whether a row of `SEATS` counts; a participant needs no account."""
    return seat.role is not Role.FACILITATOR or counts(session, seat.device_id, seat.account_id)
