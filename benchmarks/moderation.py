"""Merge and undo: from the facilitator's request to every listener, and to painted on the projected screen."""

from typing import Any
from uuid import uuid4

from benchmarks.browser import SCREEN, open_screen, painted_at, visitor
from benchmarks.figures import Figure, p50_and_p95
from benchmarks.listeners import as_facilitator, listening
from benchmarks.rooms import KINDS, Room, address_of, build_room, fresh_database, note_action, sentence
from benchmarks.server import serving
from tests.e2e.browser import chromium

PEOPLE = 12
NOTES_BEFORE = 60
TIMES = 60
WARM_UP = 5
LIMITS = (None, 200.0)
MOST_TURNED = 3
"""The screen turns its pages by itself; a note that came at that very moment is painted on a page that went."""


def measure() -> list[Figure]:
    merges, undos, painted, turned = [], [], [], 0
    with fresh_database() as database:
        room = build_room(database, PEOPLE, NOTES_BEFORE)
        with (
            serving(address_of(database)) as server,
            chromium() as browser,
            visitor(browser, server, room.facilitator, SCREEN) as reader,
            listening(server, room) as act,
        ):
            screen = open_screen(reader, server, room)
            for number in range(TIMES + WARM_UP):
                pair = [note_action(uuid4().hex, room.step_id, sentence(number + one)) for one in range(2)]
                for one, action in enumerate(pair):
                    act(room.participants[(number + one) % PEOPLE], action)
                merge = merge_action(room, [str(action["id"]) for action in pair], f"m{number}-7 samen")
                sent, heard = act(room.facilitator, merge)
                seen = painted_at(screen, f"m{number}-7")
                turned += seen is None
                if turned > MOST_TURNED:
                    raise SystemExit(f"merge {number} did not come on the screen")
                _, undone = act(room.facilitator, as_facilitator("undo_deed", deed_id=merge["id"]))
                if number >= WARM_UP:
                    merges.append(heard)
                    undos.append(undone)
                    painted += [] if seen is None else [seen - sent * 1000]
    name = f"{PEOPLE} participants, screen and facilitator"
    return [
        *p50_and_p95(f"Merge heard by all: {name}", merges, LIMITS),
        *p50_and_p95(f"Undo heard by all: {name}", undos, LIMITS),
        *p50_and_p95("Merge painted on the screen in Chromium", painted, LIMITS),
    ]


def merge_action(room: Room, note_ids: list[str], text: str) -> dict[str, Any]:
    return as_facilitator("merge_notes", note_ids=note_ids, step_id=room.step_id, kind=KINDS[0].value, text=text)
