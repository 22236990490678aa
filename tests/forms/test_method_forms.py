"""The forms of the method have exactly its parts: counted against the checklist of the dossier (inventory, sections 3-6, 10, 11, 16)."""

from collections import Counter

import pytest

from kompas.domain.dossier.governance import WEIGHTS
from kompas.enums import GovernanceType
from kompas.fields import Choice, LongText, OneChoice, SeveralChoices, Table, YesNo
from kompas.forms import Form, own_forms

# form: step of the method, and by part how many lettered questions it has
COUNTS = {
    "governance_checklist": (2, {"1": 3, "2": 4, "3": 6, "4": 5, "5": 4, "6": 3, "7": 1}),
    "governance_advice": (2, {"1": 5}),
    "mandate_matrix": (2, {"1": 2, "2": 2, "3": 3, "4": 6}),
    "voice_of_households": (2, {"1": 1, "2": 3}),
    "plan_of_approach": (
        3,
        {"1": 2, "2": 2, "3": 2, "4": 1, "5": 1, "6": 2, "7": 2, "8": 2, "9": 3, "10": 2, "11": 3, "12": 2}
        | {"13": 1, "14": 1},
    ),
    "analysis_report": (4, {"1": 1, "2": 4, "3": 2, "4": 3, "5": 1, "6": 1, "7": 1, "8": 2}),
    "activity_form": (7, {"1": 2, "2": 2, "3": 2}),
    "learning_cycle": (8, {"": 0, "1": 3, "2": 5, "3": 3, "4": 3}),
}


def form(key: str) -> Form:
    return own_forms().forms[key]


@pytest.mark.parametrize("key", sorted(COUNTS))
def test_form_has_the_parts_of_the_method(key: str) -> None:
    step, parts = COUNTS[key]
    found = form(key)
    assert found.step == step
    assert {one.number: sum(bool(question.letter) for question in one.questions) for one in found.sections} == parts
    for section in found.sections:
        letters = [question.letter.removeprefix(section.number) for question in section.questions if question.letter]
        assert letters == list("abcdefghij")[: len(letters)] or letters == [""]


def test_every_form_of_ours_is_counted() -> None:
    assert set(own_forms().forms) == set(COUNTS)


def test_checklist_has_twenty_five_items_and_a_place_to_answer_twenty_two() -> None:
    first, *parts, pitfalls = form("governance_checklist").sections
    lettered = [question for section in (first, *parts) for question in section.questions if question.letter]
    assert len(lettered) == 25
    answerable = [one for section in parts for one in section.questions if isinstance(one, LongText | YesNo)]
    assert len(answerable) == 22
    (table,) = pitfalls.questions
    assert isinstance(table, Table)
    assert [str(row.text)[:3] for row in table.named_rows] == ["7.1", "7.2", "7.3"]
    assert [column.key for column in table.columns] == ["seen", "action"]


@pytest.mark.parametrize(
    ("key", "question", "options"),
    [
        ("governance_checklist", "phase", ["start", "growth", "development"]),
        ("governance_checklist", "governance", ["shared", "one_organisation", "independent", "hybrid"]),
        ("governance_checklist", "decisions", ["consent", "consensus", "majority", "delegated"]),
        ("mandate_matrix", "ways", ["consent", "consensus", "majority", "delegated"]),
        ("governance_advice", "phase", ["start", "growth", "development"]),
    ],
)
def test_choice_has_the_options_of_the_method(key: str, question: str, options: list[str]) -> None:
    found = form(key).questions[question]
    assert isinstance(found, Choice)
    assert list(found.texts) == options


def test_matrix_is_kinds_of_decisions_by_three_levels_with_who_and_whom_to_consult() -> None:
    table = form("mandate_matrix").questions["decisions"]
    assert isinstance(table, Table)
    level, *others = table.columns
    assert isinstance(level, OneChoice)
    assert list(level.texts) == ["network", "organisation", "person"]
    assert [one.key for one in others] == ["who", "consult"]
    assert len(table.named_rows) == 10
    risks = form("mandate_matrix").questions["risks"]
    assert isinstance(risks, Table)
    assert len(risks.named_rows) == 2


def test_voice_has_five_means_by_how_who_and_when_and_three_conditions() -> None:
    voice = form("voice_of_households")
    means = voice.questions["means"]
    assert isinstance(means, Table)
    assert len(means.named_rows) == 5
    assert [one.key for one in means.columns] == ["how", "who", "when"]
    assert list(voice.questions)[1:] == ["safety", "representative", "anchored"]


def test_activity_form_is_three_themes_by_network_and_own_organisation() -> None:
    kinds = Counter(key.split("_")[0] for key in form("activity_form").questions)
    assert kinds == {"actions": 3, "own": 3}
    for table in form("activity_form").questions.values():
        assert isinstance(table, Table)
        assert [one.key for one in table.columns] == ["action", "goal", "responsible", "period"]


def test_plan_ends_with_name_function_and_signature_of_each_organisation() -> None:
    table = form("plan_of_approach").questions["signatures"]
    assert isinstance(table, Table)
    assert [one.key for one in table.columns] == ["organisation", "name", "function", "signature"]


def test_every_answer_of_the_adviser_has_a_weight() -> None:
    asked = {
        key: list(one.texts) for key, one in form("governance_advice").questions.items() if isinstance(one, Choice)
    }
    assert {key: list(options) for key, options in WEIGHTS.items()} == asked
    governance = form("governance_checklist").questions["governance"]
    assert isinstance(governance, OneChoice)
    assert [one.value for one in GovernanceType] == list(governance.texts)[:3]
    assert not any(isinstance(one, SeveralChoices) for one in form("governance_advice").questions.values())


@pytest.mark.parametrize("key", [key for key, form in own_forms().forms.items() if form.document])
def test_document_has_a_heading_where_a_part_has_more_than_one_question(key: str) -> None:
    missing = [
        question.key
        for section in form(key).sections
        if len(section.questions) > 1
        for question in section.questions
        if question.heading is None
    ]
    assert missing == []
