"""The notes: in the facilitator's own report only, with names where the workshop shows them.

Parked, hidden, withdrawn and binned notes are never read, so they cannot slip through.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import col, func, select

from kompas.domain.wall.queries import count_hidden
from kompas.domain.workshop.anonymity import order_of
from kompas.enums import NoteKind, NoteStatus, Perspective
from kompas.exports.core.blocks import Point, Points
from kompas.exports.core.wording import title_label
from kompas.exports.wall.kind_colours import kind_colour
from kompas.exports.wall.naming import Names
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport, chapter
from kompas.exports.workshop.steps import Steps
from kompas.i18n import _, current_language, ngettext
from kompas.labels import label
from kompas.models import Note, Step
from kompas.rules import report_names_authors, tells_when_written

PRINTING: list[Callable[[WorkshopReport], Collection[str]]] = []


def prints_notes(function: Callable[[WorkshopReport], Collection[str]]) -> Callable[[WorkshopReport], Collection[str]]:
    """Register a chapter of a room above that prints notes, by their ids: the steps then leave those to it."""
    PRINTING.append(function)
    return function


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


@chapter
class Notes(WorkshopChapter):
    """`by_step` has every step of the script, in its order. A merged note counts as one, its originals stand in it."""

    def read(self) -> None:
        report = self.report
        rows = self.shown_rows()
        self.is_named = report_names_authors(report.workshop)
        self.tells_moments = tells_when_written(report.workshop)
        self.hidden = count_hidden(report.session, report.workshop) if report.full else 0
        self.parked = self.count_parked() if report.full else 0
        self.by_case = Counter(row.case_id for row in rows if row.merged_into is None)
        self.standing_for = {row.id: row.merged_into for row in rows if row.merged_into}
        self.by_step = self.notes_by_step(rows)

    def shown_rows(self) -> list[Note]:
        """In the order of writing, unless that order might tell whose they are."""
        rows = self.report.own_rows(Note, Note.status == NoteStatus.SHOWN, col(Note.hidden).is_(False))
        return sorted(rows, key=lambda note: order_of(self.report.workshop, note))

    def count_parked(self) -> int:
        parked = (Note.workshop_id == self.report.workshop.id, Note.status == NoteStatus.PARKED)
        return self.report.session.exec(select(func.count()).where(*parked)).one()

    def notes_by_step(self, rows: Sequence[Note]) -> dict[int, list[ReportNote]]:
        scripted = self.report[Steps].scripted
        questions = {step.id: question_texts(step) for step in scripted}
        authors = {key: " · ".join(who) for key, who in self.report[Attendance].names.items()} if self.is_named else {}
        names = self.report[Names].texts
        originals: dict[str, list[ReportNote]] = defaultdict(list)
        by_step: dict[int, list[ReportNote]] = {step.id or 0: [] for step in scripted}
        told = {
            note.id: ReportNote(
                id=note.id,
                kind=note.kind,
                perspective=note.perspective,
                question=questions[note.step_id].get(note.question or ""),
                text=note.text,
                added_later=note.added_later and self.tells_moments,
                author=authors.get(note.author_id or 0),
                originals=originals[note.id],
                case=names.get(note.case_id or ""),
                place=names.get(note.line_id or note.party_id or ""),
            )
            for note in rows
        }
        for note in rows:
            if note.merged_into is None:
                by_step[note.step_id].append(told[note.id])
            else:
                originals[note.merged_into].append(told[note.id])
        return by_step

    @property
    def notes(self) -> list[ReportNote]:
        return [note for notes in self.by_step.values() for note in notes]

    def left_out(self) -> Iterable[str]:
        if self.parked:
            yield ngettext(
                "{count} parked note is not in this report.",
                "{count} parked notes are not in this report.",
                self.parked,
            )
        if self.hidden:
            yield ngettext(
                "{count} note that was written in silence is not revealed yet and is not in this report.",
                "{count} notes that were written in silence are not revealed yet and are not in this report.",
                self.hidden,
            )
        if self.notes and not self.is_named:
            yield (
                _("Names are not shown with the notes.")
                if self.tells_moments
                else _("Nobody sees who wrote which note, the facilitator neither; the notes stand in a random order.")
            )


def question_texts(step: Step) -> Mapping[str, str]:
    return {question["key"]: question["text"][current_language()] for question in step.content.get("questions", [])}


def points_by_kind(notes: Sequence[ReportNote]) -> Iterable[Points]:
    for kind in NoteKind:
        of_kind = [point_of(note) for note in notes if note.kind is kind]
        if of_kind:
            yield Points(f"{title_label(kind)} ({len(of_kind)})", of_kind)


def point_of(note: ReportNote) -> Point:
    return Point(note.text, title_label(note.kind), kind_colour(note.kind), remarks_on(note))


def remarks_on(note: ReportNote) -> str:
    """Remarks on a note besides its kind and text: perspective, case, place on the map, late, author."""
    perspective = label(note.perspective) if note.perspective else None
    later = _("added later") if note.added_later else None
    about = _("about {case}", case=note.case) if note.case else None
    place = _("with {place}", place=note.place) if note.place else None
    return " · ".join(part for part in (perspective, about, place, later, note.author, merged_from(note)) if part)


def merged_from(note: ReportNote) -> str | None:
    """The originals of a merged note, in the words of those who wrote them."""
    if not note.originals:
        return None
    texts = "; ".join(f"“{original.text}”" for original in note.originals)
    return _("merged from {count} notes: {texts}", count=len(note.originals), texts=texts)
