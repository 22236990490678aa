"""The forms of this server: ours, and those of an organisation beside them. A mistake in one leaves the others working."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path

from kompas.forms.schema import Form
from kompas.forms.sources import sources
from kompas.i18n import _
from kompas.scripts.loader import ScriptLibrary, ScriptProblem, line_in, load_all, script_folders, states_of
from kompas.scripts.schema import FormPart


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
    forms, problems, paths = load_all(Form, directories or form_folders())
    unknown = {key: list(unknown_sources(form, paths[key], forms)) for key, form in forms.items()}
    kept = {key: form for key, form in forms.items() if not unknown[key]}
    return FormLibrary(kept, [*problems, *chain.from_iterable(unknown.values())], paths)


def unknown_sources(form: Form, path: Path, forms: Mapping[str, Form]) -> Iterator[ScriptProblem]:
    """What a question of this form says proposes its answer, and is not there."""
    for at, section in enumerate(form.sections):
        for number, question in enumerate(section.questions):
            place = ("sections", at, "questions", number, "from")
            for name in question.proposed_by:
                if not is_source(name, forms):
                    expected = _("there is no source '{name}' for a proposal", name=name)
                    yield ScriptProblem(path.name, line_in(path, place), ".".join(map(str, place)), expected)


def is_source(name: str, forms: Mapping[str, Form]) -> bool:
    form, _dot, question = name.partition(".")
    return question in forms[form].questions if question and form in forms else not question and name in sources()


def own_forms() -> FormLibrary:
    """The forms of this server, read again only when a file came, went or changed."""
    return forms_as_of(states_of(form_folders()))


@lru_cache(maxsize=1)
def forms_as_of(_files: tuple[tuple[Path, int, int], ...]) -> FormLibrary:
    return load_forms()


def missing_in(library: FormLibrary, scripts: ScriptLibrary) -> list[ScriptProblem]:
    """Forms, or sections of them, that steps of scripts name and that are not there."""
    problems = []
    for script in scripts.scripts.values():
        for number, step in enumerate(script.steps):
            expected = step.form and missing_of(library, step.form)
            if expected:
                path, place = scripts.paths[script.key], ("steps", number, "form")
                problems.append(ScriptProblem(path.name, line_in(path, place), f"steps.{number}.form", expected))
    return problems


def missing_of(library: FormLibrary, part: FormPart) -> str | None:
    form = library.forms.get(part.key)
    if form is None:
        return _("there is no form '{key}'", key=part.key)
    if part.section and form.section(part.section) is None:
        return _("the form '{key}' has no section '{section}'", key=part.key, section=part.section)
    return None
