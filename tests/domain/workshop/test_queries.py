from datetime import timedelta

from sqlmodel import Session

from kompas.domain.workshop import queries as workshops
from kompas.domain.workshop.queries import seats_of_browser
from kompas.enums import Role
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import FACILITATOR, START, join, make_workshop

pytestmark = on_both


def test_seats_of_a_browser_come_newest_first(session: Session) -> None:
    old = make_workshop(session, title="Oud")
    new = make_workshop(session, title="Nieuw", starts_at=START + timedelta(days=30))
    join(session, old, "Amira", FACILITATOR)
    make_workshop(session, "somebody-else", title="Van een ander")
    assert seats_of_browser(session, FACILITATOR) == [
        (new, {Role.FACILITATOR}),
        (old, {Role.FACILITATOR, Role.PARTICIPANT}),
    ]


def test_stranger_has_no_seats(session: Session) -> None:
    make_workshop(session)
    assert seats_of_browser(session, "stranger") == []


def test_participant_by_id(session: Session, participant: Actor) -> None:
    assert participant.participant_id is not None
    found = workshops.participant(session, participant.participant_id)
    assert found is not None
    assert found.name == "Amira"
    assert workshops.participant(session, 999_999) is None
