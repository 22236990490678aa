"""The cases: told, never whose they are, and in the facilitator's own report only."""

from collections.abc import Iterable
from dataclasses import dataclass

from kompas.domain.workshop.anonymity import order_of
from kompas.enums import CaseStatus
from kompas.exports.core.blocks import Block, Column, Heading, Table, Value, table_of
from kompas.exports.wall.naming import Named, names
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport, chapter
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


@chapter
class Cases(WorkshopChapter):
    keys = ("cases",)

    def read(self) -> None:
        rows = self.report.own_rows(Case, Case.status == CaseStatus.SHOWN)
        rows.sort(key=lambda case: order_of(self.report.workshop, case))
        self.told = {case.id: (case.name, label(case.age_group), case.text) for case in rows}

    @property
    def cases(self) -> list[ReportCase]:
        counts = self.report[Notes].by_case
        return [ReportCase(*told, counts[key]) for key, told in self.told.items()]

    def blocks(self) -> Iterable[Block]:
        if self.told:
            yield Heading(_("Cases"), 1)
            yield from self.tables()

    def tables(self) -> Iterable[Table]:
        if self.told:
            columns: dict[Column, Value] = {
                Column(_("Made-up name"), 5, 28): "name",
                Column(_("Age"), 4, 24): "age",
                Column(_("In a few lines"), 12, 80): lambda case: case.text or None,
                Column(_("Number of notes"), 0, 18): "notes",
            }
            yield table_of(self.cases, columns, _("Cases"))

    def left_out(self) -> Iterable[str]:
        if self.told:
            yield _("The pictures of the cases are not in this report.")


@names
def names_of_cases(report: WorkshopReport) -> Named:
    return Named({key: name for key, (name, _age, _text) in report[Cases].told.items()})
