"""Actions up: what the route lets through, and what it answers."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.core.identifying import PATTERNS
from kompas.events import ACTION
from kompas.live.assets import HERE, fingerprint
from kompas.live.assets.words import words_of
from kompas.live.routes import LARGEST_BODY, MOST_ACTIONS, Live
from kompas.models import Step
from kompas.settings import get_settings
from tests.databases import on_both
from tests.factories import Room, new_id

from .browser import HOST
from .conftest import Open

pytestmark = pytest.mark.anyio


@on_both
async def test_post_is_acknowledged_when_it_is_stored(room: Room, browser: Open) -> None:
    note = room.note("Amira", "before_help", "De school belde zelf.")
    answer = await browser(room.secrets["Amira"]).post(room.code, note)
    assert answer.status_code == 200
    assert answer.json()["results"] == [{"id": note["id"], "status": "applied"}]
    assert {key: found.text for key, found in room.notes().items()} == {note["id"]: "De school belde zelf."}


async def test_answer_has_the_clock_of_the_server(room: Room, browser: Open) -> None:
    assert set((await browser(room.secrets["Amira"]).post(room.code)).json()) == {"results", "now"}


@on_both
async def test_repeated_post_is_applied_once(room: Room, browser: Open) -> None:
    amira = browser(room.secrets["Amira"])
    note = room.note("Amira", "before_help")
    assert await amira.send(room.code, note, note) == ["applied", "applied"]
    assert await amira.send(room.code, note) == ["applied"]
    assert list(room.notes()) == [note["id"]]


@on_both
async def test_refused_action_does_not_hold_up_the_others(room: Room, browser: Open) -> None:
    first, second = room.note("Amira", "before_help", "een"), room.note("Amira", "before_help", "twee")
    too_early = room.note("Amira", "aftercare", "te vroeg")
    answer = await browser(room.secrets["Amira"]).post(room.code, first, too_early, {"id": "x"}, second)
    results = answer.json()["results"]
    assert [result["status"] for result in results] == ["applied", "refused", "refused", "applied"]
    assert results[1] == {
        "id": too_early["id"],
        "status": "refused",
        "code": "not_allowed",
        "message": "This step has not begun yet.",
    }
    assert sorted(note.text for note in room.notes().values()) == ["een", "twee"]


async def test_actions_are_applied_in_order(room: Room, browser: Open) -> None:
    note = room.note("Amira", "before_help", "eerst")
    edits = [
        room.message("Amira", "edit_note", note_id=note["id"], kind="good", text=f"versie {number}")
        for number in range(20)
    ]
    assert set(await browser(room.secrets["Amira"]).send(room.code, note, *edits)) == {"applied"}
    assert room.notes()[note["id"]].text == "versie 19"


@pytest.mark.parametrize("secret", [None, "stranger"])
async def test_post_without_a_seat_is_refused(room: Room, browser: Open, secret: str | None) -> None:
    answer = await browser(secret).post(room.code, room.note("Amira", "before_help"))
    assert [(one["status"], one["code"]) for one in answer.json()["results"]] == [("refused", "not_allowed")]
    assert room.notes() == {}


async def test_post_to_an_unknown_workshop_is_refused_in_the_same_words(room: Room, browser: Open) -> None:
    note = room.note("Amira", "before_help")
    answers = [await browser("stranger").post(code, note) for code in (room.code, "AAAAAA")]
    assert answers[0].json()["results"] == answers[1].json()["results"]


@pytest.mark.parametrize("origin", [None, "https://evil.example", f"http://{HOST}.evil.example", "null"])
async def test_post_from_another_site_is_refused(room: Room, browser: Open, origin: str | None) -> None:
    note = room.note("Amira", "before_help")
    answer = await browser(room.secrets["Amira"]).post(room.code, note, headers={"origin": origin})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert room.notes() == {}


async def test_post_from_the_public_address_is_ours(room: Room, browser: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_PUBLIC_URL", "https://kompas.example.nl")
    get_settings.cache_clear()
    headers = {"origin": "https://kompas.example.nl"}
    assert (await browser(room.secrets["Amira"]).post(room.code, headers=headers)).status_code == 200


@pytest.mark.parametrize("content_type", [None, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
async def test_post_of_another_content_type_is_refused(room: Room, browser: Open, content_type: str | None) -> None:
    note = room.note("Amira", "before_help")
    answer = await browser(room.secrets["Amira"]).post(room.code, note, headers={"content-type": content_type})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert room.notes() == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"\xff\xfe",
        b"[]",
        b"7",
        b"{}",
        b'{"actions": {}}',
        b'{"actions": null}',
        b"[" * 100_000,
        b'{"actions": [' + b",".join([b"{}"] * (MOST_ACTIONS + 1)) + b"]}",
        b'{"actions": ["' + b"x" * LARGEST_BODY + b'"]}',
    ],
    ids=lambda body: repr(body[:20]),
)
async def test_post_of_garbage_is_refused_in_words(room: Room, browser: Open, body: bytes) -> None:
    answer = await browser(room.secrets["Amira"]).post_body(room.code, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["message"]


@pytest.mark.parametrize(
    "item",
    [
        None,
        7,
        "post_note",
        [],
        {},
        {"id": {"a": [1]}, "type": "post_note"},
        {"id": "\ud800"},
        {"id": float("nan")},
        {"id": new_id(), "role": "facilitator", "type": "drop_tables"},
        {"id": new_id(), "role": "participant", "type": "post_note", "step_id": 10**30, "kind": "good", "text": "x"},
    ],
)
async def test_item_that_is_no_action_is_refused_beside_one_that_is(room: Room, browser: Open, item: Any) -> None:
    note = room.note("Amira", "before_help")
    assert await browser(room.secrets["Amira"]).send(room.code, item, note) == ["refused", "applied"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Write something first."),
        ("x" * 2001, "This text is too long; at most 2000 characters fit on a note."),
        (7, "This could not be understood. Reload the page and try again."),
    ],
)
async def test_refusal_says_what_is_wrong_with_a_text(room: Room, browser: Open, text: Any, expected: str) -> None:
    answer = await browser(room.secrets["Amira"]).post(room.code, room.note("Amira", "before_help", text))
    assert answer.json()["results"][0]["message"] == expected


async def test_fault_of_ours_asks_to_send_again_and_lets_the_others_through(
    database: Database, room: Room, browser: Open
) -> None:
    """A step without its evaluation cannot happen by the script; it stands for any mistake in our code."""
    room.go_to("closing")
    with database.transaction() as session:
        spoil(session, room.steps["closing"])
    note = room.note("Amira", "before_help")
    answer = room.message("Amira", "answer_evaluation", scores={"usefulness": 3})
    assert await browser(room.secrets["Amira"]).send(room.code, answer, note) == ["later", "applied"]
    assert list(room.notes()) == [note["id"]]


def spoil(session: Session, step_id: int) -> None:
    step = session.get_one(Step, step_id)
    step.content = {**step.content, "evaluation": None}
    session.add(step)


async def test_actions_answer_to_post_only(room: Room, browser: Open) -> None:
    assert (await browser(room.secrets["Amira"]).request("GET", f"/live/{room.code}/actions")).status_code == 405


async def test_health_is_well(browser: Open) -> None:
    answer = await browser(None).request("GET", "/healthz")
    assert (answer.status_code, answer.json()) == (200, {"app": "ok", "database": "ok"})


async def test_assets_are_served_with_their_type(browser: Open) -> None:
    answer = await browser(None).request("GET", f"{HERE}/js/live.js")
    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]


async def test_patterns_of_identifying_details_are_served_as_a_script(browser: Open) -> None:
    answer = await browser(None).request("GET", f"{HERE}/js/patterns/identifying.js")
    assert "javascript" in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]
    assert json.loads(answer.text.removeprefix("export default ").removesuffix(";")) == PATTERNS


async def test_words_are_served_as_a_script(browser: Open) -> None:
    answer = await browser(None).request("GET", f"{HERE}/js/words/nl.js")
    assert "javascript" in answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text == words_of("nl")
    assert (await browser(None).request("GET", f"{HERE}/js/words/fr.js")).status_code == 404


async def test_assets_of_another_version_are_not_kept(browser: Open) -> None:
    answer = await browser(None).request("GET", "/assets/0123456789ab/js/live.js")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


def test_address_of_the_assets_changes_with_their_content(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text("1")
    before = fingerprint(tmp_path)
    (tmp_path / "one.js").write_text("2")
    after = fingerprint(tmp_path)
    assert before != after != fingerprint(tmp_path, made=["three"])


async def test_nothing_outside_the_assets_is_served(browser: Open) -> None:
    for path in (
        "/assets/x/../routes.py",
        "/assets/x/%2e%2e/routes.py",
        "/assets/x/..%2froutes.py",
        "/assets/../routes.py",
    ):
        assert (await browser(None).request("GET", path)).status_code in (307, 404)


def test_largest_action_fits_in_a_request() -> None:
    """Everything that is valid by itself can be sent: twenty at a time, which is what a browser does."""
    note = {
        "id": new_id(),
        "role": "participant",
        "type": "post_note",
        "step_id": 1,
        "kind": "good",
        "text": "漢" * 2000,
    }
    ACTION.validate_python(note)
    assert len(json.dumps({"actions": [note] * 20}, ensure_ascii=False).encode()) < LARGEST_BODY


async def test_health_says_when_the_database_is_down(live: Live, browser: Open, room: Room) -> None:
    from sqlalchemy import text

    with live.database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE workshop RENAME TO elsewhere"))
    try:
        answer = await browser(None).request("GET", "/healthz")
    finally:
        with live.database.engine.begin() as connection:
            connection.execute(text("ALTER TABLE elsewhere RENAME TO workshop"))
    assert (answer.status_code, answer.json()["database"]) == (503, "down")


async def test_suggestions_are_for_who_may_arrange(room: Room, browser: Open) -> None:
    """At a step that does not cluster that is the facilitator alone."""
    room.go_to("before_help")
    for text in ("Korte lijnen", "Wij kennen elkaar", "Je kent elkaar en belt even"):
        room.post("Amira", "before_help", text)
    address = f"/live/{room.code}/suggestions?kinds=good,better&language=nl"
    for secret in (None, "stranger", room.secrets["Amira"]):
        assert (await browser(secret).request("GET", address)).status_code == 403
    answer = await browser(room.secrets["facilitator"]).request("GET", address)
    assert {key for one in answer.json()["suggestions"] for key in one} <= {"name", "note_ids", "why", "theme_id"}
    assert answer.json()["unknown_subject"] is False


async def test_suggestions_say_that_the_subject_is_not_known(room: Room, browser: Open) -> None:
    room.go_to("before_help")
    for number in range(10):
        room.post("Amira", "before_help", f"De tosti's zijn op bij pauze {number}")
    address = f"/live/{room.code}/suggestions?kinds=good,better&language=nl"
    answer = await browser(room.secrets["facilitator"]).request("GET", address)
    assert answer.json() == {"suggestions": [], "unknown_subject": True}


async def test_date_far_away_is_refused_in_words(room: Room, browser: Open) -> None:
    agreement = room.message("facilitator", "record_agreement", what="a", who="b", by_when="9999-12-31")
    (result,) = (await browser(room.secrets["facilitator"]).post(room.code, agreement)).json()["results"]
    assert (result["status"], result["message"]) == ("refused", "Choose a date within ten years.")
