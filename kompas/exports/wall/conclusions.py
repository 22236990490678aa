"""The conclusions by step, with the notes they rest on and the others of that step."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from kompas.enums import NoteKind, ReleaseLevel
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Points, Statement, Table, Value, table_of
from kompas.exports.core.wording import title_label
from kompas.exports.wall.ballots import Ballots, ReportPlace
from kompas.exports.wall.notes import PRINTING, Notes, ReportNote, point_of, points_by_kind
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.exports.workshop.steps import HeldStep, Steps
from kompas.i18n import _, ngettext
from kompas.labels import label
from kompas.models import Conclusion, ConclusionNote
from kompas.rules import reaches


@dataclass(frozen=True)
class ReportConclusion:
    """`votes` tell how the notes it rests on did in votes."""

    id: str
    text: str
    notes: list[ReportNote]
    release: ReleaseLevel = ReleaseLevel.PARTICIPANTS
    votes: list[ReportPlace] = field(default_factory=list)


@dataclass(frozen=True)
class ConcludedStep:
    """A step with its conclusions and all its shown notes."""

    held: HeldStep
    conclusions: list[ReportConclusion]
    notes: list[ReportNote]


@chapter
class Conclusions(WorkshopChapter):
    """`without` are the phases that have none, whether it may be told or not; `weights` by id how many notes each rests on."""

    def read(self) -> None:
        rows = self.report.rows(Conclusion)
        released = [row for row in rows if reaches(row.release, self.report.level)]
        ties = self.ties()
        self.weights = {row.id: len(ties[row.id]) for row in rows}
        told: dict[int, list[ReportConclusion]] = defaultdict(list)
        for row in released:
            told[row.step_id].append(self.describe_conclusion(row, ties[row.id] if self.report.full else set()))
        held, notes = self.report[Steps].held, self.report[Notes].by_step
        self.steps = [ConcludedStep(step, told[key], notes[key]) for key, step in held.items()]
        self.conclusions = [conclusion for step in self.steps for conclusion in step.conclusions]
        self.withheld, concluded = len(rows) - len(released), {row.step_id for row in rows}
        phases = {key: step for key, step in held.items() if step.is_phase and not step.left_out}
        self.without = [step.title for key, step in phases.items() if key not in concluded]

    def ties(self) -> dict[str, set[str]]:
        """Conclusion id → ids of the notes it rests on."""
        query = select(ConclusionNote).join(Conclusion, col(Conclusion.id) == ConclusionNote.conclusion_id)
        ties: dict[str, set[str]] = defaultdict(set)
        for tie in self.report.session.exec(query.where(Conclusion.workshop_id == self.report.workshop.id)):
            ties[tie.conclusion_id].add(tie.note_id)
        return ties

    def describe_conclusion(self, row: Conclusion, tied: set[str]) -> ReportConclusion:
        notes = [note for note in self.report[Notes].notes if note.id in tied]
        shown = {note.id for note in notes}
        votes = [place for ballot in self.report[Ballots].ballots for place in ballot.places if place.id in shown]
        return ReportConclusion(row.id, row.text, notes, row.release, votes)

    def by_note(self) -> dict[str, list[str]]:
        """Note id → the conclusions that rest on it."""
        concluded: dict[str, list[str]] = defaultdict(list)
        for conclusion in self.conclusions:
            for note in conclusion.notes:
                concluded[note.id].append(conclusion.text)
        return concluded

    def blocks(self) -> Iterable[Block]:
        parts = [(step, list(self.part(step))) for step in self.steps]
        if any(part for _step, part in parts) or self.withheld:
            yield Heading(_("Conclusions by phase"), 1)
        if self.withheld and not self.conclusions:
            yield Paragraph(self.withheld_text(), quiet=True)
        for step, part in parts:
            if part:
                yield Heading(step.held.title, 2)
                yield from part

    def remaining(self, step: ConcludedStep) -> list[ReportNote]:
        """The notes that stand nowhere else: with no conclusion, in no other chapter."""
        elsewhere = {*self.by_note(), *(key for printing in PRINTING for key in printing(self.report))}
        return [note for note in step.notes if note.id not in elsewhere and note.kind is not NoteKind.AFTERTHOUGHT]

    def part(self, step: ConcludedStep) -> Iterable[Block]:
        """Nothing when there is nothing to tell; the facilitator is told of every phase that was held."""
        remaining = self.remaining(step)
        is_told = remaining or (self.report.full and not step.held.left_out)
        yield from self.statements(step.conclusions)
        if step.held.is_phase and not step.conclusions and is_told:
            nothing = _("No conclusion was recorded.") if step.notes else _("Nothing was brought in.")
            yield Paragraph(nothing, quiet=True)
        if remaining:
            yield Heading(_("Other notes") if step.conclusions else _("Notes"), 3)
            yield from points_by_kind(remaining)

    def statements(self, conclusions: Iterable[ReportConclusion]) -> Iterable[Block]:
        for each in conclusions:
            yield Statement(each.text, list(map(point_of, each.notes)))
            if each.votes:
                yield Paragraph(_("In the vote: {votes}", votes=votes_for(each)), quiet=True)
            if self.report.full and each.release is not ReleaseLevel.PARTICIPANTS:
                yield Paragraph(_("For: {release}", release=label(each.release)), quiet=True)

    def tables(self) -> Iterable[Table]:
        columns: dict[Column, Value] = {
            Column(_("Step"), width=30): lambda row: row[0].held.title,
            Column(_("Conclusion"), width=60): lambda row: row[1].text,
        }
        if self.report.full:
            columns |= {
                Column(_("For whom"), width=22): lambda row: row[1].release,
                Column(_("Number of notes"), width=18): lambda row: len(row[1].notes),
                Column(_("Rests on"), width=70): lambda row: texts_under(row[1]),
                Column(_("In the vote"), width=24): lambda row: votes_for(row[1]),
            }
        rows = [(step, conclusion) for step in self.steps for conclusion in step.conclusions]
        yield table_of(rows, columns, _("Conclusions"))

    def data(self) -> Mapping[str, Any]:
        told = [{**vars(step.held), "conclusions": step.conclusions, "notes": step.notes} for step in self.steps]
        return {"steps": told}

    def left_out(self) -> Iterable[str]:
        """The phases without are the same for everybody: of what is withheld is told how much, not where."""
        if self.without:
            yield _("No conclusions were recorded for: {titles}.", titles="; ".join(self.without))
        if self.withheld:
            yield self.withheld_text()

    def withheld_text(self) -> str:
        return ngettext(
            "{count} conclusion is not released to {far}.",
            "{count} conclusions are not released to {far}.",
            self.withheld,
            far=self.report.far,
        )


@chapter
class Afterthoughts(WorkshopChapter):
    """The notes that nobody asked for, as far as no conclusion has them."""

    def blocks(self) -> Iterable[Block]:
        concluded = self.report[Conclusions].by_note()
        notes = [note for note in self.report[Notes].notes if note.kind is NoteKind.AFTERTHOUGHT]
        points = [point_of(note) for note in notes if note.id not in concluded]
        if points:
            yield Heading(_("Afterthoughts"), 1)
            yield Paragraph(_("Nobody asked for it, and still worth sharing."), quiet=True)
            yield Points("", points)


def texts_under(conclusion: ReportConclusion) -> str:
    return "\n".join(f"{title_label(note.kind)}: {note.text}" for note in conclusion.notes)


def votes_for(conclusion: ReportConclusion) -> str:
    """Such as "3 dots, place 1"; a note that was voted on twice has both."""
    said = (
        ngettext("{count} dot, place {place}", "{count} dots, place {place}", vote.dots, place=vote.place)
        for vote in conclusion.votes
    )
    return " · ".join(said)
