"""Reads every script of a folder. A mistake in one file is reported with its line; the others keep working."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kompas.fields.words import Keyed
from kompas.i18n import N_, _, translate
from kompas.scripts.schema import FacilitationScript
from kompas.settings import get_settings

FastLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where it is there: eight times as fast."""
Shape = TypeVar("Shape", bound=BaseModel)

File = TypeVar("File", bound=Keyed)
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
    paths: dict[str, Path] = field(default_factory=dict)
    """By key, the file a script came from."""


def load_library(*directories: Path) -> ScriptLibrary:
    """Load all `*.yaml` of the directories; the first file with a key wins, a second one is a problem."""
    return ScriptLibrary(*load_all(FacilitationScript, directories or (SCRIPTS_DIRECTORY,)))


def load_all(
    shape: type[File], directories: Iterable[Path]
) -> tuple[dict[str, File], list[ScriptProblem], dict[str, Path]]:
    """By key what loads, all mistakes, and by key the file it came from."""
    found: dict[str, File] = {}
    problems: list[ScriptProblem] = []
    paths: dict[str, Path] = {}
    for path in (path for directory in directories for path in sorted(directory.glob("*.yaml"))):
        one, mistakes = load_file(path, shape)
        problems.extend(mistakes)
        if one is not None and one.key in found:
            problems.append(ScriptProblem(path.name, 1, "key", _("'{key}' is already in use", key=one.key)))
        elif one is not None:
            found[one.key], paths[one.key] = one, path
    return found, problems, paths


def script_folders() -> tuple[Path, ...]:
    """Ours, and that of the organisation when there is one; ours first, so nobody's file takes the place of ours."""
    own = get_settings().scripts_dir
    return (SCRIPTS_DIRECTORY, own) if own is not None else (SCRIPTS_DIRECTORY,)


def own_library() -> ScriptLibrary:
    """The scripts of this server, read again only when a file came, went or changed."""
    return library_as_of(states_of(script_folders()))


def confidentiality_of(key: str) -> str:
    """What somebody promises who takes part in a workshop by this script."""
    script = own_library().scripts.get(key)
    return (
        str(script.confidentiality) if script else _("What others say here stays here. I write no names of families.")
    )


def states_of(folders: Iterable[Path]) -> tuple[tuple[Path, int, int], ...]:
    """Which files there are and when each was last changed, to see whether to read them again."""
    return tuple((path, *state_of(path)) for folder in folders for path in sorted(folder.glob("*.yaml")))


def state_of(path: Path) -> tuple[int, int]:
    try:
        state = path.stat()
    except OSError:  # a link to nothing, or gone since: the loader says so
        return 0, 0
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=1)
def library_as_of(_files: tuple[tuple[Path, int, int], ...]) -> ScriptLibrary:
    return load_library(*script_folders())


def load_script(path: Path) -> tuple[FacilitationScript | None, list[ScriptProblem]]:
    return load_file(path, FacilitationScript)


def load_file(path: Path, shape: type[Shape]) -> tuple[Shape | None, list[ScriptProblem]]:
    """A YAML file checked against a shape, or its mistakes."""
    try:
        root, data = parse_yaml(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return None, [ScriptProblem(path.name, 1, "file", _("a text in UTF-8 was expected"))]
    except OSError:
        return None, [ScriptProblem(path.name, 1, "file", _("a file that can be read was expected"))]
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that does not exist
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return None, [ScriptProblem(path.name, line, "yaml", str(getattr(error, "problem", None) or error))]
    try:
        return shape.model_validate(data), []
    except ValidationError as error:
        return None, [problem_of(path.name, root, detail) for detail in error.errors()]


def parse_yaml(text: str) -> tuple[yaml.Node | None, Any]:
    """The nodes, which know their lines, and the plain data."""
    try:
        return parsed_by(FastLoader, text)
    except (yaml.YAMLError, ValueError):
        return parsed_by(yaml.SafeLoader, text)  # tells better what is wrong


def parsed_by(kind: type[yaml.SafeLoader], text: str) -> tuple[yaml.Node | None, Any]:
    loader = kind(text)
    try:
        root = loader.get_single_node()
        return root, loader.construct_document(root) if root else None
    finally:
        loader.dispose()


def line_in(path: Path, location: tuple[str | int, ...]) -> int:
    """The line of a place in a file that was read without mistakes before."""
    return line_of(parse_yaml(path.read_text(encoding="utf-8"))[0], location)


def problem_of(file: str, root: yaml.Node | None, detail: Any) -> ScriptProblem:
    location = without_kinds(root, detail["loc"])
    where = ".".join(str(part) for part in location) or "file"
    return ScriptProblem(file, line_of(root, location), where, expected_by(detail))


def without_kinds(node: yaml.Node | None, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where fields are of several kinds, pydantic puts the kind in the path of a mistake; the file has no such place."""
    places = []
    for number, part in enumerate(location, start=1):
        child = child_of(node, part)
        if child is not None or number == len(location):
            places.append(part)
        if child is not None:
            node = child[0]
    return tuple(places)


EXPECTATIONS = {
    "missing": N_("this field is missing"),
    "extra_forbidden": N_("this field is not known here"),
    "string_type": N_("a text was expected"),
    "string_too_short": N_("a text that is not empty was expected"),
    "string_pattern_mismatch": N_("small letters, digits and _ were expected, beginning with a letter"),
    "int_type": N_("a whole number was expected"),
    "int_parsing": N_("a whole number was expected"),
    "greater_than_equal": N_("a number of at least {ge} was expected"),
    "less_than_equal": N_("a number of at most {le} was expected"),
    "enum": N_("one of these was expected: {expected}"),
    "list_type": N_("a list was expected"),
    "too_short": N_("at least {min_length} were expected"),
    "too_long": N_("at most {max_length} were expected"),
    "model_type": N_("a group of fields was expected"),
    "bool_parsing": N_("true or false was expected"),
    "bool_type": N_("true or false was expected"),
    "literal_error": N_("one of these was expected: {expected}"),
    "union_tag_invalid": N_("'{tag}' is no kind; one of these was expected: {expected_tags}"),
    "union_tag_not_found": N_("the field {discriminator} is missing"),
    "needs_fields": N_("a step with activity '{activity}' needs {fields}"),
    "needs_questions": N_("a step with activity '{activity}' needs the questions {questions}"),
}


def expected_by(detail: Any) -> str:
    """Pydantic's expectation in the language of the reader; its own English for the rare rest."""
    context = detail.get("ctx", {})
    if detail["type"] == "value_error":
        return translate(str(context["error"]))
    known = EXPECTATIONS.get(detail["type"])
    return translate(known, **context) if known else str(detail["msg"])


def line_of(node: yaml.Node | None, location: tuple[str | int, ...]) -> int:
    """The line of the deepest node on the way to `location`: a missing field is reported at its parent."""
    line = node.start_mark.line + 1 if node else 1
    for part in location:
        found = child_of(node, part)
        if found is None:
            break
        node, line = found
    return line


def child_of(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, int] | None:
    """The value at a field or a number, and its line."""
    if isinstance(node, yaml.MappingNode):
        fields = [(value, key.start_mark.line + 1) for key, value in node.value if key.value == part]
        return fields[-1] if fields else None
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None
