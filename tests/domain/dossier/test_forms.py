import pytest
from sqlmodel import Session, select

from kompas.domain.dossier.forms import (
    begin_form,
    earlier_answers,
    filled_in,
    form_of_workshop,
    forms_of,
    name_form,
    texts_beside,
)
from kompas.domain.network.networks import erase_network
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.enums import AnswerState
from kompas.errors import Identifying, Invalid, NotAllowed, NotFound
from kompas.models import Answer, EarlierAnswer, FilledForm, TextBeside, Workshop
from kompas.rules import Actor, NetworkActor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, join

from .filling import FORM, answers, begun, network_with, tell, workshop_with_form

pytestmark = on_both


@pytest.fixture
def people(session: Session) -> list[NetworkActor]:
    return network_with(session, "Fatima", "Karim")


def test_form_is_begun_and_goes_round_again(session: Session, people: list[NetworkActor]) -> None:
    fatima, _karim = people
    first = begun(session, fatima)
    second = begun(session, fatima, after=first)
    assert [(one.title, one.cycle) for one in forms_of(session, fatima.network)] == [
        ("Contactpersoon op scholen", 2),
        ("Contactpersoon op scholen", 1),
    ]
    assert (second.network_id, second.workshop_id) == (fatima.network.id, None)
    assert begin_form(session, fatima, FORM, "  ").title == "Learning form IMWR and PDCA"
    with pytest.raises(NotFound, match="not on this server"):
        begin_form(session, fatima, "gone", "")


def test_form_can_be_named_anew(session: Session, people: list[NetworkActor]) -> None:
    filled = begun(session, people[0])
    name_form(session, people[1], filled.id, " Wachttijd\x07 ")
    assert filled.title == "Wachttijd"
    with pytest.raises(Invalid, match="name"):
        name_form(session, people[1], filled.id, " ")
    (stranger,) = network_with(session, "Vreemd")
    with pytest.raises(NotFound):
        name_form(session, stranger, filled.id, "Van mij")


def test_answer_is_checked_and_kept_with_who_gave_it(session: Session, people: list[NetworkActor]) -> None:
    fatima, _karim = people
    filled = begun(session, fatima)
    mark = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value=" Elke school belt. ")
    answer = answers(session, filled)["action"]
    assert (answer.value, answer.state, answer.mark) == ("Elke school belt.", AnswerState.CONCEPT, mark)
    assert (answer.seat_id, answer.author_id, answer.network_id) == (fatima.seat_id, None, fatima.network.id)
    assert answer.revision == fatima.network.revision
    with pytest.raises(Invalid, match="“Finished on”: a date that exists"):
        tell(session, fatima, "answer_question", form_id=filled.id, question="finished_on", value="morgen")
    with pytest.raises(NotFound, match="not in the form"):
        tell(session, fatima, "answer_question", form_id=filled.id, question="zz", value="x")


def test_two_who_save_the_same_question_both_keep_their_text(session: Session, people: list[NetworkActor]) -> None:
    fatima, karim = people
    filled = begun(session, fatima)
    first = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Van Fatima")
    second = tell(session, karim, "answer_question", form_id=filled.id, question="action", value="Van Karim")
    assert answers(session, filled)["action"].value == "Van Fatima"
    assert [(one.id, one.value, one.seat_id) for one in texts_beside(session, filled)] == [
        (second, "Van Karim", karim.seat_id)
    ]
    tell(
        session, karim, "answer_question", form_id=filled.id, question="action", value="Van Karim, langer", seen=second
    )
    (beside,) = texts_beside(session, filled)
    assert (beside.id, beside.value) == (second, "Van Karim, langer")
    both = {"value": "Van beiden", "seen": first, "settles": [beside.id]}
    tell(session, karim, "answer_question", form_id=filled.id, question="action", **both)
    assert answers(session, filled)["action"].value == "Van beiden"
    assert texts_beside(session, filled) == []
    kept = {one.value for one in earlier_answers(session, filled)["action"]}
    assert kept == {"Van Fatima", "Van Karim, langer"}


