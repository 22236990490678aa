"""Every action there is, tried by everybody in every role it knows. Nothing of it is kept."""

import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.whole.actions import apply_action
from kompas.domain.whole.records import identify_anywhere
from kompas.enums import NetworkRole, Role
from kompas.errors import KompasError, NotAllowed
from kompas.events import ACTION, ACTIONS
from kompas.events.core.base import AnyAction, name_of
from tests.databases import fill
from tests.factories import new_id

from .people import World
from .table import demand_section

LETTERS = {Role.FACILITATOR: "F", Role.PARTICIPANT: "P", NetworkRole.CORE: "N"}
EXPLAINED = (
    "As whom it may be sent: **F**acilitator, **P**articipant, core group of a **N**etwork; – is refused to all."
)


def roles_of(kind: type[AnyAction]) -> set[Any]:
    named = get_args(kind.model_fields["role"].annotation)
    flat = {role for one in named for role in (get_args(one) or (one,))}
    return {role for one in flat for role in (one if isinstance(one, type) else (one,)) if role in LETTERS}


def samples_for(world: World, kind: type[AnyAction], role: Any) -> tuple[str, dict[str, Any]]:
    """Where it is sent, and with what."""
    name = name_of(kind)
    if role is not NetworkRole.CORE:
        return world.room.code, world.samples[name]
    given = {"name_seat": {"name": "x"}}.get(name) or {**world.samples[name], "form_id": world.form_id}
    return world.network.code, given


def is_let_through(session: Session, world: World, secret: str | None, kind: type[AnyAction], role: Any) -> bool:
    """Whether who this is does not stand in the way; what is asked may still not fit any more."""
    code, fields = samples_for(world, kind, role)
    message = {"id": new_id(), "role": role.value, "type": name_of(kind), **fields}
    try:
        with session.begin_nested() as nested:
            apply_action(session, identify_anywhere(session, secret, code), ACTION.validate_python(message))
            session.flush()
            nested.rollback()
    except NotAllowed:
        return False
    except KompasError:
        return True
    finally:
        session.expire_all()
    return True


def cell(session: Session, world: World, secret: str | None, kind: type[AnyAction]) -> str:
    let = [
        LETTERS[role]
        for role in LETTERS
        if role in roles_of(kind) and is_let_through(session, world, secret, kind, role)
    ]
    return "".join(let) or "–"


@pytest.fixture
def world(database: Database, migrated_file: Path, tmp_path: Path) -> World:
    path = Path(shutil.copy(migrated_file, tmp_path / "kept.db"))
    kept = Database(f"sqlite:///{path}")
    world = World(kept)
    kept.dispose()
    fill(database, path)
    world.room.database = database
    return world


def test_every_action_is_open_to_whom_it_should_be(database: Database, world: World) -> None:
    with Session(database.engine, expire_on_commit=False) as session:
        session.connection(execution_options={"write": True})
        rows = {
            name_of(kind): {name: cell(session, world, secret, kind) for name, secret in world.secrets.items()}
            for kind in ACTIONS
        }
        session.rollback()
    demand_section("Actions", EXPLAINED, rows)
