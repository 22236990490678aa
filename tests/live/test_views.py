"""What each audience sees, from rows that were never stored."""

from datetime import date, timedelta
from typing import Any

import pytest

from kompas.enums import (
    Anonymity,
    Domain,
    NoteKind,
    NoteStatus,
    Perspective,
    Phase,
    Priority,
    ReleaseLevel,
    Role,
    WorkshopStatus,
)
from kompas.events.core.difference import Difference, View
from kompas.live.views import Rows, difference_between, item_of, scalars_of, view_of
from kompas.live.views.core.rows import milliseconds
from kompas.live.views.wall.notes import own_note_item
from kompas.models import Agreement, Conclusion, Note, Participant, Step, StepVisit, Workshop
from tests.factories import START

AUDIENCES = (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT)


def note(key: str, **changes: Any) -> Note:
    given = {
        "id": key,
        "workshop_id": 1,
        "step_id": 1,
        "author_id": 7,
        "kind": NoteKind.GOOD,
        "text": f"tekst van {key}",
        "status": NoteStatus.SHOWN,
        "sequence": 3,
        "revision": 4,
    }
    return Note(**{**given, **changes})


def step(**changes: Any) -> Step:
    content = {
        "title": {"nl": "Voor de hulp", "en": "Before help"},
        "screen": {"nl": "Wat ging vooraf?", "en": "What came before?"},
        "facilitator": {"nl": "Zeg dit.", "en": "Say this."},
        "questions": [{"key": "who", "text": {"nl": "Wie?", "en": "Who?"}}],
        "kinds": ["good"],
        "goal_example": None,
        "line_colour": None,
    }
    given = {
        "id": 1,
        "workshop_id": 1,
        "position": 0,
        "key": "before_help",
        "activity": "collect",
        "phase": Phase.BEFORE_HELP,
        "minutes": 15,
        "content": content,
        "remaining_seconds": 900,
    }
    return Step(**{**given, **changes})


@pytest.fixture
def rows() -> Rows:
    workshop = Workshop(
        id=1,
        code="ACDEFG",
        title="Klantreis",
        script_key="x",
        starts_at=START,
        started_at=START,
        facilitator_code_hash="x",
        status=WorkshopStatus.RUNNING,
        current_step_id=1,
        revision=9,
        screen_focus="auto",
    )
    person = Participant(
        id=7, workshop_id=1, name="Amira", job_function="arts", organisation="GGD", domain=Domain.HEALTH
    )
    found = Rows(workshop, conclusion_notes={"c": ["shown", "parked", "withdrawn"]})
    found.keep(
        step(),
        person,
        note("shown", perspective=Perspective.CHILD, question="who", added_later=True),
        note("parked", status=NoteStatus.PARKED),
        note("withdrawn", status=NoteStatus.WITHDRAWN),
        Conclusion(id="c", workshop_id=1, step_id=1, text="Samen", sequence=5, revision=5),
        Agreement(
            id="a", workshop_id=1, what="Bellen", who="GGD", by_when=date(2027, 1, 15), sequence=6, revision=6,
            priority=Priority.HIGH, conclusion_id="c",
        ),
    )  # fmt: skip
    return found


def keys(rows: Rows, audience: Role) -> set[str]:
    return set(view_of(rows, audience).items)


def test_facilitator_sees_all_but_what_was_withdrawn(rows: Rows) -> None:
    expected = {"step:1", "participant:7", "note:shown", "note:parked", "conclusion:c", "agreement:a"}
    assert keys(rows, Role.FACILITATOR) == expected


@pytest.mark.parametrize("audience", [Role.SCREEN, Role.PARTICIPANT])
def test_others_see_what_is_shown(rows: Rows, audience: Role) -> None:
    assert keys(rows, audience) == {"step:1", "note:shown", "conclusion:c", "agreement:a"}


