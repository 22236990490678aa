from typing import Any

import pytest

from kompas import rules
from kompas.activity import activities
from kompas.enums import NoteKind, NoteStatus, ReleaseLevel, Role, WorkshopStatus
from kompas.models import Note, Step, Workshop
from kompas.rules import Actor

from .factories import START

ROLES = (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT)


def workshop(**changes: Any) -> Workshop:
    given: dict[str, Any] = {
        "title": "x",
        "code": "ACDEFG",
        "script_key": "x",
        "starts_at": START,
        "facilitator_code_hash": "x",
    }
    return Workshop(**{**given, **changes})


def actor(*roles: Role, **changes: Any) -> Actor:
    participant_id = 7 if Role.PARTICIPANT in roles else None
    return Actor(1, workshop(**changes), frozenset(roles), participant_id)


def note(**changes: Any) -> Note:
    given: dict[str, Any] = {
        "id": "n",
        "workshop_id": 1,
        "step_id": 1,
        "kind": NoteKind.GOOD,
        "text": "x",
        "sequence": 1,
        "revision": 1,
    }
    return Note(**{**given, "status": NoteStatus.SHOWN, "author_id": 7, **changes})


def step(position: int, *, left_out: bool = False) -> Step:
    return Step(
        id=position,
        workshop_id=1,
        position=position,
        key="x",
        activity="collect",
        minutes=5,
        content={},
        remaining_seconds=300,
        left_out=left_out,
    )


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        (Role.FACILITATOR, [True, True, True]),
        (Role.SCREEN, [False, True, False]),
        (Role.PARTICIPANT, [False, False, True]),
    ],
)
def test_may_look_as(seat: Role, expected: list[bool]) -> None:
    assert [rules.may_look_as(actor(seat), audience) for audience in ROLES] == expected


@pytest.mark.parametrize(
    ("seats", "facilitator", "participant"),
    [
        ([Role.FACILITATOR], True, False),
        ([Role.SCREEN], False, False),
        ([Role.PARTICIPANT], False, True),
        ([Role.FACILITATOR, Role.PARTICIPANT], True, True),
    ],
)
def test_may_act_as(seats: list[Role], facilitator: bool, participant: bool) -> None:
    assert rules.may_act_as(actor(*seats), Role.FACILITATOR) == facilitator
    assert rules.may_act_as(actor(*seats), Role.PARTICIPANT) == participant


def test_is_open_until_it_is_closed() -> None:
    states = {status: rules.is_open(workshop(status=status)) for status in WorkshopStatus}
    assert [status for status, is_open in states.items() if not is_open] == [WorkshopStatus.CLOSED]


@pytest.mark.parametrize(("position", "expected"), [(0, True), (3, True), (4, False)])
def test_has_reached_the_current_step_and_those_before(position: int, expected: bool) -> None:
    assert rules.has_reached(workshop(), step(position), step(3)) == expected


def test_has_reached_nothing_before_the_start_or_when_left_out() -> None:
    assert not rules.has_reached(workshop(), step(0), None)
    assert not rules.has_reached(workshop(), step(0, left_out=True), step(3))


def test_is_author_of_the_own_notes_only() -> None:
    assert rules.is_author_of(actor(Role.PARTICIPANT), note())
    assert not rules.is_author_of(actor(Role.PARTICIPANT), note(author_id=8))
    assert not rules.is_author_of(actor(Role.FACILITATOR), note(author_id=None))


@pytest.mark.parametrize(
    ("seat", "role", "author", "expected"),
    [
        (Role.PARTICIPANT, Role.PARTICIPANT, 7, True),
        (Role.PARTICIPANT, Role.PARTICIPANT, 8, False),
        (Role.PARTICIPANT, Role.FACILITATOR, 7, False),
        (Role.FACILITATOR, Role.FACILITATOR, 8, True),
        (Role.FACILITATOR, Role.PARTICIPANT, 8, False),
    ],
)
def test_may_edit(seat: Role, role: Role, author: int, expected: bool) -> None:
    assert rules.may_edit(actor(seat), role, note(author_id=author)) == expected
    assert rules.may_edit(actor(seat), role, note(author_id=author, status=NoteStatus.PARKED)) == expected


@pytest.mark.parametrize("seat", [Role.FACILITATOR, Role.PARTICIPANT])
def test_nobody_may_edit_a_withdrawn_note(seat: Role) -> None:
    assert not rules.may_edit(actor(seat), seat, note(status=NoteStatus.WITHDRAWN))


@pytest.mark.parametrize(("reads", "expected"), [(False, False), (True, True)])
def test_facilitator_may_read_and_edit_a_hidden_note_by_choice(reads: bool, expected: bool) -> None:
    who = actor(Role.FACILITATOR, facilitator_reads_hidden=reads)
    assert rules.may_read_hidden(who.workshop, note(hidden=True)) == expected
    assert rules.may_edit(who, Role.FACILITATOR, note(hidden=True)) == expected
    assert rules.may_edit(actor(Role.PARTICIPANT), Role.PARTICIPANT, note(hidden=True))


@pytest.mark.parametrize("shared", [True, False])
def test_may_download_everything_is_for_the_facilitator(shared: bool) -> None:
    allowed = [rules.may_download(actor(seat, downloads_shared=shared)) for seat in ROLES]
    assert allowed == [True, False, False]


@pytest.mark.parametrize(("shared", "expected"), [(False, [True, False, False]), (True, [True, False, True])])
def test_may_download_what_is_shared(shared: bool, expected: list[bool]) -> None:
    assert [rules.may_download_shared(actor(seat, downloads_shared=shared)) for seat in ROLES] == expected


@pytest.mark.parametrize(
    ("release", "levels"),
    [("session", "session"), ("participants", "session participants"), ("steering", "session participants steering")],
)
def test_levels_widen(release: str, levels: str) -> None:
    assert [level for level in ReleaseLevel if rules.reaches(ReleaseLevel(release), level)] == levels.split()


@pytest.mark.parametrize("activity", activities())
def test_people_are_ready_wherever_they_work(activity: str) -> None:
    step = Step(workshop_id=1, key="x", position=0, activity=activity, minutes=1, content={})
    assert rules.is_worked_at(step) is (activity not in ("explain", "break"))
