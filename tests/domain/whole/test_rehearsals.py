from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.domain.map.ratings import ratings_of
from kompas.domain.map.sides import sides_of
from kompas.domain.whole.rehearsals import (
    is_over,
    pause_rehearsal,
    play_rehearsal,
    rehearsal_of,
    rehearse,
    resume_rehearsal,
    stop_rehearsal,
)
from kompas.domain.whole.rehearsed.writing import MOST_NOTES
from kompas.domain.whole.retention import erase_rehearsal, erase_workshop, rehearsals_left
from kompas.domain.workshop import clock
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.steps import current_step
from kompas.domain.workshop.workshops import create_workshop, steps_of
from kompas.enums import AnswerState, BallotStatus, NoteStatus
from kompas.errors import Invalid, NotAllowed
from kompas.models import (
    Agreement,
    AmbitionDraft,
    Answer,
    Ballot,
    Card,
    Conclusion,
    Connection,
    EvaluationAnswer,
    Line,
    MapRound,
    Note,
    Pairing,
    Participant,
    Party,
    Placement,
    Step,
    StepVisit,
    SupportCheck,
    Theme,
    Workshop,
    WorkshopCreate,
)
from kompas.models.core.base_row import table_of
from kompas.models.core.belonging import rows_of, tables_of
from kompas.models.core.columns import now
from kompas.rules import Actor
from kompas.scripts import load_library
from tests.databases import on_both
from tests.domain.dossier.filling import workshop_with_form
from tests.factories import FACILITATOR, step_at

pytestmark = on_both


@pytest.fixture
def rehearsing(session: Session, facilitator: Actor) -> Actor:
    """The facilitator, in a rehearsal that has just begun."""
    workshop = rehearse(session, facilitator, FACILITATOR)
    return identify(session, FACILITATOR, workshop.code)


def let_pass(workshop: Workshop, seconds: float) -> None:
    """As if so many real seconds have gone by."""
    assert workshop.clock_since is not None
    workshop.clock_since -= timedelta(seconds=seconds)


def key_of_current(session: Session, workshop: Workshop) -> str:
    step = current_step(session, workshop)
    assert step is not None
    return step.key


def notes_in(session: Session, workshop: Workshop) -> list[Note]:
    return list(session.exec(select(Note).where(Note.workshop_id == workshop.id)))


def test_rehearsal_is_a_workshop_of_its_own_and_says_so(
    session: Session, workshop: Workshop, rehearsing: Actor
) -> None:
    copy = rehearsing.workshop
    assert copy.title == "Rehearsal: Klantreis Waterrijk"
    assert (copy.rehearsal_of, copy.network, copy.starts_at) == (workshop.id, "", workshop.starts_at)
    assert [step.key for step in steps_of(session, copy)] == [step.key for step in steps_of(session, workshop)]
    assert workshop.current_step_id is None
    assert rehearsal_of(session, workshop) == copy


def test_minute_takes_a_second(session: Session, rehearsing: Actor) -> None:
    workshop = rehearsing.workshop
    let_pass(workshop, 10)
    welcome = current_step(session, workshop)
    assert welcome is not None
    assert 235 <= clock.seconds_left(welcome, clock.moment_in(workshop)) <= 300


def test_next_step_comes_by_itself_at_its_planned_time(session: Session, rehearsing: Actor) -> None:
    workshop = rehearsing.workshop
    let_pass(workshop, 37)
    play_rehearsal(session, rehearsing)
    assert key_of_current(session, workshop) == "before_help"
    visits = session.exec(select(StepVisit).where(StepVisit.workshop_id == workshop.id)).all()
    minutes = [(visit.entered_at - workshop.starts_at) / timedelta(minutes=1) for visit in visits]
    assert minutes == [0, 15, 30, 35]
    steps = steps_of(session, workshop)
    assert clock.progress(workshop, steps, clock.moment_in(workshop)).behind == 0


def test_notes_of_the_example_come_in_while_the_step_goes_on(session: Session, rehearsing: Actor) -> None:
    workshop = rehearsing.workshop
    let_pass(workshop, 38)
    play_rehearsal(session, rehearsing)
    step = step_at(session, workshop, "before_help")
    some = [note for note in notes_in(session, workshop) if note.step_id == step.id]
    assert 0 < len(some) < MOST_NOTES
    play_rehearsal(session, rehearsing)
    assert len([note for note in notes_in(session, workshop) if note.step_id == step.id]) - len(some) <= 1
    let_pass(workshop, 11)
    play_rehearsal(session, rehearsing)
    written = [note for note in notes_in(session, workshop) if note.step_id == step.id]
    assert len(written) == MOST_NOTES
    assert {note.status for note in written} == {NoteStatus.SHOWN}
    assert len({note.author_id for note in written}) > 3


