"""The ambition: the accepted text and how many carry it for all; its versions and who said what for the facilitator."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col

from kompas.domain.inquiry.support import RESERVED
from kompas.enums import AmbitionCheck, Stance
from kompas.exports.core.blocks import Block, Cell, Column, Heading, Paragraph, Sentences, Table, Value, table_of
from kompas.exports.core.wording import title_label
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _
from kompas.labels import label
from kompas.models import AmbitionComment, AmbitionDraft, SupportCheck
from kompas.models.inquiry.ambition import StanceSaid
from kompas.rules import report_names_authors


@dataclass(frozen=True)
class ReportComment:
    sentence: str
    text: str
    settled: bool
    author: str | None


@dataclass(frozen=True)
class ReportDraft:
    """A version of the ambition; `author` is None when the facilitator held the pen or names stay out of the report."""

    version: int
    text: str
    author: str | None
    accepted: bool
    checks: list[AmbitionCheck]
    comments: list[ReportComment]


@dataclass(frozen=True)
class ReportStance:
    """The answer of an organisation; `stance` is empty when it said nothing.

    `said`: per stance how many took it and how many of those may decide. `has_mandate`: of checks from before that.
    """

    organisation: str
    stance: str
    said: list[StanceSaid]
    has_mandate: bool | None
    reasons: list[str]


@dataclass(frozen=True)
class ReportSupport:
    """A closed support check: how many organisations said what, and for the facilitator which."""

    version: int
    closed_at: datetime | None
    counts: dict[str, int]
    stances: list[ReportStance]


@dataclass(frozen=True)
class ReportAmbition:
    """`accepted` is the text that is the ambition; the drafts are for the facilitator's own report."""

    accepted: str
    drafts: list[ReportDraft]
    support: list[ReportSupport]


@chapter
class Ambition(WorkshopChapter):
    """First of all: what the group stands for, and who carries it. None as long as there is no version to tell."""

    keys = ("ambition",)

    def read(self) -> None:
        drafts = [one for one in self.report.rows(AmbitionDraft) if one.accepted or self.report.full]
        comments = self.report.own_rows(AmbitionComment)
        # answers to an open check are hidden until it is closed
        checks = self.report.rows(SupportCheck, col(SupportCheck.is_open).is_(False))
        versions = {draft.id: draft.version for draft in drafts}
        support = [
            support_of(one, versions[one.draft_id], self.report.full) for one in checks if one.draft_id in versions
        ]
        self.ambition = (
            ReportAmbition(
                accepted=next((draft.text for draft in drafts if draft.accepted), ""),
                drafts=[self.describe_draft(draft, comments) for draft in drafts] if self.report.full else [],
                support=support if self.report.full else support[-1:],
            )
            if drafts
            else None
        )

    def describe_draft(self, draft: AmbitionDraft, comments: Iterable[AmbitionComment]) -> ReportDraft:
        """Name who wrote it and who commented as with notes."""
        told = self.report[Attendance].names if report_names_authors(self.report.workshop) else {}
        names = {key: name for key, (name, _organisation) in told.items()}
        return ReportDraft(
            version=draft.version,
            text=draft.text,
            author=names.get(draft.author_id or 0),
            accepted=draft.accepted,
            checks=[check for check in AmbitionCheck if check.value in draft.checks],
            comments=[
                ReportComment(row.sentence, row.text, row.settled, names.get(row.author_id or 0))
                for row in comments
                if row.draft_id == draft.id
            ],
        )

    def blocks(self) -> Iterable[Block]:
        if self.ambition is None:
            return
        yield Heading(_("Our ambition"), 1)
        if self.ambition.accepted:
            yield from paragraphs(self.ambition.accepted)
        else:
            yield Paragraph(_("No version was accepted as the ambition."), quiet=True)
        for check in self.ambition.support:
            yield Heading(_("Support for version {number}", number=check.version), 2)
            yield stance_table([check]) if check.stances else count_table(check)

    def tables(self) -> Iterable[Table]:
        if self.ambition and self.report.full:
            yield stance_table(self.ambition.support)
        elif self.ambition:
            columns = [Column(_("What"), width=34), Column(_("Text"), width=100), Column(_("Organisations"), width=16)]
            rows: list[list[Cell]] = [[_("Our ambition"), self.ambition.accepted, None]]
            for check in self.ambition.support:
                rows += [[stance_text(stance), "", count] for stance, count in check.counts.items()]
            yield Table(columns, rows, name=_("Ambition"))


