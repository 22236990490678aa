from typing import Any, get_type_hints

import pytest
from pydantic import ValidationError

from kompas.enums import Role
from kompas.events import ACTION, ACTIONS
from kompas.events.core.base import ActionBase
from kompas.events.inquiry.ambitions import AmbitionWords
from kompas.events.wall.cases import CaseName
from kompas.models.core.columns import LongText, OptionalText, ShortText

from .factories import message, new_id

NOTE = {"step_id": 1, "kind": "good", "text": "Een juf die belde."}


def post(**changes: Any) -> dict[str, Any]:
    return {**message("post_note", Role.PARTICIPANT, **NOTE), **changes}


def test_action_is_understood() -> None:
    sent = post(perspective="child")
    assert ACTION.validate_python(sent).model_dump(mode="json", exclude_none=True) == sent


def test_action_without_dashes_in_its_id_is_understood() -> None:
    """Browsers without a secure context make their own."""
    assert ACTION.validate_python(post(id=new_id().replace("-", ""))).type == "post_note"


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "drop_tables"},
        {"type": None},
        {"id": "1"},
        {"id": 7},
        {"id": "g" * 32},
        {"role": "screen"},
        {"role": "administrator"},
        {"author_id": 3},
        {"kind": "loud"},
        {"perspective": "neighbour"},
        {"text": ""},
        {"text": " \n "},
        {"text": "\x00\x07"},
        {"text": "x" * 2001},
        {"text": 7},
        {"text": "\ud800"},
        {"question": "q" * 41},
        {"step_id": "one"},
        {"step_id": 0},
        {"step_id": 2**31},
        {"step_id": 10**30},
    ],
    ids=lambda changes: next(iter(changes.items())).__repr__()[:40],
)
def test_action_with_a_mistake_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ACTION.validate_python(post(**changes))


@pytest.mark.parametrize("field", ["id", "role", "type", "step_id", "kind", "text"])
def test_action_without_a_field_is_refused(field: str) -> None:
    with pytest.raises(ValidationError):
        ACTION.validate_python({key: value for key, value in post().items() if key != field})


@pytest.mark.parametrize(
    ("type_", "fields"),
    [
        ("answer_evaluation", {"scores": {"usefulness": 6}}),
        ("answer_evaluation", {"scores": {"usefulness": 0}}),
        ("add_minutes", {"step_id": 1, "minutes": 61}),
        ("focus_screen", {"focus": "everything"}),
        ("record_conclusion", {"step_id": 1, "text": "x", "note_ids": [new_id()] * 201}),
        ("record_conclusion", {"step_id": 1, "text": "x", "note_ids": ["'; --"]}),
        ("record_agreement", {"what": "x", "who": "y" * 201}),
        ("record_agreement", {"what": "x", "who": "y", "by_when": "soon"}),
        ("go_to_step", {"from_step_id": None, "to_step_id": 2**31}),
    ],
)
def test_action_out_of_bounds_is_refused(type_: str, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ACTION.validate_python(message(type_, **fields))


def test_text_is_stripped_and_keeps_what_people_write() -> None:
    written = "  Vader: “ik wist het niet”\n👩‍👧 ملاحظة\x07  "
    assert ACTION.validate_python(post(text=written)).text == "Vader: “ik wist het niet”\n👩‍👧 ملاحظة"  # type: ignore[union-attr]


NOT_ASKED = {
    "EditParticipant": "somebody's own name, function and organisation belong there",
}


def is_written_in(action: type[ActionBase]) -> bool:
    """Whether somebody writes what they like in it."""
    kinds = get_type_hints(action, include_extras=True).values()
    return any(kind in (LongText, OptionalText, ShortText, AmbitionWords, CaseName) for kind in kinds)


def test_every_text_that_somebody_writes_asks_about_identifying_details() -> None:
    writing = {action.__name__ for action in ACTIONS if is_written_in(action)}
    assert writing - {action.__name__ for action in ACTIONS if "warned" in action.model_fields} == set(NOT_ASKED)
    assert {"PostNote", "RecordAgreement", "WriteAmbition", "AnswerEvaluation", "BringCase", "MakeTheme"} <= writing
