"""Ambition, support, connections and votes in one CSV: the one with the notes has a row per note only."""

from collections.abc import Iterable
from functools import partial

from kompas.exports.core.blocks import Cell, Column, Table
from kompas.exports.core.chapters import File
from kompas.exports.core.csv import table_as_csv
from kompas.exports.core.writers import CSV
from kompas.exports.inquiry.ambition import Ambition, Versions, deciding, list_checks, stance_text
from kompas.exports.inquiry.connections import Connections
from kompas.exports.wall.ballots import Ballots
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import N_, _


@chapter
class InquiryListing(WorkshopChapter):
    """Beyond the session the ambition stands in the other CSV."""

    def files(self) -> Iterable[File]:
        rows = [*self.ambition(), *self.connections()]
        if self.report.full and rows:
            titles = (_("What"), _("Version"), _("About"), _("Text"), _("Explanation"), _("From"))
            table = Table(list(map(Column, titles)), [*rows, *self.votes()])
            yield File(N_("Ambition and connections (CSV)"), "ambition.csv", CSV, partial(table_as_csv, table))

    def ambition(self) -> Iterable[list[Cell]]:
        for draft in self.report[Versions].drafts:
            standing = _("accepted") if draft.accepted else ""
            yield [_("Ambition"), draft.version, standing, draft.text, list_checks(draft), draft.author]
        found = self.report[Ambition].ambition
        for check in found.support if found else []:
            for one in check.stances:
                told = deciding(one)
                mandate = _("May decide") + f": {told}" if isinstance(told, str) else _("may decide") if told else ""
                reasons = "\n".join(one.reasons)
                yield [_("Support"), check.version, one.organisation, stance_text(one.stance), reasons, mandate]

    def connections(self) -> Iterable[list[Cell]]:
        for one in self.report[Connections].connections:
            yield [_("Connection"), "", one.theme, one.bottleneck, one.note, one.source]

    def votes(self) -> Iterable[list[Cell]]:
        for ballot in self.report[Ballots].ballots:
            for place in ballot.places:
                yield [_("Vote"), "", place.text, place.dots, ballot.question, ""]
