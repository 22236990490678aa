"""Silent writing: hidden until the facilitator reveals; and who says to be ready."""

import pytest
from sqlmodel import Session, select

from kompas.domain.workshops import close_workshop, read_hidden
from kompas.errors import NotAllowed, NotFound
from kompas.models import Note, Ready, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, id_of, join, make_workshop, post, refuses, step_at

pytestmark = on_both


@pytest.fixture
def hidden(session: Session, workshop: Workshop, facilitator: Actor, participant: Actor) -> Note:
    """A note that was written while the first phase was silent."""
    go_to(session, facilitator, "before_help")
    act(session, facilitator, "hide_notes", step_id=workshop.current_step_id)
    return post(session, participant, "before_help", "Nog niet te zien")


def test_note_is_hidden_while_the_step_is_silent(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    before = post(session, participant, "before_help")
    act(session, facilitator, "hide_notes", step_id=workshop.current_step_id)
    during = post(session, participant, "before_help")
    assert (before.hidden, during.hidden, step_at(session, workshop, "before_help").hides_notes) == (False, True, True)


def test_reveal_shows_all_notes_of_the_step_and_hides_no_more(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, hidden: Note
) -> None:
    other = post(session, participant, "before_help")
    act(session, facilitator, "reveal_notes", step_id=workshop.current_step_id)
    assert (hidden.hidden, other.hidden, post(session, participant, "before_help").hidden) == (False, False, False)
    assert hidden.revision == other.revision


def test_reveal_of_one_leaves_the_others_hidden(
    session: Session, facilitator: Actor, participant: Actor, hidden: Note
) -> None:
    other = post(session, participant, "before_help")
    act(session, facilitator, "reveal_note", note_id=hidden.id)
    assert (hidden.hidden, other.hidden) == (False, True)


def test_author_edits_and_withdraws_a_hidden_note(session: Session, participant: Actor, hidden: Note) -> None:
    act(session, participant, "edit_note", note_id=hidden.id, text="Anders", kind="good")
    act(session, participant, "withdraw_note", note_id=hidden.id)
    assert (hidden.text, hidden.hidden) == ("Anders", True)


def test_facilitator_changes_a_hidden_note_only_when_it_may_be_read(
    session: Session, facilitator: Actor, hidden: Note
) -> None:
    refuses(
        NotAllowed,
        None,
        lambda: act(session, facilitator, "edit_note", note_id=hidden.id, text="x", kind="good"),
        lambda: act(session, facilitator, "park_note", note_id=hidden.id),
    )
    read_hidden(session, facilitator, True)
    act(session, facilitator, "park_note", note_id=hidden.id)


def test_silence_is_for_the_facilitator(session: Session, workshop: Workshop, participant: Actor, hidden: Note) -> None:
    refuses(
        NotAllowed,
        "Only the facilitator",
        lambda: act(session, participant, "hide_notes", step_id=workshop.current_step_id),
        lambda: act(session, participant, "reveal_notes", step_id=workshop.current_step_id),
        lambda: act(session, participant, "reveal_note", note_id=hidden.id),
        lambda: read_hidden(session, participant, True),
    )


def test_silence_of_another_workshop_is_out_of_reach(session: Session, workshop: Workshop, hidden: Note) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    refuses(
        NotFound,
        None,
        lambda: act(session, elsewhere, "reveal_notes", step_id=hidden.step_id),
        lambda: act(session, elsewhere, "hide_notes", step_id=hidden.step_id),
        lambda: act(session, elsewhere, "reveal_note", note_id=hidden.id),
    )


def ready(session: Session) -> list[bool]:
    return [row.is_ready for row in session.exec(select(Ready))]


def test_ready_can_be_said_and_taken_back(session: Session, workshop: Workshop, participant: Actor) -> None:
    step_id = id_of(session, workshop, "welcome")
    for said in (True, True, False):
        act(session, participant, "say_ready", step_id=step_id, ready=said)
        assert ready(session) == [said]


def test_ready_is_for_participants_of_this_open_workshop(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    step_id = id_of(session, workshop, "welcome")
    foreign = join(session, make_workshop(session, "somebody-else"), "Bram")
    refuses(NotFound, None, lambda: act(session, foreign, "say_ready", step_id=step_id, ready=True))
    refuses(NotAllowed, "participants", lambda: act(session, facilitator, "say_ready", step_id=step_id, ready=True))
    close_workshop(session, facilitator)
    refuses(NotAllowed, "closed", lambda: act(session, participant, "say_ready", step_id=step_id, ready=True))
    assert ready(session) == []
