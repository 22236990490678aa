import pytest
from sqlmodel import Session, select

from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import NoteKind, NoteStatus, Perspective
from kompas.errors import Invalid, NotAllowed, NotFound
from kompas.models import ConclusionNote, Note, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, id_of, make_workshop, note_with, post

pytestmark = on_both


@pytest.fixture
def twins(session: Session, facilitator: Actor, participant: Actor, another: Actor) -> list[Note]:
    """Three notes that say the same, of two people, at two steps and in two kinds."""
    go_to(session, facilitator, "seeking_help")
    return [
        post(session, participant, "before_help", "Niemand belde terug.", kind="better", perspective="child"),
        post(session, another, "before_help", "Er werd niet teruggebeld.", kind="better", perspective="child"),
        post(session, another, "seeking_help", "Teruggebeld worden.", kind="improvement"),
    ]


def merge(session: Session, actor: Actor, notes: list[Note], **fields: object) -> Note:
    given = {"text": notes[0].text, "kind": notes[0].kind.value, "step_id": notes[0].step_id, **fields}
    return note_with(session, act(session, actor, "merge_notes", note_ids=[note.id for note in notes], **given))


def rests_on(session: Session, conclusion_id: str) -> set[str]:
    query = select(ConclusionNote.note_id).where(ConclusionNote.conclusion_id == conclusion_id)
    return set(session.exec(query))


