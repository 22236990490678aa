"""Which workshop it was, when, for what, and how much came out of it."""

from collections.abc import Iterable

from kompas.enums import CaseMode, ReleaseLevel
from kompas.exports.core.blocks import LONGEST_CELL, Block, Facts
from kompas.exports.core.document import dated_name
from kompas.exports.core.wording import period
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _, ngettext
from kompas.labels import label
from kompas.models import Workshop


@chapter
class Front(WorkshopChapter):
    """The join code and the case stay with the facilitator."""

    keys = (
        "title",
        "network",
        "goal",
        "central_question",
        "code",
        "starts_at",
        "closed_at",
        "made_at",
        "level",
        "case",
    )

    def read(self) -> None:
        workshop, full = self.report.workshop, self.report.full
        self.made_at, self.level = self.report.at, self.report.level
        self.title, self.network, self.goal = workshop.title, workshop.network, workshop.goal
        self.starts_at, self.closed_at = workshop.starts_at, workshop.closed_at
        self.central_question = workshop.central_question
        self.code = workshop.code if full else ""
        self.case = case_of(workshop) if full else ""

    @property
    def subtitle(self) -> str:
        if self.report.level is ReleaseLevel.STEERING:
            return _("Conclusions and agreements for the steering group")
        return _("Workshop report") if self.report.full else _("Conclusions and agreements")

    @property
    def file_name(self) -> str:
        """The name without extension; the version for participants is recognised by it."""
        marks = [] if self.report.full else [_("Conclusions")]
        marks += [label(self.report.level)] if self.report.level is ReleaseLevel.STEERING else []
        return dated_name(self.title, self.starts_at, *marks, otherwise=_("Workshop"))

    def facts(self) -> list[tuple[str, str]]:
        return [
            (_("Date"), period(self.starts_at, self.closed_at)),
            (_("Network"), self.network),
            (_("Goal"), self.goal),
            (_("Central question"), self.central_question),
            (_("In short"), self.in_short()),
        ]

    def blocks(self) -> Iterable[Block]:
        """What does not belong on the page that is sent, or does not fit on it."""
        rows = [(_("Goal"), self.goal if len(self.goal) > LONGEST_CELL else ""), (_("Case"), self.case)]
        if told := [(name, value) for name, value in rows if value]:
            yield Facts(told)

    def in_short(self) -> str:
        conclusions, agreements = self.report[Conclusions], self.report[Agreements]
        counts = [
            ngettext("{count} participant", "{count} participants", self.report[Attendance].participants),
            ngettext("{count} conclusion", "{count} conclusions", len(conclusions.conclusions)),
            ngettext("{count} agreement", "{count} agreements", len(agreements.agreements)),
        ]
        if withheld := conclusions.withheld + agreements.withheld:
            counts.append(ngettext("{count} not released", "{count} not released", withheld))
        if self.report.full:
            counts.insert(1, ngettext("{count} note", "{count} notes", len(self.report[Notes].notes)))
        return " · ".join(counts)

    def left_out(self) -> Iterable[str]:
        if self.closed_at is None:
            yield _("This report was made before the workshop was closed; what came in later is not in it.")


def case_of(workshop: Workshop) -> str:
    if workshop.case_mode is CaseMode.NO_CASE:
        return ""
    mode = label(workshop.case_mode)
    return f"{mode}: {workshop.case_text}" if workshop.case_text else mode
