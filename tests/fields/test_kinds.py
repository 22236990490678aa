import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from kompas.errors import Invalid
from kompas.fields import MayIdentify
from kompas.i18n import set_language
from kompas.live.fields import described

from .kinds import ANYTHING, FIELDS, VALUES, both, field

KINDS = some.sampled_from(sorted(FIELDS))


def test_there_are_ten_kinds_and_no_more() -> None:
    assert len(FIELDS) == 10
    with pytest.raises(ValidationError):
        field("colour")


@given(data=some.data(), kind=KINDS)
def test_value_is_kept_as_json_and_comes_back_the_same(data: some.DataObject, kind: str) -> None:
    """What is kept, read again and checked again is what was kept; it can be told, and never fails to be shown."""
    value = FIELDS[kind].check(data.draw(VALUES[kind]))
    again = json.loads(json.dumps(value))
    assert again == value
    assert FIELDS[kind].check(again) == value
    assert isinstance(FIELDS[kind].told(value), str)
    assert all(isinstance(text, str) for _may, text in FIELDS[kind].written(value))


@given(value=ANYTHING, kind=KINDS)
def test_whatever_comes_in_is_kept_or_refused_in_words(value: Any, kind: str) -> None:
    with suppress(Invalid):
        FIELDS[kind].told(FIELDS[kind].check(value))


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_nothing_is_a_value_of_every_kind(kind: str) -> None:
    nothing = FIELDS[kind].nothing
    assert FIELDS[kind].check(None) == FIELDS[kind].check(nothing) == nothing
    assert FIELDS[kind].told(nothing) == ""


@pytest.mark.parametrize(
    ("kind", "limits", "value", "message"),
    [
        ("short_text", {"longest": 5}, "zes en", "“Vraag” is too long; at most 5 characters fit."),
        ("long_text", {}, 3, "“Vraag”: a text was expected."),
        ("one_choice", {"options": [{"key": "aa", "text": both("A")}]}, "bb", "choose one of the answers"),
        ("several_choices", {"options": [{"key": "aa", "text": both("A")}]}, ["bb"], "choose one of the answers"),
        ("yes_no", {}, "yes", "yes or no was expected"),
        ("date", {}, "2026-02-30", "a date that exists was expected"),
        ("date", {}, "9999-12-31", "choose a date from 1900 up to ten years from now"),
        ("date", {}, "0001-01-01", "choose a date from 1900 up to ten years from now"),
        ("number", {"most": 10}, "12,5", "at most 10 was expected"),
        ("number", {"least": 1.5, "decimals": 1}, 1, "at least 1.5 was expected"),
        ("number", {}, "ongeveer tien", "a number was expected"),
        ("people", {"most": 1}, [{"text": "Bram"}, {"text": "Mia"}], "choose at most 1"),
        (
            "people",
            {"of": ["organisation"]},
            [{"of": "member", "id": "1", "text": "Bram"}],
            "choose from what is there",
        ),
        ("reference", {"of": ["party"]}, [{"text": "zomaar"}], "choose from what is there"),
        (
            "table",
            {"columns": [{"kind": "date", "key": "when", "label": both("Wanneer")}]},
            [{"when": None}, {"when": "morgen"}],
            "“Vraag”, row 2. “Wanneer”: a date that exists was expected.",
        ),
    ],
)
def test_refusal_names_the_field(kind: str, limits: dict[str, Any], value: Any, message: str) -> None:
    with pytest.raises(Invalid) as refused:
        field(kind, **limits).check(value)
    assert message in str(refused.value)
    assert "“Vraag”" in str(refused.value)


@pytest.mark.parametrize(
    ("kind", "limits", "value", "told"),
    [
        ("short_text", {}, " twee\nregels\x07 ", "twee regels"),
        ("long_text", {}, " twee\nregels ", "twee\nregels"),
        (
            "several_choices",
            {"options": [{"key": k, "text": both(k.upper())} for k in ("aa", "bb")]},
            ["bb", "aa"],
            "AA, BB",
        ),
        ("yes_no", {}, {"yes": False, "why": "te duur"}, "nee: te duur"),
        ("yes_no", {"explained": False}, True, "ja"),
        ("date", {}, "2026-03-01", "1 maart 2026"),
        ("date", {"time_label": both("Tijd")}, "2026-03-01T13:30:00", "1 maart 2026, 13:30"),
        ("number", {"decimals": 2, "unit": both("euro")}, "1234,5", "1.234,5 euro"),
        ("people", {}, [{"text": "Bram"}, {"text": " "}, {"text": "Bram"}], "Bram"),
        (
            "table",
            {"columns": [{"kind": "short_text", "key": k, "label": both(k)} for k in ("who", "what")]},
            [{"who": "Ggd"}, {}, {"who": "Wijkteam", "what": "belt"}],
            "Ggd; \nWijkteam; belt",
        ),
    ],
)
def test_value_is_told_in_words(kind: str, limits: dict[str, Any], value: Any, told: str) -> None:
    set_language("nl")
    asked = field(kind, **limits)
    assert asked.told(asked.check(value)) == told


def test_what_somebody_wrote_is_known_with_what_may_be_in_it() -> None:
    columns = [
        {"kind": "short_text", "key": "who", "label": both("Wie"), "may_identify": "names_belong"},
        {"kind": "long_text", "key": "what", "label": both("Wat")},
    ]
    table = field("table", columns=columns)
    assert table.written([{"who": "Bram", "what": "bellen"}]) == [
        (MayIdentify.NAMES_BELONG, "Bram"),
        (MayIdentify.YES, "bellen"),
    ]
    people = field("people")
    assert people.written(people.check([{"text": "Bram"}, {"of": "member", "id": "7", "text": "Mia"}])) == [
        (MayIdentify.NAMES_BELONG, "Bram")
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "number", "ends": [both("laag"), both("hoog")]},
        {"kind": "one_choice", "options": [{"key": "aa", "text": both("A")}] * 2},
        {"kind": "table", "columns": [{"kind": "date", "key": "aa", "label": both("A")}] * 2},
        {"kind": "short_text", "options": []},
    ],
)
def test_field_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        field(**wrong)


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_field_is_described_to_browsers_in_plain_values(kind: str) -> None:
    set_language("nl")
    told = described(FIELDS[kind])
    assert json.loads(json.dumps(told)) == told
    assert (told["kind"], told["label"], told["nothing"]) == (kind, "Vraag", FIELDS[kind].nothing)
