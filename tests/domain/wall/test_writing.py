"""A conclusion while it is written: on the screen only, and nothing in it that its author has still to decide about."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlmodel import Session, select

from kompas.domain.core.decisions import kinds_asking
from kompas.domain.core.identifying import find_identifying
from kompas.domain.wall.writing import ORDINARY, settled
from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import ReleaseLevel, Role
from kompas.errors import NotAllowed
from kompas.live.snapshot import Snapshot
from kompas.models import AppliedAction, Conclusion, Deed, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, go_to, refuses

EXAMPLES = yaml.safe_load((Path(__file__).parents[1] / "core" / "identifying_examples.yaml").read_text("utf-8"))
HELD_OUT = yaml.safe_load((Path(__file__).parents[1] / "core" / "identifying_held_out.yaml").read_text("utf-8"))
FOUND: list[str] = [one["text"] for one in [*EXAMPLES, *HELD_OUT] if find_identifying(one["text"])]
SAID = "een vast gezicht werkt"


@pytest.fixture
def workshop_at_work(session: Session, workshop: Workshop, facilitator: Actor) -> Workshop:
    go_to(session, facilitator, "before_help")
    return workshop


def told(session: Session, workshop: Workshop, audience: Role) -> str | None:
    session.flush()
    value: str | None = Snapshot(session, workshop.id or 0).view(audience).scalars.get("writing")
    return value


def write(session: Session, facilitator: Actor, text: str = SAID, **more: Any) -> None:
    act(session, facilitator, "show_writing", text=text, **more)


@on_both
def test_screen_alone_sees_what_is_being_written_and_nothing_is_recorded(
    session: Session, workshop_at_work: Workshop, facilitator: Actor
) -> None:
    before = [len(session.exec(select(table)).all()) for table in (AppliedAction, Deed, Conclusion)]
    write(session, facilitator)
    seen = {role: told(session, workshop_at_work, role) for role in Role}
    assert seen == {Role.SCREEN: SAID, Role.FACILITATOR: None, Role.PARTICIPANT: None}
    assert [len(session.exec(select(table)).all()) for table in (AppliedAction, Deed, Conclusion)] == before
    write(session, facilitator, "")
    assert told(session, workshop_at_work, Role.SCREEN) == ""


@on_both
def test_writing_goes_with_the_step_and_with_the_workshop(
    session: Session, workshop_at_work: Workshop, facilitator: Actor
) -> None:
    write(session, facilitator)
    go_to(session, facilitator, "seeking_help")
    assert told(session, workshop_at_work, Role.SCREEN) == ""
    write(session, facilitator)
    close_workshop(session, facilitator)
    assert told(session, workshop_at_work, Role.SCREEN) == ""
    refuses(NotAllowed, "closed", lambda: write(session, facilitator))


@on_both
def test_facilitator_switches_it_off_for_the_whole_workshop(
    session: Session, workshop_at_work: Workshop, facilitator: Actor
) -> None:
    write(session, facilitator)
    act(session, facilitator, "arrange_screen", writing=False)
    assert told(session, workshop_at_work, Role.SCREEN) == ""
    go_to(session, facilitator, "seeking_help")
    write(session, facilitator)
    assert told(session, workshop_at_work, Role.SCREEN) == ""
    act(session, facilitator, "arrange_screen", writing=True)
    write(session, facilitator)
    assert told(session, workshop_at_work, Role.SCREEN) == SAID


def test_participant_cannot_write_on_the_screen(session: Session, participant: Actor) -> None:
    refuses(NotAllowed, "facilitator", lambda: write(session, participant))


@pytest.mark.parametrize("release", list(ReleaseLevel))
def test_it_is_shown_for_whoever_the_room_would_see_it_recorded(
    session: Session, workshop_at_work: Workshop, facilitator: Actor, release: ReleaseLevel
) -> None:
    """While the workshop goes on the room sees every conclusion, also one that stays in this session."""
    write(session, facilitator, release=release.value)
    assert told(session, workshop_at_work, Role.SCREEN) == SAID


def test_what_may_tell_who_a_family_is_waits_for_its_author(
    session: Session, workshop_at_work: Workshop, facilitator: Actor
) -> None:
    write(session, facilitator, "de school belt. Piet sloeg haar en")
    assert told(session, workshop_at_work, Role.SCREEN) == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("een vast gez", "een vast gez"),
        ("De gemeente", "De gemeente"),
        ("D", ""),
        ("we bellen Piet sloeg", "we bellen"),
        ("we bellen Şahin sloeg", "we bellen"),
        ("we bellen İbrahim sloeg", "we bellen"),
        ("we bellen Łukasz sloeg haar", "we bellen"),
        ("we bellen Čapek en ", "we bellen"),
        ("we bellen Đorđe en haar ", "we bellen"),
        ("we bellen Kees op als het kan", "we bellen Kees op als het kan"),
        ("Sanne van der ", ""),
        ("bel 06 12", "bel"),
        ("binnen 3 weken een ", "binnen"),
        ("binnen 3 weken een plan maken", "binnen 3 weken een plan maken"),
        ("", ""),
    ],
)
def test_last_words_wait_until_they_can_be_judged(typed: str, shown: str) -> None:
    assert settled(typed) == shown


def test_no_detail_is_shown_on_the_way_to_being_found() -> None:
    """Typed letter by letter: of a name, an address or a number nothing but a word that may begin any sentence."""
    leaked = {}
    for text in FOUND:
        findings = find_identifying(text)
        for end in range(1, len(text) + 1):
            part = text[:end]
            seen = len("" if kinds_asking(part) else settled(part))
            over = [word for one in findings for word in text[one.start : min(one.end, seen)].split()]
            if any(not word.islower() and not ORDINARY.fullmatch(word) for word in over):
                leaked[text] = (part, over)
    assert leaked == {}
