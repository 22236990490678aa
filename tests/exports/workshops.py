"""A customer journey as it could have been held, with everything in it that writers stumble over."""

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from kompas.enums import (
    Anonymity,
    CaseMode,
    Domain,
    NoteKind,
    NoteStatus,
    Perspective,
    Phase,
    Priority,
    WorkshopStatus,
)
from kompas.models import (
    Agreement,
    Conclusion,
    ConclusionNote,
    EvaluationAnswer,
    Note,
    Participant,
    Step,
    StepVisit,
    Workshop,
)

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PARKED = "GEPARKEERD-mag-nergens-staan"
WITHDRAWN = "INGETROKKEN-mag-nergens-staan"
LONG = ("Moeder vertelde haar verhaal zeven keer, aan zeven mensen, en niemand had het vorige verslag gelezen. " * 20)[
    :2000
]
NASTY = [
    "=1+1",
    "+31 is geen telefoonnummer",
    "-2 graden in de wachtkamer",
    "@school: bel eerst de mentor",
    "<b>vet</b> & <script>alert(1)</script>",
    "#heading *star* _under_ [link](http://voorbeeld.nl) `code`",
    '$x$ #panic("typst") \\ ~ @label <label>',
    "Kind zegt: \U0001f600 eindelijk \U0001f469‍\U0001f469‍\U0001f467",
    "الأم خائفة من المحادثة",
    'Eerste regel\nTweede regel\n- derde; "tussen" aanhalingstekens',
    "Één café, façade, coördinatie, €25, ’s avonds",
    LONG,
]
PLAIN = [
    "De wijkverpleegkundige kwam aan de keukentafel en bleef rustig zitten.",
    "Drie maanden wachten op de eerste afspraak; in die tijd escaleerde het thuis twee keer.",
    "Eén vast gezicht voor het hele gezin, ook na de overdracht.",
    "School signaleerde vroeg, maar wist niet bij wie zij terechtkon.",
    "Warme overdracht: samen aan tafel in plaats van een verwijsbrief.",
    "De kinderen zijn nooit alleen gesproken.",
    "Vader kreeg dezelfde week nog een plek bij de verslavingszorg.",
    "Iedere organisatie maakte een eigen plan; moeder hield er zelf een map van bij.",
]
TITLES: list[tuple[str, str, str, int, str, Phase | None]] = [
    ("welcome", "Welkom en kennismaking", "Welcome and introductions", 15, "cases", None),
    ("frame", "Kader en doel", "Frame and goal", 15, "explain", None),
    ("how", "Zo werken we", "How it works", 5, "explain", None),
    ("before", "Voorafgaand aan de hulp", "Before help", 15, "collect", Phase.BEFORE_HELP),
    (
        "seeking",
        "Hulp zoeken of gevonden worden",
        "Seeking help or being found",
        20,
        "collect",
        Phase.SEEKING_HELP,
    ),
    (
        "contact",
        "Eerste contact en toeleiding",
        "First contact and referral",
        15,
        "collect",
        Phase.FIRST_CONTACT,
    ),
    ("break", "Pauze", "Break", 15, "break", None),
    ("support", "Hulp en ondersteuning", "Help and support", 20, "collect", Phase.SUPPORT),
    ("aftercare", "Nazorg", "Aftercare", 20, "collect", Phase.AFTERCARE),
    ("summary", "Samenvatting, conclusies en nabranders", "Summary and afterthoughts", 20, "conclude", None),
    ("evaluation", "Evaluatie en afspraken", "Evaluation and agreements", 15, "evaluate", None),
]
PEOPLE = [
    ("Amira", "wijkteammedewerker", "Wijkteam Waterrijk", Domain.SOCIAL, False),
    ("Bram", "jeugdbeschermer", "Jeugdbescherming Oost", Domain.YOUTH, False),
    ("Chaya", "ervaringsdeskundige", "Ervaringshuis De Brug", Domain.INFORMAL, True),
    ("Daan", "wijkagent", "Politie", Domain.SAFETY, False),
    ("Els", "systeemtherapeut", "GGZ Plassen", Domain.MENTAL_HEALTH, False),
    ("Fatih", "intern begeleider", "Basisschool Het Riet", Domain.EDUCATION, False),
    ("Gea", "vertrouwensarts", "Veilig Thuis", Domain.SAFETY, False),
    ("Hugo", "beleidsadviseur", "Gemeente Waterrijk", Domain.POLICY, False),
    ("Ilse", "consulent jeugd", "Gemeente Waterrijk", Domain.SOCIAL, False),
]
SCALES = [
    (
        "useful",
        "Hoe bruikbaar was deze werksessie voor je werk?",
        "How useful was this workshop for your work?",
        "weinig",
        "veel",
    ),
    ("heard", "Hoe goed kwam jouw inbreng aan bod?", "How well was your contribution heard?", "nauwelijks", "volledig"),
    ("safe", "Hoe veilig was het om open te spreken?", "How safe was it to speak openly?", "onveilig", "veilig"),
]
REMARKS = ["Zwaar, maar nodig.", "Graag over een half jaar opnieuw.", "Mooi dat de politie erbij was.", ""]
CONCLUSIONS = [
    ("before", "Signalen zijn er vroeg, maar niemand voelt zich eigenaar."),
    ("seeking", "De wachttijd tussen melding en eerste afspraak maakt het thuis onveiliger."),
    ("contact", "Eén vast gezicht werkt; het is nu toeval of een gezin dat krijgt."),
    ("support", "Er zijn te veel plannen naast elkaar. Eén gezamenlijk plan, met het gezin als eigenaar, is de norm."),
]
AGREEMENTS = [
    (
        "Eén plek inrichten waar scholen en huisartsen signalen samen wegen",
        "Gemeente Waterrijk (Ilse)",
        date(2027, 1, 15),
        Priority.HIGH,
        0,
    ),
    (
        "Proef met een vaste contactpersoon in tien gezinnen",
        "Wijkteam en GGZ Plassen",
        date(2027, 3, 1),
        Priority.NORMAL,
        2,
    ),
    ("Gezamenlijk plan als vast agendapunt in het casusoverleg", "Jeugdbescherming Oost", None, Priority.LOW, None),
]


