"""Forgetting, copying, erasing and undoing, row by row and column by column, held against what is written down beside.

When a table or column comes in, or what happens to one has to change: delete the golden file, run this, and look at
every line that differs before you commit it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Table, and_, delete, inspect, update
from sqlalchemy.exc import InvalidRequestError
from sqlmodel import Session, SQLModel, select

from kompas.database import Database
from kompas.domain.network.networks import NetworkActor, erase_network
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.deeds import deeds_of, record_deed
from kompas.domain.whole.retention import erase_workshop, forget
from kompas.enums import Anonymity, BallotStatus, Role
from kompas.errors import KompasError
from kompas.events import ACTION
from kompas.migrating import configuration, migrate
from kompas.models import Ballot, Deed, Network, Workshop
from kompas.models.core.base_row import table_of
from kompas.models.core.belonging import tables_of
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, message, new_id

from .canaries import (
    FEW,
    MOMENT,
    OF_A_NETWORK,
    Labels,
    Rows,
    canaries_in,
    count_of,
    differences,
    fill,
    identity_of,
    rows_in,
    table_named,
    tables,
    values_of,
    written,
)
from .test_copies import told

GOLDEN = Path(__file__).parent / "golden"
OURS, OTHERS = 1000, 2000
MODELS = {mapper.local_table.name: mapper.class_ for mapper in SQLModel._sa_registry.mappers}


def demand_golden(name: str, lines: Iterable[str]) -> None:
    path, text = GOLDEN / f"{name}.txt", "\n".join(lines) + "\n"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path.name} is written: look at it and commit it")
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def filled(database: Database) -> Database:
    """Two workshops, each in a network of its own, full of canaries."""
    with database.transaction() as session:
        for mark in "AB":
            fill(session.connection(), mark)
    return database


@contextmanager
def tried(database: Database) -> Iterator[Session]:
    """A session of which nothing is kept."""
    with Session(database.engine, expire_on_commit=False) as session:
        if database.is_sqlite:
            session.connection(execution_options={"write": True})
        yield session
        session.rollback()


def all_rows(session: Session) -> Rows:
    session.flush()
    return rows_in(session.connection())


def facilitator_in(session: Session, workshop_id: int = OURS) -> Actor:
    return Actor(OURS, session.get_one(Workshop, workshop_id), frozenset({Role.FACILITATOR}))


def test_every_column_holds_something(filled: Database) -> None:
    """Else nothing below would tell what happens to it."""
    with filled.reading() as session:
        rows = all_rows(session)
    empty = [
        f"{table.name}.{column.name}"
        for table in tables()
        for column in table.c
        if all(row[column.name] in (None, "", [], {}) for row in rows[table.name].values())
    ]
    of_a_rehearsal = ["workshop.rehearsal_of", "workshop.clock_since"]  # which is erased whole
    assert set(empty) == {*of_a_rehearsal, *OF_A_NETWORK}


def forgetting(session: Session) -> None:
    forget(session, facilitator_in(session).workshop, MOMENT + timedelta(days=90))


def erasing(session: Session) -> None:
    facilitator = facilitator_in(session)
    erase_workshop(session, facilitator, facilitator.workshop.title)


def erasing_network(session: Session) -> None:
    network = session.get_one(Network, OURS)
    erase_network(session, NetworkActor(OURS, network, seat_id=1), network.name)


REMOVALS = {"forgotten": forgetting, "erased": erasing, "network_erased": erasing_network}


@pytest.mark.parametrize("name", REMOVALS)
@on_both
def test_what_is_removed_and_what_stays_is_the_same(filled: Database, name: str) -> None:
    with tried(filled) as session:
        demand_golden(name, changed_by(session, REMOVALS[name]))


def changed_by(session: Session, deed: Callable[[Session], None]) -> Iterator[str]:
    before = all_rows(session)
    deed(session)
    return differences(before, all_rows(session), Labels("A", "B"))


def canaries_by_column(session: Session, mark: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for table, rows in all_rows(session).items():
        for row in rows.values():
            for column, value in row.items():
                found.setdefault(f"{table}.{column}", set()).update(canaries_in(value, mark))
    return {column: texts for column, texts in found.items() if texts}


def test_no_byte_is_left_of_what_was_forgotten(tmp_path: Path) -> None:
    """Every text column there is, in the database and in the write-ahead log beside it."""
    database = Database(f"sqlite:///{tmp_path / 'bytes.db'}")
    migrate(database)
    with database.transaction() as session:
        for mark in "AB":
            fill(session.connection(), mark)
        before = canaries_by_column(session, "A")
    with database.transaction() as session:
        forgetting(session)
    assert database.overwrite_log()
    with database.reading() as session:
        after = canaries_by_column(session, "A")
        others = canaries_by_column(session, "B")
    declared = {model: {*model.forgetting.stays, *model.forgetting.rewritten} for model in tables_of("workshop")}
    may_stay = {f"{table_of(model).name}.{column}" for model, columns in declared.items() for column in columns}
    of_workshop = {table_of(model).name for model in declared}
    assert {column for column in after if column.split(".")[0] in of_workshop} <= may_stay
    gone = {text for texts in before.values() for text in texts} - {text for texts in after.values() for text in texts}
    assert len(gone) > 200
    for column in ("map_line.reason", "supportcheck.results"):
        assert {text for text in before[column] if ".reason." in text} <= gone
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert [text for text in sorted(gone) if text.encode() in content] == []
    assert [text for texts in others.values() for text in texts if text.encode() not in content] == []
    database.dispose()


@pytest.mark.parametrize("anonymity", [Anonymity.NAMED, Anonymity.ALL])
def test_copy_has_the_same_of_every_table(filled: Database, anonymity: Anonymity) -> None:
    with tried(filled) as session:
        data = copy_of(session, anonymity)
        lines = [f"workshop {name}={value}" for name, value in told(data)["workshop"].items()]
        for name, rows in told(data)["tables"].items():
            lines += [f"{name} {place}: {row}" for place, row in enumerate(rows, start=1)]
        demand_golden(f"copied_{anonymity}", lines)


def copy_of(session: Session, anonymity: Anonymity) -> bytes:
    facilitator = facilitator_in(session)
    facilitator.workshop.anonymity = anonymity
    facilitator.workshop.facilitator_reads_hidden = anonymity is Anonymity.ALL
    return copy_workshop(session, facilitator)


def test_copy_read_in_makes_the_same_rows(filled: Database) -> None:
    with tried(filled) as session:
        data = copy_of(session, Anonymity.NAMED)
        before = all_rows(session)
        workshop, _code = restore_workshop(session, "secret-of-another", data)
        after = all_rows(session)
        new = {name: {key: row for key, row in rows.items() if key not in before[name]} for name, rows in after.items()}
        for column in ("code", "facilitator_code_hash", "copied_from"):
            new["workshop"][str(workshop.id)][column] = "<made anew>"
        new["device"] = {}
        demand_golden("restored", written(new, Labels("A", "B")))


# --- undoing --------------------------------------------------------------------------------------------------


def test_undo_and_redo_put_the_same_back_in_every_table(filled: Database) -> None:
    lines: list[str] = []
    for table in tables():
        if (
            table.name in MODELS
            and table.name not in ("workshop", "deed", "appliedaction")
            and is_of_workshop(table.name)
        ):
            for attempt in (change_a_row, make_a_row, remove_a_row):
                with tried(filled) as session:
                    lines += tried_out(session, table.name, attempt)
    demand_golden("undone", lines)


def is_of_workshop(name: str) -> bool:
    return "workshop_id" in table_named(name).c or name == "conclusionnote"


def tried_out(session: Session, name: str, attempt: Any) -> list[str]:
    """What undoing and redoing does after something happened to a row."""
    session.execute(delete(Deed))
    session.execute(update(Ballot).where(Ballot.status == BallotStatus.OPEN).values(status=BallotStatus.CLOSED))
    facilitator, labels = facilitator_in(session), Labels("A", "B")
    attempt(session, name, facilitator)
    deeds = deeds_of(session, facilitator.workshop)
    lines = [f"# {attempt.__name__.replace('_a_row', '')} {name}: {len(deeds)} to undo"]
    for type_ in ("undo_deed", "redo_deed", "undo_deed") if deeds else ():
        before = all_rows(session)
        try:
            act(session, facilitator, type_, deed_id=deeds[-1].id)
        except (KompasError, InvalidRequestError) as error:  # the second: no action makes such a row
            return [*lines, f"refused: {error if isinstance(error, KompasError) else type(error).__name__}"]
        session.expire_all()
        found = differences(only_told(before), only_told(all_rows(session)), labels)
        lines += [
            type_,
            *(f"  {line}" for line in found if not line.startswith("  the same") and "as it was" not in line),
        ]
    return lines


def only_told(rows: Rows) -> Rows:
    return rows | {"appliedaction": {}, "workshop": {}, "deed": {}}


def keep_as_deed(session: Session, facilitator: Actor) -> Any:
    """As when a facilitator's action does it."""
    action = ACTION.validate_python({**message("park_note", note_id=new_id()), "id": new_id()})
    return record_deed(session, facilitator, action)