def test_lobby_shows_names_on_the_screen_only(rows: Rows) -> None:
    rows.workshop.status = WorkshopStatus.PREPARED
    assert item_of(rows, Role.SCREEN, "participant:7") == {"name": "Amira", "organisation": "GGD"}
    assert item_of(rows, Role.PARTICIPANT, "participant:7") is None


@pytest.mark.parametrize("audience", AUDIENCES)
def test_note_says_what_stands_on_it(rows: Rows, audience: Role) -> None:
    item = item_of(rows, audience, "note:shown")
    assert item is not None
    author = {"author": "Amira · GGD"} if audience is Role.FACILITATOR else {}
    assert item == author | {
        "step": 1,
        "kind": "good",
        "text": "tekst van shown",
        "order": 3,
        "revision": 4,
        "perspective": "child",
        "question": "who",
        "later": True,
    }


@pytest.mark.parametrize("audience", AUDIENCES)
def test_name_stands_with_a_note_when_the_workshop_is_set_so(rows: Rows, audience: Role) -> None:
    rows.workshop.anonymity = Anonymity.NAMED
    item = item_of(rows, audience, "note:shown")
    assert item is not None
    assert item["author"] == "Amira · GGD"


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("anonymity", list(Anonymity))
def test_that_a_note_was_entered_on_behalf_is_told_to_who_sees_whose_it_is(
    rows: Rows, audience: Role, anonymity: Anonymity
) -> None:
    """To the facilitator, and not when nobody sees authors: it would tell that somebody had no device."""
    rows.workshop.anonymity = anonymity
    rows.of(Note).clear()
    rows.of(Note)["a" * 32] = note("a" * 32, on_behalf=True)
    item = view_of(rows, audience).items[f"note:{'a' * 32}"]
    told = audience is Role.FACILITATOR and anonymity is not Anonymity.ALL
    assert item.get("on_behalf", False) is told


def test_note_without_an_author_or_with_one_removed_has_no_name(rows: Rows) -> None:
    rows.of(Note)["shown"].author_id = None
    rows.of(Note)["parked"].author_id = 8
    for key in ("note:shown", "note:parked"):
        item = item_of(rows, Role.FACILITATOR, key)
        assert item is not None
        assert item["author"] is None


def test_facilitator_sees_that_a_note_is_parked(rows: Rows) -> None:
    item = item_of(rows, Role.FACILITATOR, "note:parked")
    assert item is not None
    assert item["parked"] is True


def test_author_sees_the_own_note_parked_and_not_withdrawn(rows: Rows) -> None:
    assert own_note_item(rows.of(Note)["withdrawn"]) is None
    parked = own_note_item(rows.of(Note)["parked"])
    assert parked is not None
    assert (parked["parked"], parked["text"]) == (True, "tekst van parked")


def test_conclusion_names_only_notes_the_audience_sees(rows: Rows) -> None:
    tied = {audience: view_of(rows, audience).items["conclusion:c"]["notes"] for audience in AUDIENCES}
    assert tied == {
        Role.FACILITATOR: ["shown", "parked"],
        Role.SCREEN: ["shown"],
        Role.PARTICIPANT: ["shown"],
    }


def test_withdrawn_conclusion_and_agreement_are_not_there(rows: Rows) -> None:
    rows.of(Conclusion)["c"].withdrawn = rows.of(Agreement)["a"].withdrawn = True
    assert {"conclusion:c", "agreement:a"} & keys(rows, Role.FACILITATOR) == set()


def test_agreement_says_who_does_what_by_when(rows: Rows) -> None:
    assert item_of(rows, Role.PARTICIPANT, "agreement:a") == {
        "what": "Bellen",
        "who": "GGD",
        "by_when": "2027-01-15",
        "priority": "high",
        "release": "participants",
        "conclusion": "c",
        "line": None,
        "order": 6,
    }


