"""Reads every script of a folder. A mistake in one file is reported with its line; the others keep working."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from kompas.scripts.schema import FacilitationScript

SCRIPTS_DIRECTORY = Path(__file__).parent.parent.parent / "facilitation_scripts"


@dataclass(frozen=True)
class ScriptProblem:
    """One mistake: `line` counts from 1, `where` is the field as a path such as `steps.3.minutes`."""

    file: str
    line: int
    where: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where}: {self.expected}"


@dataclass(frozen=True)
class ScriptLibrary:
    scripts: dict[str, FacilitationScript] = field(default_factory=dict)
    problems: list[ScriptProblem] = field(default_factory=list)


def load_library(*directories: Path) -> ScriptLibrary:
    """Load all `*.yaml` of the directories; the first file with a key wins, a second one is a problem."""
    library = ScriptLibrary()
    for directory in directories or (SCRIPTS_DIRECTORY,):
        for path in sorted(directory.glob("*.yaml")):
            script, problems = load_script(path)
            library.problems.extend(problems)
            if script is None:
                continue
            if script.key in library.scripts:
                library.problems.append(ScriptProblem(path.name, 1, "key", f"'{script.key}' is already in use"))
            else:
                library.scripts[script.key] = script
    return library


@cache
def own_library() -> ScriptLibrary:
    """The scripts that come with Kompas, read once: they do not change while the server runs."""
    return load_library()


def load_script(path: Path) -> tuple[FacilitationScript | None, list[ScriptProblem]]:
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except UnicodeDecodeError:
        return None, [ScriptProblem(path.name, 1, "file", "text in UTF-8 was expected")]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return None, [ScriptProblem(path.name, line, "yaml", str(getattr(error, "problem", None) or error))]
    try:
        return FacilitationScript.model_validate(data), []
    except ValidationError as error:
        return None, [problem_of(path.name, root, detail) for detail in error.errors()]


def problem_of(file: str, root: yaml.Node | None, detail: Any) -> ScriptProblem:
    location = detail["loc"]
    where = ".".join(str(part) for part in location) or "file"
    return ScriptProblem(file, line_of(root, location), where, detail["msg"])


def line_of(node: yaml.Node | None, location: tuple[str | int, ...]) -> int:
    """The line of the deepest node on the way to `location`: a missing field is reported at its parent."""
    line = node.start_mark.line + 1 if node else 1
    for part in location:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == part:
                    child, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            child = node.value[part]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line
