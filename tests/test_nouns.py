"""A noun says everything about itself where it stands: one that is silent is not started with, a new one is found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import MetaData
from sqlmodel import Field

from kompas.models.core.base_row import BaseRow
from kompas.models.core.declarations import Copying, Forgetting, NotCopied, Undoing
from kompas.models.core.declared import demand_declared
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose

ROOT = Path(__file__).parent.parent


class Silent(BaseRow, table=True):
    metadata = MetaData()

    id: int = Field(primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id")
    text: str


class HalfSpoken(BaseRow, table=True):
    metadata = MetaData()
    using = (Use("text remrak", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(blanked={"remark": ""})
    copying = Copying(silent=("auhtor_id",))
    undoing = Undoing(tells=("note.about_id",))

    id: int = Field(primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id")
    author_id: int = Field(foreign_key="participant.id")
    remark: str
    text: str
    size: int


class Spoken(BaseRow, table=True):
    metadata = MetaData()
    using = (Use("author_id text", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(blanked={"text": ""}, stays=("author_id",), why="it says nothing without its text")
    copying = NotCopied("a test")

    id: int = Field(primary_key=True)
    workshop_id: int = Field(foreign_key="workshop.id")
    author_id: int = Field(foreign_key="participant.id")
    text: str


def test_table_that_says_nothing_is_refused() -> None:
    with pytest.raises(LookupError, match="Silent: give it forgetting and copying"):
        demand_declared([Silent])


def test_everything_a_table_leaves_unsaid_is_named() -> None:
    with pytest.raises(LookupError) as refused:
        demand_declared([HalfSpoken])
    assert str(refused.value).splitlines()[1:] == [
        "HalfSpoken: is 'author_id' blanked, or does it stay?",
        "HalfSpoken: is 'text' blanked, or does it stay?",
        "HalfSpoken: why may its rows stay?",
        "HalfSpoken: what is 'author_id' for, whom does it tell of, and who sees it (`using`)?",
        "HalfSpoken: what is 'remark' for, whom does it tell of, and who sees it (`using`)?",
        "HalfSpoken: what is 'size' for, whom does it tell of, and who sees it (`using`)?",
        "HalfSpoken: there is no column 'note.about_id'",
        "HalfSpoken: there is no column 'halfspoken.remrak'",
        "HalfSpoken: there is no column 'halfspoken.auhtor_id'",
    ]


def test_table_that_says_all_is_let_in() -> None:
    demand_declared([Spoken])


RUMOUR = '''
from kompas.models.core.base_row import BaseRow
from kompas.models.core.declarations import Copying, Forgetting, Undoing
from kompas.models.core.purposes import Purpose, SeenBy, Use, Whose
from kompas.models.core.live_row import OrderedRow
from sqlmodel import Field


class Rumour(OrderedRow, table=True):
    """What somebody heard."""
{declared}
    about_id: int = Field(foreign_key="participant.id")
    text: str
    withdrawn: bool = False
'''
DECLARED = """
    using = (Use("about_id text withdrawn", Whose.WRITER, Purpose.WORK, SeenBy.EVERYBODY),)
    forgetting = Forgetting(rows=lambda rumour: rumour.withdrawn, blanked={"text": ""}, stays=("about_id",), why="a test")
    copying = Copying()
    undoing = Undoing(gone={"withdrawn": True})
"""
VIEW = """
from kompas.live.views.core.rows import Noun
from kompas.models.wall.rumour import Rumour

RUMOUR = Noun("rumour", Rumour, item=lambda rows, audience, rumour: {"text": rumour.text})
"""
USE = """
import sys
from sqlmodel import SQLModel, func, select

from kompas.database import Database
from kompas.domain.core.changes import record_change
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.deeds import deeds_of, record_deed
from kompas.domain.whole.retention import erase, forget
from kompas.enums import Role
from kompas.live.snapshot import Snapshot
from kompas.models import Workshop
from kompas.models.core.columns import now
from kompas.models.wall.rumour import Rumour
from tests.factories import act, action_of, facilitator_of, join, make_workshop, new_id

database = Database(f"sqlite:///{sys.argv[1]}")
SQLModel.metadata.create_all(database.engine)


def rumours(workshop):
    return [one.text for one in session.exec(select(Rumour).where(Rumour.workshop_id == workshop.id))]


with database.transaction() as session:
    workshop = make_workshop(session)
    facilitator, amira = facilitator_of(session, workshop), join(session, workshop, "Amira")
    rumour = Rumour(id=new_id(), workshop_id=workshop.id, about_id=amira.participant_id, text="Het schijnt ...")
    with record_deed(session, facilitator, action_of(facilitator, "park_note", note_id=new_id())):
        record_change(session, workshop, rumour)
    assert Snapshot(session, workshop.id).view(Role.SCREEN).items[f"rumour:{rumour.id}"] == {"text": "Het schijnt ..."}
    act(session, facilitator, "undo_deed", deed_id=deeds_of(session, workshop)[0].id)
    assert rumour.withdrawn
    act(session, facilitator, "redo_deed", deed_id=deeds_of(session, workshop)[0].id)
    copy, _code = restore_workshop(session, "another", copy_workshop(session, facilitator))
    assert rumours(copy) == ["Het schijnt ..."]
    forget(session, copy, now())
    assert (rumours(copy), rumours(workshop)) == ([""], ["Het schijnt ..."])
    erase(session, workshop)
    assert (rumours(copy), rumours(workshop)) == ([""], [])
"""


def run_with_a_noun(folder: Path, program: str, *arguments: str, declared: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a copy of the house to which two files were added."""
    shutil.copytree(ROOT / "kompas", folder / "kompas", ignore=shutil.ignore_patterns("__pycache__", "assets"))
    (folder / "facilitation_scripts").symlink_to(ROOT / "facilitation_scripts")
    (folder / "kompas/models/wall/rumour.py").write_text(RUMOUR.format(declared=declared), encoding="utf-8")
    (folder / "kompas/live/views/wall/rumours.py").write_text(VIEW, encoding="utf-8")
    command = [sys.executable, "-c", program, *arguments]
    path = os.pathsep.join([str(folder), str(ROOT)])
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=os.environ | {"PYTHONPATH": path})


def test_house_does_not_start_with_a_noun_that_says_nothing(tmp_path: Path) -> None:
    ended = run_with_a_noun(tmp_path, "import kompas.server", declared="")
    assert ended.returncode != 0
    assert "Rumour: give it forgetting and copying" in ended.stderr


def test_new_noun_is_seen_undone_copied_forgotten_and_erased_without_another_file(tmp_path: Path) -> None:
    ended = run_with_a_noun(tmp_path, USE, str(tmp_path / "new.db"), declared=DECLARED)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
