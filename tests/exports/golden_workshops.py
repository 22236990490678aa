"""Workshops whose files are pinned: the shipped examples, one with everything in it, one that is still going on."""

import random
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.enums import (
    AgeGroup,
    Anonymity,
    BallotStatus,
    CaseStatus,
    Domain,
    Involvement,
    LineColour,
    NoteKind,
    NoteStatus,
    Phase,
    Priority,
    Progress,
    ReleaseLevel,
    Ring,
    WorkshopStatus,
)
from kompas.models import (
    Agreement,
    AmbitionComment,
    Ballot,
    Bottleneck,
    Case,
    Conclusion,
    ConclusionNote,
    EvaluationAnswer,
    Line,
    MapRound,
    Network,
    Note,
    Participant,
    Party,
    StepVisit,
    Workshop,
)
from kompas.models.core import columns

from .test_inquiry import fill
from .workshops import START, build_workshop

SCENARIOS: dict[str, Callable[[Session], Workshop]] = {}


def freeze(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same moment and the same identities in every run."""
    chance = random.Random(1)

    class Frozen(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "Frozen":
            return cls.fromtimestamp(START.timestamp(), tz)

    monkeypatch.setattr(columns, "datetime", Frozen)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4))


def scenario(build: Callable[[Session], Workshop]) -> Callable[[Session], Workshop]:
    SCENARIOS[build.__name__] = build
    return build


@scenario
def customer_journey(session: Session) -> Workshop:
    return load_example(session, "newcomer")


@scenario
def appreciative_inquiry(session: Session) -> Workshop:
    return load_example(session, "newcomer", path=INQUIRY)


@scenario
def network_map(session: Session) -> Workshop:
    return load_map_example(session, "newcomer")


@scenario
def everything(session: Session) -> Workshop:
    """Names with notes, and of each noun something for every level."""
    workshop = build_workshop(session, anonymity=Anonymity.NAMED)
    add_people(session, workshop)
    fill(session, workshop.id or 0)
    add_cases(session, workshop)
    add_merged(session, workshop)
    add_vote(session, workshop)
    add_bottlenecks(session, workshop)
    add_map(session, workshop, ReleaseLevel.PARTICIPANTS, ReleaseLevel.PARTICIPANTS)
    release_differently(session, workshop)
    return workshop


@scenario
def still_going_on(session: Session) -> Workshop:
    """Anonymous to all, with a step under way, notes in silence, too few evaluations and a comparison that stays."""
    workshop = build_workshop(session, 12, anonymity=Anonymity.ALL)
    workshop.status, workshop.closed_at = WorkshopStatus.RUNNING, None
    fill(session, workshop.id or 0)
    add_cases(session, workshop)
    add_map(session, workshop, ReleaseLevel.STEERING, ReleaseLevel.PARTICIPANTS)
    for answer in session.exec(select(EvaluationAnswer)).all()[2:]:
        session.delete(answer)
    notes = shown_notes(session, workshop)
    notes[0].hidden = notes[5].hidden = True
    last = session.exec(select(StepVisit).where(StepVisit.workshop_id == workshop.id)).all()[-1]
    last.left_at = None
    workshop.current_step_id = last.step_id
    for comment in session.exec(select(AmbitionComment)):
        comment.settled = True
    return workshop


def shown_notes(session: Session, workshop: Workshop) -> list[Note]:
    query = select(Note).where(Note.workshop_id == workshop.id, Note.status == NoteStatus.SHOWN)
    return list(session.exec(query.order_by(Note.sequence)))  # type: ignore[arg-type]


def add_people(session: Session, workshop: Workshop) -> None:
    """Enough of two organisations to be told, and somebody who only tries things out."""
    shape: dict[str, Any] = {"job_function": "consulent", "domain": Domain.SOCIAL, "expert_by_experience": False}
    for number in range(4):
        organisation = "Gemeente Waterrijk" if number < 2 else "GGZ  plassen"
        session.add(
            Participant(workshop_id=workshop.id, name=f"Extra {number}", organisation=organisation, **shape)  # type: ignore[arg-type]
        )
    tester = Participant(workshop_id=workshop.id, name="Proef", organisation="Kompas", counts=False, **shape)  # type: ignore[arg-type]
    session.add(tester)
    session.flush()
    shown_notes(session, workshop)[1].author_id = tester.id


def add_cases(session: Session, workshop: Workshop) -> None:
    names = [("Vlinder", "Loopt weg; de oma vangt op."), ("Eik", ""), ("Verstopt", "Niet verteld")]
    for number, (name, text) in enumerate(names):
        status = CaseStatus.SHOWN if number < 2 else next(one for one in CaseStatus if one is not CaseStatus.SHOWN)
        session.add(
            Case(
                id=str(uuid.uuid4()), workshop_id=workshop.id, name=name, text=text, status=status,
                age_group=list(AgeGroup)[number + 1], sequence=3 - number,
            )
        )  # fmt: skip
    session.flush()
    cases = session.exec(select(Case).where(Case.workshop_id == workshop.id)).all()
    for number, note in enumerate(shown_notes(session, workshop)[2:8]):
        note.case_id = cases[number % 3].id


def add_merged(session: Session, workshop: Workshop) -> None:
    """The second and third note of one step become one."""
    first, second = shown_notes(session, workshop)[1:7:5]
    merged = Note(
        id=str(uuid.uuid4()), workshop_id=workshop.id, step_id=first.step_id, kind=NoteKind.GOOD,
        text="Samen:\nde wijkverpleegkundige bleef", sequence=60,
    )  # fmt: skip
    session.add(merged)
    session.flush()
    first.merged_into = second.merged_into = merged.id
    conclusion = session.exec(select(Conclusion).where(Conclusion.workshop_id == workshop.id)).all()[1]
    session.add(ConclusionNote(conclusion_id=conclusion.id, note_id=merged.id))


def add_vote(session: Session, workshop: Workshop) -> None:
    notes = shown_notes(session, workshop)
    gone = session.exec(select(Note).where(Note.status == NoteStatus.PARKED)).one()
    tied = session.exec(select(ConclusionNote)).all()
    results = {notes[1].id: 2, tied[0].note_id: 4, tied[4].note_id: 2, gone.id: 1}
    for number, question in enumerate(("Wat telt het meest?", "En wat kan morgen?")):
        session.add(
            Ballot(
                id=str(uuid.uuid4()), workshop_id=workshop.id, question=question, dots=3 - 2 * number, most_per_item=1,
                candidates=[*results, notes[9].id], status=BallotStatus.CLOSED, voters=4 - 3 * number, sequence=2 + number,
                results=results if number == 0 else {tied[0].note_id: 1},
            )
        )  # fmt: skip


def add_bottlenecks(session: Session, workshop: Workshop) -> None:
    for number, release in enumerate(ReleaseLevel):
        held = [
            {
                "title": f"Klantreis {2020 + year}",
                "at": f"{2020 + year}-05-20T12:00:00+00:00",
                "mark": mark,
                "remark": "",
            }
            for year, mark in enumerate([None, "same", None, "worse", "better"][number:])
        ]
        session.add(
            Bottleneck(
                id=str(uuid.uuid4()), workshop_id=workshop.id, lineage=f"{number:036}", phase=list(Phase)[2 - number],
                text=f"De wachttijd, voor {release}", held=held, mark=list(Progress)[number] if number else None,
                remark="Er is een loket bij." if number < 2 else "", release=release,
            )
        )  # fmt: skip


def add_map(session: Session, workshop: Workshop, release: ReleaseLevel, earlier_release: ReleaseLevel) -> None:
    """Two rounds: a line became strong, one went, one came; a note and an agreement are about a line that left."""
    network = Network(code="NETWRK", name="Waterrijk")
    session.add(network)
    session.flush()
    earlier = Workshop(
        code="EARLIE", title="Kaart van het voorjaar", script_key="network_map", network_id=network.id,
        starts_at=START - timedelta(days=183), facilitator_code_hash="x",
    )  # fmt: skip
    session.add(earlier)
    session.flush()
    workshop.network_id = network.id
    then = add_round(session, earlier, ["hardly", "strong", None], START - timedelta(days=183), earlier_release)
    now = add_round(session, workshop, ["strong", None, "could_be_better"], None, release)
    for number, level in enumerate(ReleaseLevel):
        session.add(
            Agreement(
                id=str(uuid.uuid4()), workshop_id=earlier.id, what=f"Bellen {number}", who="Ggz", line_id=then[0].id,
                sequence=number, release=level, priority=Priority.NORMAL,
            )
        )  # fmt: skip
    for number, line in enumerate(now):
        session.add(
            Agreement(
                id=str(uuid.uuid4()), workshop_id=workshop.id, what=f"Langsgaan {number}", who="=Politie", line_id=line.id,
                sequence=20 + number, priority=Priority.HIGH, by_when=START.date() + timedelta(days=30 * number),
            )
        )  # fmt: skip
    now[-1].withdrawn = True
    notes = shown_notes(session, workshop)
    notes[3].line_id, notes[4].line_id, notes[6].party_id = now[0].id, now[-1].id, now[0].one_id


def add_round(
    session: Session, workshop: Workshop, colours: list[str | None], frozen: datetime | None, release: ReleaseLevel
) -> list[Line]:
    names = ["Politie", "=Ggz & <co>", "School", "Wijkteam"][: 3 if frozen else 4]
    parties = [
        Party(
            id=str(uuid.uuid4()), workshop_id=workshop.id, name=name, lineage=[[f"s{number}", []]], sequence=number,
            domain=list(Domain)[number], ring=list(Ring)[number % 3],
            involvement=[None, *Involvement][number % len(Involvement)],
        )
        for number, name in enumerate(names)
    ]  # fmt: skip
    session.add_all(parties)
    session.flush()
    lines = [
        Line(
            id=str(uuid.uuid4()), workshop_id=workshop.id, one_id=parties[one].id, other_id=parties[other].id,
            colour=LineColour(colour), reason=f"Reden van {workshop.title}", sequence=number,
        )
        for number, (colour, (one, other)) in enumerate(zip(colours, ((0, 1), (1, 2), (0, 2)), strict=True))
        if colour
    ]  # fmt: skip
    lines.append(
        Line(
            id=str(uuid.uuid4()), workshop_id=workshop.id, one_id=parties[-2].id, other_id=parties[-1].id, sequence=9,
            colour=LineColour.NOT_NEEDED,
        )
    )  # fmt: skip
    session.add_all(lines)
    session.add(MapRound(workshop_id=workshop.id, frozen_at=frozen, release=release))
    session.flush()
    return lines


def release_differently(session: Session, workshop: Workshop) -> None:
    of_workshop = [
        session.exec(select(one).where(one.workshop_id == workshop.id)).all() for one in (Conclusion, Agreement)
    ]
    for rows in of_workshop:
        for number, row in enumerate(rows):
            row.release = list(ReleaseLevel)[number % 3]
