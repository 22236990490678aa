"""Every action of a workshop, tried by somebody who may not. A new action is tried too, without a word here."""

import shutil
from collections.abc import Iterable
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.core.changes import record_change
from kompas.domain.dossier.forms import new_form
from kompas.events import ACTIONS
from kompas.events.core.base import DECLARED, NetworkActionBase, name_of
from kompas.forms import own_forms
from kompas.models import Agreement, Bottleneck, Case, Conclusion, HandOver, Line, Note, Participant, Party, Seat, Step
from tests.databases import fill
from tests.factories import Room, bottleneck_in, message, new_id
from tests.interviewing import Interviews

from .conftest import Open

Samples = dict[str, dict[str, Any]]
"""By the type of the action."""

pytestmark = pytest.mark.anyio

IN_INTERVIEWS = {"write_card", "rewrite_card", "withdraw_card", "approve_card", "refuse_card", "keep_notes"}
FOR_PARTICIPANTS = {
    "post_note",
    "edit_note",
    "withdraw_note",
    "bring_case",
    "change_case",
    "withdraw_case",
    "answer_evaluation",
    "say_ready",
    "answer_hand_over",
    "introduce_myself",
    "place_dots",
    "take_pen",
    "ask_pen",
    "comment_on_draft",
    "withdraw_comment",
    "state_support",
    "speak_for",
    "rate_cooperation",
}
FOR_PARTICIPANTS_ONLY = {
    "answer_evaluation",
    "say_ready",
    "place_dots",
    "ask_pen",
    "state_support",
    "answer_hand_over",
    "introduce_myself",
    "speak_for",
    "rate_cooperation",
}
FOR_PARTICIPANTS |= IN_INTERVIEWS
FOR_PARTICIPANTS_ONLY |= IN_INTERVIEWS


IN_A_WORKSHOP = [action for action in ACTIONS if not issubclass(action, NetworkActionBase)]
TYPES = [name_of(action) for action in IN_A_WORKSHOP]


@pytest.fixture(scope="module")
def kept(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Room, Samples]:
    """A room at the end of its workshop and what can be done there, made once for all tests here."""
    path = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("access") / "kompas.db"))
    database = Database(f"sqlite:///{path}")
    room = Room(database, "Amira", "Bram")
    samples = samples_in(room)
    database.dispose()
    return path, room, samples


@pytest.fixture
def room(database: Database, kept: tuple[Path, Room, Samples]) -> Room:
    path, room, _ = kept
    fill(database, path)
    here = copy(room)
    here.database = database
    return here


@pytest.fixture
def samples(kept: tuple[Path, Room, Samples]) -> Samples:
    return kept[2]


