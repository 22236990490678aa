"""What actions declare is complete, and stands in a table that a reviewer reads."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kompas
from kompas.domain.core.handling import HANDLERS, handles
from kompas.domain.whole.action_table import action_table
from kompas.domain.whole.actions import demand_handled, handlers
from kompas.events import ACTIONS, demand_declared, kinds_of
from kompas.events.core.base import DECLARED, ActionBase, name_of
from kompas.events.wall.cases import CaseFields
from kompas.events.wall.notes import PostNote, WithdrawNote

GOLDEN = Path(__file__).parents[2] / "actions.md"
NEEDS_NO_ROW = {
    "go_to_step.from_step_id": "what the facilitator saw, only compared",
    "open_ballot.note_ids": "chooses among the notes of the workshop",
    "open_ballot.step_id": "chooses among the notes of the workshop",
    "place_dots.item_id": "one of the candidates of the ballot",
    "swap_people.one_id": "one of the people of the step",
    "swap_people.other_id": "one of the people of the step",
    "write_card.about_id": "somebody whom the writer met",
    "undo_deed.deed_id": "the last deed of the workshop, or nothing happens",
    "redo_deed.deed_id": "the last deed of the workshop, or nothing happens",
    "drop_deed.deed_id": "the last deed of the workshop, or nothing happens",
}


def test_table_of_actions_is_as_it_was_reviewed() -> None:
    assert action_table() == GOLDEN.read_text("utf-8"), (
        "`python -m kompas.domain.whole.action_table > tests/actions.md` writes the table anew; review what changed"
    )


def test_every_action_declares_itself_and_is_handled() -> None:
    assert set(DECLARED) == set(ACTIONS) == set(handlers())


def test_name_of_an_action_follows_from_its_class() -> None:
    assert name_of(PostNote) == PostNote.model_fields["type"].default == "post_note"


def test_what_actions_are_made_from_is_no_action() -> None:
    assert CaseFields not in kinds_of(ActionBase)


def test_every_id_in_an_action_names_a_row_of_the_workshop() -> None:
    ids = {
        f"{one.name}.{field}"
        for one in DECLARED.values()
        for field in one.kind.model_fields
        if field.endswith(("_id", "_ids")) and field not in one.rows
    }
    assert ids == set(NEEDS_NO_ROW)


def test_action_that_declares_nothing_is_named() -> None:
    with pytest.raises(LookupError, match="say with @action who may send ActionBase, and when"):
        demand_declared([PostNote, ActionBase])


def test_action_that_nothing_carries_out_is_named() -> None:
    with pytest.raises(LookupError, match="nothing carries out WithdrawNote"):
        demand_handled([PostNote, WithdrawNote], {PostNote: handlers()[PostNote]})


def test_function_for_an_action_that_there_is_not_is_named() -> None:
    with pytest.raises(LookupError, match="handles WithdrawNote, which is no action"):
        demand_handled([PostNote], {PostNote: handlers()[PostNote], WithdrawNote: handlers()[WithdrawNote]})


def test_second_function_for_an_action_is_refused() -> None:
    before = handlers()[PostNote]
    with pytest.raises(LookupError, match="PostNote is carried out by post_note already"):
        handles(PostNote)(lambda session, actor, action: None)
    assert HANDLERS[PostNote] is before


SMILE = """
from kompas.events.core.base import ActionBase, action
from kompas.events.core.conditions import EVERYBODY, OPEN
from kompas.events.core.logged import CONTENT

@action(EVERYBODY, OPEN, logged=CONTENT)
class SmileAtAll(ActionBase):
    broadly: bool = True
"""
SMILING = """
from kompas.domain.core.handling import handles
from kompas.events.wall.smiles import SmileAtAll

@handles(SmileAtAll)
def smile(session, actor, action):
    pass
"""
START = "from kompas.domain.whole.action_table import action_table; from kompas.domain.whole.actions import handlers"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy in which a newcomer adds files."""
    shutil.copytree(Path(kompas.__file__).parent, tmp_path / "kompas", ignore=shutil.ignore_patterns("live", "locale"))
    return tmp_path


def started(house: Path) -> str:
    code = f"{START}; handlers(); print(action_table())"
    done = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_action_in_a_file_of_its_own_is_found_and_nothing_else_is_touched(house: Path) -> None:
    (house / "kompas/events/wall/smiles.py").write_text(SMILE, encoding="utf-8")
    (house / "kompas/domain/wall/smiles.py").write_text(SMILING, encoding="utf-8")
    assert "| smile_at_all | everybody | open |  |  |  |" in started(house)


def test_house_does_not_start_with_an_action_that_is_not_declared_or_not_handled(house: Path) -> None:
    smiles = house / "kompas/events/wall/smiles.py"
    smiles.write_text(SMILE.replace("@action(EVERYBODY, OPEN, logged=CONTENT)", ""), encoding="utf-8")
    assert "LookupError: say with @action who may send SmileAtAll, and when" in started(house)
    smiles.write_text(SMILE, encoding="utf-8")
    assert "LookupError: nothing carries out SmileAtAll: give a domain function @handles" in started(house)


def test_function_that_does_not_take_what_its_action_names_is_told() -> None:
    with pytest.raises(LookupError, match="takes session, actor and action, then: Note"):
        demand_handled([WithdrawNote], {WithdrawNote: lambda session, actor, action: None})


def test_every_action_that_a_script_sends_is_one_there_is() -> None:
    scripts = [path.read_text("utf-8") for path in (Path(kompas.__file__).parent / "live").rglob("*.js")]
    sent = {name for script in scripts for name in re.findall(r'\btype: "([a-z]+(?:_[a-z]+)+)"', script)}
    assert len(sent) > 40
    assert sent <= {name_of(kind) for kind in ACTIONS}