def change_a_row(session: Session, name: str, facilitator: Actor) -> None:
    """Everything in it but what it is known by."""
    table = table_named(name)
    place, other = min(2, count_of(table) - 1), 13
    fixed = {*table.primary_key.columns.keys(), "workshop_id", "revision", "sequence"}
    row = session.exec(select(MODELS[name]).where(at_place(table, place))).one()
    with keep_as_deed(session, facilitator):
        for column, value in values_of(table, "A", other).items():
            if column not in fixed and not table.c[column].unique:
                setattr(row, column, value)


def make_a_row(session: Session, name: str, facilitator: Actor) -> None:
    """In the place of another, where a row is known by what it belongs to."""
    table = table_named(name)
    place = place_to_make(table)
    session.connection().execute(delete(table).where(at_place(table, place)))
    with keep_as_deed(session, facilitator):
        session.add(MODELS[name](**values_of(table, "A", place)))


def remove_a_row(session: Session, name: str, facilitator: Actor) -> None:
    """One that nothing hangs on."""
    make_a_row(session, name, facilitator)
    session.execute(delete(Deed))
    row = session.exec(select(MODELS[name]).where(at_place(table_named(name), place_to_make(table_named(name))))).one()
    with keep_as_deed(session, facilitator):
        session.delete(row)


