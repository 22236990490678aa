"""What an appreciative inquiry leaves behind, as parts of the report: themes, connections, ambition and support."""

from collections import Counter

from kompas.domain.inquiry.support import RESERVED
from kompas.enums import AmbitionCheck
from kompas.exports.report import (
    ReportAmbition,
    ReportComment,
    ReportConnection,
    ReportDraft,
    ReportNote,
    ReportStance,
    ReportSupport,
    ReportTheme,
)
from kompas.exports.rows import Rows
from kompas.models import AmbitionDraft, SupportCheck
from kompas.rules import report_names_authors


def themes_of(rows: Rows, notes: dict[str, ReportNote]) -> list[ReportTheme]:
    return [
        ReportTheme(theme.name, [notes[note.id] for note in theme.notes if note.id in notes]) for theme in rows.board
    ]


def connections_of(rows: Rows) -> list[ReportConnection]:
    """Under the name of the theme as it is now; those of a theme that was taken away are left out."""
    names = {theme.id: theme.name for theme in rows.board}
    found = []
    for row in rows.connections:
        theme_id, seen = row.theme_id, set[str]()
        while theme_id in rows.merged and theme_id not in seen:
            seen.add(theme_id)
            theme_id = rows.merged[theme_id]
        if theme_id in names:
            found.append(ReportConnection(names[theme_id], row.bottleneck, row.origin_title, row.note))
    return found


def ambition_of(rows: Rows, *, full: bool) -> ReportAmbition | None:
    """Beyond the session: the accepted text, and how many organisations said what of it."""
    if not rows.drafts:
        return None
    versions = {draft.id: draft.version for draft in rows.drafts}
    checks = [check for check in rows.checks if check.draft_id in versions]
    return ReportAmbition(
        accepted=next((draft.text for draft in rows.drafts if draft.accepted), ""),
        drafts=[draft_of(rows, draft) for draft in rows.drafts] if full else [],
        support=[support_of(check, versions[check.draft_id], full=full) for check in (checks if full else checks[-1:])],
    )


def draft_of(rows: Rows, draft: AmbitionDraft) -> ReportDraft:
    """Who held the pen did so in the open; who wrote a comment is named as with notes."""
    names = {person.id: person.name for person in rows.people}
    named = report_names_authors(rows.workshop)
    return ReportDraft(
        version=draft.version,
        text=draft.text,
        author=names.get(draft.author_id or 0),
        accepted=draft.accepted,
        checks=[check for check in AmbitionCheck if check.value in draft.checks],
        comments=[
            ReportComment(
                sentence=row.sentence,
                text=row.text,
                settled=row.settled,
                author=names.get(row.author_id or 0) if named else None,
            )
            for row in rows.comments
            if row.draft_id == draft.id
        ],
    )


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
