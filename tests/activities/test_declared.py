"""An activity says everything about itself, and is the only one who knows its name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompas.activity import Activity, Faces, Part, activities
from kompas.exports.core.chapters import chapters_of
from kompas.exports.workshop.report import WorkshopReport
from kompas.models import Step
from kompas.scenes import ENDED, LOBBY
from kompas.scripts.draft import step_defaults
from kompas.scripts.usual import needs_of
from kompas.ui.parts import drawings

ROOT = Path(__file__).parent.parent.parent
PYTHON = [*(ROOT / "kompas").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
JAVASCRIPT = [*(ROOT / "kompas").rglob("*.js")]
STAGE = "pulse.js"
"""Only compares the whole text of a stage with the one before."""
EVERY = pytest.mark.parametrize("activity", activities().values(), ids=list(activities()))


def parts_of(faces: Faces) -> Iterator[Part]:
    for face in (faces.facilitator, faces.workspace, faces.screen, faces.participant, faces.below):
        yield from face


def test_name_fits_its_column() -> None:
    assert Step.__table__.columns["activity"].type.length == 20  # type: ignore[attr-defined]
    for wrong in ("Compliments", "compliments_" * 2, "één", ""):
        with pytest.raises(ValueError, match="cannot be the name"):
            Activity(name=wrong, label="x")


@pytest.mark.parametrize("faces", [*activities().values(), LOBBY, ENDED])
def test_every_part_can_be_drawn(faces: Faces) -> None:
    assert [part.name for part in parts_of(faces) if part.name not in drawings()] == []


@EVERY
def test_every_field_that_is_needed_can_be_filled_in(activity: Activity) -> None:
    needed = needs_of(activity.name)
    assert set(activity.needs) <= set(needed) <= set(step_defaults())
    assert all(needed.values())


def test_chapters_are_those_of_the_report() -> None:
    told = {chapter for activity in activities().values() for chapter in activity.chapters}
    assert told <= set(chapters_of(WorkshopReport))


def compared_names(node: ast.AST) -> set[str]:
    """The names of activities in a comparison that is about an activity."""
    if not isinstance(node, ast.Compare | ast.Match) or "activity" not in ast.unparse(node):
        return set()
    texts = {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return texts & set(activities())


def listed_names(node: ast.AST) -> set[str]:
    """The names of activities that key a table, or stand in a list."""
    if isinstance(node, ast.Dict):
        elements = [key for key in node.keys if key is not None]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        elements = node.elts
    else:
        return set()
    return {one.value for one in elements if isinstance(one, ast.Constant) and one.value in activities()}


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_compares_the_name_of_an_activity(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert [ast.unparse(node) for node in nodes if compared_names(node)] == []
    if path.parent.name != "parts":  # those are names of parts
        assert [ast.unparse(node) for node in nodes if len(listed_names(node)) > 2] == []


def test_browser_does_not_know_the_name_of_an_activity() -> None:
    knowing = {path.name for path in JAVASCRIPT if re.search(r"\bactivity\b", path.read_text(encoding="utf-8"))}
    assert knowing == {STAGE}
    (pulse,) = (path.read_text(encoding="utf-8") for path in JAVASCRIPT if path.name == STAGE)
    assert [name for name in activities() if re.search(rf"activity.*[\"']{name}[\"']", pulse)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('step.activity == "map"', {"map"}),
        ('step["activity"] in ("map", "rate")', {"map", "rate"}),
        ('activity_of(step).name != "break"', {"break"}),
        ('match step.activity:\n    case "rate":\n        pass', {"rate"}),
        ('view == "map"', set()),
        ('activity_of(step).puts_on_map == "lines"', set()),
    ],
)
def test_comparison_is_seen(source: str, found: set[str]) -> None:
    (node,) = (one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Compare | ast.Match))
    assert compared_names(node) == found