def samples_in(room: Room) -> Samples:
    """For every action fields with which it would be accepted of the right person, at the end of the workshop."""
    room.go_to("closing")
    amira, bram = (room.join(name, room.secrets[name]) for name in ("Amira", "Bram"))
    step_id = room.steps["before_help"]
    conclusion_id = room.act("facilitator", "record_conclusion", step_id=step_id, text="x")
    notes = [room.post("Amira", "before_help", text) for text in "ab"]
    interviews = Interviews(room)
    pen = room.act("facilitator", "take_pen")
    room.act("facilitator", "write_ambition", pen=pen, text="x")
    draft = room.act("facilitator", "save_draft")
    party_ids = [room.act("facilitator", "add_party", name=name) for name in "abc"]
    theme = room.act("facilitator", "make_theme", name="a", colour=0)
    values: dict[str, Any] = {
        "step_id": step_id,
        "from_step_id": room.steps["closing"],
        "to_step_id": room.steps["summary"],
        "note_ids": [room.post("Amira", "before_help", text) for text in "cd"],
        "deed_id": room.act("facilitator", "park_note", note_id=room.post("Amira", "before_help")),
        "note_id": room.post("Amira", "before_help"),
        "conclusion_id": conclusion_id,
        "case_id": room.act("Amira", "bring_case", name="x", age_group="household"),
        "age_group": "household",
        "agreement_id": room.act("facilitator", "record_agreement", what="x", who="y"),
        "kind": "good",
        "text": "x",
        "release": "steering",
        "what": "x",
        "who": "y",
        "minutes": 1,
        "focus": "all",
        "ready": True,
        "question": "x",
        "name": "x",
        "colour": 0,
        "theme_id": theme,
        "connection_id": room.act("facilitator", "lay_connection", theme_id=theme, bottleneck="x"),
        "bottleneck": "x",
        "picture": "mind_map",
        "from_id": room.act("facilitator", "make_theme", name="b", colour=1),
        "ballot_id": room.act("facilitator", "open_ballot", question="x", note_ids=notes),
        "item_id": notes[0],
        "dots": 1,
        "pen": pen,
        "draft_id": draft,
        "sentence": "x",
        "comment_id": room.act("Amira", "comment_on_draft", draft_id=draft, sentence="x", text="x"),
        "check": "room",
        "ticked": True,
        "check_id": room.act("facilitator", "open_support_check", draft_id=draft),
        "stance": "supports",
        "has_mandate": True,
        "on_screen": True,
        "changes": [{"step_id": room.steps["support"], "minutes": 12, "seen": 20}],
        "participant_id": bram,
        "job_function": "x",
        "organisation": "x",
        "domain": "social",
        "shared": True,
        "hand_over_id": room.act("facilitator", "ask_to_facilitate", participant_id=amira, shared=True),
        "accepted": True,
        "seat_id": seat_of(room, bram),
        **interviews.samples(),
        "scores": {"usefulness": 3, "openness": 3, "confidence": 3},
        "ring": "core",
        "x": 100.0,
        "y": 100.0,
        "party_id": party_ids[0],
        "into_id": party_ids[1],
        "one_id": party_ids[0],
        "other_id": party_ids[2],
        "bottleneck_id": bottleneck_in(room),
        "mark": "better",
        "line_id": room.act("facilitator", "draw_line", one_id=party_ids[0], other_id=party_ids[1]),
        "reason": "x",
        "form_id": form_in_use(room),
        "value": "x",
        "agreed": True,
    }
    wanted = {
        name_of(action): [
            name
            for name, field in action.model_fields.items()
            if field.is_required() and name not in ("id", "role", "type")
        ]
        for action in IN_A_WORKSHOP
    }
    unknown = {name for names in wanted.values() for name in names} - set(values)
    assert not unknown, f"add a value for {sorted(unknown)} to this fixture"
    fields = {type_: {name: values[name] for name in names} for type_, names in wanted.items()}
    for type_, special in interviews.special_samples().items():
        fields[type_] |= special
    for type_ in ("answer_question", "agree_answer"):
        fields[type_]["question"] = "inspired"
    fields["colour_line"]["colour"] = fields["rate_cooperation"]["colour"] = "strong"
    return fields


def form_in_use(room: Room) -> str:
    """A form of this workshop with an answer to its question `inspired`; gives its id."""
    with room.database.transaction() as session:
        filled = new_form(room.workshop(session), own_forms().forms["learning_cycle"], "x")
        record_change(session, room.workshop(session), filled)
        form_id = filled.id
    room.act("facilitator", "answer_question", form_id=form_id, question="inspired", value="y")
    return form_id


def seat_of(room: Room, participant_id: int) -> int:
    with room.database.reading() as session:
        return session.exec(select(Seat.id).where(Seat.participant_id == participant_id)).one()


async def outcome(room: Room, browser: Open, secret: str | None, role: str, type_: str, fields: dict[str, Any]) -> str:
    answer = await browser(secret).post(room.code, {"id": new_id(), "role": role, "type": type_, **fields})
    result = answer.json()["results"][0]
    return str(result.get("code", result["status"]))


async def not_refused(
    room: Room, browser: Open, samples: Samples, secret: str | None, role: str, types: Iterable[str]
) -> list[tuple[str, str]]:
    """Of these actions the ones that this browser is not kept from in this role, with what became of them. Nothing may
    change, so one room serves for all of them.
    """
    before = everything_in(room)
    became = [(type_, await outcome(room, browser, secret, role, type_, samples[type_])) for type_ in types]
    assert everything_in(room) == before
    return [(type_, one) for type_, one in became if one != "not_allowed"]


async def test_participant_cannot_act_as_the_facilitator(room: Room, browser: Open, samples: Samples) -> None:
    assert await not_refused(room, browser, samples, room.secrets["Amira"], "facilitator", TYPES) == []


