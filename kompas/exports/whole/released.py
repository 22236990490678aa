"""Everything released in one list, for CSV: without notes, conclusions, the ambition, agreements and omissions."""

from collections.abc import Iterable

from kompas.exports.core.blocks import Cell, Column, Table
from kompas.exports.core.wording import title_label
from kompas.exports.inquiry.ambition import Ambition, ReportAmbition, stance_text
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.whole.left_out import sentences
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _


def released_table(report: WorkshopReport) -> Table:
    titles = (_("What"), _("Step"), _("Text"), _("Who"), _("By when"), _("Priority"))
    rows: list[list[Cell]] = [
        [_("Conclusion"), step.held.title, one.text, "", "", ""]
        for step in report[Conclusions].steps
        for one in step.conclusions
    ]
    rows += ambition_rows(report[Ambition].ambition)
    rows += [
        [_("Agreement"), "", one.what, one.who, one.by_when, title_label(one.priority)]
        for one in report[Agreements].agreements
    ]
    rows += [[_("Left out"), "", sentence, "", "", ""] for sentence in sentences(report)]
    return Table(list(map(Column, titles)), rows)


def ambition_rows(ambition: ReportAmbition | None) -> Iterable[list[Cell]]:
    if ambition:
        yield [_("Our ambition"), "", ambition.accepted, "", "", ""]
        for check in ambition.support:
            for stance, count in check.counts.items():
                yield [_("Support"), "", f"{stance_text(stance)}: {count}", "", "", ""]
