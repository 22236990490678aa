"""The report model: everything a report of a workshop tells, in the language of the reader, before any layout."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from kompas.domain.map.drawing import Drawing
from kompas.enums import (
    AmbitionCheck,
    BallotSubject,
    LineChange,
    LineColour,
    NoteKind,
    Perspective,
    Phase,
    Priority,
    Progress,
    ReleaseLevel,
)


@dataclass(frozen=True)
class ReportNote:
    """`author` is None unless the workshop shows names with notes; `originals` are what a merged note stands for."""

    id: str
    kind: NoteKind
    perspective: Perspective | None
    question: str | None
    text: str
    added_later: bool
    author: str | None
    originals: list["ReportNote"] = field(default_factory=list)
    case: str | None = None
    """The made-up name of the case it is about."""
    place: str | None = None
    """The party or line of the map that it is about."""


@dataclass(frozen=True)
class ReportConclusion:
    id: str
    text: str
    notes: list[ReportNote]
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS
    votes: list["ReportPlace"] = field(default_factory=list)
    """How the notes it rests on did in votes."""


@dataclass(frozen=True)
class ReportStep:
    """One step as held: `planned` minutes, `actual` minutes or None when the room was never there;
    while it is there (`under_way`) nothing can be said about the difference.

    `notes` are all shown notes of the step, `conclusions` name the ones they rest on.
    """

    key: str
    title: str
    is_phase: bool
    takes_notes: bool
    left_out: bool
    planned: int
    actual: int | None
    under_way: bool
    conclusions: list[ReportConclusion]
    notes: list[ReportNote]


@dataclass(frozen=True)
class ReportAgreement:
    id: str
    what: str
    who: str
    by_when: date | None
    priority: Priority
    conclusion: str | None
    conclusion_id: str | None = None
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS


@dataclass(frozen=True)
class ReportScale:
    """`counts[i]` is how often the answer i + 1 was given; `average` is None without answers."""

    question: str
    low: str
    high: str
    counts: list[int]
    average: float | None


@dataclass(frozen=True)
class ReportPlace:
    """What got dots in a vote: its place (equal dots share one) and how many. `id` is that of the note or theme."""

    place: int
    text: str
    dots: int
    shared: bool
    id: str = ""


@dataclass(frozen=True)
class ReportCase:
    """Not whose it is: the case is told, not who brought it. `notes` is how many are about it."""

    name: str
    age: str
    text: str
    notes: int


@dataclass(frozen=True)
class ReportBallot:
    """A closed vote, on notes or on themes. `without` things got no dots."""

    question: str
    voters: int
    dots: int
    places: list[ReportPlace]
    without: int
    subject: BallotSubject = BallotSubject.NOTES


@dataclass(frozen=True)
class ReportTheme:
    name: str
    notes: list[ReportNote]


@dataclass(frozen=True)
class ReportConnection:
    """A theme that helps with a bottleneck; `source` is the workshop that one is from, when it is from another."""

    theme: str
    bottleneck: str
    source: str
    note: str


@dataclass(frozen=True)
class ReportComment:
    sentence: str
    text: str
    settled: bool
    author: str | None


@dataclass(frozen=True)
class ReportDraft:
    """A version of the ambition; `author` is None when the facilitator held the pen."""

    version: int
    text: str
    author: str | None
    accepted: bool
    checks: list[AmbitionCheck]
    comments: list[ReportComment]


@dataclass(frozen=True)
class ReportStance:
    """What an organisation said; `stance` is empty when it said nothing."""

    organisation: str
    stance: str
    has_mandate: bool
    reasons: list[str]


@dataclass(frozen=True)
class ReportSupport:
    """A closed support check: how many organisations said what, and for the facilitator which."""

    version: int
    closed_at: datetime | None
    counts: dict[str, int]
    stances: list[ReportStance]


@dataclass(frozen=True)
class ReportAmbition:
    """`accepted` is the text that is the ambition; the drafts are for the facilitator's own report."""

    accepted: str
    drafts: list[ReportDraft]
    support: list[ReportSupport]


@dataclass(frozen=True)
class ReportHeld:
    """A session and what it said of a bottleneck; no `mark` where it was named, or not discussed."""

    title: str
    at: datetime
    mark: Progress | None
    remark: str


@dataclass(frozen=True)
class ReportBottleneck:
    """What an earlier journey concluded could be better. The first of `held` named it, the last is this workshop."""

    phase: Phase
    text: str
    held: list[ReportHeld]


@dataclass(frozen=True)
class ReportChangedLine:
    """`then`, `reason` and `agreements` are those of the earlier round; a colour is None where there was no line."""

    name: str
    change: LineChange
    then: LineColour | None
    now: LineColour | None
    reason: str
    agreements: list[str]


@dataclass(frozen=True)
class ReportComparison:
    """The map beside that of the round of `since`; `changes` says per line of the drawing what became of it."""

    since: datetime
    workshop: str
    summary: str
    parties: list[str]
    lines: list[ReportChangedLine]
    drawing: Drawing
    changes: dict[str, LineChange]


@dataclass(frozen=True)
class Attendance:
    organisation: str
    domains: list[str]
    people: int
    experts_by_experience: int


@dataclass(frozen=True)
class ReportPerson:
    name: str
    job_function: str
    organisation: str
    domain: str
    expert_by_experience: bool


@dataclass(frozen=True)
class Report:
    """`level` is how far the report goes: what stays in the session is in the facilitator's own report only.

    That one is `full`; the others have conclusions and agreements, and a breakdown of `people` that points at nobody:
    `attendance` by `attendance_by`, empty when every breakdown would.
    """

    title: str
    network: str
    goal: str
    code: str
    starts_at: datetime
    closed_at: datetime | None
    made_at: datetime
    level: ReleaseLevel
    participants: int
    experts: int | None
    attendance_by: Literal["organisation", "domain"]
    case: str
    attendance: list[Attendance]
    people: list[ReportPerson]
    steps: list[ReportStep]
    agreements: list[ReportAgreement]
    scales: list[ReportScale]
    open_question: str
    remarks: list[str]
    ballots: list[ReportBallot] = field(default_factory=list)
    drawing: Drawing | None = None
    """The network map, when there is one and it goes so far; the reasons in the facilitator's own report only."""
    comparison: ReportComparison | None = None
    """With an earlier round, as far as both maps go; the reasons in the facilitator's own report only."""
    themes: list[ReportTheme] = field(default_factory=list)
    connections: list[ReportConnection] = field(default_factory=list)
    ambition: ReportAmbition | None = None
    bottlenecks: list[ReportBottleneck] = field(default_factory=list)
    cases: list[ReportCase] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """Sentences that say what this report leaves out and why."""

    @property
    def full(self) -> bool:
        return self.level is ReleaseLevel.SESSION

    @property
    def conclusions(self) -> list[ReportConclusion]:
        return [conclusion for step in self.steps for conclusion in step.conclusions]

    @property
    def notes(self) -> list[ReportNote]:
        return [note for step in self.steps for note in step.notes]
