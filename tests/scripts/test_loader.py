import re
from pathlib import Path

import pytest
import yaml

from kompas.enums import CaseMode, Phase
from kompas.i18n import set_language
from kompas.scripts import FacilitationScript, ScriptLibrary, load_library
from kompas.scripts.loader import SCRIPTS_DIRECTORY, own_library

GOOD = """\
key: short_one
title: {nl: Kort, en: Short}
summary: {nl: Een kort draaiboek, en: A short script}
group: {minimum: 2, maximum: 12}
planned_minutes: 30
with_whom: {nl: Iedereen, en: Everybody}
preparation: {nl: Niets, en: Nothing}
confidentiality: {nl: Wat hier gezegd wordt blijft hier., en: What is said here stays here.}
steps:
  - key: welcome
    minutes: 10
    activity: explain
    title: {nl: Welkom, en: Welcome}
    screen: {nl: Welkom, en: Welcome}
    facilitator: {nl: Heet welkom., en: Welcome them.}
  - key: collect
    minutes: 15
    activity: collect
    title: {nl: Ophalen, en: Collect}
    screen: {nl: Schrijf, en: Write}
    facilitator: {nl: Laat schrijven., en: Let them write.}
    kinds: [good]
    questions:
      - {key: who, text: {nl: 'Wie?', en: 'Who?'}}
invitation: {nl: Kom, en: Come}
"""


def load(folder: Path, **files: str) -> ScriptLibrary:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_library(folder)


def test_script_loads(tmp_path: Path) -> None:
    library = load(tmp_path, good=GOOD)
    assert library.problems == []
    script = library.scripts["short_one"]
    assert (script.minutes, [step.key for step in script.steps]) == (25, ["welcome", "collect"])
    set_language("nl")
    assert str(script.title) == "Kort"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("minutes: 15", "minutes: vijftien", (17, "steps.1.minutes", "a whole number was expected")),
        ("minutes: 15", "minutes: 0", (17, "steps.1.minutes", "a number of at least 1 was expected")),
        ("activity: explain", "activity: exlpain", (12, "steps.0.activity", "'collect'")),
        ("    minutes: 10\n", "", (10, "steps.0.minutes", "this field is missing")),
        ("    kinds: [good]\n", "", (16, "steps.1", "needs 'kinds' and 'questions'")),
        ("kinds: [good]", "kinds: [good, loud]", (22, "steps.1.kinds.1", "'good'")),
        (
            "nl: 'Wie?', en: 'Who?'",
            "nl: 'Wie?'",
            (24, "steps.1.questions.0.text.en", "this field is missing"),
        ),
        ("en: Short}", "en: ''}", (2, "title.en", "a text that is not empty was expected")),
        ("key: short_one", "key: Short One", (1, "key", "small letters, digits and _")),
        ("key: collect", "key: welcome", (1, "file", "two steps have the same key")),
        (
            "    kinds: [good]\n",
            "    kinds: [good]\n    wording: {fixed_case: {questions: [{key: other, text: {nl: Wat?, en: What?}}]}}\n",
            (16, "steps.1", "'wording' has a question that this step does not have"),
        ),
        ("planned_minutes: 30", "planned_minutes: 30\nminuts: 3", (6, "minuts", "not known here")),
        ("steps:", "stappen:", (9, "stappen", "not known here")),
    ],
)
def test_mistake_is_reported_with_file_line_and_field(
    tmp_path: Path, old: str, new: str, expected: tuple[int, str, str]
) -> None:
    assert GOOD.count(old) >= 1
    library = load(tmp_path, wrong=GOOD.replace(old, new, 1))
    assert library.scripts == {}
    line, where, words = expected
    found = next(problem for problem in library.problems if problem.where == where)
    assert (found.file, found.line) == ("wrong.yaml", line)
    assert words in found.expected
    assert str(found) == f"wrong.yaml:{line}: {where}: {found.expected}"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("key: a\ntitle: [", 2, "expected"),
        ("key: 'a\n", 2, "end of stream"),
        ("a: b: c", 1, "mapping values are not allowed"),
        ("\ttab: 1", 1, "cannot start any token"),
        ("key: a\nkey2: !!python/object:os.system x", 2, "could not determine a constructor"),
        ("", 1, "a group of fields was expected"),
        ("- a\n- b", 1, "a group of fields was expected"),
        ("just text", 1, "a group of fields was expected"),
        ("day: 2026-02-30", 1, "day is out of range"),
        ("\x07", 1, "special characters are not allowed"),
    ],
)
def test_file_that_is_no_script_is_one_problem(tmp_path: Path, text: str, line: int, words: str) -> None:
    library = load(tmp_path, wrong=text)
    assert library.scripts == {}
    assert library.problems[0].line == line
    assert words in library.problems[0].expected


def test_file_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_bytes("título".encode("latin-1"))
    assert [str(problem) for problem in load_library(tmp_path).problems] == [
        "wrong.yaml:1: file: a text in UTF-8 was expected"
    ]


def test_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    library = load(tmp_path, good=GOOD)
    assert list(library.scripts) == ["short_one"]
    assert [(problem.file, problem.where) for problem in library.problems] == [
        ("folder.yaml", "file"),
        ("gone.yaml", "file"),
    ]


def test_mistake_in_one_script_leaves_the_others(tmp_path: Path) -> None:
    library = load(tmp_path, a_wrong="key: [", good=GOOD, z_wrong=GOOD.replace("minutes: 10", "minutes: x"))
    assert list(library.scripts) == ["short_one"]
    assert [problem.file for problem in library.problems] == ["a_wrong.yaml", "z_wrong.yaml"]


