import pytest
from sqlmodel import Session, SQLModel, select

from kompas.domain.whole.deeds import KEPT, deeds_of
from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import BallotStatus, DeedState, NoteKind, NoteStatus
from kompas.errors import Conflict, NotAllowed
from kompas.models import (
    Agreement,
    Ballot,
    Case,
    CasePicture,
    Conclusion,
    ConclusionNote,
    Deed,
    Note,
    Placement,
    Step,
    Theme,
    Workshop,
)
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, go_to, id_of, make_workshop, post

pytestmark = on_both


@pytest.fixture
def note(session: Session, facilitator: Actor, participant: Actor) -> Note:
    go_to(session, facilitator, "before_help")
    return post(session, participant, "before_help", "De school belde zelf.")


def last(session: Session, workshop: Workshop, state: DeedState) -> str:
    """The deed on the button."""
    found = [deed.id for deed in deeds_of(session, workshop) if deed.state is state]
    return (found[-1] if state is DeedState.DONE else found[0]) if found else "0" * 32


def undo(session: Session, actor: Actor, deed_id: str = "") -> None:
    act(session, actor, "undo_deed", deed_id=deed_id or last(session, actor.workshop, DeedState.DONE))


def redo(session: Session, actor: Actor) -> None:
    act(session, actor, "redo_deed", deed_id=last(session, actor.workshop, DeedState.UNDONE))


def everything(session: Session) -> dict[str, list[dict[str, object]]]:
    """What people see; not when it last changed."""
    session.flush()
    tables: tuple[type[SQLModel], ...] = (Note, Conclusion, ConclusionNote, Agreement)
    return {
        table.__name__: sorted(
            (row.model_dump(exclude={"revision", "changed_at"}) for row in session.exec(select(table))), key=str
        )
        for table in tables
    }


@pytest.mark.parametrize(
    ("type_", "fields"),
    [
        ("park_note", {}),
        ("move_note", {"step_id": "aftercare"}),
        ("edit_note", {"text": "Anders.", "kind": "better", "perspective": "child"}),
        ("withdraw_note", {}),
        ("change_kind", {"kind": "improvement"}),
        ("bin_notes", {"abusive": True}),
        ("park_notes", {}),
        ("move_notes", {"step_id": "support"}),
    ],
)
def test_undo_puts_back_and_redo_does_again(
    session: Session, workshop: Workshop, facilitator: Actor, note: Note, type_: str, fields: dict[str, object]
) -> None:
    before = everything(session)
    which: dict[str, object] = (
        {"note_ids": [note.id]} if type_.endswith("s") or "kind" in type_ else {"note_id": note.id}
    )
    key = fields.get("step_id")
    where = {"step_id": id_of(session, workshop, str(key))} if key else {}
    act(session, facilitator, type_, **{**fields, **which, **where})
    after = everything(session)
    assert after != before
    undo(session, facilitator)
    assert everything(session) == before
    assert note.revision == workshop.revision  # so that every browser hears of it
    redo(session, facilitator)
    assert everything(session) == after
    assert note.revision == workshop.revision


def test_undo_of_a_conclusion_and_of_what_it_rests_on(
    session: Session, workshop: Workshop, facilitator: Actor, note: Note
) -> None:
    step_id = id_of(session, workshop, "before_help")
    other = post(session, facilitator, "before_help")
    conclusion_id = act(session, facilitator, "record_conclusion", step_id=step_id, text="Een", note_ids=[note.id])
    act(session, facilitator, "edit_conclusion", conclusion_id=conclusion_id, text="Twee", note_ids=[other.id])
    act(session, facilitator, "record_agreement", what="Bellen", who="School", conclusion_id=conclusion_id)
    done = everything(session)
    undo(session, facilitator)
    assert session.exec(select(Agreement.withdrawn)).all() == [True]
    undo(session, facilitator)
    conclusion = session.get_one(Conclusion, conclusion_id)
    assert (conclusion.text, session.exec(select(ConclusionNote.note_id)).all()) == ("Een", [note.id])
    assert conclusion.revision == workshop.revision
    undo(session, facilitator)
    assert conclusion.withdrawn
    for _ in range(3):
        redo(session, facilitator)
    assert everything(session) == done


