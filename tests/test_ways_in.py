"""Every way in for text and dates, whichever action or form it belongs to."""

import contextlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from kompas.domain.workshop.workshops import StepPlan
from kompas.errors import Invalid
from kompas.events import ACTIONS as _every_room
from kompas.events.core.base import DECLARED
from kompas.models import NetworkCreate, NetworkMemberCreate, ParticipantCreate, WorkshopCreate

assert _every_room  # all rooms are read, so that all actions are declared


SHAPES = (WorkshopCreate, NetworkCreate, NetworkMemberCreate, ParticipantCreate, StepPlan)
NOT_IN_XML = "\ufffe\uffff\x00"
COMPARED_ONLY = {"seen", "type", "question", "script_key", "fixed_start", "WorkshopCreate.profile"}
"""What the sender saw and what is looked up: compared with what is there, never kept as it came."""


def text_fields() -> Iterator[tuple[str, TypeAdapter[Any]]]:
    """Every text of every action and shape, by itself."""
    for shape in (*DECLARED, *SHAPES):
        for name, hint in get_type_hints(shape, include_extras=True).items():
            field = shape.model_fields.get(name)
            if field is not None and not COMPARED_ONLY & {name, f"{shape.__name__}.{name}"} and str in types_in(hint):
                yield f"{shape.__name__}.{name}", TypeAdapter(hint)


def types_in(hint: Any) -> set[Any]:
    """The plain types that a type is made of."""
    if get_origin(hint) is Literal:
        return set()
    return {hint} if isinstance(hint, type) else set().union(*map(types_in, get_args(hint)))


def taken(adapter: TypeAdapter[Any], value: str) -> list[str]:
    """What it makes of a text, alone, in a list and as a value by a key; nothing where it refuses."""
    found = []
    for shaped in (value, [value], {"x": value}):
        with contextlib.suppress(ValidationError, Invalid):
            found.append(str(adapter.validate_python(shaped)))
    return found


def test_no_text_comes_in_with_what_xml_does_not_know() -> None:
    fields = dict(text_fields())
    assert len(fields) > 40
    kept = {name: taken(adapter, f"ab{NOT_IN_XML}cd") for name, adapter in fields.items()}
    assert {name for name, texts in kept.items() if "abcd" in "".join(texts)} >= {"PostNote.text", "WriteAmbition.text"}
    assert [
        name for name, texts in kept.items() for text in texts if set(NOT_IN_XML) & set(text) or "\\x00" in text
    ] == []


def test_every_date_that_comes_in_has_bounds() -> None:
    """Use `PlannedDate` in an action, a `Date` field in a shape."""
    found = []
    for shape in (*DECLARED, *SHAPES):
        for name, hint in get_type_hints(shape, include_extras=True).items():
            if name in shape.model_fields and types_in(hint) & {date, datetime}:
                found.append(f"{shape.__name__}.{name}")
                for far in ("9999-12-31", "0001-01-01", "9999-12-31T23:00:00+00:00"):
                    assert taken(TypeAdapter(hint), far) == [], found[-1]
    assert found == [
        "StateSupport.consult_by",
        "RecordAgreement.by_when",
        "EditAgreement.by_when",
        "WorkshopCreate.starts_at",
    ]