def test_notes_out_of_the_stock_for_steps_without_example(session: Session, rehearsing: Actor) -> None:
    workshop = rehearsing.workshop
    step = step_at(session, workshop, "welcome")
    step.key, step.content = "own_step", {**step.content, "kinds": ["case"]}
    let_pass(workshop, 14)
    play_rehearsal(session, rehearsing)
    assert {note.kind.value for note in notes_in(session, workshop)} == {"case"}


def test_rehearsal_holds_and_goes_on(session: Session, rehearsing: Actor) -> None:
    workshop = rehearsing.workshop
    pause_rehearsal(session, rehearsing)
    let_pass(workshop, 100)
    play_rehearsal(session, rehearsing)
    assert key_of_current(session, workshop) == "welcome"
    resume_rehearsal(session, rehearsing)
    let_pass(workshop, 16)
    play_rehearsal(session, rehearsing)
    assert key_of_current(session, workshop) == "frame"


def played(session: Session, secret: str, script: str) -> Workshop:
    """A rehearsal of a script, looked at every few simulated minutes until its end."""
    facilitator = facilitator_of(session, secret, script)
    workshop = rehearse(session, facilitator, secret)
    actor = identify(session, secret, workshop.code)
    while workshop.speed:
        let_pass(workshop, 3)
        play_rehearsal(session, actor)
    return workshop


def facilitator_of(session: Session, secret: str, script: str) -> Actor:
    shape = WorkshopCreate(title="Een proef", script_key=script, starts_at=now())
    workshop, _code = create_workshop(session, secret, shape, load_library().scripts[script])
    return identify(session, secret, workshop.code)


def count(session: Session, workshop: Workshop, table: Any) -> int:
    return len(session.exec(select(table).where(table.workshop_id == workshop.id)).all())


def test_interviews_themes_vote_ambition_and_support_are_played(session: Session) -> None:
    workshop = played(session, FACILITATOR, "appreciative_inquiry")
    assert count(session, workshop, Pairing) == 1
    assert count(session, workshop, Card) == 16
    themes = session.exec(select(Theme).where(Theme.workshop_id == workshop.id)).all()
    assert len(themes) >= 4
    placed = count(session, workshop, Placement)
    assert placed >= 12
    (ballot,) = session.exec(select(Ballot).where(Ballot.workshop_id == workshop.id))
    assert ballot.status is BallotStatus.CLOSED
    assert sum(ballot.results.values()) >= 16
    assert count(session, workshop, Connection) >= 3
    (draft,) = session.exec(select(AmbitionDraft).where(AmbitionDraft.workshop_id == workshop.id))
    assert len(draft.checks) == 2
    (check,) = session.exec(select(SupportCheck).where(SupportCheck.workshop_id == workshop.id))
    assert {result["stance"] for result in check.results} >= {"supports", "concern", "must_consult"}
    assert count(session, workshop, Conclusion) == 3
    assert count(session, workshop, EvaluationAnswer) == 7


def test_network_map_is_played(session: Session) -> None:
    workshop = played(session, FACILITATOR, "network_map")
    names = {party.name for party in session.exec(select(Party).where(Party.workshop_id == workshop.id))}
    assert len(names) == 18
    assert {"Huisartsen", "Wijkteam Waterrijk"} < names
    lines = session.exec(select(Line).where(Line.workshop_id == workshop.id)).all()
    assert len(lines) == 45
    assert sum(bool(line.reason) for line in lines) > 10
    kept = session.get_one(MapRound, workshop.id)
    assert kept.revealed_at
    sides = sides_of(ratings_of(session, workshop))
    assert any(seen.agreed is None for seen in sides.values())
    assert [note for note in notes_in(session, workshop) if note.party_id]
    steps = {step.activity: step for step in steps_of(session, workshop)}
    assert steps["compare"].left_out
    assert count(session, workshop, EvaluationAnswer) == 7