def test_undo_that_would_destroy_newer_text_is_a_conflict(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    act(session, facilitator, "edit_note", note_id=note.id, text="De school belde.", kind="good")
    act(session, participant, "edit_note", note_id=note.id, text="De juf belde, na de gymles.", kind="good")
    before = everything(session)
    with pytest.raises(Conflict, match="changed this since"):
        undo(session, facilitator)
    assert everything(session) == before
    act(session, facilitator, "drop_deed", deed_id=last(session, facilitator.workshop, DeedState.DONE))
    assert deeds_of(session, facilitator.workshop) == []


def test_undo_of_parking_leaves_a_text_that_was_changed_meanwhile(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    """Only what the deed changed matters."""
    act(session, facilitator, "park_note", note_id=note.id)
    act(session, participant, "edit_note", note_id=note.id, text="Nu met een rol.", kind="good")
    undo(session, facilitator)
    assert (note.status, note.text) == (NoteStatus.SHOWN, "Nu met een rol.")


def test_redo_of_what_changed_meanwhile_is_a_conflict(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    act(session, facilitator, "edit_note", note_id=note.id, text="Korter.", kind="good")
    undo(session, facilitator)
    act(session, participant, "edit_note", note_id=note.id, text="Van de schrijver zelf.", kind="good")
    with pytest.raises(Conflict):
        redo(session, facilitator)
    assert note.text == "Van de schrijver zelf."


def test_new_deed_clears_what_could_be_redone(session: Session, facilitator: Actor, note: Note) -> None:
    act(session, facilitator, "park_note", note_id=note.id)
    undo(session, facilitator)
    act(session, facilitator, "change_kind", note_ids=[note.id], kind="better")
    redo(session, facilitator)
    assert (note.status, note.kind) == (NoteStatus.SHOWN, NoteKind.BETTER)


def test_second_click_undoes_nothing_more(session: Session, facilitator: Actor, note: Note) -> None:
    """Two facilitators share one list; the button says what it undoes."""
    act(session, facilitator, "change_kind", note_ids=[note.id], kind="better")
    deed = act(session, facilitator, "park_note", note_id=note.id)
    undo(session, facilitator, deed)
    undo(session, facilitator, deed)
    assert (note.status, note.kind) == (NoteStatus.SHOWN, NoteKind.BETTER)


def test_the_last_twenty_can_be_undone(session: Session, facilitator: Actor, note: Note) -> None:
    for number in range(KEPT + 3):
        act(session, facilitator, "edit_note", note_id=note.id, text=f"versie {number}", kind="good")
    for _ in range(KEPT + 3):
        undo(session, facilitator)
    assert note.text == "versie 2"
    gone = session.exec(select(Deed).where(Deed.state == DeedState.GONE)).all()
    assert [deed.changes for deed in gone] == [[]] * 3


def test_what_changes_nothing_or_comes_from_a_participant_is_no_deed(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, note: Note
) -> None:
    act(session, facilitator, "restore_note", note_id=note.id)
    act(session, facilitator, "edit_note", note_id=note.id, text=note.text, kind="good")
    act(session, participant, "edit_note", note_id=note.id, text="Anders", kind="good")
    act(session, facilitator, "reveal_notes", step_id=note.step_id)
    assert deeds_of(session, workshop) == []


def test_undo_is_for_facilitators_of_an_open_workshop(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, note: Note
) -> None:
    deed = act(session, facilitator, "park_note", note_id=note.id)
    with pytest.raises(NotAllowed):
        undo(session, participant, deed)
    close_workshop(session, facilitator)
    with pytest.raises(NotAllowed, match="closed"):
        undo(session, facilitator, deed)
    assert note.status is NoteStatus.PARKED


def test_closing_ends_the_list(session: Session, workshop: Workshop, facilitator: Actor, note: Note) -> None:
    act(session, facilitator, "edit_note", note_id=note.id, text="Anders", kind="good")
    close_workshop(session, facilitator)
    session.flush()
    assert [(deed.state, deed.changes) for deed in session.exec(select(Deed))] == [(DeedState.GONE, [])]


def test_lists_of_two_workshops_are_apart(session: Session, facilitator: Actor, note: Note) -> None:
    act(session, facilitator, "park_note", note_id=note.id)
    assert deeds_of(session, make_workshop(session, "somebody-else")) == []


def test_note_moved_on_the_board_lies_where_it_lay(session: Session, facilitator: Actor, note: Note) -> None:
    one = act(session, facilitator, "make_theme", name="Vertrouwen", colour=1, note_ids=[note.id])
    other = act(session, facilitator, "make_theme", name="Samen", colour=2)
    act(session, facilitator, "place_notes", note_ids=[note.id], theme_id=other)
    placement = session.get_one(Placement, note.id)
    undo(session, facilitator)
    assert placement.theme_id == one
    act(session, facilitator, "place_notes", note_ids=[note.id], theme_id=one)
    assert last(session, facilitator.workshop, DeedState.UNDONE)  # nothing was moved, so nothing is lost to redo
    redo(session, facilitator)
    assert placement.theme_id == other


def test_undo_of_a_theme_tells_of_the_notes_others_put_in_it(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    theme = act(session, facilitator, "make_theme", name="Vertrouwen", colour=1)
    deed = last(session, facilitator.workshop, DeedState.DONE)
    act(session, facilitator, "place_notes", note_ids=[note.id], theme_id=theme)
    act(session, facilitator, "drop_deed", deed_id=last(session, facilitator.workshop, DeedState.DONE))
    undo(session, facilitator, deed)
    assert session.get_one(Theme, theme).withdrawn
    assert session.get_one(Placement, note.id).revision == facilitator.workshop.revision


def test_minutes_come_back_unless_the_room_has_been_at_the_step(
    session: Session, workshop: Workshop, facilitator: Actor, note: Note
) -> None:
    step = session.get_one(Step, id_of(session, workshop, "seeking_help"))
    planned = step.minutes
    change = {"step_id": step.id, "minutes": planned - 3, "seen": planned}
    act(session, facilitator, "change_minutes", changes=[change])
    undo(session, facilitator)
    assert (step.minutes, step.remaining_seconds) == (planned, planned * 60)
    redo(session, facilitator)
    go_to(session, facilitator, "seeking_help")
    with pytest.raises(Conflict, match="changed this since"):
        undo(session, facilitator)
    assert step.minutes == planned - 3


def test_case_gets_its_words_back_but_never_its_picture(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    words = {"name": "Vlinder", "age_group": "age_4_11", "text": "Gaat graag naar school."}
    case_id = act(session, participant, "bring_case", **words)
    case = session.get_one(Case, case_id)
    case.picture = 5
    session.add(
        CasePicture(id="p" * 32, workshop_id=workshop.id, case_id=case_id, media_type="image/webp", content=b"x")
    )
    session.flush()
    fields = {"case_id": case_id, "name": "Vos", "age_group": "age_26_66", "drop_picture": True}
    act(session, facilitator, "change_case", **fields)
    undo(session, facilitator)
    assert (case.name, case.age_group.value, case.text, case.picture) == (*words.values(), None)


def test_opening_a_vote_can_be_undone_until_somebody_gives_a_dot(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, note: Note
) -> None:
    post(session, participant, "before_help")
    ballot = session.get_one(Ballot, act(session, facilitator, "open_ballot", question="?", dots=2))
    undo(session, facilitator)
    assert (ballot.status, ballot.on_screen) == (BallotStatus.WITHDRAWN, False)
    redo(session, facilitator)
    assert (ballot.status, ballot.on_screen) == (BallotStatus.OPEN, True)
    act(session, participant, "place_dots", ballot_id=ballot.id, item_id=note.id, dots=1)
    with pytest.raises(Conflict, match="given dots already"):
        undo(session, facilitator)
    act(session, facilitator, "close_ballot", ballot_id=ballot.id)
    assert deeds_of(session, workshop) == []  # the outcome was shown: nothing of it goes back
    assert ballot.results == {note.id: 1}


def test_two_votes_are_never_open_through_redoing(
    session: Session, facilitator: Actor, participant: Actor, note: Note
) -> None:
    post(session, participant, "before_help")
    act(session, facilitator, "open_ballot", question="een")
    undo(session, facilitator)
    first = last(session, facilitator.workshop, DeedState.UNDONE)
    act(session, facilitator, "open_ballot", question="twee")
    act(session, facilitator, "redo_deed", deed_id=first)
    assert session.exec(select(Ballot.question).where(Ballot.status == BallotStatus.OPEN)).all() == ["twee"]
