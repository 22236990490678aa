"""The code to join with can be made anew: the one before lets nobody in, and who is in notices nothing."""

import pytest
from sqlmodel import Session

from kompas.domain.core import records
from kompas.domain.core.records import free_code
from kompas.domain.whole.logbook import log_for
from kompas.domain.whole.records import identify_anywhere
from kompas.domain.workshop.devices import identify, last_ended
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.participants import find_door, join_workshop
from kompas.domain.workshop.workshops import renew_facilitator_code, renew_join_code
from kompas.enums import Role
from kompas.errors import NotAllowed, WrongCode
from kompas.models import Participant, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, person, refuses

pytestmark = on_both
AMIRA = "secret-of-Amira"


def enter(session: Session, secret: str, code: str, name: str = "Bram") -> Participant:
    return join_workshop(session, secret, code, person(name), acknowledged=True)


def test_new_code_lets_people_in_and_the_old_one_nobody_new(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    old, new = workshop.code, renew_join_code(session, facilitator)
    assert (workshop.door_code, workshop.code) == (new, old)
    refuses(WrongCode, "no workshop with this code", lambda: enter(session, "phone", old))
    assert find_door(session, None, f" {new[:3]} {new[3:].lower()}") is workshop
    bram = enter(session, "phone", new)
    assert identify(session, "phone", new).participant_id == bram.id


def test_code_before_last_lets_nobody_in_either(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    codes = [workshop.code, renew_join_code(session, facilitator), renew_join_code(session, facilitator)]
    assert len(set(codes)) == 3
    for old in codes[:2]:
        refuses(WrongCode, None, lambda: enter(session, "phone", old))  # noqa: B023
    enter(session, "phone", codes[2])


def test_who_is_in_stays_in_at_the_same_address(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    for _ in range(2):
        renew_join_code(session, facilitator)
    for code in (workshop.code, workshop.door_code):
        for to_change in (False, True):
            found = identify_anywhere(session, AMIRA, code, to_change=to_change)
            assert isinstance(found, Actor)
            assert found.participant_id == participant.participant_id
        assert find_door(session, AMIRA, code) is workshop


def test_somebody_else_joins_on_a_laptop_that_is_in(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    renew_join_code(session, facilitator)
    assert enter(session, AMIRA, workshop.code).id != participant.participant_id


def test_who_was_logged_out_needs_the_new_code(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id, notes="stay")
    new = renew_join_code(session, facilitator)
    refuses(WrongCode, None, lambda: enter(session, AMIRA, workshop.code, "Amira"))
    told = [last_ended(session, AMIRA, code, Role.PARTICIPANT) for code in (workshop.code, new)]
    assert told[0] is not None
    assert told[0] == told[1]
    enter(session, AMIRA, new, "Amira")


def test_card_of_a_facilitator_keeps_its_worth(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    code = renew_facilitator_code(session, facilitator)
    renew_join_code(session, facilitator)
    for laptop, at in (("laptop-2", workshop.code), ("laptop-3", workshop.door_code)):
        assert become(session, laptop, at, code, Role.FACILITATOR) is workshop


def test_it_is_in_the_log(session: Session, facilitator: Actor) -> None:
    renew_join_code(session, facilitator)
    session.flush()
    assert log_for(session, facilitator)[0].entry.what == "join_code_renewed"


def test_only_a_facilitator_makes_one(session: Session, workshop: Workshop, participant: Actor) -> None:
    refuses(NotAllowed, None, lambda: renew_join_code(session, participant))
    assert workshop.join_code is None


def test_no_code_that_once_let_in_is_drawn_for_another(
    session: Session, workshop: Workshop, facilitator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter((workshop.code, renew_join_code(session, facilitator), "AAAAAA"))
    monkeypatch.setattr(records, "new_join_code", lambda: next(drawn))
    assert free_code(session) == "AAAAAA"
