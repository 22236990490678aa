"""Copies that somebody has tampered with: refused in words, or a workshop that works in everything."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.retention import forget_if_due
from kompas.domain.workshop.devices import identify
from kompas.enums import Role
from kompas.errors import Invalid
from kompas.exports import document_of, files_beside, report_of
from kompas.exports.core.csv import write_csv
from kompas.exports.core.docx import write_docx
from kompas.exports.core.json import write_json
from kompas.exports.core.markdown import write_markdown
from kompas.exports.core.xlsx import write_xlsx
from kompas.live.snapshot import Snapshot
from kompas.live.wire import view_event
from kompas.migrating import migrate
from kompas.models.core.columns import now

from .canaries import fill
from .test_canaries import facilitator_in

HOSTILE = (
    *(None, True, -1, 0, 2**31 - 1, -(2**31) + 1, 1e9, 0.5),
    *("", " ", "x" * 20_000, "\ufffe\uffff\x00\x1b", "\ud800", "<script>alert(1)</script>", "=1+1", "../../x", "1"),
    *("9999-12-31T23:59:59+00:00", "0001-01-01", "2026-02-30", "25:00", "running", "closed", "shown"),
    *([], {}, [[]], [None], {"a": {"b": []}}, [{"x": 1}], {"base64": "AA=="}, {"base64": 1}),
)
Place = tuple[Any, ...]
CHEAP = (write_csv, write_docx, write_json, write_markdown, write_xlsx)
"""PDF is left to the tests of the writers: typesetting takes a second each time."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A copy with something in every column of every table."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('copy') / 'copy.db'}")
    migrate(database)
    with database.transaction() as session:
        fill(session.connection(), "A")
        file: dict[str, Any] = json.loads(copy_workshop(session, facilitator_in(session)))
    database.dispose()
    return file


def places_in(value: Any, place: Place = ()) -> Iterator[Place]:
    """Every place in a file, also within lists."""
    yield place
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in parts:
        yield from places_in(one, (*place, key))


def put(file: Any, place: Place, value: Any) -> None:
    for key in place[:-1]:
        file = file[key]
    file[place[-1]] = deepcopy(value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_copy_that_was_tampered_with_is_refused_or_works(
    database: Database, told: dict[str, Any], data: st.DataObject
) -> None:
    file = json.loads(json.dumps(told))
    section = data.draw(st.sampled_from(["workshop", *file["tables"]]))
    root = ("workshop",) if section == "workshop" else ("tables", section, 0)
    for _ in range(data.draw(st.integers(1, 2))):
        inside = file[root[0]] if len(root) == 1 else file["tables"][section][0]
        put(
            file,
            (*root, *data.draw(st.sampled_from(list(places_in(inside))[1:] or [(0,)]))),
            data.draw(st.sampled_from(HOSTILE)),
        )
    with Session(database.engine, expire_on_commit=False) as session:
        session.connection(execution_options={"write": True})
        read_in_and_use(session, json.dumps(file).encode())
        session.rollback()


def read_in_and_use(session: Session, data: bytes) -> None:
    try:
        workshop, _code = restore_workshop(session, "hostile", data)
    except Invalid:
        return
    session.flush()
    session.expire_all()
    snapshot = Snapshot(session, workshop.id)
    for audience in Role:
        view_event(snapshot.view(audience))
    report = report_of(session, workshop, now())
    document, beside = document_of(report), files_beside(report)
    for write in CHEAP:
        write(document)
    for one in beside:
        if one.extension not in ("png", "pdf"):
            one.write()
    copy_workshop(session, identify(session, "hostile", workshop.code))
    assert forget_if_due(session, workshop, now() + timedelta(days=2 * 3653))