def test_text_that_is_put_away_is_kept_as_an_earlier_version(session: Session, people: list[NetworkActor]) -> None:
    fatima, karim = people
    filled = begun(session, fatima)
    first = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Van Fatima")
    second = tell(session, karim, "answer_question", form_id=filled.id, question="action", value="Van Karim")
    keep = {"value": "Van Fatima", "seen": first, "settles": [second]}
    tell(session, fatima, "answer_question", form_id=filled.id, question="action", **keep)
    assert texts_beside(session, filled) == []
    assert answers(session, filled)["action"].value == "Van Fatima"
    assert [one.value for one in earlier_answers(session, filled)["action"]] == ["Van Karim"]


def test_saving_the_same_text_is_no_conflict(session: Session, people: list[NetworkActor]) -> None:
    fatima, karim = people
    filled = begun(session, fatima)
    tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Bellen")
    tell(session, karim, "answer_question", form_id=filled.id, question="action", value="Bellen")
    assert texts_beside(session, filled) == []


def test_who_goes_on_writing_goes_on_with_the_same_version(session: Session, people: list[NetworkActor]) -> None:
    fatima, karim = people
    filled = begun(session, fatima)
    mark = None
    for text in ("Bel", "Bellen", "Bellen met school"):
        mark = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value=text, seen=mark)
    assert earlier_answers(session, filled) == {}
    tell(session, karim, "answer_question", form_id=filled.id, question="action", value="Anders", seen=mark)
    assert [one.value for one in earlier_answers(session, filled)["action"]] == ["Bellen met school"]


def test_group_agrees_on_an_answer_and_what_changes_later_is_a_draft_again(
    session: Session, people: list[NetworkActor]
) -> None:
    fatima, karim = people
    filled = begun(session, fatima)
    with pytest.raises(NotFound, match="no answer yet"):
        tell(session, fatima, "agree_answer", form_id=filled.id, question="action", agreed=True)
    mark = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Bellen")
    tell(session, karim, "agree_answer", form_id=filled.id, question="action", agreed=True)
    assert answers(session, filled)["action"].state is AnswerState.AGREED
    mark = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Mailen", seen=mark)
    assert answers(session, filled)["action"].state is AnswerState.CONCEPT
    assert [(one.value, one.state) for one in earlier_answers(session, filled)["action"]] == [
        ("Bellen", AnswerState.AGREED)
    ]
    tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="", seen=mark)
    assert answers(session, filled)["action"].state is AnswerState.OPEN


def test_text_that_may_tell_who_a_family_is_needs_a_decision(session: Session, people: list[NetworkActor]) -> None:
    fatima, _karim = people
    filled = begun(session, fatima)
    told = {"form_id": filled.id, "question": "results", "value": "Bel mevrouw Jansen op 06-12345678"}
    with pytest.raises(Identifying, match="name of a person, phone number"):
        tell(session, fatima, "answer_question", **told)
    mark = tell(session, fatima, "answer_question", warned="kept", **told)
    assert fatima.network.warnings_kept == 1
    more = told | {"value": f"{told['value']} of later", "seen": mark}
    tell(session, fatima, "answer_question", **more)  # it was decided about


def test_names_of_owners_are_not_asked_about_and_their_numbers_are(
    session: Session, people: list[NetworkActor]
) -> None:
    fatima, _karim = people
    filled = begun(session, fatima)
    owners = [{"of": "", "id": "", "text": "mevrouw Jansen"}]
    tell(session, fatima, "answer_question", form_id=filled.id, question="owners", value=owners)
    owners = [{"of": "", "id": "", "text": "Bram 06-12345678"}]
    with pytest.raises(Identifying, match="phone number"):
        tell(session, fatima, "answer_question", form_id=filled.id, question="owners", value=owners)


def test_answer_that_no_longer_fits_its_question_is_kept_and_told_apart(
    session: Session, people: list[NetworkActor]
) -> None:
    """As when an organisation changed the file of its form."""
    filled = begun(session, people[0])
    row = {"form_id": filled.id, "state": AnswerState.CONCEPT, "mark": None, **people[0].record.reference}
    session.add(Answer(id="a", question="finished_on", value="volgend jaar", **row))
    session.add(Answer(id="b", question="gone", value="Wat er stond", **row))
    session.flush()
    (found,) = filled_in(session, [filled])
    assert found.value(found.form.questions["finished_on"]) is None
    assert found.left_over() == {"finished_on": "volgend jaar", "gone": "Wat er stond"}


