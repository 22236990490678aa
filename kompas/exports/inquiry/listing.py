"""Ambition, support, connections and votes in one CSV: the one with the notes has a row per note only."""

from collections.abc import Iterable
from functools import partial

from kompas.exports.core.chapters import Chapter, File, chapter_of
from kompas.exports.core.csv import table_as_csv
from kompas.exports.core.tables import Cell, Column, Table
from kompas.exports.core.writers import CSV
from kompas.exports.inquiry.ambition import Ambition, stance_text
from kompas.exports.inquiry.connections import Connections
from kompas.exports.wall.ballots import Ballots
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import N_, _
from kompas.labels import label


@chapter_of(WorkshopReport)
class InquiryListing(Chapter[WorkshopReport]):
    """Beyond the session the ambition stands in the other CSV."""

    def files(self) -> Iterable[File]:
        if self.report.full and (self.report[Ambition].is_there or self.report[Connections].connections):
            write = partial(table_as_csv, self.table())
            yield File(N_("Ambition and connections (CSV)"), "ambition.csv", CSV, write)

    def table(self) -> Table:
        titles = (_("What"), _("Version"), _("About"), _("Text"), _("Explanation"), _("From"))
        rows = [*self.drafts(), *self.support(), *self.connections(), *self.votes()]
        return Table(list(map(Column, titles)), rows)

    def drafts(self) -> Iterable[list[Cell]]:
        for draft in self.report[Ambition].drafts:
            ticked = "\n".join(map(label, draft.checks))
            standing = _("accepted") if draft.accepted else ""
            yield [_("Ambition"), draft.version, standing, draft.text, ticked, draft.author]

    def support(self) -> Iterable[list[Cell]]:
        for check in self.report[Ambition].support:
            for one in check.stances:
                mandate = _("may decide") if one.has_mandate else ""
                reasons = "\n".join(one.reasons)
                yield [_("Support"), check.version, one.organisation, stance_text(one.stance), reasons, mandate]

    def connections(self) -> Iterable[list[Cell]]:
        for one in self.report[Connections].connections:
            yield [_("Connection"), "", one.theme, one.bottleneck, one.note, one.source]

    def votes(self) -> Iterable[list[Cell]]:
        for ballot in self.report[Ballots].ballots:
            for place in ballot.places:
                yield [_("Vote"), "", place.text, place.dots, ballot.question, ""]
