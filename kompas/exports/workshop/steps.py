"""The steps of a workshop as they were held, and the minutes they took."""

from collections.abc import Iterable
from dataclasses import dataclass

from kompas.domain.workshop import clock
from kompas.domain.workshop.timing import StepTime, time_of, visits_of
from kompas.domain.workshop.workshops import steps_of
from kompas.exports.core import wording
from kompas.exports.core.blocks import Block, Heading
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Cell, Column, Table
from kompas.exports.core.wording import yes_or_no
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.time_bars import Bar, bars_picture
from kompas.i18n import _, current_language
from kompas.models import Step


@dataclass(frozen=True)
class HeldStep:
    """`planned` minutes, `actual` minutes or None when the room was never there; while it is there (`under_way`) nothing
    can be said about the difference.
    """

    key: str
    title: str
    is_phase: bool
    takes_notes: bool
    left_out: bool
    planned: int
    actual: int | None
    under_way: bool


@chapter_of(WorkshopReport)
class Steps(Chapter[WorkshopReport]):
    """`held` by the id of the step; `scripted` are the rows, for who reads what a step asked."""

    def read(self) -> None:
        report = self.report
        self.scripted = steps_of(report.session, report.workshop)
        self.is_closed = report.workshop.closed_at is not None
        visits, at = visits_of(report.session, report.workshop), clock.moment_in(report.workshop, report.at)
        self.held = {step.id: held_step(step, time_of(step, visits, at)) for step in self.scripted}

    @property
    def bars(self) -> list[Bar]:
        """Nothing to draw as long as no step was held."""
        steps = [step for step in self.held.values() if not step.left_out]
        if all(step.actual is None for step in steps):
            return []
        return [Bar(step.title, step.planned, step.actual, step.under_way) for step in steps]

    def blocks(self) -> Iterable[Block]:
        if self.report.full:
            yield Heading(_("Planned and actual time"), 1)
            if self.bars:
                yield bars_picture(self.bars)
            yield self.time_table()

    def time_table(self) -> Table:
        steps = list(self.held.values())
        planned = sum(step.planned for step in steps if not step.left_out)
        actual = sum(step.actual or 0 for step in steps)
        # only after the end: a workshop that is still going on is not an hour ahead
        difference = wording.difference(planned, actual) if self.is_closed and actual else wording.NOTHING
        return Table(
            columns=[
                Column(_("Step"), 11),
                Column(_("Planned minutes"), 3, number=True),
                Column(_("Actual minutes"), 3, number=True),
                Column(_("Difference"), 3, number=True),
            ],
            rows=list(map(time_row, steps)),
            total=[_("Total"), str(planned), str(actual) if actual else wording.NOTHING, difference],
        )

    def tables(self) -> Iterable[Table]:
        if self.report.full:
            columns = [
                Column(_("Step"), width=44),
                Column(_("Planned minutes"), width=20),
                Column(_("Actual minutes"), width=20),
                Column(_("Left out"), width=16),
            ]
            rows = [[step.title, step.planned, step.actual, yes_or_no(step.left_out)] for step in self.held.values()]
            yield Table(columns, rows, name=_("Time"))

    def left_out(self) -> Iterable[str]:
        titles = [step.title for step in self.held.values() if step.left_out]
        if titles:
            yield _("Left out of the script: {titles}.", titles="; ".join(titles))


def held_step(step: Step, time: StepTime) -> HeldStep:
    return HeldStep(
        key=step.key,
        title=time.title[current_language()],
        is_phase=step.phase is not None,
        takes_notes=bool(step.content.get("kinds")),
        left_out=step.left_out,
        planned=time.planned or step.minutes,
        actual=time.actual,
        under_way=time.under_way,
    )


def time_row(step: HeldStep) -> list[Cell]:
    title = _("{title} (left out)", title=step.title) if step.left_out else step.title
    is_told = step.actual is not None and not step.under_way
    difference = wording.difference(0 if step.left_out else step.planned, step.actual or 0) if is_told else None
    return [title, None if step.left_out else step.planned, step.actual, difference]
