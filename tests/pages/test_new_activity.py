"""Adding an activity takes one file, and one more where it wants a piece of page of its own."""

import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from sqlmodel import select

import kompas.activities
import kompas.ui.parts
from kompas.activity import activities
from kompas.database import Database
from kompas.domain.whole.rehearsals import play_rehearsal, rehearse
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.own_scripts import save_script
from kompas.domain.workshop.win_back import least_minutes
from kompas.enums import Role
from kompas.live.snapshot import Snapshot
from kompas.models import Note
from kompas.rules import may_draw
from kompas.scripts.loader import load_library, own_library
from kompas.settings import get_settings
from tests.clustering import both, script_of, step
from tests.factories import FACILITATOR, Room

from .conftest import Visit, field, press, seen, values
from .test_script_editor import choose, fill_in

ACTIVITY = '''
"""Everybody says something good of their neighbour."""

from kompas.activity import Activity, Least, Part
from kompas.domain.whole.rehearsed.writing import post_notes


def kinds(session, scene):
    return {"kinds": scene.content["kinds"]}


def has_begun(session, scene):
    return scene.workshop.started_at


def rehearse(play):
    post_notes(play, [{"kind": "good", "text": "You bring cake."}])


JAR = Part("jar", kinds)
ACTIVITY = Activity(
    name="compliments",
    label="Compliments",
    needs=("kinds", "questions"),
    comes_for_participant="Here each praises a neighbour.",
    comes_on_screen="Here the jar fills.",
    least=Least(0.25, 3, "Praise in one word."),
    may_draw=True,
    wall_title="Praise",
    workspace=(JAR,),
    screen=(JAR, Part("wall")),
    participant=(JAR, Part("bottlenecks", when=lambda session, scene: False)),
    rehearse=rehearse,
)
'''
PART = '''
"""A jar of compliments."""

import streamlit as st

from kompas.ui.parts import part


@part("jar")
def jar(scene, use, *, kinds):
    st.markdown(f"A jar of {kinds[0]} for the {use}")
'''


def plug_in(package: ModuleType, name: str, source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this file stood in the folder of the package."""
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, f"{package.__name__}.{name}", raising=False)


@pytest.fixture(autouse=True)
def plugged_in(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    plug_in(kompas.activities, "compliments", ACTIVITY, tmp_path_factory.mktemp("activities"), monkeypatch)
    plug_in(kompas.ui.parts, "jar", PART, tmp_path_factory.mktemp("parts"), monkeypatch)
    activities.cache_clear()
    kompas.ui.parts.drawings.cache_clear()
    yield
    activities.cache_clear()
    kompas.ui.parts.drawings.cache_clear()


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an organisation, with a script that has the new activity in it."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    monkeypatch.setenv("KOMPAS_SCRIPTS_DIR", str(folder))
    get_settings.cache_clear()
    question = {"key": "what", "text": both("What is good about them?")}
    save_script(None, script_of([step("praise", "compliments", kinds=["good"], questions=[question])]), None)
    return folder


@pytest.fixture
def room(database: Database, scripts: Path) -> Room:
    """At the step with the new activity."""
    room = Room(database, "Amira", script_key="for_a_test")
    room.seat_screen()
    room.go_to("praise")
    return room


def test_script_may_have_it_and_hears_what_it_needs(scripts: Path) -> None:
    assert own_library().scripts["for_a_test"].steps[0].activity == "compliments"
    (file,) = scripts.iterdir()
    file.write_text(re.sub(r"kinds:\n *- good", "kinds: []", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert [problem.expected for problem in load_library(scripts).problems] == [
        "a step with activity 'compliments' needs 'kinds' and 'questions'"
    ]


def test_editor_offers_it_fills_it_in_and_previews_it(visit: Visit, scripts: Path) -> None:
    page = choose(press(visit("scripts"), "New script"), "compliments")
    assert field(page, "What people do").options[-1] == "Compliments"
    assert values(page.info)[1:] == ["Here each praises a neighbour.", "Here the jar fills."]
    press(fill_in(page), "Save the script")
    (step,) = own_library().scripts["ingevuld"].steps
    assert (step.activity, bool(step.kinds), bool(step.questions)) == ("compliments", True, True)


@pytest.mark.parametrize(
    ("page", "who", "use"),
    [("facilitate", "facilitator", "console"), ("screen", "screen", "screen"), ("join", "Amira", "participant")],
)
def test_everybody_sees_its_face(visit: Visit, room: Room, page: str, who: str, use: str) -> None:
    assert f"A jar of good for the {use}" in seen(visit(page, room.code, room.secrets[who]))


def test_its_rules_hold_here_and_in_the_browser(room: Room) -> None:
    with room.database.reading() as session:
        (here,) = room.steps_in(session)
        assert may_draw(identify(session, room.secrets["Amira"], room.code), Role.PARTICIPANT, here)
        view = Snapshot(session, room.workshop_id).view(Role.PARTICIPANT)
    item = view.items[f"step:{here.id}"]
    assert (item["may_draw"], item["may_write"], item["wall_title"]["nl"]) == (True, True, "Praise")
    assert view.scalars["activity"] == "compliments"


def test_time_is_won_back_as_it_says(room: Room) -> None:
    with room.database.reading() as session:
        assert [least_minutes(one) for one in room.steps_in(session)] == [5]


def test_made_up_people_do_it_in_a_rehearsal(room: Room) -> None:
    with room.database.transaction() as session:
        copy = rehearse(session, identify(session, FACILITATOR, room.code), FACILITATOR)
        assert copy.clock_since is not None
        copy.clock_since -= timedelta(seconds=18)
        play_rehearsal(session, identify(session, FACILITATOR, copy.code))
        (note,) = session.exec(select(Note).where(Note.workshop_id == copy.id))
    assert note.text == "You bring cake."