async def test_participant_cannot_do_what_is_for_the_facilitator(room: Room, browser: Open, samples: Samples) -> None:
    types = [type_ for type_ in TYPES if type_ not in FOR_PARTICIPANTS]
    assert await not_refused(room, browser, samples, room.secrets["Amira"], "participant", types) == []


@pytest.mark.parametrize("role", ["participant", "facilitator"])
@pytest.mark.parametrize("who", ["nobody", "stranger", "screen", "Chaya", "somebody-else"])
async def test_others_cannot_do_anything(room: Room, browser: Open, samples: Samples, who: str, role: str) -> None:
    """A stranger, the screen, a participant and a facilitator of other workshops, each in both roles."""
    other = Room(room.database, "Chaya", facilitator="somebody-else")
    room.seat_screen()
    secrets = {**other.secrets, **room.secrets, "nobody": None, "somebody-else": "somebody-else"}
    assert await not_refused(room, browser, samples, secrets.get(who, who), role, TYPES) == []


async def test_rows_of_another_workshop_are_out_of_reach(room: Room, browser: Open, samples: Samples) -> None:
    """Who facilitates and takes part elsewhere names rows of this workshop: those are missing there."""
    other = Room(room.database, "Chaya", facilitator="somebody-else")
    other.secrets["Chaya"] = "somebody-else"
    other.join("Chaya", "somebody-else")
    naming = [one.name for one in DECLARED.values() if one.required]
    for role in ("facilitator", "participant"):
        came_of = {
            type_: await outcome(other, browser, "somebody-else", role, type_, samples[type_]) for type_ in naming
        }
        assert {type_ for type_, one in came_of.items() if one not in ("not_found", "not_allowed", "invalid")} == set()


@pytest.mark.parametrize("type_", TYPES)
async def test_right_person_can(room: Room, browser: Open, samples: Samples, type_: str) -> None:
    """So the refusals above are about who asks, not about what is asked."""
    if type_ == "take_pen":
        room.act("facilitator", "pass_pen")
    if type_ == "unmerge_theme":
        joined = samples["merge_themes"]
        room.act("facilitator", "merge_themes", theme_id=joined["from_id"], from_id=joined["theme_id"])
    if type_ in FOR_PARTICIPANTS:
        amira = room.secrets["Amira"]
        assert await outcome(room, browser, amira, "participant", type_, samples[type_]) == "applied"
    if type_ == "open_support_check":
        room.act("facilitator", "close_support_check", check_id=samples["close_support_check"]["check_id"])
    if type_ == "save_draft":  # only what is not a version yet
        room.act("facilitator", "write_ambition", pen=samples["write_ambition"]["pen"], text="y")
    if type_ == "open_ballot":  # one at a time
        room.act("facilitator", "close_ballot", ballot_id=samples["close_ballot"]["ballot_id"])
    if type_ not in FOR_PARTICIPANTS_ONLY:
        fields = {**samples[type_]}
        if type_ == "withdraw_note":  # Amira's is gone by now
            fields["note_id"] = room.post("Bram", "before_help")
        assert await outcome(room, browser, room.secrets["facilitator"], "facilitator", type_, fields) == "applied"


async def test_screen_cannot_send_in_its_own_name(room: Room, browser: Open) -> None:
    room.seat_screen()
    sent = {**message("close_workshop"), "role": "screen"}
    answer = await browser(room.secrets["screen"]).post(room.code, sent)
    assert answer.json()["results"][0]["code"] == "invalid"


async def test_id_of_somebody_elses_note_does_not_overwrite_it(room: Room, browser: Open) -> None:
    mine = room.post("Amira", "before_help", "van Amira")
    theirs = {**room.note("Bram", "before_help", "van Bram"), "id": mine}
    await browser(room.secrets["Bram"]).send(room.code, theirs)
    assert room.notes()[mine].text == "van Amira"


def everything_in(room: Room) -> list[dict[str, Any]]:
    """All that actions can change, as it is now."""
    tables: tuple[Any, ...] = (
        Step,
        Note,
        Case,
        Conclusion,
        Bottleneck,
        Agreement,
        Participant,
        Seat,
        HandOver,
        Party,
        Line,
    )
    with room.database.reading() as session:
        rows = [room.workshop(session)]
        for table in tables:
            rows += session.exec(select(table).where(table.workshop_id == room.workshop_id).order_by(table.id)).all()
        return [row.model_dump() for row in rows]
