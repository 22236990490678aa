import pytest
from sqlmodel import Session

from kompas.domain.wall.promises import choose_anonymity
from kompas.domain.workshop.anonymity import is_guessable, order_of
from kompas.enums import Anonymity
from kompas.errors import Conflict, NotAllowed
from kompas.models import Ballot, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, go_to, join, post

pytestmark = on_both


def test_anonymity_is_to_the_group_by_itself(workshop: Workshop) -> None:
    assert workshop.anonymity is Anonymity.GROUP


@pytest.mark.parametrize("anonymity", [Anonymity.NAMED, Anonymity.ALL])
def test_anonymity_is_fixed_from_the_first_note_of_a_participant_on(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, anonymity: Anonymity
) -> None:
    go_to(session, facilitator, "before_help")
    post(session, facilitator, "before_help")
    choose_anonymity(session, facilitator, anonymity)
    choose_anonymity(session, facilitator, Anonymity.GROUP)
    note = post(session, participant, "before_help")
    act(session, participant, "withdraw_note", note_id=note.id)
    with pytest.raises(NotAllowed, match="already written notes"):
        choose_anonymity(session, facilitator, anonymity)
    choose_anonymity(session, facilitator, Anonymity.GROUP)
    assert workshop.anonymity is Anonymity.GROUP


def test_note_that_waited_under_another_promise_is_refused(
    session: Session, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    choose_anonymity(session, facilitator, Anonymity.NAMED)
    with pytest.raises(Conflict, match="Who sees your name has changed"):
        post(session, participant, "before_help", promised="all")
    assert post(session, participant, "before_help", promised="named").text


def test_order_tells_the_moment_unless_nobody_may_know_the_author(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    go_to(session, facilitator, "before_help")
    choose_anonymity(session, facilitator, Anonymity.ALL)
    notes = [post(session, participant, "before_help") for _ in range(12)]
    at_random = sorted(notes, key=lambda note: order_of(workshop, note))
    assert at_random == sorted(notes, key=lambda note: note.id)
    workshop.anonymity = Anonymity.GROUP
    assert sorted(notes, key=lambda note: order_of(workshop, note)) == notes


@pytest.mark.parametrize("anonymity", Anonymity)
def test_vote_puts_notes_in_the_order_of_the_wall(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, anonymity: Anonymity
) -> None:
    choose_anonymity(session, facilitator, anonymity)
    go_to(session, facilitator, "before_help")
    notes = [post(session, participant, "before_help").id for _ in range(8)]
    ballot = session.get_one(Ballot, act(session, facilitator, "open_ballot", question="Wat eerst?", note_ids=notes))
    assert ballot.candidates == (sorted(notes) if anonymity is Anonymity.ALL else notes)


def test_few_people_can_guess(session: Session, workshop: Workshop) -> None:
    for name, guessable in (("Amira", True), ("Bram", True), ("Chaya", False)):
        join(session, workshop, name)
        assert is_guessable(session, workshop) is guessable
    workshop.anonymity = Anonymity.NAMED
    assert not is_guessable(session, workshop)