def test_merged_note_stands_for_its_originals(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    merged = merge(session, facilitator, twins, text="Niemand belt terug.")
    assert (merged.text, merged.kind, merged.step_id) == ("Niemand belt terug.", NoteKind.BETTER, twins[0].step_id)
    assert (merged.author_id, merged.perspective, merged.status) == (None, None, NoteStatus.SHOWN)
    assert {note.merged_into for note in twins} == {merged.id}
    assert {note.revision for note in twins} == {merged.revision}
    assert [note.text for note in twins] == ["Niemand belde terug.", "Er werd niet teruggebeld.", "Teruggebeld worden."]


def test_what_all_share_comes_along(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    assert merge(session, facilitator, twins[:2]).perspective is Perspective.CHILD


def test_split_restores_what_each_was(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    before = [note.model_dump(exclude={"revision"}) for note in twins]
    merged = merge(session, facilitator, twins)
    act(session, facilitator, "split_note", note_id=merged.id)
    assert [note.model_dump(exclude={"revision"}) for note in twins] == before
    assert merged.status is NoteStatus.WITHDRAWN
    assert {note.revision for note in twins} == {merged.revision}


def test_merging_a_merged_note_joins_all_originals(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    first = merge(session, facilitator, twins[:2])
    second = merge(session, facilitator, [first, twins[2]])
    assert {note.merged_into for note in twins} == {second.id}
    assert (first.status, first.merged_into) == (NoteStatus.WITHDRAWN, None)


def test_conclusion_keeps_naming_what_it_rests_on(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    def conclude(*notes: Note) -> str:
        ids = [note.id for note in notes]
        return act(session, facilitator, "record_conclusion", step_id=twins[0].step_id, text="x", note_ids=ids)

    earlier = conclude(twins[0])
    merged = merge(session, facilitator, twins)
    assert rests_on(session, earlier) == {twins[0].id, merged.id}
    on_merged, on_stale = conclude(merged), conclude(twins[1])
    assert rests_on(session, on_stale) == {twins[1].id, merged.id}
    act(session, facilitator, "split_note", note_id=merged.id)
    shown = {note.id for note in session.exec(select(Note)) if note.status is NoteStatus.SHOWN}
    assert rests_on(session, earlier) & shown == {twins[0].id}
    assert rests_on(session, on_merged) & shown == {note.id for note in twins}
    assert rests_on(session, on_stale) & shown == {twins[1].id}


def test_author_changes_an_original_and_the_merged_text_stays(
    session: Session, facilitator: Actor, participant: Actor, twins: list[Note]
) -> None:
    merged = merge(session, facilitator, twins)
    act(session, participant, "edit_note", note_id=twins[0].id, text="Niemand belde mij terug.", kind="better")
    assert (merged.text, twins[0].text) == ("Niemand belde terug.", "Niemand belde mij terug.")
    with pytest.raises(NotAllowed, match="split it first"):
        act(session, participant, "withdraw_note", note_id=twins[0].id)


def test_only_notes_on_the_wall_can_be_merged(
    session: Session, facilitator: Actor, participant: Actor, twins: list[Note]
) -> None:
    act(session, facilitator, "hide_notes", step_id=twins[0].step_id)
    hidden = post(session, participant, "before_help")
    parked, merged = twins[2], merge(session, facilitator, twins[:2])
    act(session, facilitator, "park_note", note_id=parked.id)
    third = post(session, facilitator, "aftercare")
    for other in (hidden, parked, twins[0], third):
        with pytest.raises(Invalid, match="two or more"):
            merge(session, facilitator, [third, other])
    assert merged.status is NoteStatus.SHOWN


def test_merged_text_and_kind_are_checked(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    with pytest.raises(Invalid, match="kind of note"):
        merge(session, facilitator, twins, kind="case")
    foreign = id_of(session, make_workshop(session, "somebody-else"), "before_help")
    with pytest.raises(NotFound):
        merge(session, facilitator, twins, step_id=foreign)


def test_notes_of_another_workshop_cannot_be_merged(session: Session, twins: list[Note]) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    with pytest.raises(NotFound):
        merge(session, elsewhere, twins)
    with pytest.raises(NotFound):
        act(session, elsewhere, "split_note", note_id=twins[0].id)


def test_splitting_twice_or_what_is_not_merged_changes_nothing(
    session: Session, workshop: Workshop, facilitator: Actor, twins: list[Note]
) -> None:
    merged = merge(session, facilitator, twins)
    act(session, facilitator, "split_note", note_id=merged.id)
    revision = workshop.revision
    for note in (merged, twins[0]):
        act(session, facilitator, "split_note", note_id=note.id)
    assert workshop.revision == revision


# --- the bin ------------------------------------------------------------------------------------------------


def test_bin_can_be_undone_until_the_workshop_closes(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, twins: list[Note]
) -> None:
    act(session, facilitator, "bin_notes", note_ids=[twins[0].id], abusive=True)
    act(session, facilitator, "bin_notes", note_ids=[twins[1].id])
    assert [note.status for note in twins[:2]] == [NoteStatus.ABUSIVE, NoteStatus.BINNED]
    with pytest.raises(NotAllowed, match="taken this note away"):
        act(session, participant, "edit_note", note_id=twins[0].id, text="Toch", kind="better")
    act(session, facilitator, "restore_note", note_id=twins[1].id)
    close_workshop(session, facilitator)
    assert [(note.text, note.status) for note in twins[:2]] == [
        ("", NoteStatus.WITHDRAWN),
        ("Er werd niet teruggebeld.", NoteStatus.SHOWN),
    ]


def test_binned_merged_note_takes_its_originals_along(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    merged = merge(session, facilitator, twins)
    act(session, facilitator, "bin_notes", note_ids=[merged.id])
    assert {note.revision for note in twins} == {merged.revision}  # their authors hear of it
    close_workshop(session, facilitator)
    assert {note.text for note in [merged, *twins]} == {""}


def test_conclusion_survives_the_emptying_of_the_bin(session: Session, facilitator: Actor, twins: list[Note]) -> None:
    step_id, note_ids = twins[0].step_id, [twins[0].id]
    conclusion = act(session, facilitator, "record_conclusion", step_id=step_id, text="Blijft.", note_ids=note_ids)
    act(session, facilitator, "bin_notes", note_ids=note_ids)
    close_workshop(session, facilitator)
    session.flush()
    assert rests_on(session, conclusion) == set(note_ids)
