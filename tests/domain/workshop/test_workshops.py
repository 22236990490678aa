from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.domain.core.codes import matches
from kompas.domain.wall.promises import choose_anonymity
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.workshops import (
    change_details,
    change_invitation,
    close_workshop,
    create_workshop,
    find_workshop,
    renew_facilitator_code,
    reopen_workshop,
    share_downloads,
    steps_of,
)
from kompas.enums import Anonymity, CaseMode, Role, WorkshopStatus
from kompas.errors import Invalid, NotAllowed, WrongCode
from kompas.models import StepVisit, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from kompas.settings import get_settings
from tests.databases import on_both
from tests.factories import (
    FACILITATOR,
    START,
    act,
    facilitator_of,
    go_to,
    journey,
    make_workshop,
    refuses,
    workshop_shape,
)

pytestmark = on_both


def test_create_copies_every_step_of_the_script(session: Session, workshop: Workshop) -> None:
    steps = steps_of(session, workshop)
    assert [(step.position, step.key, step.minutes, step.remaining_seconds) for step in steps] == [
        (position, step.key, step.minutes, step.minutes * 60) for position, step in enumerate(journey().steps)
    ]
    assert steps[0].content["facilitator"]["en"] == journey().steps[0].facilitator.en


def test_create_keeps_what_was_filled_in(session: Session) -> None:
    shape = workshop_shape(
        goal=" Samen kijken ", network="Waterrijk", case_mode=CaseMode.FIXED_CASE, anonymity=Anonymity.ALL
    )
    workshop, _code = create_workshop(session, FACILITATOR, shape, journey())
    assert (workshop.title, workshop.goal, workshop.network) == ("Klantreis Waterrijk", "Samen kijken", "Waterrijk")
    assert (workshop.case_mode, workshop.anonymity, workshop.starts_at) == (CaseMode.FIXED_CASE, Anonymity.ALL, START)
    assert (workshop.status, workshop.current_step_id) == (WorkshopStatus.PREPARED, None)


def test_facilitator_code_is_kept_as_a_hash_only(session: Session) -> None:
    workshop, code = create_workshop(session, FACILITATOR, workshop_shape(), journey())
    assert matches(code, workshop.facilitator_code_hash)
    assert code not in workshop.model_dump_json()


def test_create_asks_for_the_key_when_there_is_one(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    for key in (None, "", "sleutel"):
        with pytest.raises(NotAllowed, match="key for creating"):
            create_workshop(session, FACILITATOR, workshop_shape(), journey(), key)
    create_workshop(session, FACILITATOR, workshop_shape(), journey(), "sleutel-van-waterrijk")
    assert len(session.exec(select(Workshop)).all()) == 1


def test_facilitator_code_gives_the_seat_on_another_browser(session: Session) -> None:
    workshop, code = create_workshop(session, FACILITATOR, workshop_shape(), journey())
    become(session, "laptop-2", workshop.code.lower(), code.lower(), Role.FACILITATOR)
    become(session, "beamer", workshop.code, code, Role.SCREEN)
    assert identify(session, "laptop-2", workshop.code).facilitates
    assert identify(session, "beamer", workshop.code).roles == {Role.SCREEN}
    assert identify(session, FACILITATOR, workshop.code).facilitates


def test_wrong_facilitator_code_is_one_that_counts(session: Session, workshop: Workshop) -> None:
    with pytest.raises(WrongCode, match="facilitator code is not right"):
        become(session, "laptop-2", workshop.code, "AAAA-AAAA-AAAA", Role.FACILITATOR)


def test_find_workshop_with_an_unknown_code_says_so(session: Session, workshop: Workshop) -> None:
    with pytest.raises(WrongCode, match="six characters"):
        find_workshop(session, "AAAAAA")
    assert find_workshop(session, f"{workshop.code[:3]} {workshop.code[3:]}") == workshop


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"starts_at": datetime(9999, 12, 31, 23, tzinfo=UTC)}, "up to ten years from now"),
        ({"title": "x" * 201}, "too long"),
        ({"goal": "x" * 2001}, "too long"),
        ({"case_text": "x" * 2001}, "too long"),
    ],
)
def test_details_are_asked_as_in_a_new_workshop(
    session: Session, facilitator: Actor, changes: dict[str, Any], message: str
) -> None:
    told = {"title": "t", "goal": "", "network": "", "case_text": "", "starts_at": now(), **changes}
    with pytest.raises(Invalid, match=message):
        change_details(session, facilitator, **told)


