"""Facilitators: the ways in by a code, and the ways out."""

from sqlmodel import Session

from kompas.domain.core.codes import matches
from kompas.domain.core.handling import handles
from kompas.domain.workshop.accounts import account_of, account_to_sit, codes_alone_do
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import end_seats, hold_workshop, known_device, seats_of, take_seat
from kompas.domain.workshop.hand_overs import complete_hand_over, end_facilitator_seat, find_offer_with_code, stand_up
from kompas.domain.workshop.log import log
from kompas.domain.workshop.workshops import find_workshop
from kompas.enums import LoggedDeed, Role, SeatWay
from kompas.errors import NotAllowed, WrongCode
from kompas.events.workshop.hand_overs import EndSeat
from kompas.i18n import N_
from kompas.models import HandOver, Seat, Workshop
from kompas.models.core.columns import SHORT, printable
from kompas.rules import Actor

WRONG_CODE = N_("The facilitator code is not right. Check the twelve characters on the facilitator card.")


def become(
    session: Session,
    secret: str,
    code: str,
    facilitator_code: str,
    role: Role,
    *,
    name: str = "",
    look: DeviceLook | None = None,
) -> Workshop:
    """Take the facilitator's or the screen's seat with the facilitator code, on another browser for instance.

    To become facilitator a one-time code that another facilitator reads out will do as well. The facilitator code
    always works, also when no browser facilitates any more. `name` is how the other facilitators see who this is.
    """
    workshop = hold_workshop(session, find_workshop(session, code).code)
    called = printable(name.strip())[:SHORT]
    device = known_device(session, secret)
    if role is Role.FACILITATOR:
        account_to_sit(session, device.id, alone=codes_alone_do())
    if matches(facilitator_code, workshop.facilitator_code_hash):
        take_seat(session, device, workshop, role, way=SeatWay.FACILITATOR_CODE, name=called, look=look)
    elif role is Role.FACILITATOR and (offered := offered_here(session, workshop, facilitator_code)):
        complete_hand_over(session, workshop, offered, device, SeatWay.HAND_OVER_CODE, called, look)
    else:
        raise WrongCode(WRONG_CODE)
    return workshop


def offered_here(session: Session, workshop: Workshop, code: str) -> HandOver | None:
    offered = find_offer_with_code(session, code)
    return offered if offered and offered.workshop_id == workshop.id else None


def become_by_one_time_code(
    session: Session, secret: str, code: str, *, name: str = "", look: DeviceLook | None = None
) -> Workshop:
    """Take the facilitator's seat with the one-time code alone: it tells the workshop, too."""
    offered = find_offer_with_code(session, code)
    if offered is None:
        raise WrongCode(
            N_(
                "This one-time code is not right, or its time is over. Ask for a new one. With another code, fill in both."
            )
        )
    workshop = session.get_one(Workshop, offered.workshop_id)
    return become(session, secret, workshop.code, code, Role.FACILITATOR, name=name, look=look)


@handles(EndSeat)
def end_seat(session: Session, actor: Actor, action: EndSeat, seat: Seat) -> None:
    """Log a browser out, or stop facilitating on one's own.

    The last facilitator first says that the facilitator code is kept: without it nobody could come back.
    """
    if seat.ended_at is not None:
        return
    if seat.role is not Role.FACILITATOR:
        log(session, actor.workshop, actor, LoggedDeed.LOGGED_OUT, as_role=seat.role)
        end_seats(session, actor.workshop, seat)
        return
    is_last = len(seats_of(session, actor.workshop, Role.FACILITATOR)) == 1
    if is_last and not actor.workshop.facilitator_code_hash:
        raise NotAllowed(N_("You are the only facilitator, and the facilitator code is off. Make a new code first."))
    if is_last and not action.code_kept:
        raise NotAllowed(N_("You are the only facilitator. Say first that you have kept the facilitator code."))
    log(session, actor.workshop, actor, LoggedDeed.LOGGED_OUT, as_role=Role.FACILITATOR)
    of_another = seat.account_id is None or seat.account_id != account_of(session, actor.device_id)
    if seat.device_id == actor.device_id:
        stand_up(session, actor.workshop, seat, everywhere=False)
    else:
        end_facilitator_seat(session, actor.workshop, seat, everywhere=of_another)