def test_conclusions_agreements_and_evaluation_are_played(session: Session) -> None:
    workshop = played(session, FACILITATOR, "customer_journey")
    assert count(session, workshop, Conclusion) == 8
    assert count(session, workshop, Agreement) == 3
    assert count(session, workshop, EvaluationAnswer) == 7
    steps = steps_of(session, workshop)
    assert {step.key for step in steps if count_at(session, step) == 0} <= {
        "welcome",
        "frame",
        "how_it_works",
        "pause",
        "closing",
    }
    moment = clock.moment_in(workshop)
    assert clock.progress(workshop, steps, moment).behind == 0
    assert clock.seconds_left(steps[-1], moment) == 0


def count_at(session: Session, step: Step) -> int:
    return len(session.exec(select(Note).where(Note.step_id == step.id)).all())


def test_rehearsal_stands_still_at_its_end(session: Session, rehearsing: Actor) -> None:
    workshop = rehearsing.workshop
    let_pass(workshop, 400)
    assert not is_over(session, workshop)
    play_rehearsal(session, rehearsing)
    assert (key_of_current(session, workshop), workshop.speed) == ("closing", 0)
    assert is_over(session, workshop)


def test_steps_left_out_are_not_played(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step_at(session, workshop, "frame").left_out = True
    copy = rehearse(session, facilitator, FACILITATOR)
    let_pass(copy, 16)
    play_rehearsal(session, identify(session, FACILITATOR, copy.code))
    assert key_of_current(session, copy) == "how_it_works"


def count_rows(session: Session, workshop_id: int) -> int:
    return sum(
        len(session.exec(select(table).where(rows_of("workshop", workshop_id, table_of(table)))).all())
        for table in tables_of("workshop")
    )


def test_stopped_rehearsal_is_gone_and_the_real_workshop_is_not(
    session: Session, workshop: Workshop, rehearsing: Actor
) -> None:
    copy = rehearsing.workshop.id
    before = count_rows(session, workshop.id)
    let_pass(rehearsing.workshop, 60)
    play_rehearsal(session, rehearsing)
    assert stop_rehearsal(session, rehearsing) == workshop.code
    session.flush()
    assert count_rows(session, copy) == 0
    assert session.get(Workshop, copy) is None
    assert count_rows(session, workshop.id) == before


def test_second_rehearsal_takes_the_place_of_the_first(
    session: Session, workshop: Workshop, facilitator: Actor, rehearsing: Actor
) -> None:
    second = rehearse(session, facilitator, FACILITATOR)
    session.flush()
    rehearsals = session.exec(select(Workshop).where(Workshop.rehearsal_of == workshop.id)).all()
    assert rehearsals == [second]
    assert second.code != rehearsing.workshop.code


def test_rehearsals_that_were_left_are_erased(session: Session, workshop: Workshop, rehearsing: Actor) -> None:
    copy = rehearsing.workshop.id
    assert rehearsals_left(session, now()) == []
    assert rehearsals_left(session, now() + timedelta(days=1, seconds=1)) == [copy]
    assert erase_rehearsal(session, rehearsing.workshop)
    session.flush()
    assert session.get(Workshop, copy) is None
    assert session.get(Workshop, workshop.id) is not None


def test_erased_workshop_takes_its_rehearsal_along(
    session: Session, workshop: Workshop, facilitator: Actor, rehearsing: Actor
) -> None:
    erase_workshop(session, facilitator, workshop.title)
    session.flush()
    assert session.exec(select(Workshop)).all() == []
    assert session.exec(select(Step)).all() == []
    assert session.exec(select(Participant)).all() == []


def test_real_workshop_cannot_be_played_or_stopped(session: Session, facilitator: Actor, participant: Actor) -> None:
    for attempt in (play_rehearsal, pause_rehearsal, resume_rehearsal, stop_rehearsal):
        with pytest.raises(Invalid, match="not a rehearsal"):
            attempt(session, facilitator)
        with pytest.raises(NotAllowed):
            attempt(session, participant)
    with pytest.raises(NotAllowed):
        rehearse(session, participant, "x")


def test_form_is_filled_in_and_agreed_on(session: Session) -> None:
    workshop = workshop_with_form(session)
    copy = rehearse(session, identify(session, FACILITATOR, workshop.code), FACILITATOR)
    let_pass(copy, 400)
    play_rehearsal(session, identify(session, FACILITATOR, copy.code))
    assert is_over(session, copy)
    written = session.exec(select(Answer).where(Answer.workshop_id == copy.id)).all()
    assert len(written) == 13
    assert AnswerState.AGREED in {answer.state for answer in written}
    assert len({answer.author_id for answer in written}) > 3
