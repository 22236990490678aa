from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from kompas.domain.dossier.forms import filled_in, form_in
from kompas.domain.dossier.versions import as_it_was, changes_between, keep_version, remove_version, versions_of
from kompas.domain.network.networks import erase_network
from kompas.domain.whole.logbook import log_for
from kompas.enums import AnswerState
from kompas.errors import Conflict, Invalid, NotFound
from kompas.fields.days import last_day
from kompas.models import FilledForm, KeptForm
from kompas.rules import NetworkActor
from tests.databases import on_both

from .filling import begun, network_with, tell

pytestmark = on_both
DAY = date(2027, 1, 12)


@pytest.fixture
def core(session: Session) -> NetworkActor:
    (actor,) = network_with(session, "Fatima")
    return actor


@pytest.fixture
def form(session: Session, core: NetworkActor) -> FilledForm:
    filled = begun(session, core)
    say(session, core, filled, "Bellen")
    return filled


def say(session: Session, core: NetworkActor, form: FilledForm, text: str, question: str = "action") -> None:
    (found,) = filled_in(session, [form])
    seen = found.answers[question].mark if question in found.answers else None
    tell(session, core, "answer_question", form_id=form.id, question=question, value=text, seen=seen)


def test_version_stays_as_it_was_laid_down(session: Session, core: NetworkActor, form: FilledForm) -> None:
    kept = keep_version(session, core, form.id, DAY)
    say(session, core, form, "Mailen")
    assert (kept.number, kept.kept_on, kept.seat_id) == (1, DAY, core.seat_id)
    was = as_it_was(session, form, kept)
    assert was.value(was.form.questions["action"]) == "Bellen"
    assert was.count(AnswerState.CONCEPT) == 1


def test_versions_are_numbered_and_the_last_stands_first(
    session: Session, core: NetworkActor, form: FilledForm
) -> None:
    keep_version(session, core, form.id, DAY)
    say(session, core, form, "Mailen")
    keep_version(session, core, form.id, DAY)
    assert [one.number for one in versions_of(session, form)] == [2, 1]


def test_second_click_keeps_no_second_version(session: Session, core: NetworkActor, form: FilledForm) -> None:
    keep_version(session, core, form.id, DAY)
    with pytest.raises(Conflict, match="already"):
        keep_version(session, core, form.id, DAY)
    assert keep_version(session, core, form.id, DAY + timedelta(days=1)).number == 2


def test_what_can_not_be_laid_down_is_said(session: Session, core: NetworkActor, form: FilledForm) -> None:
    empty = begun(session, core)
    with pytest.raises(Invalid, match="Nothing is filled in yet"):
        keep_version(session, core, empty.id, DAY)
    with pytest.raises(Invalid, match="within ten years"):
        keep_version(session, core, form.id, last_day() + timedelta(days=1))
    (stranger,) = network_with(session, "Vreemd")
    with pytest.raises(NotFound):
        keep_version(session, stranger, form.id, DAY)


def test_versions_are_compared_question_by_question(session: Session, core: NetworkActor, form: FilledForm) -> None:
    say(session, core, form, "Blijft gelijk", "needed")
    first = as_it_was(session, form, keep_version(session, core, form.id, DAY))
    say(session, core, form, "Mailen")
    say(session, core, form, "Erbij", "ambition")
    second = as_it_was(session, form, keep_version(session, core, form.id, DAY))
    changes = changes_between(first, second)
    assert [(one.question.key, one.before, one.after) for one in changes] == [
        ("ambition", "", "Erbij"),
        ("action", "Bellen", "Mailen"),
    ]
    assert changes_between(second, second) == []


def test_pages_of_the_network_show_a_new_version(session: Session, core: NetworkActor, form: FilledForm) -> None:
    before = core.network.page_revision
    keep_version(session, core, form.id, DAY)
    assert core.network.page_revision > before


def test_network_takes_its_versions_with_it(session: Session, core: NetworkActor, form: FilledForm) -> None:
    keep_version(session, core, form.id, DAY)
    assert form_in(session, core.network, form.id).id == form.id
    erase_network(session, core, core.network.name)
    assert session.exec(select(KeptForm)).all() == []


def test_version_is_removed_for_good_and_the_log_tells_it(
    session: Session, core: NetworkActor, form: FilledForm
) -> None:
    for text in ("Mailen", "Bellen"):
        say(session, core, form, text)
        keep_version(session, core, form.id, DAY)
    before = core.network.page_revision
    remove_version(session, core, form.id, 1)
    session.flush()
    assert [one.number for one in session.exec(select(KeptForm))] == [2]
    assert core.network.page_revision > before
    assert log_for(session, core)[0].entry.what == "version_removed"
    assert [one.entry.what for one in log_for(session, core)].count("version_kept") == 2
    with pytest.raises(NotFound, match="no such version"):
        remove_version(session, core, form.id, 1)
    say(session, core, form, "Schrijven")
    assert keep_version(session, core, form.id, DAY).number == 3


def test_nobody_removes_a_version_of_another_network(session: Session, core: NetworkActor, form: FilledForm) -> None:
    keep_version(session, core, form.id, DAY)
    (stranger,) = network_with(session, "Vreemd")
    with pytest.raises(NotFound):
        remove_version(session, stranger, form.id, 1)
    assert len(versions_of(session, form)) == 1
