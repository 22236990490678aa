"""One field of each kind, and values that fit it."""

from typing import Any

from hypothesis import strategies as some
from pydantic import TypeAdapter

from kompas.fields import AnyField, Field
from kompas.fields.days import FIRST_DAY, last_day

FIELD: TypeAdapter[Any] = TypeAdapter(AnyField)


def both(text: str) -> dict[str, str]:
    return {"nl": text, "en": text}


def field(kind: str, **limits: Any) -> Field:
    found: Field = FIELD.validate_python({"kind": kind, "key": "asked", "label": both("Vraag"), **limits})
    return found


OPTIONS = [{"key": key, "text": both(key.upper())} for key in ("one", "two", "three")]
COLUMNS = [
    {"kind": "short_text", "key": "what", "label": both("Wat")},
    {"kind": "date", "key": "when", "label": both("Wanneer")},
    {"kind": "number", "key": "share", "label": both("Deel")},
]
FIELDS: dict[str, Field] = {
    "short_text": field("short_text", longest=40),
    "long_text": field("long_text", longest=200),
    "one_choice": field("one_choice", options=OPTIONS),
    "several_choices": field("several_choices", options=OPTIONS),
    "yes_no": field("yes_no"),
    "date": field("date"),
    "number": field("number", least=-5, most=5, decimals=1),
    "table": field("table", columns=COLUMNS),
    "people": field("people"),
    "reference": field("reference", of=["conclusion", "party"]),
}
texts = some.text(max_size=40)
dates = some.none() | some.dates(FIRST_DAY, last_day()).map(lambda day: day.isoformat())
keys = some.sampled_from(["one", "two", "three"])
VALUES: dict[str, some.SearchStrategy[Any]] = {
    "short_text": texts,
    "long_text": texts,
    "one_choice": some.none() | keys,
    "several_choices": some.lists(keys, max_size=5),
    "yes_no": some.none() | some.fixed_dictionaries({"yes": some.none() | some.booleans(), "why": texts}),
    "date": dates,
    "number": some.none() | some.floats(-5, 5) | some.integers(-5, 5) | some.sampled_from(["2,5", " 3 ", "-1.5", ""]),
    "table": some.lists(
        some.fixed_dictionaries(
            {"what": texts, "when": dates, "share": some.none() | some.integers(-(10**14), 10**14)}
        ),
        max_size=4,
    ),
    "people": some.lists(
        some.fixed_dictionaries(
            {"of": some.sampled_from(["member", "organisation", ""]), "id": some.sampled_from(["", "7"]), "text": texts}
        ),
        max_size=5,
    ),
    "reference": some.lists(
        some.fixed_dictionaries(
            {"of": some.sampled_from(["conclusion", "party"]), "id": some.sampled_from(["a", "b"]), "text": texts}
        ),
        max_size=5,
    ),
}
ANYTHING = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | texts,
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(["yes", "why", "what", "of", "id", "text", "zz"]), inner, max_size=3)
    ),
    max_leaves=6,
)
