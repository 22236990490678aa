import pytest
from sqlmodel import Session, select

from kompas.domain.core.codes import hash_of_secret
from kompas.domain.workshop.devices import choose_language, find_device, identify, known_device, leave_seat, take_seat
from kompas.domain.workshop.facilitators import become
from kompas.enums import Role
from kompas.errors import KompasError, NotAllowed
from kompas.models import Device, Seat, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import FACILITATOR, join, make_workshop, secret_of

pytestmark = on_both


def test_device_is_kept_as_a_hash_only(session: Session) -> None:
    known_device(session, "a-secret")
    stored = session.exec(select(Device)).one()
    assert stored.secret_hash == hash_of_secret("a-secret")
    assert "a-secret" not in stored.model_dump_json()


def test_device_is_made_once(session: Session) -> None:
    assert known_device(session, "a-secret").id == known_device(session, "a-secret").id


@pytest.mark.parametrize("secret", [None, "", "unknown"])
def test_find_device_without_a_known_secret_finds_nothing(session: Session, secret: str | None) -> None:
    known_device(session, "a-secret")
    assert find_device(session, secret) is None


def test_language_is_remembered_for_the_browser(session: Session) -> None:
    choose_language(session, "a-secret", "en")
    found = find_device(session, "a-secret")
    assert found is not None
    assert found.language == "en"


def test_seat_taken_twice_is_one_seat(session: Session, workshop: Workshop) -> None:
    device = known_device(session, "a-secret")
    first = take_seat(session, device, workshop, Role.SCREEN)
    taken_at = first.taken_at
    again = take_seat(session, device, workshop, Role.SCREEN)
    assert again.id == first.id
    assert again.taken_at == taken_at  # only of a shared laptop does it matter who came last


def test_identify_knows_the_facilitator(session: Session, workshop: Workshop) -> None:
    actor = identify(session, FACILITATOR, workshop.code)
    assert (actor.roles, actor.participant_id) == (frozenset({Role.FACILITATOR}), None)


def test_identify_knows_a_participant(session: Session, workshop: Workshop) -> None:
    actor = join(session, workshop, "Amira")
    assert actor.roles == {Role.PARTICIPANT}
    assert actor.participates
    assert not actor.facilitates


def test_identify_locks_for_a_change(session: Session, workshop: Workshop) -> None:
    assert identify(session, FACILITATOR, workshop.code, to_change=True).workshop == workshop


def test_unknown_code_and_missing_seat_look_the_same(session: Session, workshop: Workshop) -> None:
    """Otherwise a stranger could find out which codes exist."""

    def refusal(secret: str | None, code: str) -> tuple[str, str]:
        with pytest.raises(KompasError) as caught:
            identify(session, secret, code)
        return caught.value.code, str(caught.value)

    assert refusal("stranger", workshop.code) == refusal(FACILITATOR, "AAAAAA") == refusal(None, "AAAAAA")


def test_seat_in_one_workshop_is_none_in_another(session: Session, workshop: Workshop) -> None:
    elsewhere = make_workshop(session, "another-facilitator")
    with pytest.raises(NotAllowed):
        identify(session, FACILITATOR, elsewhere.code)


def test_browser_can_facilitate_and_take_part(session: Session, workshop: Workshop) -> None:
    actor = join(session, workshop, "Amira", FACILITATOR)
    assert actor.roles == {Role.FACILITATOR, Role.PARTICIPANT}


def test_leaving_keeps_the_person_and_the_other_seats(session: Session, workshop: Workshop) -> None:
    actor = join(session, workshop, "Amira", FACILITATOR)
    leave_seat(session, actor)
    session.flush()
    assert identify(session, FACILITATOR, workshop.code).roles == {Role.FACILITATOR}


def test_leaving_as_nobody_takes_no_seat_away(session: Session, facilitator: Actor) -> None:
    leave_seat(session, facilitator)
    session.flush()
    assert [seat.role for seat in session.exec(select(Seat))] == [Role.FACILITATOR]


def test_wrong_facilitator_code_gives_no_seat(session: Session, workshop: Workshop) -> None:
    with pytest.raises(NotAllowed):
        become(session, secret_of("Bram"), workshop.code, "AAAA-AAAA-AAAA", Role.FACILITATOR)
    assert len(session.exec(select(Seat)).all()) == 1
