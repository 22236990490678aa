"""The ambition: the accepted text and how many carry it for all; its versions and who said what for the facilitator."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from kompas.domain.inquiry.support import RESERVED
from kompas.enums import AmbitionCheck, Stance
from kompas.exports.core.blocks import Block, Heading, Paragraph, Sentences
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Cell, Column, Table
from kompas.exports.core.wording import title_label, yes_or_no
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _
from kompas.labels import label
from kompas.models import AmbitionComment, AmbitionDraft, SupportCheck
from kompas.rules import report_names_authors


@dataclass(frozen=True)
class ReportComment:
    sentence: str
    text: str
    settled: bool
    author: str | None


@dataclass(frozen=True)
class ReportDraft:
    """A version of the ambition; `author` is None when the facilitator held the pen."""

    version: int
    text: str
    author: str | None
    accepted: bool
    checks: list[AmbitionCheck]
    comments: list[ReportComment]


@dataclass(frozen=True)
class ReportStance:
    """What an organisation said; `stance` is empty when it said nothing."""

    organisation: str
    stance: str
    has_mandate: bool
    reasons: list[str]


@dataclass(frozen=True)
class ReportSupport:
    """A closed support check: how many organisations said what, and for the facilitator which."""

    version: int
    closed_at: datetime | None
    counts: dict[str, int]
    stances: list[ReportStance]


@chapter_of(WorkshopReport)
class Ambition(Chapter[WorkshopReport]):
    """First of all: what the group stands for, and who carries it."""

    def read(self) -> None:
        rows = self.draft_rows()
        comments = self.comment_rows() if self.report.full else []
        versions = {row.id: row.version for row in rows}
        checks = [check for check in self.closed_checks() if check.draft_id in versions]
        self.is_there = bool(rows)
        self.accepted = next((row.text for row in rows if row.accepted), "")
        self.drafts = [self.draft_of(row, comments) for row in rows] if self.report.full else []
        told = checks if self.report.full else checks[-1:]
        self.support = [support_of(check, versions[check.draft_id], full=self.report.full) for check in told]

    def draft_rows(self) -> list[AmbitionDraft]:
        """All versions for the facilitator; for others the accepted one."""
        query = select(AmbitionDraft).where(AmbitionDraft.workshop_id == self.report.workshop.id)
        if not self.report.full:
            query = query.where(col(AmbitionDraft.accepted))
        return list(self.report.session.exec(query.order_by(col(AmbitionDraft.version))))

    def comment_rows(self) -> list[AmbitionComment]:
        query = select(AmbitionComment).where(
            AmbitionComment.workshop_id == self.report.workshop.id, col(AmbitionComment.withdrawn).is_(False)
        )
        return list(self.report.session.exec(query.order_by(col(AmbitionComment.sequence))))

    def closed_checks(self) -> list[SupportCheck]:
        """What an open check says is hidden until it is closed."""
        query = select(SupportCheck).where(
            SupportCheck.workshop_id == self.report.workshop.id, col(SupportCheck.is_open).is_(False)
        )
        return list(self.report.session.exec(query.order_by(col(SupportCheck.sequence))))

    def draft_of(self, draft: AmbitionDraft, comments: Iterable[AmbitionComment]) -> ReportDraft:
        """Who held the pen did so in the open; who wrote a comment is named as with notes."""
        names = {key: name for key, (name, _organisation) in self.report[Attendance].names.items()}
        commenters = names if report_names_authors(self.report.workshop) else {}
        return ReportDraft(
            version=draft.version,
            text=draft.text,
            author=names.get(draft.author_id or 0),
            accepted=draft.accepted,
            checks=[check for check in AmbitionCheck if check.value in draft.checks],
            comments=[
                ReportComment(row.sentence, row.text, row.settled, commenters.get(row.author_id or 0))
                for row in comments
                if row.draft_id == draft.id
            ],
        )

    def blocks(self) -> Iterable[Block]:
        if not self.is_there:
            return
        yield Heading(_("Our ambition"), 1)
        if self.accepted:
            yield from paragraphs(self.accepted)
        else:
            yield Paragraph(_("No version was accepted as the ambition."), quiet=True)
        for check in self.support:
            yield Heading(_("Support for version {number}", number=check.version), 2)
            yield support_table(check)

    def tables(self) -> Iterable[Table]:
        if self.is_there:
            yield self.stance_sheet() if self.report.full else self.count_sheet()

    def stance_sheet(self) -> Table:
        columns = [
            Column(_("Version"), width=10),
            Column(_("Organisation"), width=40),
            Column(_("What it says"), width=28),
            Column(_("May decide"), width=14),
            Column(_("Reasons"), width=80),
        ]
        rows: list[list[Cell]] = [
            [
                check.version,
                one.organisation,
                stance_text(one.stance),
                yes_or_no(one.has_mandate),
                "\n".join(one.reasons),
            ]
            for check in self.support
            for one in check.stances
        ]
        return Table(columns, rows, name=_("Support"))

    def count_sheet(self) -> Table:
        columns = [Column(_("What"), width=34), Column(_("Text"), width=100), Column(_("Organisations"), width=16)]
        rows: list[list[Cell]] = [[_("Our ambition"), self.accepted, None]]
        rows += [[stance_text(name), "", count] for check in self.support for name, count in check.counts.items()]
        return Table(columns, rows, name=_("Ambition"))

    def data(self) -> Mapping[str, Any]:
        told = {"accepted": self.accepted, "drafts": self.drafts, "support": self.support}
        return {"ambition": told if self.is_there else None}


@chapter_of(WorkshopReport)
class Versions(Chapter[WorkshopReport]):
    """How the ambition came about: every version, for the facilitator."""

    def read(self) -> None:
        self.drafts = self.report[Ambition].drafts

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
            columns = [
                Column(_("Version"), width=10),
                Column(_("Accepted"), width=12),
                Column(_("Text"), width=90),
                Column(_("Written by"), width=26),
                Column(_("The group ticked"), width=50),
                Column(_("Comments"), width=70),
            ]
            yield Table(columns, list(map(draft_row, self.drafts)), name=_("Ambition"))


def paragraphs(text: str) -> Iterable[Paragraph]:
    return (Paragraph(line) for line in text.splitlines() if line.strip())


def draft_row(draft: ReportDraft) -> list[Cell]:
    return [
        draft.version,
        yes_or_no(draft.accepted),
        draft.text,
        draft.author,
        "\n".join(map(label, draft.checks)),
        "\n".join(map(comment_text, draft.comments)),
    ]


def comment_text(comment: ReportComment) -> str:
    remarks = [part for part in (comment.author, _("settled") if comment.settled else None) if part]
    return f"“{comment.sentence}” {comment.text}" + (f" ({', '.join(remarks)})" if remarks else "")


def support_of(check: SupportCheck, version: int, *, full: bool) -> ReportSupport:
    """`counts` by stance, the most carrying first; organisations that said nothing under an empty name."""
    said = Counter(str(result["stance"] or "") for result in check.results)
    order = [*(stance.value for stance in reversed(RESERVED)), ""]
    stances = [
        ReportStance(
            organisation=result["organisation"],
            stance=str(result["stance"] or ""),
            has_mandate=bool(result.get("has_mandate")),
            reasons=list(result.get("reasons", [])),
        )
        for result in check.results
    ]
    return ReportSupport(
        version=version,
        closed_at=check.closed_at,
        counts={stance: said[stance] for stance in order if said[stance]},
        stances=stances if full else [],
    )


def support_table(support: ReportSupport) -> Table:
    """Per organisation, for the facilitator; beyond the session how many said what."""
    if not support.stances:
        return Table(
            columns=[Column(_("What they say"), 14), Column(_("Organisations"), 4, number=True)],
            rows=[[stance_text(stance), count] for stance, count in support.counts.items()],
        )
    return Table(
        columns=[
            Column(_("Organisation"), 7),
            Column(_("What it says"), 6),
            Column(_("May decide"), 3),
            Column(_("Reasons"), 9),
        ],
        rows=[
            [
                one.organisation,
                stance_text(one.stance),
                yes_or_no(one.has_mandate) if one.stance else None,
                " · ".join(one.reasons),
            ]
            for one in support.stances
        ],
    )


def stance_text(stance: str) -> str:
    return title_label(Stance(stance)) if stance else _("Said nothing")
