from sqlmodel import Session

from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import ReleaseLevel
from kompas.errors import NotFound
from kompas.models import Agreement, Conclusion, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, id_of, make_workshop, new_id, refuses

pytestmark = on_both


def record(session: Session, actor: Actor, **fields: object) -> tuple[Conclusion, Agreement]:
    step_id = id_of(session, actor.workshop, "before_help")
    conclusion = act(session, actor, "record_conclusion", step_id=step_id, text="Samen.", **fields)
    agreement = act(session, actor, "record_agreement", what="Bellen", who="Politie", **fields)
    return session.get_one(Conclusion, conclusion), session.get_one(Agreement, agreement)


def test_release_is_to_participants_unless_said_otherwise(session: Session, facilitator: Actor) -> None:
    assert [row.release for row in record(session, facilitator)] == [ReleaseLevel.PARTICIPANTS] * 2
    assert [row.release for row in record(session, facilitator, release="session")] == [ReleaseLevel.SESSION] * 2


def test_release_changes_and_is_seen(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    conclusion, agreement = record(session, facilitator)
    act(session, facilitator, "release_conclusion", conclusion_id=conclusion.id, release="steering")
    assert (conclusion.release, conclusion.revision) == (ReleaseLevel.STEERING, workshop.revision)
    act(session, facilitator, "release_agreement", agreement_id=agreement.id, release="session")
    assert (agreement.release, agreement.revision) == (ReleaseLevel.SESSION, workshop.revision)


def test_release_changes_after_closing_too(session: Session, facilitator: Actor) -> None:
    conclusion, agreement = record(session, facilitator)
    close_workshop(session, facilitator)
    act(session, facilitator, "release_conclusion", conclusion_id=conclusion.id, release="steering")
    act(session, facilitator, "release_agreement", agreement_id=agreement.id, release="steering")
    assert (conclusion.release, agreement.release) == (ReleaseLevel.STEERING, ReleaseLevel.STEERING)


def test_release_of_another_workshops_things_is_refused(session: Session, facilitator: Actor) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    conclusion, agreement = record(session, elsewhere)
    for type_, fields in (
        ("release_conclusion", {"conclusion_id": conclusion.id}),
        ("release_agreement", {"agreement_id": agreement.id}),
        ("release_conclusion", {"conclusion_id": new_id()}),
    ):
        refuses(NotFound, None, lambda: act(session, facilitator, type_, release="steering", **fields))  # noqa: B023
