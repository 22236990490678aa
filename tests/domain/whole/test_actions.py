import pytest
from sqlmodel import Session, select

from kompas.database import Database
from kompas.domain.core.changes import record_change
from kompas.domain.whole.actions import apply_action
from kompas.enums import Role
from kompas.errors import NotAllowed
from kompas.events import ACTION
from kompas.models import AppliedAction, Note, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import go_to, id_of, make_workshop, message


@on_both
def test_action_is_applied_once(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step_id = id_of(session, workshop, "before_help")
    action = ACTION.validate_python(message("post_note", step_id=step_id, kind="good", text="x"))
    apply_action(session, facilitator, action)
    revision = workshop.revision
    apply_action(session, facilitator, action)
    assert [note.id for note in session.exec(select(Note))] == [action.id]
    assert session.exec(select(AppliedAction.id)).all() == [action.id]
    assert workshop.revision == revision


@on_both
def test_refused_action_may_be_sent_again(session: Session, facilitator: Actor, participant: Actor) -> None:
    """A note that came too early is refused; nothing remembers its id, so later it is welcome."""
    step_id = id_of(session, participant.workshop, "before_help")
    sent = message("post_note", Role.PARTICIPANT, step_id=step_id, kind="good", text="x")
    action = ACTION.validate_python(sent)
    with pytest.raises(NotAllowed):
        apply_action(session, participant, action)
    go_to(session, facilitator, "before_help")
    apply_action(session, participant, action)
    assert session.get(Note, action.id) is not None


@on_both
@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PARTICIPANT])
def test_role_that_somebody_has_not_is_refused(
    session: Session, facilitator: Actor, participant: Actor, role: Role
) -> None:
    actor = participant if role is Role.FACILITATOR else facilitator
    action = ACTION.validate_python(message("close_workshop", role))
    with pytest.raises(NotAllowed, match="You cannot do this here"):
        apply_action(session, actor, action)


@on_both
def test_change_raises_the_revision_and_stamps_the_rows(session: Session, workshop: Workshop) -> None:
    before = workshop.revision
    assert record_change(session, workshop, workshop) == before + 1
    assert workshop.revision == before + 1


@on_both
def test_revisions_stay_in_step_over_a_rollback(database: Database) -> None:
    with database.transaction() as session:
        workshop = make_workshop(session)
    revision = workshop.revision
    with database.reading() as session:
        record_change(session, session.get_one(Workshop, workshop.id))
        session.rollback()
    with database.transaction() as session:
        assert record_change(session, session.get_one(Workshop, workshop.id)) == revision + 1
