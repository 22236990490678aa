"""docs/forms.md promises a form that loads as it stands, and every field there is."""

import re
from pathlib import Path
from typing import Any, get_args

from kompas import fields
from kompas.fields import AnyField
from kompas.forms import schema
from kompas.forms.library import load_forms
from kompas.forms.sources import sources
from kompas.settings import ROOT

DOCUMENT = (ROOT / "docs" / "forms.md").read_text(encoding="utf-8")


def test_documented_form_loads(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
    (tmp_path / "documented.yaml").write_text(block, encoding="utf-8")
    library = load_forms(tmp_path)
    assert library.problems == []
    assert list(library.forms) == ["first_talk"]


def kinds() -> list[Any]:
    union = get_args(AnyField)[0]
    return list(get_args(union))


def test_every_field_of_a_form_is_documented() -> None:
    models = [schema.Form, schema.Section, fields.Option, *kinds()]
    names = {info.alias or name for model in models for name, info in model.model_fields.items()}
    assert {name for name in names if f"`{name}`" not in DOCUMENT} == set()


def test_every_kind_of_question_is_documented() -> None:
    names = [kind.model_fields["kind"].default for kind in kinds()]
    assert len(names) == 10
    assert [name for name in names if f"\n| `{name}` | " not in DOCUMENT] == []


def test_every_source_is_documented() -> None:
    assert {name for name in sources() if f"`{name}`" not in DOCUMENT} == set()
