"""What a network's earlier workshops left to do better: what comes along, how often, and for whom."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from kompas.domain.network.bottlenecks import bottlenecks_left, bring_bottlenecks
from kompas.domain.network.networks import networks_of_browser
from kompas.domain.network.queries import courses_of_network, courses_of_workshop
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.retention import erase_workshop, forget
from kompas.domain.workshop.workshops import change_details, close_workshop
from kompas.enums import Phase, Progress, ReleaseLevel, Role
from kompas.errors import NotAllowed, NotFound
from kompas.live.snapshot import Snapshot
from kompas.models import Bottleneck
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import FACILITATOR, START, act, facilitator_of, go_to, id_of, join, make_workshop, post, refuses

pytestmark = on_both
NAME = "Netwerk Waterrijk"
HALF_A_YEAR = timedelta(days=182)
TEXT = "De wachttijd maakt het thuis onveiliger."


def journey(session: Session, number: int = 1, secret: str = FACILITATOR, **changes: Any) -> Actor:
    """The facilitator of the network's journey of this half year, which has begun."""
    changes = {"network": NAME, "title": f"Klantreis {number}", "starts_at": START + number * HALF_A_YEAR, **changes}
    workshop = make_workshop(session, secret, **changes)
    actor = facilitator_of(session, workshop, secret)
    go_to(session, actor, "support")
    session.flush()
    return actor


def conclude(session: Session, actor: Actor, text: str = TEXT, *, key: str = "support", **fields: Any) -> str:
    """A conclusion that rests on a note that could be better, unless `kind` says otherwise."""
    kind = fields.pop("kind", "better")
    amira = join(session, actor.workshop, "Amira", f"amira-{text}-{actor.workshop.id}")
    note = post(session, amira, key, kind=kind)
    step = id_of(session, actor.workshop, key)
    return act(session, actor, "record_conclusion", step_id=step, text=text, note_ids=[note.id], **fields)


def laid(session: Session, actor: Actor) -> list[Bottleneck]:
    return list(session.exec(select(Bottleneck).where(Bottleneck.workshop_id == actor.workshop.id)))


def mark(session: Session, actor: Actor, progress: str, remark: str = "") -> None:
    (row,) = laid(session, actor)
    act(session, actor, "mark_bottleneck", bottleneck_id=row.id, mark=progress, remark=remark)


def test_next_workshop_gets_what_could_be_better(session: Session) -> None:
    first = journey(session)
    conclude(session, first)
    conclude(session, first, "Dit gaat goed.", kind="good")
    gone = conclude(session, first, "Toch niet.")
    act(session, first, "withdraw_conclusion", conclusion_id=gone)
    act(session, first, "record_conclusion", step_id=id_of(session, first.workshop, "support"), text="Zonder post-it.")
    (row,) = laid(session, journey(session, 2))
    assert (row.text, row.phase, row.mark) == (TEXT, Phase.SUPPORT, None)
    assert [one["title"] for one in row.held] == ["Klantreis 1"]


def test_what_is_not_solved_comes_back_with_its_history(session: Session) -> None:
    conclude(session, journey(session))
    mark(session, journey(session, 2), "better", "Er is een loket bij.")
    third = journey(session, 3)
    mark(session, third, "worse")
    fourth = journey(session, 4)
    (course,) = courses_of_workshop(session, fourth.workshop)
    assert [(one.title, one.mark, one.remark) for one in course.held] == [
        ("Klantreis 1", None, ""),
        ("Klantreis 2", Progress.BETTER, "Er is een loket bij."),
        ("Klantreis 3", Progress.WORSE, ""),
        ("Klantreis 4", None, ""),
    ]
    mark(session, fourth, "solved")
    assert laid(session, journey(session, 5)) == []
    (network,) = networks_of_browser(session, FACILITATOR)
    (course,) = courses_of_network(session, network)
    assert [one.mark for one in course.held] == [None, "better", "worse", "solved"]


def test_asking_twice_adds_nothing(session: Session) -> None:
    first = journey(session)
    conclude(session, first)
    second = journey(session, 2)
    mark(session, second, "better")
    assert bring_bottlenecks(session, second) == 0
    conclude(session, first, "Ook nog dit.", key="before_help")
    assert [course.text for course in bottlenecks_left(session, second.workshop)] == ["Ook nog dit."]
    assert bring_bottlenecks(session, second) == 1
    assert {row.text: row.mark for row in laid(session, second)} == {TEXT: Progress.BETTER, "Ook nog dit.": None}