def test_change_details(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    later = START + timedelta(days=7)
    change_details(session, facilitator, title=" Nieuw ", goal="g", network="n", case_text="", starts_at=later)
    assert (workshop.title, workshop.goal, workshop.network, workshop.starts_at) == ("Nieuw", "g", "n", later)


def test_invitation_is_kept_within_its_bounds(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    change_invitation(session, facilitator, {"place": " Zaal 2 ", "contact": "Marijke", "bring": "Een foto"})
    assert (workshop.place, workshop.contact, workshop.bring) == ("Zaal 2", "Marijke", "Een foto")
    for name, longest in (("place", 200), ("contact", 200), ("bring", 2000)):
        with pytest.raises(Invalid, match="too long"):
            change_invitation(session, facilitator, {name: "x" * (longest + 1)})


def test_only_facilitators_change_the_invitation(session: Session, participant: Actor) -> None:
    with pytest.raises(NotAllowed):
        change_invitation(session, participant, {"place": "Zaal 2"})


def test_change_details_asks_for_a_title(session: Session, facilitator: Actor) -> None:
    with pytest.raises(Invalid, match="title"):
        change_details(session, facilitator, title="  ", goal="", network="", case_text="", starts_at=START)


def test_close_stops_the_clock_and_the_stay(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "welcome")
    act(session, facilitator, "close_workshop")
    assert (workshop.status, workshop.closed_at is None) == (WorkshopStatus.CLOSED, False)
    assert [visit.left_at for visit in session.exec(select(StepVisit))] == [workshop.closed_at]
    assert {step.ends_at for step in steps_of(session, workshop)} == {None}


def test_close_twice_changes_nothing(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    act(session, facilitator, "close_workshop")
    revision = workshop.revision
    act(session, facilitator, "close_workshop")
    assert workshop.revision == revision


def test_reopen_goes_on_where_the_room_was(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    go_to(session, facilitator, "frame")
    step_id = workshop.current_step_id
    act(session, facilitator, "close_workshop")
    act(session, facilitator, "reopen_workshop")
    assert (workshop.status, workshop.closed_at) == (WorkshopStatus.RUNNING, None)
    assert workshop.current_step_id == step_id
    assert [visit.left_at is None for visit in session.exec(select(StepVisit).order_by("id"))] == [False, True]


def test_reopen_before_the_start_is_prepared_again(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    close_workshop(session, facilitator)
    reopen_workshop(session, facilitator)
    assert workshop.status is WorkshopStatus.PREPARED


def test_reopen_an_open_workshop_changes_nothing(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    revision = workshop.revision
    reopen_workshop(session, facilitator)
    assert workshop.revision == revision


def test_settings_of_the_room_raise_the_revision(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    revision = workshop.revision
    choose_anonymity(session, facilitator, Anonymity.NAMED)
    share_downloads(session, facilitator, True)
    act(session, facilitator, "focus_screen", focus="all")
    assert (workshop.anonymity, workshop.downloads_shared) == (Anonymity.NAMED, True)
    assert workshop.screen_focus == "all"
    assert workshop.revision == revision + 3


def test_new_facilitator_code_replaces_the_old_one(session: Session) -> None:
    workshop, old = create_workshop(session, FACILITATOR, workshop_shape(), journey())
    code = renew_facilitator_code(session, facilitator_of(session, workshop))
    with pytest.raises(NotAllowed):
        become(session, "laptop-2", workshop.code, old, Role.FACILITATOR)
    become(session, "laptop-2", workshop.code, code, Role.FACILITATOR)
    assert identify(session, FACILITATOR, workshop.code).facilitates


def test_settings_of_the_room_are_for_the_facilitator(session: Session, participant: Actor) -> None:
    def details() -> None:
        change_details(session, participant, title="x", goal="", network="", case_text="", starts_at=START)

    refuses(
        NotAllowed,
        "Only the facilitator",
        details,
        lambda: renew_facilitator_code(session, participant),
        lambda: choose_anonymity(session, participant, Anonymity.NAMED),
        lambda: share_downloads(session, participant, True),
        lambda: act(session, participant, "close_workshop"),
        lambda: act(session, participant, "reopen_workshop"),
        lambda: act(session, participant, "focus_screen", focus="all"),
    )


def test_script_without_cases_makes_a_workshop_without(session: Session) -> None:
    assert make_workshop(session, script_key="network_map").case_mode is CaseMode.NO_CASE
    assert make_workshop(session).case_mode is CaseMode.EACH_BRINGS
