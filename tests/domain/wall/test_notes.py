from datetime import timedelta

import pytest
from sqlmodel import Session

from kompas.domain.workshop.workshops import StepPlan, adapt_plan, close_workshop, steps_of
from kompas.enums import NoteKind, NoteStatus, Perspective
from kompas.errors import Conflict, Identifying, Invalid, NotAllowed, NotFound
from kompas.models import Note, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, id_of, join, make_workshop, note_with, post, refuses, step_at

pytestmark = on_both


@pytest.fixture
def note(session: Session, facilitator: Actor, participant: Actor) -> Note:
    """A note of the participant at the first phase, where the room is."""
    go_to(session, facilitator, "before_help")
    return post(session, participant, "before_help", "De school belde zelf.")


def edit(session: Session, actor: Actor, note: Note, text: str = "Anders", **fields: object) -> None:
    act(session, actor, "edit_note", **{"note_id": note.id, "text": text, "kind": note.kind.value, **fields})


def test_post_keeps_what_was_written(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    note = post(
        session,
        participant,
        "before_help",
        " Wie ziet dit? ",
        kind="better",
        perspective="child",
        question="prevention",
    )
    assert (note.text, note.kind, note.perspective) == ("Wie ziet dit?", NoteKind.BETTER, Perspective.CHILD)
    assert (note.question, note.status, note.added_later) == ("prevention", NoteStatus.SHOWN, False)
    assert note.author_id == participant.participant_id
    assert note.sequence == note.revision == workshop.revision


def test_post_at_an_earlier_step_is_added_later(session: Session, facilitator: Actor, participant: Actor) -> None:
    go_to(session, facilitator, "seeking_help")
    assert post(session, participant, "before_help").added_later
    assert not post(session, participant, "seeking_help").added_later


def test_post_before_the_step_is_refused(session: Session, facilitator: Actor, participant: Actor) -> None:
    with pytest.raises(NotAllowed, match="not begun"):
        post(session, participant, "welcome")
    go_to(session, facilitator, "before_help")
    with pytest.raises(NotAllowed, match="not begun"):
        post(session, participant, "seeking_help")


def test_post_at_a_step_that_is_left_out_is_refused(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "seeking_help")
    plans = [
        StepPlan(step_id=step.id or 0, minutes=step.minutes, left_out=step.key == "before_help")
        for step in steps_of(session, workshop)
    ]
    adapt_plan(session, facilitator, plans)
    with pytest.raises(NotAllowed):
        post(session, participant, "before_help")


def test_facilitator_posts_without_an_author_at_any_step(session: Session, facilitator: Actor) -> None:
    note = post(session, facilitator, "aftercare")
    assert (note.author_id, note.added_later) == (None, False)


def on_paper(session: Session, actor: Actor, person: int | None, key: str = "before_help", **fields: object) -> Note:
    told = {
        "step_id": id_of(session, actor.workshop, key),
        "kind": "good",
        "text": "Van papier",
        "participant_id": person,
    }
    return session.get_one(Note, act(session, actor, "post_for_somebody", **{**told, **fields}))


def test_paper_note_is_of_the_one_who_wrote_it(session: Session, facilitator: Actor, participant: Actor) -> None:
    go_to(session, facilitator, "before_help")
    note = on_paper(session, facilitator, participant.participant_id)
    assert (note.author_id, note.on_behalf, note.added_later) == (participant.participant_id, True, False)
    edit(session, participant, note, "Zelf verbeterd")
    assert note.text == "Zelf verbeterd"


def test_paper_note_may_be_of_nobody(session: Session, facilitator: Actor) -> None:
    go_to(session, facilitator, "before_help")
    note = on_paper(session, facilitator, None)
    assert (note.author_id, note.on_behalf) == (None, False)


def test_paper_note_keeps_the_rules_of_the_step(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "before_help")
    step_at(session, workshop, "before_help").hides_notes = True
    assert on_paper(session, facilitator, None).hidden
    with pytest.raises(Invalid, match="does not take this kind"):
        on_paper(session, facilitator, None, kind="afterthought")
    with pytest.raises(Identifying):
        on_paper(session, facilitator, None, text="Mevrouw Jansen belde niet terug")


def test_only_the_facilitator_enters_paper_notes_and_of_who_takes_part(
    session: Session, facilitator: Actor, participant: Actor, another: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    with pytest.raises(NotAllowed):
        act(
            session,
            participant,
            "post_for_somebody",
            step_id=id_of(session, participant.workshop, "before_help"),
            kind="good",
            text="x",
            participant_id=another.participant_id,
        )
    act(session, facilitator, "remove_participant", participant_id=another.participant_id)
    with pytest.raises(NotFound):
        on_paper(session, facilitator, another.participant_id)


def test_post_of_a_kind_the_step_does_not_take_is_refused(session: Session, facilitator: Actor) -> None:
    for key, kind in (("before_help", "afterthought"), ("pause", "good"), ("summary", "good")):
        with pytest.raises(Invalid, match="kind of note"):
            post(session, facilitator, key, kind=kind)


def test_post_to_a_question_of_another_step_is_refused(session: Session, facilitator: Actor) -> None:
    with pytest.raises(Invalid, match="question"):
        post(session, facilitator, "before_help", question="waiting_lists")


def test_post_at_a_step_of_another_workshop_is_refused(session: Session, facilitator: Actor) -> None:
    foreign = id_of(session, make_workshop(session, "somebody-else"), "before_help")
    with pytest.raises(NotFound):
        act(session, facilitator, "post_note", step_id=foreign, kind="good", text="x")


def test_author_edits_the_own_note(session: Session, workshop: Workshop, participant: Actor, note: Note) -> None:
    edit(session, participant, note, "Beter zo", kind="better", perspective="parent", seen=note.text)
    assert (note.text, note.kind, note.perspective) == ("Beter zo", NoteKind.BETTER, Perspective.PARENT)
    assert note.sequence < note.revision == workshop.revision


def test_edit_to_a_kind_the_step_does_not_take_is_refused(session: Session, participant: Actor, note: Note) -> None:
    with pytest.raises(Invalid):
        edit(session, participant, note, kind="case")


def test_edit_of_what_changed_meanwhile_is_a_conflict(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    seen = note.text
    edit(session, facilitator, note, "De school belde, na twee maanden.", seen=seen)
    with pytest.raises(Conflict, match="Your text is still here"):
        edit(session, participant, note, "De juf belde zelf.", seen=seen)
    assert note.text == "De school belde, na twee maanden."


def test_notes_of_somebody_else_are_out_of_reach(session: Session, another: Actor, note: Note) -> None:
    with pytest.raises(NotAllowed, match="your own notes"):
        edit(session, another, note)
    with pytest.raises(NotAllowed, match="your own notes"):
        act(session, another, "withdraw_note", note_id=note.id)


def test_parking_and_moving_are_for_the_facilitator(session: Session, participant: Actor, note: Note) -> None:
    for type_, more in (("park_note", {}), ("restore_note", {}), ("move_note", {"step_id": note.step_id})):
        with pytest.raises(NotAllowed, match="Only the facilitator"):
            act(session, participant, type_, note_id=note.id, **more)


def test_withdrawn_note_is_kept_and_cannot_be_changed(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    act(session, participant, "withdraw_note", note_id=note.id)
    assert (note.status, note.text) == (NoteStatus.WITHDRAWN, "De school belde zelf.")
    for actor in (participant, facilitator):
        with pytest.raises(NotAllowed):
            edit(session, actor, note)
    with pytest.raises(NotAllowed):
        act(session, facilitator, "restore_note", note_id=note.id)


def test_facilitator_edits_parks_restores_and_withdraws(session: Session, facilitator: Actor, note: Note) -> None:
    edit(session, facilitator, note, "Een leerkracht belde zelf.")
    assert note.author_id is not None
    states = []
    for deed in ("park_note", "restore_note", "withdraw_note"):
        act(session, facilitator, deed, note_id=note.id)
        states.append(note.status)
    assert states == [NoteStatus.PARKED, NoteStatus.SHOWN, NoteStatus.WITHDRAWN]


def test_parking_a_parked_note_changes_nothing(
    session: Session, workshop: Workshop, facilitator: Actor, note: Note
) -> None:
    act(session, facilitator, "park_note", note_id=note.id)
    revision = workshop.revision
    act(session, facilitator, "park_note", note_id=note.id)
    assert workshop.revision == revision


def test_moved_note_leaves_its_question_behind(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    note = post(session, facilitator, "before_help", question="prevention")
    act(session, facilitator, "move_note", note_id=note.id, step_id=id_of(session, workshop, "aftercare"))
    assert (note.step_id, note.question) == (id_of(session, workshop, "aftercare"), None)


def test_move_to_where_it_is_changes_nothing(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    note = post(session, facilitator, "before_help", question="prevention")
    revision = workshop.revision
    act(session, facilitator, "move_note", note_id=note.id, step_id=note.step_id)
    assert (workshop.revision, note.question) == (revision, "prevention")


def test_move_to_a_step_without_this_kind_is_refused(
    session: Session, workshop: Workshop, facilitator: Actor, note: Note
) -> None:
    with pytest.raises(Invalid):
        act(session, facilitator, "move_note", note_id=note.id, step_id=id_of(session, workshop, "pause"))


def test_notes_of_another_workshop_are_not_there(session: Session, participant: Actor, note: Note) -> None:
    elsewhere = make_workshop(session, "somebody-else")
    for actor in (facilitator_of(session, elsewhere, "somebody-else"), join(session, elsewhere, "Amira")):
        with pytest.raises(NotFound):
            edit(session, actor, note)
    assert note_with(session, note.id).text == "De school belde zelf."


def test_closed_workshop_takes_no_changes(session: Session, facilitator: Actor, participant: Actor, note: Note) -> None:
    close_workshop(session, facilitator)
    refuses(
        NotAllowed,
        "closed",
        lambda: post(session, participant, "before_help"),
        lambda: edit(session, participant, note),
        lambda: act(session, participant, "withdraw_note", note_id=note.id),
        lambda: act(session, facilitator, "park_note", note_id=note.id),
    )


def test_step_that_closes_at_zero_takes_no_more_notes(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    step = step_at(session, workshop, "before_help")
    step.closes_at_zero = True
    assert step.ends_at is not None
    step.ends_at -= timedelta(minutes=15, seconds=5)
    post(session, participant, "before_help", "Net op tijd verstuurd.")
    step.ends_at -= timedelta(minutes=1)
    with pytest.raises(NotAllowed, match="time for this step is up"):
        post(session, participant, "before_help")
    act(session, facilitator, "add_minutes", step_id=step.id, minutes=5)
    post(session, participant, "before_help", "Er kwam tijd bij.")
    step.ends_at -= timedelta(minutes=9)
    post(session, facilitator, "before_help", "De begeleider mag altijd.")
    go_to(session, facilitator, "seeking_help")
    assert post(session, participant, "before_help", "Bewaard tot de volgende stap.").added_later