def test_workshop_that_gets_its_network_later_asks_for_them(session: Session) -> None:
    conclude(session, journey(session))
    second = journey(session, 2, network="")
    assert laid(session, second) == []
    details: dict[str, Any] = {"title": "x", "goal": "", "case_text": "", "starts_at": second.workshop.starts_at}
    change_details(session, second, network=NAME, **details)
    assert bring_bottlenecks(session, second) == 1


def test_strangers_and_later_workshops_give_nothing(session: Session) -> None:
    conclude(session, journey(session, secret="somebody-else"))
    conclude(session, journey(session, 3))
    assert laid(session, journey(session, 2)) == []


def test_workshop_without_phases_gets_none(session: Session) -> None:
    conclude(session, journey(session))
    workshop = make_workshop(session, network=NAME, script_key="network_map", starts_at=START + 2 * HALF_A_YEAR)
    assert bring_bottlenecks(session, facilitator_of(session, workshop)) == 0


def test_they_outlive_the_workshop_they_came_from(session: Session) -> None:
    first = journey(session)
    conclude(session, first)
    second = journey(session, 2)
    mark(session, second, "same")
    erase_workshop(session, first, "Klantreis 1")
    third = journey(session, 3)
    erase_workshop(session, second, "Klantreis 2")
    (course,) = courses_of_workshop(session, third.workshop)
    assert [one.title for one in course.held] == ["Klantreis 1", "Klantreis 2", "Klantreis 3"]
    erase_workshop(session, third, "Klantreis 3")
    assert session.exec(select(Bottleneck)).all() == []


def test_forgotten_notes_do_not_make_a_bottleneck_forgotten(session: Session) -> None:
    first = journey(session)
    conclude(session, first)
    conclude(session, first, "Dit gaat goed.", kind="good")
    forget(session, first.workshop, now())
    assert [row.text for row in laid(session, journey(session, 2))] == [TEXT]


def test_copy_that_is_read_in_is_the_same_bottleneck(session: Session) -> None:
    first = journey(session)
    conclusion = conclude(session, first)
    second = journey(session, 2)
    mark(session, second, "better")
    act(session, first, "edit_conclusion", conclusion_id=conclusion, text="Wachten maakt het thuis onveiliger.")
    session.flush()
    for actor in (first, second):
        read_in, _code = restore_workshop(session, FACILITATOR, copy_workshop(session, actor))
        read_in.network_id = first.workshop.network_id
        erase_workshop(session, actor, actor.workshop.title)
    (course,) = courses_of_workshop(session, journey(session, 3).workshop)
    assert [one.mark for one in course.held] == [None, "better", None]


def test_what_stays_in_its_session_is_shown_to_facilitators_only(session: Session) -> None:
    conclude(session, journey(session), release="session")
    second = journey(session, 2)
    assert [row.release for row in laid(session, second)] == [ReleaseLevel.SESSION]
    session.commit()
    snapshot = Snapshot(session, second.workshop.id)
    texts = {role: str(snapshot.view(role).items) for role in Role}
    assert [TEXT in texts[role] for role in (Role.FACILITATOR, Role.SCREEN, Role.PARTICIPANT)] == [True, False, False]


def test_only_its_own_facilitator_marks_and_only_while_it_is_open(session: Session) -> None:
    conclude(session, journey(session))
    second = journey(session, 2)
    (row,) = laid(session, second)
    fields = {"bottleneck_id": row.id, "mark": "better"}
    other = journey(session, 9, network="Ander netwerk")
    refuses(NotFound, "bottleneck", lambda: act(session, other, "mark_bottleneck", **fields))
    bram = join(session, second.workshop, "Bram")
    refuses(NotAllowed, None, lambda: act(session, bram, "mark_bottleneck", **fields))
    close_workshop(session, second)
    refuses(NotAllowed, None, lambda: act(session, second, "mark_bottleneck", **fields))
    refuses(NotAllowed, None, lambda: bring_bottlenecks(session, bram))
    assert row.mark is None