def place_to_make(table: Table) -> int:
    if count_of(table) == 1:
        return 0
    return 60 if "id" in table.c else FEW - 1


def at_place(table: Table, place: int) -> Any:
    values = values_of(table, "A", place)
    return and_(*(column == values[column.name] for column in table.primary_key.columns))


def test_letting_a_deed_go_forgets_the_same(filled: Database) -> None:
    """Who gave which dot in a vote that was broken off goes as soon as that cannot be undone any more."""
    with tried(filled) as session:
        facilitator = facilitator_in(session)
        ballot_id = str(identity_of(table_named("ballot"), "A", 0))
        act(session, facilitator, "withdraw_ballot", ballot_id=ballot_id)
        before = all_rows(session)
        act(session, facilitator, "drop_deed", deed_id=deeds_of(session, facilitator.workshop)[-1].id)
        session.expire_all()
        found = differences(only_told(before), only_told(all_rows(session)), Labels("A", "B"))
        demand_golden("let_go", found)


# --- an old database ------------------------------------------------------------------------------------------


def test_old_database_is_forgotten_and_erased_the_same(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    with database.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0017")
        found = inspect(connection)
        present = {name: {column["name"] for column in found.get_columns(name)} for name in found.get_table_names()}
        for mark in "AB":
            fill(connection, mark, present)
    migrate(database)
    for name in ("forgotten", "erased"):
        with tried(database) as session:
            demand_golden(f"old_{name}", changed_by(session, REMOVALS[name]))
    database.dispose()
