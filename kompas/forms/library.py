"""The forms of this server: ours, and those of an organisation beside them. A mistake in one leaves the others working."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kompas.forms.schema import Form
from kompas.scripts.loader import ScriptProblem, load_all, script_folders, states_of


@dataclass(frozen=True)
class FormLibrary:
    forms: dict[str, Form] = field(default_factory=dict)
    problems: list[ScriptProblem] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    """By key, the file a form came from."""


def form_folders() -> tuple[Path, ...]:
    """The folder `forms` in each folder of scripts."""
    return tuple(folder / "forms" for folder in script_folders())


def load_forms(*directories: Path) -> FormLibrary:
    return FormLibrary(*load_all(Form, directories or form_folders()))


def own_forms() -> FormLibrary:
    """The forms of this server, read again only when a file came, went or changed."""
    return forms_as_of(states_of(form_folders()))


@lru_cache(maxsize=1)
def forms_as_of(_files: tuple[tuple[Path, int, int], ...]) -> FormLibrary:
    return load_forms()
