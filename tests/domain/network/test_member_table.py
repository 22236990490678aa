"""Members changed in a table: what differs is saved at once, what is wrong is told by cell, nobody is overwritten unasked."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session

from kompas.domain.network.member_table import changes_in, row_of, save_table
from kompas.domain.network.networks import add_member, change_member, members_of, remove_member
from kompas.domain.network.organisation_kinds import fill_in_kinds
from kompas.domain.network.power import note_power_talk
from kompas.domain.network.tasks import divide_tasks, holders_of
from kompas.domain.whole.logbook import log_for
from kompas.domain.workshop import clock
from kompas.domain.workshop.clock import today
from kompas.enums import NetworkTask
from kompas.errors import Conflict, Invalid, NotFound
from kompas.i18n import set_language
from kompas.rules import NetworkActor
from tests.databases import on_both
from tests.domain.dossier.filling import network_with
from tests.domain.network.people import GIVEN, shape
from tests.factories import refuses

pytestmark = on_both
Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def actor(session: Session) -> NetworkActor:
    (fatima,) = network_with(session, "Fatima")
    for name in ("Amira", "Bram", "Chaya"):
        add_member(session, fatima, shape(name))
    return fatima


def opened(session: Session, actor: NetworkActor) -> Rows:
    return [row_of(member) for member in members_of(session, actor.network)]


def edited(rows: Rows, **changes: Any) -> Rows:
    """The first row with these values."""
    return [rows[0] | changes, *rows[1:]]


def test_table_that_is_only_looked_at_changes_nothing(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    changes = changes_in(rows, [{**one, "kind": None} for one in rows])
    assert (changes.count, changes.mistakes) == (0, [])


def test_what_was_typed_is_saved_together(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    new = {**GIVEN, "id": None, "name": "Dirk", "organisation": "Gemeente Waterrijk"}
    changes = changes_in(rows, [*edited(rows, function="chair", influence="heard", adult_care=True)[:2], new])
    assert (changes.count, changes.mistakes) == (3, [])
    assert save_table(session, actor, changes) == 3
    amira, bram, dirk = members_of(session, actor.network)
    assert (amira.function, amira.influence, amira.adult_care) == ("chair", "heard", True)
    assert [bram.name, dirk.name, dirk.kind] == ["Bram", "Dirk", "municipality"]


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"name": " "}, "name", "“Name” has to be filled in."),
        ({"organisation": None}, "organisation", "“Organisation” has to be filled in."),
        ({"level": None}, "level", "“Level” has to be filled in."),
        ({"ring": "inner"}, "ring", "“Ring”: choose one of the answers that are there."),
        ({"name": "x" * 201}, "name", "“Name” is too long; at most 200 characters fit."),
    ],
)
def test_mistake_in_a_cell_is_told(
    session: Session, actor: NetworkActor, changes: dict[str, Any], column: str, words: str
) -> None:
    rows = opened(session, actor)
    found = changes_in(rows, edited(rows, **changes))
    assert [(one.row, one.column, one.words) for one in found.mistakes] == [(1, column, words)]
    assert found.count == 0


def test_new_row_tells_what_it_needs_and_an_empty_one_nothing(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    found = changes_in(rows, [*rows, {"id": None, "name": "Dirk"}, {"id": None, "name": None, "adult_care": False}])
    assert [(one.row, one.column) for one in found.mistakes] == [
        (4, "organisation"),
        (4, "domain"),
        (4, "level"),
        (4, "ring"),
    ]


def test_cells_that_another_changed_stay_theirs(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    change_member(session, actor, rows[0]["id"], shape("Amira", influence="heard"))
    save_table(session, actor, changes_in(rows, edited(rows, function="chair")))
    amira = members_of(session, actor.network)[0]
    assert (amira.function, amira.influence) == ("chair", "heard")


def test_cell_that_another_changed_too_is_told_and_nothing_is_saved(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    change_member(session, actor, rows[0]["id"], shape("Amira", ring="outer"))
    changes = changes_in(rows, edited(rows, ring="project")[:2])
    words = "“Ring” of Amira was changed meanwhile by somebody else, into: outer ring."
    refuses(Conflict, words, lambda: save_table(session, actor, changes))
    assert len(members_of(session, actor.network)) == 3
    by_now = [opened(session, actor)[-1], *rows[1:]]
    assert save_table(session, actor, changes_in(by_now, edited(by_now, ring="project"))) == 1


def test_member_who_is_gone_is_told(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    remove_member(session, actor, rows[0]["id"])
    session.flush()
    refuses(NotFound, None, lambda: save_table(session, actor, changes_in(rows, edited(rows, ring="outer"))))


def test_tasks_are_divided_and_go_with_who_did_them(session: Session, actor: NetworkActor) -> None:
    amira, bram, _chaya = members_of(session, actor.network)
    divide_tasks(session, actor, {NetworkTask.PULL: [bram.id, amira.id, bram.id], NetworkTask.ADVISE: [amira.id]})
    divide_tasks(session, actor, {NetworkTask.ADVISE: []})
    session.flush()
    held = holders_of(session, actor.network)
    assert list(held) == list(NetworkTask)
    assert {task: [one.name for one in people] for task, people in held.items() if people} == {
        NetworkTask.PULL: ["Amira", "Bram"]
    }
    remove_member(session, actor, bram.id)
    session.flush()
    assert [one.name for one in holders_of(session, actor.network)[NetworkTask.PULL]] == ["Amira"]
    refuses(Conflict, "not there any more", lambda: divide_tasks(session, actor, {NetworkTask.PULL: [bram.id]}))


def test_member_of_another_network_gets_no_task_here(session: Session, actor: NetworkActor) -> None:
    (other,) = network_with(session, "Dirk")
    theirs = add_member(session, other, shape("Ezra"))
    refuses(Conflict, None, lambda: divide_tasks(session, actor, {NetworkTask.PULL: [theirs.id]}))


def test_day_of_the_talk_about_power_is_kept_and_cannot_be_to_come(session: Session, actor: NetworkActor) -> None:
    note_power_talk(session, actor, today())
    assert actor.network.power_talked_about == today()
    for day in (today().replace(year=today().year + 1, day=1), today().replace(year=today().year - 11, day=1)):
        refuses(Invalid, "past ten years", lambda day=day: note_power_talk(session, actor, day))  # type: ignore[misc]
    note_power_talk(session, actor, None)
    assert actor.network.power_talked_about is None


def test_day_of_the_talk_is_that_of_amsterdam(
    session: Session, actor: NetworkActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between midnight there and midnight in UTC."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 14, 22, 30, tzinfo=UTC))
    note_power_talk(session, actor, date(2026, 7, 15))
    refuses(Invalid, "or today", lambda: note_power_talk(session, actor, date(2026, 7, 16)))


def test_kinds_that_follow_from_a_name_are_filled_in_and_what_was_chosen_stays(
    session: Session, actor: NetworkActor
) -> None:
    add_member(session, actor, shape("Dirk", organisation="Gemeente Waterrijk"))
    add_member(session, actor, shape("Ezra", organisation="Gemeente Waterrijk", kind="other"))
    assert fill_in_kinds(session, actor) == 1
    kinds = {one.name: one.kind for one in members_of(session, actor.network)}
    assert kinds == {"Amira": None, "Bram": None, "Chaya": None, "Dirk": "municipality", "Ezra": "other"}
    assert fill_in_kinds(session, actor) == 0


def test_log_tells_all_of_it_without_content(session: Session, actor: NetworkActor) -> None:
    rows = opened(session, actor)
    save_table(session, actor, changes_in(rows, edited(rows, function="chair")))
    divide_tasks(session, actor, {NetworkTask.PULL: [rows[0]["id"]]})
    note_power_talk(session, actor, today())
    session.flush()
    told = [(kept.entry.what, kept.entry.count, kept.entry.detail) for kept in log_for(session, actor)]
    assert {("members_brought_in", 1), ("tasks_divided", 1), ("power_talked_about", 1)} <= {one[:2] for one in told}
    assert all(detail == {} for _what, _count, detail in told)