# --- in a workshop -------------------------------------------------------------------------------------------


@pytest.fixture
def at_work(session: Session) -> Workshop:
    return workshop_with_form(session)


def test_workshop_has_the_form_of_its_script(session: Session, at_work: Workshop) -> None:
    filled = form_of_workshop(session, at_work, FORM)
    assert filled is not None
    assert (filled.workshop_id, filled.network_id) == (at_work.id, None)


def test_participants_fill_it_in_while_the_group_is_at_it(session: Session, at_work: Workshop) -> None:
    facilitator, amira = facilitator_of(session, at_work), join(session, at_work, "Amira")
    filled = form_of_workshop(session, at_work, FORM)
    assert filled is not None
    told = {"form_id": filled.id, "question": "action", "value": "Bellen"}
    go_to(session, facilitator, "before_help")
    with pytest.raises(NotAllowed, match="while the group is at it"):
        act(session, amira, "answer_question", **told)
    mark = act(session, facilitator, "answer_question", **told)
    go_to(session, facilitator, "summary")
    act(session, amira, "answer_question", **told | {"value": "Mailen", "seen": mark})
    answer = answers(session, filled)["action"]
    assert (answer.value, answer.author_id, answer.workshop_id) == ("Mailen", amira.participant_id, at_work.id)


def test_form_of_another_record_is_out_of_reach(
    session: Session, at_work: Workshop, people: list[NetworkActor], workshop: Workshop, facilitator: Actor
) -> None:
    filled = form_of_workshop(session, at_work, FORM)
    assert filled is not None
    told = {"form_id": filled.id, "question": "action", "value": "Bellen"}
    with pytest.raises(NotFound):
        act(session, facilitator, "answer_question", **told)
    with pytest.raises(NotFound):
        tell(session, people[0], "answer_question", **told)
    with pytest.raises(NotAllowed):
        tell(session, facilitator, "answer_question", **told)


# --- going away, and travelling --------------------------------------------------------------------------------


def test_network_takes_its_forms_with_it(session: Session, people: list[NetworkActor]) -> None:
    fatima, karim = people
    filled = begun(session, fatima)
    mark = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Van Fatima")
    tell(session, karim, "answer_question", form_id=filled.id, question="action", value="Anders", seen=mark)
    tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Te laat", seen=mark)
    for table in (FilledForm, Answer, TextBeside, EarlierAnswer):
        assert session.exec(select(table)).all()
    erase_network(session, fatima, fatima.network.name)
    for table in (FilledForm, Answer, TextBeside, EarlierAnswer):
        assert session.exec(select(table)).all() == []


def test_form_of_a_workshop_travels_with_its_copy(session: Session, at_work: Workshop) -> None:
    facilitator = facilitator_of(session, at_work)
    filled = form_of_workshop(session, at_work, FORM)
    assert filled is not None
    told = {"form_id": filled.id, "question": "action"}
    mark = act(session, facilitator, "answer_question", **told, value="Bellen")
    act(session, facilitator, "agree_answer", **told, agreed=True)
    act(session, facilitator, "answer_question", **told, value="Mailen", seen=mark)
    restored, _code = restore_workshop(session, "another browser", copy_workshop(session, facilitator))
    again = form_of_workshop(session, restored, FORM)
    assert again is not None
    (answer,) = answers(session, again).values()
    assert (answer.value, answer.state, answer.mark, answer.heard) == ("Mailen", AnswerState.CONCEPT, None, [])
    assert [one.value for one in earlier_answers(session, again)["action"]] == ["Bellen"]
    act(
        session,
        facilitator_of(session, restored, "another browser"),
        "answer_question",
        form_id=again.id,
        question="action",
        value="Verder",
    )
    assert answers(session, again)["action"].value == "Verder"