@chapter
class Versions(WorkshopChapter):
    """How the ambition came about: every version, for the facilitator."""

    @property
    def drafts(self) -> list[ReportDraft]:
        ambition = self.report[Ambition].ambition
        return ambition.drafts if ambition else []

    def blocks(self) -> Iterable[Block]:
        if self.drafts:
            yield Heading(_("Versions of the ambition"), 1)
        for draft in self.drafts:
            title = _("Version {number}", number=draft.version)
            accepted = _("accepted")
            yield Heading(f"{title} · {accepted}" if draft.accepted else title, 2)
            if draft.author:
                yield Paragraph(_("Written by {name}", name=draft.author), quiet=True)
            yield from paragraphs(draft.text)
            if draft.checks:
                yield Heading(_("The group ticked"), 3)
                yield Sentences(list(map(label, draft.checks)))
            if draft.comments:
                yield Heading(_("Comments"), 3)
                yield Sentences(list(map(comment_text, draft.comments)))

    def tables(self) -> Iterable[Table]:
        if self.drafts:
            columns: dict[Column, Value] = {
                Column(_("Version"), width=10): "version",
                Column(_("Accepted"), width=12): "accepted",
                Column(_("Text"), width=90): "text",
                Column(_("Written by"), width=26): "author",
                Column(_("The group ticked"), width=50): list_checks,
                Column(_("Comments"), width=70): lambda draft: "\n".join(map(comment_text, draft.comments)),
            }
            yield table_of(self.drafts, columns, _("Ambition"))


def paragraphs(text: str) -> Iterable[Paragraph]:
    return (Paragraph(line) for line in text.splitlines() if line.strip())


def list_checks(draft: ReportDraft) -> str:
    return "\n".join(map(label, draft.checks))


def comment_text(comment: ReportComment) -> str:
    remarks = [part for part in (comment.author, _("settled") if comment.settled else None) if part]
    return f"“{comment.sentence}” {comment.text}" + (f" ({', '.join(remarks)})" if remarks else "")


def support_of(check: SupportCheck, version: int, full: bool) -> ReportSupport:
    """`counts` by stance, the most carrying first; organisations that said nothing under an empty name."""
    stances = [
        ReportStance(
            one["organisation"],
            str(one["stance"] or ""),
            one.get("said", []),
            None if one.get("differs") else one.get("has_mandate"),  # whose mandate it was is not known
            [*one.get("reasons", [])],
        )
        for one in check.results
    ]
    said = Counter(one.stance for one in stances)
    order = [*(stance.value for stance in reversed(RESERVED)), ""]
    counts = {stance: said[stance] for stance in order if said[stance]}
    return ReportSupport(version, check.closed_at, counts, stances if full else [])


def stance_table(checks: Iterable[ReportSupport]) -> Table:
    """Per organisation, for the facilitator."""
    columns: dict[Column, Value] = {
        Column(_("Version"), 0, 10): lambda row: row[0].version,
        Column(_("Organisation"), 7, 40): lambda row: row[1].organisation,
        Column(_("What it says"), 6, 28): lambda row: stance_text(row[1].stance),
        Column(_("May decide"), 5, 40): lambda row: deciding(row[1]),
        Column(_("Reasons"), 0, 80): lambda row: "\n".join(row[1].reasons),
        Column(_("Reasons"), 9, 0): lambda row: " · ".join(row[1].reasons),
    }
    return table_of([(check, stance) for check in checks for stance in check.stances], columns, _("Support"))


def deciding(one: ReportStance) -> Cell:
    """Who may decide: how many of those that speak for it; per stance when they differ."""
    told = [_("{may_decide} of {count}", may_decide=said["may_decide"], count=said["count"]) for said in one.said]
    if len(told) > 1:
        return " · ".join(f"{stance_text(said['stance'])}: {text}" for said, text in zip(one.said, told, strict=True))
    return told[0] if told else one.has_mandate


def count_table(support: ReportSupport) -> Table:
    columns = [Column(_("What they say"), 14), Column(_("Organisations"), 4, number=True)]
    return Table(columns, [[stance_text(stance), count] for stance, count in support.counts.items()])


def stance_text(stance: str) -> str:
    return title_label(Stance(stance)) if stance else _("Said nothing")
