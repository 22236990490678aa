from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlmodel import select

from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.logbook import log_for
from kompas.domain.workshop.devices import end_seats, identify
from kompas.domain.workshop.log import Export
from kompas.domain.workshop.workshops import share_downloads
from kompas.enums import Exported, LogTopic, ReleaseLevel
from kompas.errors import NotAllowed
from kompas.events.core.logged import NotLogged
from kompas.exports import WRITERS
from kompas.exports.whole.log import details, who
from kompas.models import Seat
from kompas.rules import Actor, may_download, may_download_shared
from kompas.ui import state
from tests.factories import FACILITATOR, Room, refuses

from .conftest import Visit, field, seen, values

REFUSAL = "This report is not shared with you. Ask the facilitator to allow it."
ALL = [*(writer.name for writer in WRITERS), "Complete copy (JSON)"]
MADE = Export(Exported.REPORT, "docx", ReleaseLevel.PARTICIPANTS)
SHARED = [writer.name for writer in WRITERS if writer.shared]


@pytest.fixture
def held(room: Room) -> Room:
    room.go_to("before_help")
    room.post("Amira", "before_help", "De school belde zelf.")
    room.act("facilitator", "record_conclusion", step_id=room.steps["before_help"], text="Signalen zijn er vroeg.")
    return room


def downloads(page: object) -> list[str]:
    return [one.label for one in page.get("download_button")]  # type: ignore[attr-defined]


def test_facilitator_downloads_everything(visit: Visit, held: Room) -> None:
    page = visit("report", held.code, FACILITATOR)
    assert downloads(page) == ALL
    assert [metric.value for metric in page.metric] == ["1", "1", "0", "1"]
    assert "• Signalen zijn er vroeg." in values(page.text)


def test_facilitator_is_told_of_notes_that_are_still_hidden(visit: Visit, held: Room) -> None:
    assert not visit("report", held.code, FACILITATOR).warning
    held.act("facilitator", "hide_notes", step_id=held.steps["before_help"])
    held.post("Amira", "before_help", "In stilte.")
    missing = "1 note is still hidden. It will not be in the report."
    page = visit("report", held.code, FACILITATOR)
    assert values(page.warning) == [f"{missing} You show them on the console."]
    held.act("facilitator", "close_workshop")
    page = visit("report", held.code, FACILITATOR)
    assert values(page.warning) == [f"{missing} Reopen the workshop to show them."]


def test_facilitator_chooses_for_whom(visit: Visit, held: Room) -> None:
    step_id = held.steps["before_help"]
    held.act("facilitator", "record_conclusion", step_id=step_id, text="Onder ons.", release="session")
    page = visit("report", held.code, FACILITATOR)
    assert "• Onder ons." in values(page.text)
    for level in (ReleaseLevel.PARTICIPANTS, ReleaseLevel.STEERING):
        page = field(page, "For whom is the report?").set_value(level).run()
        assert "• Onder ons." not in values(page.text)
        assert downloads(page) == ALL


def test_participant_gets_nothing_that_stays_in_the_session(visit: Visit, held: Room) -> None:
    held.change(share_downloads, True)
    step_id = held.steps["before_help"]
    held.act("facilitator", "record_conclusion", step_id=step_id, text="Onder ons.", release="session")
    page = visit("report", held.code, held.secrets["Amira"])
    assert "Onder ons" not in seen(page)
    assert "1 conclusion is not released to participants." in values(page.caption)
    assert [radio.label for radio in page.radio] == []


@pytest.mark.parametrize("who", ["Amira", "stranger"])
def test_report_is_refused_unless_it_is_shared(visit: Visit, held: Room, who: str) -> None:
    page = visit("report", held.code, held.secrets.get(who, who))
    assert values(page.info) == [REFUSAL]
    assert downloads(page) == []
    assert "Signalen" not in seen(page)


def test_participant_downloads_what_is_shared(visit: Visit, held: Room) -> None:
    held.change(share_downloads, True)
    page = visit("report", held.code, held.secrets["Amira"])
    assert downloads(page) == SHARED
    assert "• Signalen zijn er vroeg." in values(page.text)
    assert "De school belde zelf." not in seen(page)


def test_shared_report_stays_closed_to_strangers(visit: Visit, held: Room) -> None:
    held.change(share_downloads, True)
    assert values(visit("report", held.code).info) == [REFUSAL]


def test_report_without_a_workshop_says_so(visit: Visit) -> None:
    page = visit("report")
    assert (values(page.info), downloads(page)) == ([REFUSAL], [])


def test_file_is_made_only_for_who_may_have_it_at_the_click(visit: Visit, held: Room) -> None:
    """The page may be of an hour ago: since then somebody was logged out, or the report is not shared any more."""

    def ask(name: str, allowed: Callable[[Actor], bool]) -> bytes:
        make = partial(state.read, copy_workshop) if allowed is may_download else lambda actor: b"shared"
        return state.make_for(held.secrets[name], held.code, "en", make, MADE, allowed, identify)

    held.change(share_downloads, True)
    assert ask("Amira", may_download_shared) == b"shared"
    assert b"De school belde zelf." in ask("facilitator", may_download)
    refuses(NotAllowed, "not shared", lambda: ask("Amira", may_download))
    held.change(share_downloads, False)
    refuses(NotAllowed, "not shared", lambda: ask("Amira", may_download_shared))
    with held.database.transaction() as session:
        actor = identify(session, FACILITATOR, held.code)
        end_seats(session, actor.workshop, *session.exec(select(Seat).where(Seat.device_id == actor.device_id)))
    refuses(NotAllowed, "not open to you", lambda: ask("facilitator", may_download))


def test_every_file_that_is_made_is_in_the_log(visit: Visit, held: Room) -> None:
    """Who was refused gets no file and leaves no line; of a participant it tells no more than the role."""
    held.change(share_downloads, True)
    make = partial(state.make_for, where=held.code, language="en", make=lambda actor: b"x", who=identify)
    make(held.secrets["facilitator"], logged=Export(Exported.COPY, "json"), allowed=may_download)
    make(held.secrets["Amira"], logged=MADE, allowed=may_download_shared)
    make(held.secrets["facilitator"], logged=NotLogged("empty"), allowed=may_download)
    refuses(NotAllowed, "not shared", lambda: make(held.secrets["Amira"], logged=MADE, allowed=may_download))
    with held.database.reading() as session:
        log = log_for(session, identify(session, FACILITATOR, held.code))
    made = [(who(one), details(one)) for one in reversed(log) if one.topic is LogTopic.EXPORT]
    assert made == [
        ("facilitator 1", "complete copy, JSON"),
        ("participant", "report, DOCX, for: participants"),
    ]


NOT_OF_A_RECORD = {
    "kompas/ui/console.py": "the facilitator card: a code, of nobody",
    "kompas/ui/script_editor.py": "a script, of no workshop",
}


def test_every_download_goes_through_the_click_that_is_logged() -> None:
    root = Path(state.__file__).parents[2]
    offering = [path for folder in ("kompas", "pages") for path in (root / folder).rglob("*.py")]
    texts = {str(path.relative_to(root)): path.read_text("utf-8") for path in offering}
    downloads = {name: text for name, text in texts.items() if "download_button(" in text}
    past_it = {name: text.count("download_button(") - text.count("at_the_click(") for name, text in downloads.items()}
    assert {name: count for name, count in past_it.items() if count} == dict.fromkeys(NOT_OF_A_RECORD, 1)
