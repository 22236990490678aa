import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, select

from kompas.database import Database
from kompas.domain.map.drawing import stakeholder_key
from kompas.migrating import configuration, migrate
from kompas.models import AppliedAction, Network, NetworkMember, NetworkSeat, Workshop
from kompas.settings import SettingsError

from .databases import on_both


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    """A database without any table."""
    database = Database(f"sqlite:///{tmp_path / 'fresh.db'}")
    yield database
    database.dispose()


@on_both
def test_models_equal_what_the_migrations_make(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


@on_both
def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    assert database.is_well()


@on_both
def test_newer_database_is_refused_and_left_alone(database: Database) -> None:
    def version(value: str) -> None:
        with database.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :value"), {"value": value})

    with database.engine.connect() as connection:
        before = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
    version("9999")
    with pytest.raises(SettingsError, match="version 9999, which this version of Kompas does not know"):
        migrate(database)
    version(before)
    migrate(database)


def test_workshops_keep_what_their_participants_were_told_about_names(fresh: Database) -> None:
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0002")
        filled = {column.name: "'x'" for column in Workshop.__table__.columns if not column.nullable}
        del filled["anonymity"]
        for name in (0, 1):
            values = filled | {"id": str(name), "code": f"'{name}'", "names_shown": str(name)}
            known = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(workshop)")}
            given = {column: value for column, value in values.items() if column in known}
            connection.exec_driver_sql(
                f"INSERT INTO workshop ({', '.join(given)}) VALUES ({', '.join(given.values())})"
            )
    migrate(fresh)
    with fresh.engine.connect() as connection:
        found = connection.execute(text("SELECT anonymity FROM workshop ORDER BY id")).scalars().all()
    assert found == ["group", "named"]


def test_workshops_of_one_facilitator_become_a_network_and_those_of_strangers_do_not(fresh: Database) -> None:
    """Held by browsers: 1 by A and B, 2 by B and C, 3 by C, 4 by a stranger; 5 is an example of B, 6 has no name."""
    held = {1: "AB", 2: "BC", 3: "C", 4: "D", 5: "B", 6: "A"}
    names = {1: "Waterrijk", 2: " waterrijk", 3: "Waterrijk", 4: "Waterrijk", 5: "Waterrijk", 6: ""}
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0010")
        for number, device in enumerate("ABCD", start=1):
            fill_in(connection, "device", id=number, secret_hash=f"'{device}'", created_at="'2026-01-01'")
        for workshop, devices in held.items():
            example = int(workshop == 5)
            fill_in(
                connection, "workshop", id=workshop, code=f"'W{workshop}'", network=f"'{names[workshop]}'",
                is_example=example,
            )  # fmt: skip
            for device in devices:
                fill_in(
                    connection, "seat", device_id="ABCD".index(device) + 1, workshop_id=workshop, role="'facilitator'"
                )
    migrate(fresh)
    with fresh.engine.connect() as connection:
        of_workshop = {
            row.id: row.network_id for row in connection.execute(text("SELECT id, network_id FROM workshop"))
        }
        seats = connection.execute(text("SELECT network_id, device_id FROM networkseat")).all()
    seated = {workshop: {device for network, device in seats if network == of_workshop[workshop]} for workshop in held}
    assert of_workshop[1] == of_workshop[2]
    assert len({of_workshop[workshop] for workshop in (1, 3, 4, 5)}) == 4
    assert of_workshop[6] is None
    assert seated == {1: {2}, 2: {2}, 3: {3}, 4: {4}, 5: {2}, 6: set()}


def test_parties_keep_their_past_when_their_key_may_travel(fresh: Database) -> None:
    one, other = "3f1c1f2e-8f6b-4f0e-9a39-3c7f6a2f7a10", "9b2f6e0c-5b1d-4c57-8d0e-0c2f9f1f4b22"
    lineage = json.dumps([[one, [[other, []]]], ["household", []]])
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0017")
        fill_in(connection, "workshop", id=1)
        fill_in(connection, "map_party", id="'p'", workshop_id=1, lineage=f"'{lineage}'")
    migrate(fresh)
    with fresh.engine.connect() as connection:
        found = json.loads(connection.execute(text("SELECT lineage FROM map_party")).scalar_one())
    assert found == [[stakeholder_key(one), [[stakeholder_key(other), []]]], ["household", []]]


def test_bottlenecks_stay_the_conclusions_they_began_as(fresh: Database) -> None:
    identity = "3f1c1f2e-8f6b-4f0e-9a39-3c7f6a2f7a10"
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0020")
        fill_in(connection, "workshop", id=1)
        fill_in(connection, "step", id=1, workshop_id=1)
        fill_in(connection, "conclusion", id=f"'{identity}'", workshop_id=1, step_id=1)
        fill_in(connection, "bottleneck", id="'b'", workshop_id=1, lineage=f"'{identity}'")
    migrate(fresh)
    with fresh.engine.connect() as connection:
        one = connection.execute(text("SELECT lineage FROM conclusion")).scalar_one()
        other = connection.execute(text("SELECT lineage FROM bottleneck")).scalar_one()
    assert (one == other, identity in one, len(one)) == (True, False, 25)


def test_networks_travel_live_and_no_code_means_two_things(fresh: Database, caplog: pytest.LogCaptureFixture) -> None:
    """Two networks, of which the first has the code of a workshop; all that was there stays."""
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0023")
        fill_in(connection, "device", id=1, secret_hash="'d'")
        fill_in(connection, "workshop", id=1, code="'AAAAAA'", revision=7)
        for number, code in ((1, "AAAAAA"), (2, "CCCCCC")):
            fill_in(
                connection, "network", id=number, code=f"'{code}'", name=f"'N{number}'", facilitator_code_hash="'h'"
            )
            fill_in(connection, "networkseat", id=number, device_id=1, network_id=number)
            enums = {"domain": "'health'", "level": "'policy'", "ring": "'core'"}
            fill_in(connection, "networkmember", id=number, network_id=number, name="'Amira'", **enums)
        fill_in(connection, "appliedaction", id="'a'", workshop_id=1)
    migrate(fresh)
    with fresh.reading() as session:
        first, second = (session.get_one(Network, number) for number in (1, 2))
        seats, members = session.exec(select(NetworkSeat)).all(), session.exec(select(NetworkMember)).all()
        applied = session.exec(select(AppliedAction)).one()
        workshop = session.exec(select(Workshop.code, Workshop.revision)).one()
    assert (*workshop, second.code) == ("AAAAAA", 7, "CCCCCC")
    assert first.code not in ("AAAAAA", "CCCCCC")
    assert (len(first.code), first.name, first.facilitator_code_hash) == (6, "N1", "h")
    assert [(one.revision, one.page_revision, one.warnings_kept) for one in (first, second)] == [(0, 0, 0)] * 2
    assert [(seat.network_id, seat.name, seat.ended_at, seat.revision) for seat in seats] == [
        (1, "", None, 0),
        (2, "", None, 0),
    ]
    assert [(member.network_id, member.name, member.revision) for member in members] == [
        (1, "Amira", 0),
        (2, "Amira", 0),
    ]
    assert (applied.id, applied.workshop_id, applied.network_id) == ("a", 1, None)
    assert [record.getMessage() for record in caplog.records if "another one now" in record.getMessage()] == [
        "network 1 had the code of a workshop and has another one now"
    ]


def test_what_came_in_unchecked_with_a_copy_is_mended(fresh: Database) -> None:
    """Periods and days that kept it for ever; and what was seen of an evaluation stays seen, from three answers on."""
    far = "'9999-12-31 00:00:00'"
    with fresh.engine.connect().execution_options(write=True) as connection, connection.begin():
        command.upgrade(configuration(connection), "0025")
        for number in (1, 2):
            fill_in(connection, "workshop", id=number, code=f"'{number}'", retention_days=(2**31 - 1) * (-1) ** number)
            fill_in(connection, "participant", id=number, workshop_id=number, name="'Amira'")
        connection.exec_driver_sql(f"UPDATE workshop SET copied_from = 'x', forgotten_at = {far}, starts_at = {far}")
        connection.exec_driver_sql(f"UPDATE workshop SET created_at = {far}, closed_at = {far} WHERE id = 2")
        fill_in(connection, "agreement", id="'a'", workshop_id=1, by_when="'9999-12-31'")
        for number in range(5):
            fill_in(connection, "evaluationanswer", id=f"'{number}'", workshop_id=1 + (number > 2), scores="'{}'")
    migrate(fresh)
    with fresh.reading() as session:
        rows = (
            session.connection().exec_driver_sql("SELECT retention_days, forgotten_at, closed_at FROM workshop").all()
        )
        days = session.connection().exec_driver_sql("SELECT starts_at, created_at FROM workshop").all()
        by_when = session.connection().exec_driver_sql("SELECT by_when FROM agreement").scalar_one()
        shown = session.connection().exec_driver_sql("SELECT shown FROM evaluationanswer ORDER BY id").scalars().all()
    assert sorted(rows) == [(1, None, None), (3650, None, None)]
    assert {moment[:2] for pair in days for moment in pair} == {"20"}
    assert by_when is None
    assert shown == [1, 1, 1, 0, 0]


def fill_in(connection: Connection, table: str, **values: object) -> None:
    """A row with something in every column that needs it."""
    columns = connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
    needed = {row[1]: "0" if "INT" in row[2] or "BOOL" in row[2] else "'2026-01-01'" for row in columns if row[3]}
    given = {name: str(value) for name, value in (needed | values).items()}
    if values.get("id") is None:
        given.pop("id", None)
    connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(given)}) VALUES ({', '.join(given.values())})")


def test_fresh_database_gets_its_tables(fresh: Database) -> None:
    migrate(fresh)
    assert fresh.is_well()


def test_instances_that_start_together_migrate_one_after_the_other(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        database = Database(f"sqlite:///{tmp_path / 'together.db'}")
        try:
            migrate(database)
            assert database.is_well()
        except BaseException as error:
            failures.append(error)
        finally:
            database.dispose()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert failures == []
