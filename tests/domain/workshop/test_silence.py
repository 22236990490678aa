"""Silent writing: what is hidden is in nobody else's bytes, until it is revealed."""

import pytest
from sqlmodel import Session

from kompas.domain.wall.promises import read_hidden
from kompas.enums import Role
from kompas.errors import NotAllowed, NotFound
from kompas.exports import WRITERS, document_of, report_of
from kompas.exports.wall.notes import Notes
from kompas.exports.whole.left_out import sentences
from kompas.live.snapshot import Snapshot
from kompas.live.wire import mine_event, view_event
from kompas.models import Note, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, id_of, make_workshop, note_with, post, refuses

pytestmark = on_both
SECRET = "dit mag nog niemand lezen"


@pytest.fixture
def hidden(session: Session, facilitator: Actor, participant: Actor) -> Note:
    go_to(session, facilitator, "before_help")
    act(session, facilitator, "hide_notes", step_id=id_of(session, facilitator.workshop, "before_help"))
    return post(session, participant, "before_help", SECRET)


def bytes_for(session: Session, workshop: Workshop, audience: Role) -> str:
    session.flush()
    return view_event(Snapshot(session, workshop.id).view(audience)).decode()


@pytest.mark.parametrize("audience", list(Role))
def test_hidden_text_reaches_no_audience(session: Session, workshop: Workshop, hidden: Note, audience: Role) -> None:
    assert SECRET not in bytes_for(session, workshop, audience)


def test_author_gets_the_own_hidden_note(
    session: Session, workshop: Workshop, hidden: Note, participant: Actor
) -> None:
    session.flush()
    own = mine_event(*Snapshot(session, workshop.id).own(participant.participant_id or 0)).decode()
    assert SECRET in own


def test_everybody_gets_the_number_of_hidden_notes(session: Session, workshop: Workshop, hidden: Note) -> None:
    session.flush()
    snapshot = Snapshot(session, workshop.id)
    assert {audience: snapshot.view(audience).scalars["hidden"] for audience in Role} == dict.fromkeys(Role, 1)


def test_hidden_notes_of_a_step_that_was_left_are_counted_for_the_facilitator(
    session: Session, workshop: Workshop, hidden: Note, facilitator: Actor, participant: Actor
) -> None:
    """Also what comes in late; the others hear of the step where the room is only."""
    before = id_of(session, workshop, "before_help")
    go_to(session, facilitator, "seeking_help")
    post(session, participant, "before_help", "en nog een")
    session.flush()
    view = {audience: Snapshot(session, workshop.id).view(audience).scalars for audience in Role}
    assert view[Role.FACILITATOR]["hidden_at"] == {str(before): 2}
    assert [("hidden_at" in view[role], view[role]["hidden"]) for role in (Role.SCREEN, Role.PARTICIPANT)] == [
        (False, 0),
        (False, 0),
    ]
    act(session, facilitator, "reveal_notes", step_id=before)
    session.flush()
    assert Snapshot(session, workshop.id).view(Role.FACILITATOR).scalars["hidden_at"] == {}


def test_facilitator_reads_hidden_notes_only_by_a_choice_made_before(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    read_hidden(session, facilitator, True)
    act(session, facilitator, "hide_notes", step_id=id_of(session, workshop, "before_help"))
    go_to(session, facilitator, "before_help")
    note = post(session, participant, "before_help", SECRET)
    assert SECRET in bytes_for(session, workshop, Role.FACILITATOR)
    assert SECRET not in bytes_for(session, workshop, Role.SCREEN)
    act(session, facilitator, "park_note", note_id=note.id)


def test_facilitator_cannot_choose_to_read_what_was_written_unread(
    session: Session, workshop: Workshop, hidden: Note, facilitator: Actor
) -> None:
    with pytest.raises(NotAllowed, match="Reveal those notes first"):
        read_hidden(session, facilitator, True)
    act(session, facilitator, "reveal_notes", step_id=hidden.step_id)
    read_hidden(session, facilitator, True)
    assert workshop.facilitator_reads_hidden


def test_facilitator_cannot_change_what_is_hidden(session: Session, hidden: Note, facilitator: Actor) -> None:
    with pytest.raises(NotAllowed):
        act(session, facilitator, "edit_note", note_id=hidden.id, text="anders", kind="good")


def test_reveal_all_shows_the_notes_and_ends_the_silence(
    session: Session, workshop: Workshop, hidden: Note, facilitator: Actor, participant: Actor
) -> None:
    act(session, facilitator, "reveal_notes", step_id=hidden.step_id)
    assert SECRET in bytes_for(session, workshop, Role.SCREEN)
    assert not post(session, participant, "before_help", "daarna").hidden


def test_reveal_one_leaves_the_others_hidden(
    session: Session, workshop: Workshop, hidden: Note, facilitator: Actor, participant: Actor
) -> None:
    other = post(session, participant, "before_help", "ook nog niet")
    act(session, facilitator, "reveal_note", note_id=hidden.id)
    assert (note_with(session, hidden.id).hidden, note_with(session, other.id).hidden) == (False, True)
    assert "ook nog niet" not in bytes_for(session, workshop, Role.SCREEN)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.extension)
def test_hidden_notes_are_not_in_a_report(session: Session, workshop: Workshop, hidden: Note, writer) -> None:  # type: ignore[no-untyped-def]
    session.flush()
    report = report_of(session, workshop, now())
    assert [note.text for note in report[Notes].notes] == []
    assert SECRET.encode() not in writer.write(document_of(report))
    assert any("silence" in sentence for sentence in sentences(report))


def test_other_steps_are_not_silent(session: Session, hidden: Note, facilitator: Actor, participant: Actor) -> None:
    go_to(session, facilitator, "seeking_help")
    assert not post(session, participant, "seeking_help").hidden


def test_author_edits_and_withdraws_a_hidden_note(session: Session, participant: Actor, hidden: Note) -> None:
    act(session, participant, "edit_note", note_id=hidden.id, text="Anders", kind="good")
    act(session, participant, "withdraw_note", note_id=hidden.id)
    assert (hidden.text, hidden.hidden) == ("Anders", True)


def test_silence_of_another_workshop_is_out_of_reach(session: Session, hidden: Note) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    refuses(
        NotFound,
        None,
        lambda: act(session, elsewhere, "reveal_notes", step_id=hidden.step_id),
        lambda: act(session, elsewhere, "hide_notes", step_id=hidden.step_id),
        lambda: act(session, elsewhere, "reveal_note", note_id=hidden.id),
    )


def test_participant_cannot_reveal(session: Session, hidden: Note, participant: Actor) -> None:
    for type_, fields in (("reveal_note", {"note_id": hidden.id}), ("reveal_notes", {"step_id": hidden.step_id})):
        with pytest.raises(NotAllowed):
            act(session, participant, type_, **fields)
