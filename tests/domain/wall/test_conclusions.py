from functools import partial

import pytest
from sqlmodel import Session, select

from kompas.domain.workshop.workshops import close_workshop
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.models import Conclusion, ConclusionNote, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, id_of, make_workshop, new_id, post, refuses

pytestmark = on_both


def record(session: Session, actor: Actor, note_ids: list[str], text: str = "Een vast gezicht werkt.") -> str:
    step_id = id_of(session, actor.workshop, "before_help")
    return act(session, actor, "record_conclusion", step_id=step_id, text=text, note_ids=note_ids)


def tied_to(session: Session, conclusion_id: str) -> set[str]:
    query = select(ConclusionNote.note_id).where(ConclusionNote.conclusion_id == conclusion_id)
    return set(session.exec(query))


def test_conclusion_rests_on_its_notes(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    notes = [post(session, facilitator, "before_help").id for _ in range(2)]
    key = record(session, facilitator, [*notes, notes[0]])
    stored = session.get_one(Conclusion, key)
    assert (stored.text, stored.withdrawn) == ("Een vast gezicht werkt.", False)
    assert stored.sequence == stored.revision == workshop.revision
    assert tied_to(session, key) == set(notes)


def test_conclusion_may_rest_on_nothing_yet(session: Session, facilitator: Actor) -> None:
    assert tied_to(session, record(session, facilitator, [])) == set()


def test_conclusion_cannot_rest_on_notes_of_another_workshop(session: Session, facilitator: Actor) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    foreign = post(session, elsewhere, "before_help").id
    own = post(session, facilitator, "before_help").id
    for note_ids in ([foreign], [own, foreign], [new_id()]):
        with pytest.raises(Invalid, match="not part of this workshop"), session.begin_nested():
            record(session, facilitator, note_ids)
    assert session.exec(select(Conclusion)).all() == []


def test_conclusion_at_a_step_of_another_workshop_is_refused(session: Session, facilitator: Actor) -> None:
    foreign = id_of(session, make_workshop(session, "somebody-else"), "before_help")
    with pytest.raises(NotFound):
        act(session, facilitator, "record_conclusion", step_id=foreign, text="x")


def test_edit_changes_text_and_notes(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    first, second = (post(session, facilitator, "before_help").id for _ in range(2))
    key = record(session, facilitator, [first])
    act(session, facilitator, "edit_conclusion", conclusion_id=key, text="Nieuw", note_ids=[second])
    stored = session.get_one(Conclusion, key)
    assert (stored.text, stored.revision) == ("Nieuw", workshop.revision)
    assert tied_to(session, key) == {second}


def test_edit_without_notes_leaves_them(session: Session, facilitator: Actor) -> None:
    note = post(session, facilitator, "before_help").id
    key = record(session, facilitator, [note])
    act(session, facilitator, "edit_conclusion", conclusion_id=key, text="Nieuw")
    assert tied_to(session, key) == {note}


def test_edit_of_what_changed_meanwhile_is_a_conflict(session: Session, facilitator: Actor) -> None:
    """Who saw the newest may change it; who wants the same anyhow is not bothered."""
    key = record(session, facilitator, [], "Eerst")
    edit = partial(act, session, facilitator, "edit_conclusion", conclusion_id=key)
    edit(text="Toen", seen="Eerst")
    refuses(Conflict, "Your text is still here", lambda: edit(text="Anders", seen="Eerst"))
    assert session.get_one(Conclusion, key).text == "Toen"
    edit(text="Toen", seen="Eerst")
    edit(text="Anders", seen="Toen")
    assert session.get_one(Conclusion, key).text == "Anders"
    act(session, facilitator, "withdraw_conclusion", conclusion_id=key)
    refuses(Conflict, "removed", lambda: edit(text="Nog anders", seen="Anders"))


def test_withdrawn_conclusion_can_be_put_back(session: Session, facilitator: Actor) -> None:
    key = record(session, facilitator, [])
    act(session, facilitator, "withdraw_conclusion", conclusion_id=key)
    assert session.get_one(Conclusion, key).withdrawn
    act(session, facilitator, "withdraw_conclusion", conclusion_id=key, withdrawn=False)
    assert not session.get_one(Conclusion, key).withdrawn


def test_conclusions_are_for_the_facilitator(session: Session, facilitator: Actor, participant: Actor) -> None:
    key = record(session, facilitator, [])
    refuses(
        NotAllowed,
        "Only the facilitator",
        lambda: record(session, participant, []),
        lambda: act(session, participant, "edit_conclusion", conclusion_id=key, text="x"),
        lambda: act(session, participant, "withdraw_conclusion", conclusion_id=key),
    )


def test_conclusions_of_another_workshop_are_not_there(session: Session, facilitator: Actor) -> None:
    key = record(session, facilitator, [])
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    refuses(
        NotFound,
        None,
        lambda: act(session, elsewhere, "edit_conclusion", conclusion_id=key, text="x"),
        lambda: act(session, elsewhere, "withdraw_conclusion", conclusion_id=key),
        lambda: act(session, elsewhere, "record_agreement", what="x", who="y", conclusion_id=key),
    )


def test_closed_workshop_takes_no_conclusions(session: Session, facilitator: Actor) -> None:
    key = record(session, facilitator, [])
    close_workshop(session, facilitator)
    refuses(
        NotAllowed,
        "closed",
        lambda: record(session, facilitator, []),
        lambda: act(session, facilitator, "edit_conclusion", conclusion_id=key, text="x"),
        lambda: act(session, facilitator, "withdraw_conclusion", conclusion_id=key),
    )
