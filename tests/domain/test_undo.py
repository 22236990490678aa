import pytest
from sqlmodel import Session, SQLModel, select

from kompas.domain.deeds import KEPT, deeds_of
from kompas.domain.workshops import close_workshop
from kompas.enums import DeedState, NoteKind, NoteStatus
from kompas.errors import Conflict, NotAllowed
from kompas.models import Agreement, Conclusion, ConclusionNote, Deed, Note, Workshop
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
