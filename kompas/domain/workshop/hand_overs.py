"""Sharing the facilitator's role or handing it over: to a participant by name, or by a code that works once.

There is never a moment without a facilitator: who gives the role away loses it in the transaction in which the other
accepts it.
"""

import uuid
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import findable_hash, new_hand_over_code
from kompas.domain.core.handling import handles
from kompas.domain.core.server_key import key_in
from kompas.domain.workshop.accounts import seats_to_withdraw
from kompas.domain.workshop.device_looks import DeviceLook
from kompas.domain.workshop.devices import end_seats, seats_of, take_seat
from kompas.domain.workshop.log import log
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.enums import HandOverStatus, LoggedDeed, Role, SeatWay
from kompas.errors import Conflict, NotFound
from kompas.events.workshop.hand_overs import AnswerHandOver, AskToFacilitate, WithdrawHandOver
from kompas.i18n import N_
from kompas.models import Device, HandOver, Participant, Seat, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor

CODE_LASTS = timedelta(minutes=10)


@handles(AskToFacilitate)
def ask_to_facilitate(session: Session, actor: Actor, action: AskToFacilitate, person: Participant) -> None:
    """Ask a participant; a question that is still open to the same person is replaced."""
    seated = select(Seat).where(
        Seat.workshop_id == actor.workshop.id,
        Seat.participant_id == action.participant_id,
        col(Seat.ended_at).is_(None),
    )
    if session.exec(seated).first() is None:
        raise NotFound(N_("This person is not logged in on any device now."))
    withdraw_offers_to(session, actor.workshop, action.participant_id)
    offer(session, actor, action.id, action.shared, participant_id=action.participant_id)


def make_hand_over_code(session: Session, actor: Actor, shared: bool) -> str:
    """A code to read aloud: the first to enter it becomes facilitator. An earlier one of this browser stops working."""
    demand_facilitator(actor)
    seat = own_seat(session, actor)
    earlier = [one for one in open_offers(session, actor.workshop) if one.code_hash and one.giver_seat_id == seat.id]
    settle(session, actor.workshop, HandOverStatus.WITHDRAWN, *earlier)
    code = new_hand_over_code()
    log(session, actor.workshop, actor, LoggedDeed.ONE_TIME_CODE, shared=shared)
    kept = findable_hash(code, key_in(session))
    offer(session, actor, str(uuid.uuid4()), shared, code_hash=kept, expires_at=now() + CODE_LASTS)
    return code


def offer(
    session: Session,
    actor: Actor,
    offer_id: str,
    shared: bool,
    *,
    participant_id: int | None = None,
    code_hash: str | None = None,
    expires_at: datetime | None = None,
) -> None:
    """Write down that this facilitator offers the role, to a participant or to the holder of the code."""
    offered = HandOver(
        id=offer_id,
        workshop_id=actor.workshop.id,
        giver_seat_id=own_seat(session, actor).id,
        participant_id=participant_id,
        shared=shared,
        code_hash=code_hash,
        expires_at=expires_at,
    )
    record_change(session, actor.workshop, offered)
    session.flush()


def own_seat(session: Session, actor: Actor) -> Seat:
    """The facilitator's seat of the browser that acts."""
    return next(s for s in seats_of(session, actor.workshop, Role.FACILITATOR) if s.device_id == actor.device_id)


@handles(AnswerHandOver)
def answer_hand_over(session: Session, actor: Actor, action: AnswerHandOver, asked: HandOver) -> None:
    """The participant who was asked says yes or no."""
    if asked.status is not HandOverStatus.OPEN:
        raise Conflict(N_("This question is not open any more. Ask the facilitator."))
    if not action.accepted:
        settle(session, actor.workshop, HandOverStatus.DECLINED, asked)
        return
    participant = session.get_one(Participant, actor.participant_id)
    known = session.exec(select(Seat).where(Seat.participant_id == participant.id, Seat.device_id == actor.device_id))
    seat = known.first()
    look = DeviceLook(seat.kind, seat.browser) if seat else None
    device = session.get_one(Device, actor.device_id)
    complete_hand_over(session, actor.workshop, asked, device, SeatWay.ASKED, participant.name, look)


def complete_hand_over(
    session: Session,
    workshop: Workshop,
    offered: HandOver,
    device: Device,
    way: SeatWay,
    name: str,
    look: DeviceLook | None,
) -> None:
    """The taker sits down and, unless the role is shared, the giver stands up."""
    take_seat(session, device, workshop, Role.FACILITATOR, way=way, name=name, look=look)
    settle(session, workshop, HandOverStatus.ACCEPTED, offered)
    giver = session.get_one(Seat, offered.giver_seat_id)
    if not offered.shared and giver.device_id != device.id:
        gives = Actor(device_id=giver.device_id, workshop=workshop, roles=frozenset({Role.FACILITATOR}))
        log(session, workshop, gives, LoggedDeed.SEAT_ENDED, as_role=Role.FACILITATOR)
        stand_up(session, workshop, giver)


def stand_up(session: Session, workshop: Workshop, seat: Seat, *, everywhere: bool = True) -> None:
    """Stop facilitating of one's own accord: this browser may go on projecting, since it may be the one at the beamer."""
    device = session.get_one(Device, seat.device_id)
    take_seat(session, device, workshop, Role.SCREEN, way=SeatWay.STAYED, look=DeviceLook(seat.kind, seat.browser))
    end_facilitator_seat(session, workshop, seat, everywhere=everywhere)


def end_facilitator_seat(session: Session, workshop: Workshop, seat: Seat, *, everywhere: bool = True) -> None:
    """End a facilitator's seat for good: who signed on to take it does not find it again on another browser."""
    for one in seats_to_withdraw(session, seat, everywhere=everywhere):
        one.account_id = None
        if one.ended_at is None:
            vacate(session, workshop, one)


def vacate(session: Session, workshop: Workshop, seat: Seat) -> None:
    """End the seat on this browser, with everything that it offered to others."""
    offered = [one for one in open_offers(session, workshop) if one.giver_seat_id == seat.id]
    settle(session, workshop, HandOverStatus.WITHDRAWN, *offered)
    end_seats(session, workshop, seat)


def find_offer_with_code(session: Session, code: str) -> HandOver | None:
    """The open offer with this code, of whichever workshop, if its time is not over."""
    kept = findable_hash(code, key_in(session))
    query = select(HandOver).where(HandOver.code_hash == kept, HandOver.status == HandOverStatus.OPEN)
    found = session.exec(query).first()
    return found if found and found.expires_at and found.expires_at > now() else None


def open_offers(session: Session, workshop: Workshop) -> list[HandOver]:
    query = select(HandOver).where(HandOver.workshop_id == workshop.id, HandOver.status == HandOverStatus.OPEN)
    return list(session.exec(query))


@handles(WithdrawHandOver)
def withdraw_hand_over(session: Session, actor: Actor, action: WithdrawHandOver, found: HandOver) -> None:
    if found.status is HandOverStatus.OPEN:
        settle(session, actor.workshop, HandOverStatus.WITHDRAWN, found)


def withdraw_offers_to(session: Session, workshop: Workshop, participant_id: int | None) -> None:
    asked = [one for one in open_offers(session, workshop) if one.participant_id == participant_id]
    settle(session, workshop, HandOverStatus.WITHDRAWN, *(asked if participant_id else ()))


def settle(session: Session, workshop: Workshop, status: HandOverStatus, *offers: HandOver) -> None:
    for one in offers:
        one.status, one.code_hash = status, None
    if offers:
        record_change(session, workshop, *offers)
