"""Omissions of a report, with reasons. Only those that hold for this report; each chapter speaks for itself."""

from collections.abc import Iterable

from kompas.exports.core.blocks import Block, Column, Heading, Sentences, Table
from kompas.exports.whole.order import OMISSIONS, in_order
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _


def sentences(report: WorkshopReport) -> list[str]:
    told = [sentence for chapter in in_order(report, OMISSIONS) for sentence in chapter.left_out()]
    if report.full:
        return told
    return [*told, _("The notes, the case, the names and the evaluation are not in this version.")]


def left_out_blocks(report: WorkshopReport) -> Iterable[Block]:
    told = sentences(report)
    if told:
        yield Heading(_("What this report leaves out"), 1)
        yield Sentences(told)


def left_out_table(report: WorkshopReport) -> Table:
    columns = [Column(_("What this report leaves out"), width=110)]
    return Table(columns, [[sentence] for sentence in sentences(report)], name=_("Left out"))
