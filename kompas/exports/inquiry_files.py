"""What an appreciative inquiry leaves behind as a CSV of its own: the one with the notes has a row per note only."""

import csv
from collections.abc import Iterator
from io import StringIO

from kompas.exports.base import Writer
from kompas.exports.csv import guarded
from kompas.exports.report import Report
from kompas.exports.tables import stance_text
from kompas.i18n import N_, _
from kompas.labels import label


def has_inquiry(report: Report) -> bool:
    """Beyond the session the ambition stands in the other CSV."""
    return report.full and bool(report.ambition or report.connections)


def write_inquiry(report: Report) -> bytes:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("What"), _("Version"), _("About"), _("Text"), _("Explanation"), _("From")])
    for row in (*draft_rows(report), *support_rows(report), *connection_rows(report), *vote_rows(report)):
        writer.writerow([guarded(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def draft_rows(report: Report) -> Iterator[list[str]]:
    for draft in report.ambition.drafts if report.ambition else []:
        ticked = "\n".join(label(check) for check in draft.checks)
        standing = _("accepted") if draft.accepted else ""
        yield [_("Ambition"), str(draft.version), standing, draft.text, ticked, draft.author or ""]


def support_rows(report: Report) -> Iterator[list[str]]:
    for check in report.ambition.support if report.ambition else []:
        for row in check.stances:
            mandate = _("may decide") if row.has_mandate else ""
            reasons = "\n".join(row.reasons)
            yield [_("Support"), str(check.version), row.organisation, stance_text(row.stance), reasons, mandate]


def connection_rows(report: Report) -> Iterator[list[str]]:
    for row in report.connections:
        yield [_("Connection"), "", row.theme, row.bottleneck, row.note, row.source]


def vote_rows(report: Report) -> Iterator[list[str]]:
    for ballot in report.ballots:
        for place in ballot.places:
            yield [_("Vote"), "", place.text, str(place.dots), ballot.question, ""]


INQUIRY_WRITERS: list[Writer] = [
    Writer(N_("Ambition and connections (CSV)"), "ambition.csv", "text/csv; charset=utf-8", write_inquiry)
]
