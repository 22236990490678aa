"""A form is a file: checked at load, with file, line and what was expected; the others keep working."""

from pathlib import Path

import pytest

from kompas.fields import Date, LongText, People, Table
from kompas.forms import load_forms, missing_in, own_forms
from kompas.i18n import set_language
from kompas.scripts.loader import SCRIPTS_DIRECTORY, load_library
from kompas.settings import get_settings

FORM = """key: our_form
title: {nl: Ons formulier, en: Our form}
summary: {nl: Kort, en: Short}
sections:
  - key: only
    title: {nl: Vragen, en: Questions}
    questions:
      - kind: short_text
        key: what
        label: {nl: Wat, en: What}
      - kind: one_choice
        key: how
        label: {nl: Hoe, en: How}
        options:
          - {key: fast, text: {nl: Snel, en: Fast}}
"""


def written(folder: Path, text: str, name: str = "form.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_learning_form_has_two_fields_and_fourteen_lettered_questions() -> None:
    form = own_forms().forms["learning_cycle"]
    header, *parts = form.sections
    assert [type(question) for question in header.questions] == [People, Date]
    letters = [[question.letter for question in part.questions] for part in parts]
    assert letters == [["1a", "1b", "1c"], ["2a", "2b", "2c", "2d", "2e"], ["3a", "3b", "3c"], ["4a", "4b", "4c"]]
    assert form.cycles
    assert {type(question) for part in parts for question in part.questions} == {LongText, Table}


def test_every_form_of_ours_loads_in_both_languages() -> None:
    library = own_forms()
    assert library.problems == []
    for form in library.forms.values():
        for language in ("nl", "en"):
            set_language(language)
            assert str(form.title)
            assert all(str(question.label) for question in form.questions.values())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: short_text", "kind: sound", "form.yaml:8: sections.0.questions.0: 'sound' is no kind; one of these"),
        (
            "      - kind: short_text\n        key",
            "      - key",
            "form.yaml:8: sections.0.questions.0: the field 'kind' is",
        ),
        ("{nl: Wat, en: What}", "{nl: Wat}", "form.yaml:10: sections.0.questions.0.label.en: this field is missing"),
        ("{nl: Wat, en: What}", "Wat", "form.yaml:10: sections.0.questions.0.label: a group of fields was expected"),
        (
            "key: what\n",
            "key: what\n        longst: 5\n",
            "form.yaml:10: sections.0.questions.0.longst: this field is not",
        ),
        (
            "key: what\n",
            "key: what\n        longest: many\n",
            "form.yaml:10: sections.0.questions.0.longest: a whole number",
        ),
        (
            "key: what\n",
            "key: what\n        may_identify: maybe\n",
            "form.yaml:10: sections.0.questions.0.may_identify: one of",
        ),
        ("key: how", "key: what", "form.yaml:1: file: two questions of this form have the same key"),
        (
            "          - {key: fast, text: {nl: Snel, en: Fast}}\n",
            "",
            "form.yaml:14: sections.0.questions.1.options: a list",
        ),
        (
            "{nl: Snel, en: Fast}",
            "{nl: '', en: Fast}",
            "form.yaml:15: sections.0.questions.1.options.0.text.nl: a text that",
        ),
        ("summary: {nl: Kort, en: Short}\n", "", "form.yaml:1: summary: this field is missing"),
        ("sections:", "sections: [", "form.yaml:5: yaml:"),
    ],
)
def test_mistake_is_told_with_file_line_and_what_was_expected(tmp_path: Path, old: str, new: str, told: str) -> None:
    library = load_forms(written(tmp_path, FORM.replace(old, new, 1)))
    assert library.forms == {}
    assert str(library.problems[0]).startswith(told), str(library.problems[0])


@pytest.mark.parametrize("name", ["nothing", "our_form.nothing", "nowhere.what"])
def test_source_that_is_not_there_is_a_mistake(tmp_path: Path, name: str) -> None:
    text = FORM.replace("key: what\n", f"key: what\n        from: [goal, our_form.how, {name}]\n")
    library = load_forms(written(tmp_path, text))
    assert library.forms == {}
    assert [str(problem) for problem in library.problems] == [
        f"form.yaml:10: sections.0.questions.0.from: there is no source '{name}' for a proposal"
    ]
    whole = load_forms(written(tmp_path, text.replace(f", {name}", "")))
    assert whole.forms["our_form"].questions["what"].proposed_by == ["goal", "our_form.how"]


def test_broken_form_in_a_file_of_the_same_name_leaves_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_SCRIPTS_DIR", str(tmp_path))
    get_settings.cache_clear()
    ours = set(own_forms().forms)
    written(
        tmp_path / "forms", FORM.replace("key: what\n", "key: what\n        from: [nothing]\n"), "plan_of_approach.yaml"
    )
    assert set(own_forms().forms) == ours
    assert "no source 'nothing'" in str(own_forms().problems[0])


def test_other_forms_keep_working(tmp_path: Path) -> None:
    written(tmp_path, "key: [", "broken.yaml")
    library = load_forms(written(tmp_path, FORM))
    assert list(library.forms) == ["our_form"]
    assert [problem.file for problem in library.problems] == ["broken.yaml"]


def test_organisation_has_forms_beside_its_scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_SCRIPTS_DIR", str(tmp_path))
    get_settings.cache_clear()
    ours = set(own_forms().forms)
    assert "learning_cycle" in ours
    written(tmp_path / "forms", FORM)
    assert set(own_forms().forms) == ours | {"our_form"}
    written(tmp_path / "forms", FORM.replace("our_form", "learning_cycle"))
    library = own_forms()
    assert "'learning_cycle' is already in use" in str(library.problems[0])
    assert len(library.forms["learning_cycle"].questions) == 16


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("{key: learning_cycle}", None),
        ("{key: learning_cycle, section: plan}", None),
        ("{key: not_there}", "there is no form 'not_there'"),
        ("{key: learning_cycle, section: nowhere}", "the form 'learning_cycle' has no section 'nowhere'"),
    ],
)
def test_step_that_names_a_form_that_is_not_there_is_a_mistake(tmp_path: Path, named: str, told: str | None) -> None:
    text = (SCRIPTS_DIRECTORY / "customer_journey.yaml").read_text(encoding="utf-8")
    at = text.index("    activity: ")
    path = written(tmp_path, f"{text[:at]}    form: {named}\n{text[at:]}", "script.yaml")
    scripts = load_library(path)
    assert scripts.problems == []
    line = text[:at].count("\n") + 1
    problems = [str(problem) for problem in missing_in(own_forms(), scripts)]
    assert problems == ([f"script.yaml:{line}: steps.0.form: {told}"] if told else [])
