"""docs/scripts.md promises a script that loads as it stands, and every field there is."""

import re
from pathlib import Path

from kompas.activity import activities
from kompas.enums import CaseMode, NoteKind, Phase
from kompas.scripts import schema
from kompas.scripts.loader import load_script
from kompas.settings import ROOT

DOCUMENT = (ROOT / "docs" / "scripts.md").read_text(encoding="utf-8")


def test_documented_script_loads(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
    path = tmp_path / "documented.yaml"
    path.write_text(block, encoding="utf-8")
    script, problems = load_script(path)
    assert problems == []
    assert script is not None
    assert script.minutes == script.planned_minutes


def test_every_field_of_a_script_is_documented() -> None:
    models = [each for each in vars(schema).values() if isinstance(each, type) and issubclass(each, schema.YamlPart)]
    fields = {name for model in models for name in model.model_fields}
    assert {name for name in fields if f"`{name}`" not in DOCUMENT} == set()


def test_every_choice_in_a_script_is_documented() -> None:
    choices = {member.value for closed in (CaseMode, NoteKind, Phase) for member in closed} | set(activities())
    assert {value for value in choices if f"`{value}`" not in DOCUMENT} == set()
