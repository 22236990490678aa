"""Every part of the method stands on a screen: docs/method.md against the files it is written in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from pydantic import ValidationError

from kompas.domain.dossier.compass import INQUIRY, JOURNEY, MAP
from kompas.forms import own_forms
from kompas.i18n import LANGUAGES, set_language
from kompas.method import Method, method
from kompas.method.library import METHOD_FILE
from kompas.scripts.loader import SCRIPTS_DIRECTORY, own_library

DOCUMENT = (Path(__file__).parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
FOLDERS = {"forms": SCRIPTS_DIRECTORY / "forms", "scripts": SCRIPTS_DIRECTORY}
SECTIONS = {1, 2, 3, 4, 5, 6, 10, 11, 16, 18, 19, 20}
"""Sections of the inventory that must be in the table."""
ELEVEN = {
    "network_map", "governance_checklist", "plan_format", "balance_model", "facts", "customer_journey", "report_format",
    "appreciative_inquiry", "indicators", "activity_form", "learning_cycle",
}  # fmt: skip
ADDRESSES = {"www.voordejeugdenhetgezin.nl", "www.raadrvs.nl", "www.zonmw.nl"}
"""All that the method prints; any other would be guessed."""


class Row(NamedTuple):
    section: int
    part: str
    count: int
    data: str
    screens: list[str]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(first: str) -> list[list[str]]:
    """The rows of the table whose first column has this title."""
    lines = DOCUMENT.partition(f"| {first} |")[2].splitlines()[2:]
    return [cells(line) for line in lines[: lines.index("")]]


SCREENS = {row[0] for row in table("screen")}
ROWS = [Row(int(one[0]), one[1], int(one[2]), one[3], one[4].split(", ")) for one in table("§")]


def read(name: str) -> Any:
    folder, _slash, key = name.rpartition("/")
    path = FOLDERS[folder] / f"{key}.yaml" if folder else METHOD_FILE
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def found_at(data: Any, path: str) -> Any:
    """What a path of the table leads to; a list of lists is one list."""
    for token in re.findall(r"\[\w+\]|[^.\[]+", path):
        if token == "*":
            continue
        if token.startswith("["):
            data = next(one for one in data if one.get("key") == token[1:-1])
        elif token.isdigit():
            data = data[int(token)]
        elif isinstance(data, list):
            data = [part for one in data for part in one.get(token, [])]
        else:
            data = data[token]
    return data


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.section} {row.part}")
def test_part_of_the_method_is_where_the_table_says(row: Row) -> None:
    assert set(row.screens) <= SCREENS
    if row.data.startswith("–"):
        path, _colons, name = row.data.removeprefix("– ").partition("::")
        assert f"def {name}(" in (Path(__file__).parent.parent / path).read_text(encoding="utf-8")
        return
    name, _colon, path = row.data.partition(": ")
    assert len(found_at(read(name), path)) == row.count


def test_sections_and_parts_are_all_in_the_table() -> None:
    assert {row.section for row in ROWS} >= SECTIONS
    told = " ".join(row.data for row in ROWS if row.data.startswith("method: "))
    missing = [f"topics[{topic.key}]" for topic in method().topics if f"topics[{topic.key}]" not in told]
    missing += [f"[{step.key}].work" for step in method().steps if step.work and f"[{step.key}].work" not in told]
    assert missing == []


def test_method_has_five_phases_and_eight_steps_in_order() -> None:
    phases = [[step.number for step in phase.steps] for phase in method().phases]
    assert phases == [[1, 2, 3], [4], [5], [6, 7], [8]]
    assert [len(step.tips) for step in method().steps][:4] == [2, 6, 3, 4]
    assert [len(step.examples) for step in method().steps][:4] == [1, 1, 1, 1]


def test_who_leads_is_what_the_method_says() -> None:
    assert [step.leads for step in method().steps] == ["policy"] * 6 + ["practice"] * 2
    assert {rule.key: rule.steps for rule in method().rules} == {
        "policy": [1, 2, 3, 4, 5, 6],
        "practice": [7, 8],
        "back_to_policy": [7, 8],
        "households": list(range(1, 9)),
    }


def test_form_of_a_step_says_the_same_step_itself() -> None:
    for step in method().steps:
        assert [own_forms().forms[one.key].step for one in step.forms] == [step.number] * len(step.forms)


def tools() -> Iterator[Any]:
    return (tool for step in method().steps for tool in step.tools)


def test_all_eleven_tools_open_something_or_say_that_they_come_later() -> None:
    assert {tool.key for tool in tools()} >= ELEVEN
    scripts = {tool.opens.script for tool in tools() if tool.opens.script}
    assert scripts == {MAP, JOURNEY, INQUIRY}
    assert scripts <= set(own_library().scripts)


def test_document_that_a_tool_opens_stands_among_those_of_its_step() -> None:
    for step in method().steps:
        opened = {tool.opens.form for tool in step.tools if tool.opens.form}
        assert opened <= {form.key for form in step.forms}


def test_no_address_is_guessed() -> None:
    addresses = re.findall(r"https?://([^/\s]+)", METHOD_FILE.read_text(encoding="utf-8"))
    assert set(addresses) == ADDRESSES


@pytest.mark.parametrize("language", LANGUAGES)
def test_method_speaks_both_languages(language: Any) -> None:
    set_language(language)
    wanted = {"nl": "Kijk samen hoe het nu gaat", "en": "See together how things go now"}
    assert str(method().steps[3].title) == wanted[language]


# --- what the schema refuses ---------------------------------------------------------------------------------


def changed(path: str, value: Any) -> dict[str, Any]:
    """The method with something else at this place."""
    data = read("method")
    *way, last = [int(one) if one.isdigit() else one for one in path.split(".")]
    at = data
    for one in way:
        at = at[one]
    at[last] = value
    return dict(data)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("phases.0.steps.0.number", 2, "numbered from 1"),
        ("phases.0.steps.0.leads", "nobody", "who leads a step"),
        ("phases.0.steps.1.key", "organisation", "two steps have the same key"),
        ("phases.0.steps.0.tips.0.topic", "nowhere", "no topic of this key"),
        ("phases.0.steps.0.tools.0.opens", {"script": "network_map", "part": "members"}, "one of script"),
        ("phases.0.steps.0.tools.0.opens", {}, "one of script"),
        ("phases.0.steps.0.tools.0.opens", {"part": "nowhere"}, "workshops"),
        ("phases.0.steps.0.title", {"nl": "Alleen Nederlands"}, "Field required"),
        ("phases.0.steps.0.tips.0.source", {"title": "Iets", "address": "http://onveilig.nl"}, "pattern"),
        ("topics.1.key", "frame", "two topics have the same key"),
        ("rules.0.steps", [9], "less than or equal to 8"),
    ],
)
def test_mistake_in_the_method_is_refused(path: str, value: Any, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        Method.model_validate(changed(path, value))


def test_every_step_can_be_found_and_no_other() -> None:
    assert [method().step(step.key) for step in method().steps] == method().steps
    assert (method().step("nowhere"), method().step(None), method().topic(None)) == (None, None, None)