def test_second_file_with_a_key_is_a_problem(tmp_path: Path) -> None:
    library = load(tmp_path, a=GOOD, b=GOOD)
    assert [str(problem) for problem in library.problems] == ["b.yaml:1: key: 'short_one' is already in use"]


def test_all_mistakes_of_a_file_are_reported(tmp_path: Path) -> None:
    library = load(tmp_path, wrong=GOOD.replace("minutes: 10", "minutes: x").replace("[good]", "[loud]"))
    assert [(problem.line, problem.where) for problem in library.problems] == [
        (11, "steps.0.minutes"),
        (22, "steps.1.kinds.0"),
    ]


def test_own_scripts_load() -> None:
    library = own_library()
    assert library.problems == []
    assert set(library.scripts) == {path.stem for path in SCRIPTS_DIRECTORY.glob("*.yaml")}


def test_customer_journey_has_eleven_blocks_of_175_minutes() -> None:
    script = own_library().scripts["customer_journey"]
    assert [step.minutes for step in script.steps] == [15, 15, 5, 15, 20, 15, 15, 20, 20, 20, 15]
    assert (script.minutes, script.planned_minutes) == (175, 180)


def test_customer_journey_goes_through_the_five_phases() -> None:
    script = own_library().scripts["customer_journey"]
    assert [step.phase for step in script.steps if step.phase] == list(Phase)
    assert {step.activity for step in script.steps if step.phase} == {"collect"}
    assert script.steps[-1].activity == "evaluate"
    assert len(script.profiles) == 5
    assert (script.group.minimum, script.group.maximum) == (6, 10)


def test_both_languages_say_different_things() -> None:
    """A text that was copied instead of translated; a key may be the same word in both."""

    def pairs(node: object) -> list[tuple[str, str]]:
        if isinstance(node, dict):
            if set(node) == {"nl", "en"}:
                return [(node["nl"], node["en"])]
            return [pair for value in node.values() for pair in pairs(value)]
        return [pair for value in node for pair in pairs(value)] if isinstance(node, list) else []

    told = yaml.safe_load((SCRIPTS_DIRECTORY / "customer_journey.yaml").read_text(encoding="utf-8"))
    assert [nl for nl, en in pairs(told) if nl == en] == []


@pytest.mark.parametrize("script", load_library().scripts.values(), ids=lambda script: script.key)
def test_own_script_has_care_and_help_for_every_step(script: FacilitationScript) -> None:
    assert [step.key for step in script.steps if step.help is None] == []
    assert script.care is not None
    for language in ("nl", "en"):
        beforehand, unsafe = getattr(script.care.beforehand, language), getattr(script.care.unsafe, language)
        assert [word for word in ("meldcode", "uddy", "0800 2000") if word not in beforehand + unsafe] == []
        assert "112" in unsafe


@pytest.mark.parametrize("script", load_library().scripts.values(), ids=lambda script: script.key)
def test_cue_card_can_be_read_in_five_seconds(script: FacilitationScript) -> None:
    """Three lines, each short: about twenty-five words."""
    for step in script.steps:
        for language in ("nl", "en"):
            lines = [getattr(line, language) for line in step.glance]
            assert (len(lines), max(map(len, lines)) <= 60) == (3, True), step.key
            assert sum(len(line.split()) for line in lines) <= 30, step.key


MINUTES = {"nl": r"\((?:[^()]*, )?(\d+) minu(?:ut|ten)\b", "en": r"\((?:[^()]*, )?(\d+) minutes?\b"}


@pytest.mark.parametrize("script", load_library().scripts.values(), ids=lambda script: script.key)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_minutes_on_a_cue_card_are_those_of_the_step(script: FacilitationScript, language: str) -> None:
    """Where the card divides the time it divides all of it; a break is not divided."""
    for step in script.steps:
        told = [int(minutes) for minutes in re.findall(MINUTES[language], getattr(step.facilitator, language))]
        if len(told) > 1 and step.activity != "break":
            assert sum(told) == step.minutes, (step.key, told)


def test_first_interview_changes_when_the_card_says() -> None:
    """The device changes the roles halfway."""
    steps = {step.key: step for step in own_library().scripts["appreciative_inquiry"].steps}
    for key in ("first_interview", "second_interview"):
        assert f"{steps[key].minutes // 2} minuten" in steps[key].glance[1].nl


def test_interviews_fill_two_and_a_half_hours_without_the_second_talk() -> None:
    script = own_library().scripts["appreciative_inquiry"]
    assert {step.key for step in script.steps if step.left_out} == {"second_interview"}
    minutes = {step.key: step.minutes for step in script.steps}
    assert (script.minutes, minutes["ambition"], minutes["support"]) == (150, 20, 12)


def test_customer_journey_speaks_to_people_who_look_from_their_own_view() -> None:
    """In every phase and the summary, each question."""
    script = own_library().scripts["customer_journey"]
    for step in script.steps:
        if step.phase or step.activity == "conclude":
            wording = step.wording[CaseMode.OWN_VIEW]
            assert wording.screen is not None
            assert {one.key for one in wording.questions} == {one.key for one in step.questions}
            reads = " ".join(one.text.nl for one in step.reads_for(CaseMode.OWN_VIEW).questions)
            assert "persoon" not in reads
            assert "casus" not in reads
