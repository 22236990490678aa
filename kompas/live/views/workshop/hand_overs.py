"""The browsers in the room, and who is asked to facilitate. For facilitators; of a question also who it is put to."""

from datetime import datetime

from kompas.enums import HandOverStatus, Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows, milliseconds
from kompas.models import HandOver, Participant, Seat
from kompas.rules import Actor, tells_when_written


def seat_item(rows: Rows, audience: Role, seat: Seat) -> Item | None:
    """A seat, also of a former facilitator: nobody takes over unnoticed, however shortly."""
    if audience is not Role.FACILITATOR or (seat.ended_at and seat.role is not Role.FACILITATOR):
        return None
    told = seat.role is not Role.PARTICIPANT or tells_when_written(rows.workshop)
    item: Item = {
        "device": seat.device_id,
        "role": seat.role.value,
        "name": name_of(rows, seat),
        "participant": seat.participant_id,
        "kind": seat.kind.value,
        "browser": seat.browser,
        "way": seat.way.value,
        "since": milliseconds(since(rows, seat)) if told else None,
        "seen": milliseconds(seat.seen_at) if told else None,
    }
    if seat.ended_at:
        item["ended"] = milliseconds(seat.ended_at)
    return item


def since(rows: Rows, seat: Seat) -> datetime:
    """Of a participant when that person joined: `taken_at` moves, untold, whenever somebody of a shared laptop writes."""
    person = rows.of(Participant).get(seat.participant_id) if seat.participant_id else None
    return person.acknowledged_at if person else seat.taken_at


def name_of(rows: Rows, seat: Seat) -> str:
    person = rows.of(Participant).get(seat.participant_id) if seat.participant_id else None
    return person.name if person else seat.name


def hand_over_item(rows: Rows, audience: Role, hand_over: HandOver) -> Item | None:
    """Withdrawn and accepted ones tell nothing that the list of devices does not."""
    told = (HandOverStatus.OPEN, HandOverStatus.DECLINED)
    if audience is not Role.FACILITATOR or hand_over.status not in told:
        return None
    return {
        "participant": hand_over.participant_id,
        "shared": hand_over.shared,
        "status": hand_over.status.value,
        "until": milliseconds(hand_over.expires_at),
        "made": milliseconds(hand_over.made_at),
    }


def question_to(rows: Rows, participant_id: int) -> Scalars:
    """The question to this participant now, and the facilitator who asks it if they gave a name."""
    for one in rows.of(HandOver).values():
        if one.participant_id == participant_id and one.status is HandOverStatus.OPEN:
            giver = rows.of(Seat).get(one.giver_seat_id)
            return {"asked": {"id": one.id, "shared": one.shared, "by": giver_name(rows, giver) if giver else ""}}
    return {"asked": None}


def giver_name(rows: Rows, giver: Seat) -> str:
    """The name given at the door, else that of the participant on the same browser."""
    beside = (seat for seat in rows.of(Seat).values() if seat.device_id == giver.device_id and seat.ended_at is None)
    return giver.name or next((name for seat in beside if (name := name_of(rows, seat))), "")


def actor_in_workshop(rows: Rows, device_id: int, participant_id: int | None) -> Actor:
    """By the seats that have not ended; as another participant when it may not speak for the one given."""
    seats = [seat for seat in rows.of(Seat).values() if seat.device_id == device_id and seat.ended_at is None]
    people = {seat.participant_id for seat in seats if seat.participant_id is not None}
    person = participant_id if participant_id in people else next(iter(people), None)
    return Actor(device_id, rows.workshop, frozenset(seat.role for seat in seats), person)


SEAT = Noun("seat", Seat, item=seat_item)
HAND_OVER = Noun(
    "hand_over",
    HandOver,
    item=hand_over_item,
    own_values=question_to,
    owners=lambda one: (one.participant_id,),
)
