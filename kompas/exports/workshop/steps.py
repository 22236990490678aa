"""The steps of a workshop as they were held, and the minutes they took."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kompas.domain.workshop import clock
from kompas.domain.workshop.timing import StepTime, time_of, visits_of
from kompas.domain.workshop.workshops import steps_of
from kompas.exports.core import wording
from kompas.exports.core.blocks import Block, Column, Heading, Table, Value, table_of
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.exports.workshop.time_bars import bars_picture
from kompas.i18n import _
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


@chapter
class Steps(WorkshopChapter):
    """`held` by the id of the step; `scripted` are the rows, with what each step asks."""

    def read(self) -> None:
        report = self.report
        self.scripted = steps_of(report.session, report.workshop)
        self.is_closed = report.workshop.closed_at is not None
        visits, at = visits_of(report.session, report.workshop), clock.moment_in(report.workshop, report.at)
        self.held = {step.id: held_step(step, time_of(step, visits, at)) for step in self.scripted}

    @property
    def bars(self) -> list[StepTime]:
        """Nothing to draw as long as no step was held."""
        steps = [step for step in self.held.values() if not step.left_out]
        if all(step.actual is None for step in steps):
            return []
        return [StepTime(step.title, step.planned, step.actual, step.under_way) for step in steps]

    def blocks(self) -> Iterable[Block]:
        if self.report.full:
            yield Heading(_("Planned and actual time"), 1)
            if self.bars:
                yield bars_picture(self.bars)
            yield self.time_table()

    def tables(self) -> Iterable[Table]:
        if self.report.full:
            yield replace(self.time_table(), name=_("Time"))

    def time_table(self) -> Table:
        """On paper the difference; on a sheet the minutes to count with."""
        columns: dict[Column, Value] = {
            Column(_("Step"), 0, 44): "title",
            Column(_("Planned minutes"), 0, 20): "planned",
            Column(_("Step"), 11, 0): title_of,
            Column(_("Planned minutes"), 3, 0, number=True): lambda step: None if step.left_out else step.planned,
            Column(_("Actual minutes"), 3, 20, number=True): "actual",
            Column(_("Left out"), 0, 16): "left_out",
            Column(_("Difference"), 3, 0, number=True): difference,
        }
        return replace(table_of(self.held.values(), columns), total=self.total())

    def total(self) -> list[str]:
        planned = sum(step.planned for step in self.held.values() if not step.left_out)
        actual = sum(step.actual or 0 for step in self.held.values())
        # only after the end: a workshop that is still going on is not an hour ahead
        told = wording.difference(planned, actual) if self.is_closed and actual else wording.NOTHING
        return [_("Total"), str(planned), str(actual) if actual else wording.NOTHING, told]

    def left_out(self) -> Iterable[str]:
        titles = [step.title for step in self.held.values() if step.left_out]
        if titles:
            yield _("Left out of the script: {titles}.", titles="; ".join(titles))


def held_step(step: Step, time: StepTime) -> HeldStep:
    return HeldStep(
        key=step.key,
        title=time.title,
        is_phase=step.phase is not None,
        takes_notes=bool(step.content.get("kinds")),
        left_out=step.left_out,
        planned=time.planned or step.minutes,
        actual=time.actual,
        under_way=time.under_way,
    )


def title_of(step: HeldStep) -> str:
    return _("{title} (left out)", title=step.title) if step.left_out else step.title


def difference(step: HeldStep) -> str | None:
    if step.actual is None or step.under_way:
        return None
    return wording.difference(0 if step.left_out else step.planned, step.actual)
