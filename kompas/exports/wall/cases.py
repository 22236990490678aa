"""The cases: told, never whose they are, and in the facilitator's own report only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from kompas.domain.workshop.anonymity import order_of
from kompas.enums import CaseStatus
from kompas.exports.core.blocks import Block, Heading
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Column, Table
from kompas.exports.wall.naming import Named, names
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _
from kompas.labels import label
from kompas.models import Case


@dataclass(frozen=True)
class ReportCase:
    """`notes` is how many are about it."""

    name: str
    age: str
    text: str
    notes: int


@chapter_of(WorkshopReport)
class Cases(Chapter[WorkshopReport]):
    def read(self) -> None:
        workshop = self.report.workshop
        shown = select(Case).where(Case.workshop_id == workshop.id, Case.status == CaseStatus.SHOWN)
        rows = self.report.session.exec(shown.order_by(col(Case.sequence))).all() if self.report.full else []
        told = sorted(rows, key=lambda case: order_of(workshop, case))
        self.told = {case.id: (case.name, label(case.age_group), case.text) for case in told}

    @property
    def cases(self) -> list[ReportCase]:
        counts = self.report[Notes].by_case
        return [ReportCase(*told, counts[key]) for key, told in self.told.items()]

    @property
    def table(self) -> Table:
        columns = [
            Column(_("Made-up name"), 5, 28),
            Column(_("Age"), 4, 24),
            Column(_("In a few lines"), 12, 80),
            Column(_("Number of notes"), 0, 18),
        ]
        rows = [[case.name, case.age, case.text or None, case.notes] for case in self.cases]
        return Table(columns, rows, name=_("Cases"))

    def blocks(self) -> Iterable[Block]:
        if self.told:
            yield Heading(_("Cases"), 1)
            yield self.table

    def tables(self) -> Iterable[Table]:
        if self.told:
            yield self.table

    def data(self) -> Mapping[str, Any]:
        return {"cases": self.cases}

    def left_out(self) -> Iterable[str]:
        if self.told:
            yield _("The pictures of the cases are not in this report.")


@names
def names_of_cases(report: WorkshopReport) -> Named:
    return Named({key: name for key, (name, _age, _text) in report[Cases].told.items()})