def text_of(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


def content_of(activity: str, nl: str, en: str) -> dict[str, Any]:
    kinds = {
        "collect": ["good", "better", "improvement"],
        "conclude": ["afterthought"],
        "cases": ["case"],
    }.get(activity, [])
    scales = [
        {"key": k, "text": text_of(n, e), "low": text_of(low, low), "high": text_of(high, high)}
        for k, n, e, low, high in SCALES
    ]
    evaluation = {"scales": scales, "open": text_of("Wat wil je ons nog meegeven?", "What else would you like to say?")}
    return {
        "title": text_of(nl, en),
        "screen": text_of("", ""),
        "facilitator": text_of("", ""),
        "kinds": kinds,
        "questions": [{"key": "works", "text": text_of("Wat gaat hier goed of kan beter?", "What goes well here?")}]
        if kinds
        else [],
        "evaluation": evaluation if activity == "evaluate" else None,
    }


def build_workshop(session: Session, count: int = 40, *, anonymity: Anonymity = Anonymity.GROUP) -> Workshop:
    """A closed workshop with `count` shown notes, 4 conclusions, 3 agreements, 9 people and 8 evaluations."""
    workshop = Workshop(
        code=uuid.uuid4().hex[:6].upper(),
        title="Klantreis Waterrijk",
        network="Samenwerkingsverband Veilig Thuis in Waterrijk",
        goal="Samen zien hoe een gezin onze hulp ervaart, en kiezen wat we als eerste beter doen.",
        script_key="customer_journey",
        starts_at=START,
        started_at=START,
        closed_at=START + timedelta(minutes=183),
        status=WorkshopStatus.CLOSED,
        case_mode=CaseMode.FIXED_CASE,
        case_text="Een moeder met twee kinderen (7 en 11); vader is uit beeld en komt soms terug.",
        anonymity=anonymity,
        facilitator_code_hash="x",
    )
    session.add(workshop)
    session.flush()
    steps = add_steps(session, workshop)
    people = add_people(session, workshop)
    notes = add_notes(session, workshop, steps, people, count)
    conclusions = add_conclusions(session, workshop, steps, notes)
    add_agreements(session, workshop, conclusions)
    add_evaluation(session, workshop)
    session.flush()
    return workshop


def add_steps(session: Session, workshop: Workshop) -> dict[str, Step]:
    steps: dict[str, Step] = {}
    moment = START
    for position, (key, nl, en, minutes, activity, phase) in enumerate(TITLES):
        step = Step(
            workshop_id=workshop.id or 0,
            position=position,
            key=key,
            activity=activity,
            phase=phase,
            minutes=minutes,
            left_out=key == "how",
            content=content_of(activity, nl, en),
            remaining_seconds=0,
        )
        session.add(step)
        session.flush()
        steps[key] = step
        if not step.left_out:
            left = moment + timedelta(minutes=minutes + position % 5 - 2)
            session.add(StepVisit(workshop_id=workshop.id or 0, step_id=step.id or 0, entered_at=moment, left_at=left))
            moment = left
    return steps


def add_people(session: Session, workshop: Workshop) -> list[Participant]:
    people = [
        Participant(
            workshop_id=workshop.id or 0,
            name=name,
            job_function=job,
            organisation=where,
            domain=domain,
            expert_by_experience=expert,
        )
        for name, job, where, domain, expert in PEOPLE
    ]
    session.add_all(people)
    session.flush()
    return people


def add_notes(
    session: Session, workshop: Workshop, steps: dict[str, Step], people: list[Participant], count: int
) -> list[Note]:
    phases = [step for step in steps.values() if step.phase]
    kinds = [NoteKind.GOOD, NoteKind.BETTER, NoteKind.IMPROVEMENT]
    views = [None, *Perspective]
    notes: list[Note] = []

    def add(step: Step, kind: NoteKind, text: str, status: NoteStatus = NoteStatus.SHOWN) -> None:
        index = len(notes)
        notes.append(
            Note(
                id=str(uuid.uuid4()),
                workshop_id=workshop.id or 0,
                step_id=step.id or 0,
                author_id=people[index % len(people)].id,
                kind=kind,
                perspective=views[index % len(views)],
                question="works" if index % 2 else None,
                text=text,
                status=status,
                added_later=index % 7 == 0,
                sequence=index,
                revision=index,
            )
        )

    for index in range(count - 3):
        nasty = index >= 8 and index - 8 < len(NASTY)
        add(phases[index % len(phases)], kinds[index % 3], NASTY[index - 8] if nasty else PLAIN[index % len(PLAIN)])
    add(steps["summary"], NoteKind.AFTERTHOUGHT, "Niemand vroeg naar de oma; zij is er iedere dag.")
    add(steps["summary"], NoteKind.AFTERTHOUGHT, "Vier ook wat lukt: het gezin woont weer samen.")
    add(steps["welcome"], NoteKind.CASE, "Meisje van negen dat altijd de deur opendoet.")
    add(steps["before"], NoteKind.GOOD, PARKED, NoteStatus.PARKED)
    add(steps["support"], NoteKind.BETTER, WITHDRAWN, NoteStatus.WITHDRAWN)
    session.add_all(notes)
    session.flush()
    return notes


def add_conclusions(
    session: Session, workshop: Workshop, steps: dict[str, Step], notes: list[Note]
) -> list[Conclusion]:
    """Each rests on three notes of its step; the first also on a parked one, and one conclusion is withdrawn."""
    parked = next(note for note in notes if note.status is NoteStatus.PARKED)
    conclusions: list[Conclusion] = []
    for order, (key, text) in enumerate([*CONCLUSIONS, ("aftercare", WITHDRAWN)]):
        step = steps[key]
        conclusion = Conclusion(
            id=str(uuid.uuid4()), workshop_id=workshop.id or 0, step_id=step.id or 0, text=text,
            withdrawn=text == WITHDRAWN, sequence=order, revision=order,
        )  # fmt: skip
        session.add(conclusion)
        session.flush()
        tied = [note for note in notes if note.step_id == step.id and note.status is NoteStatus.SHOWN][:3]
        tied += [parked] if order == 0 else []
        session.add_all(ConclusionNote(conclusion_id=conclusion.id, note_id=note.id) for note in tied)
        conclusions.append(conclusion)
    return conclusions


def add_agreements(session: Session, workshop: Workshop, conclusions: list[Conclusion]) -> None:
    for order, (what, who, by_when, priority, origin) in enumerate(
        [*AGREEMENTS, (WITHDRAWN, "-", None, Priority.LOW, None)]
    ):
        session.add(
            Agreement(
                id=str(uuid.uuid4()),
                workshop_id=workshop.id or 0,
                what=what,
                who=who,
                by_when=by_when,
                priority=priority,
                conclusion_id=None if origin is None else conclusions[origin].id,
                withdrawn=what == WITHDRAWN,
                sequence=order,
                revision=order,
            )
        )


def add_evaluation(session: Session, workshop: Workshop) -> None:
    for index in range(8):
        scores = {"useful": 3 + index % 3, "heard": 2 + index % 4, "safe": 5 - index % 2}
        session.add(
            EvaluationAnswer(
                id=str(uuid.uuid4()),
                workshop_id=workshop.id or 0,
                scores=scores,
                remark=REMARKS[index] if index < len(REMARKS) else "",
            )
        )