@pytest.mark.parametrize("status", WorkshopStatus)
@pytest.mark.parametrize("release", ReleaseLevel)
def test_what_stays_in_the_session_is_not_seen_after_it(
    rows: Rows, status: WorkshopStatus, release: ReleaseLevel
) -> None:
    rows.workshop.status = status
    rows.of(Conclusion)["c"].release = rows.of(Agreement)["a"].release = release
    gone = status is WorkshopStatus.CLOSED and release is ReleaseLevel.SESSION
    for audience in AUDIENCES:
        seen = {"conclusion:c", "agreement:a"} & keys(rows, audience)
        assert len(seen) == (0 if gone and audience is not Role.FACILITATOR else 2)


def test_step_has_no_facilitator_text_for_anybody(rows: Rows) -> None:
    """The cue card is drawn by the console's page; it need not travel at all."""
    assert ["Say this." in str(view_of(rows, audience)) for audience in AUDIENCES] == [False] * 3


@pytest.mark.parametrize(
    ("audience", "seen"), [(Role.FACILITATOR, True), (Role.SCREEN, False), (Role.PARTICIPANT, False)]
)
def test_step_that_is_left_out_is_for_the_facilitator(rows: Rows, audience: Role, seen: bool) -> None:
    rows.of(Step)[1].left_out = True
    assert ("step:1" in keys(rows, audience)) == seen


def test_facilitator_sees_the_time_a_step_took(rows: Rows) -> None:
    half = START + timedelta(minutes=10)
    rows.visits = [
        StepVisit(workshop_id=1, step_id=1, entered_at=START, left_at=half),
        StepVisit(workshop_id=1, step_id=1, entered_at=half),
    ]
    item = item_of(rows, Role.FACILITATOR, "step:1")
    assert item is not None
    assert (item["spent"], item["left"], item["left_out"]) == (600, 900, False)
    assert scalars_of(rows, Role.FACILITATOR)["entered_at"] == milliseconds(half)


def test_scalars_say_where_the_room_is(rows: Rows) -> None:
    rows.of(Step)[1].ends_at = START + timedelta(minutes=15)
    expected = {
        "title": "Klantreis",
        "status": "running",
        "step": 1,
        "activity": "collect",
        "ends_at": milliseconds(START) + 900_000,  # type: ignore[operator]
        "left": 900,
        "anonymity": "group",
        "downloads_shared": False,
        "message": "",
        "message_at": None,
        "starts_at": milliseconds(START),
        "people": 1,
        "evaluations": 0,
        "case": "",
        "central_question": "",
        "goal": "",
        "case_mode": "each_brings",
        "ready": 0,
        "ballot": None,
        "hidden": 0,
        "facilitator_reads_hidden": False,
        "pace": None,
    }
    for_all = scalars_of(rows, Role.PARTICIPANT)
    for_screen = {"map_view": None, "screen_focus": "auto", "screen_join": False, "pointed_note": None}
    assert scalars_of(rows, Role.SCREEN) == for_all | for_screen | {"screen_dark": None, "screen_questions": None}
    assert {key: for_all[key] for key in expected} == expected
    only_facilitator = {"planned_start", "planned_end", "fixed_end", "started_at", "entered_at", "warnings"}
    only_facilitator |= {"undo", "redo"}
    assert only_facilitator <= set(scalars_of(rows, Role.FACILITATOR)) - set(for_all)


def test_scalars_before_the_start_have_no_clock(rows: Rows) -> None:
    rows.workshop.current_step_id = None
    scalars = scalars_of(rows, Role.SCREEN)
    assert (scalars["step"], scalars["activity"], scalars["ends_at"], scalars["left"]) == (None, None, None, None)


def test_difference_has_only_what_changed() -> None:
    before = View(revision=1, scalars={"a": 1, "b": 2}, items={"x": {"t": 1}, "y": {"t": 1}, "z": {"t": 1}})
    after = View(revision=3, scalars={"a": 1, "b": None}, items={"x": {"t": 2}, "y": {"t": 1}, "n": {"t": 9}})
    assert difference_between(before, after) == Difference(
        since=1, revision=3, scalars={"b": None}, put={"x": {"t": 2}, "n": {"t": 9}}, removed=["z"]
    )
