"""Conclusions with the notes they rest on, and agreements."""

from sqlmodel import Session, col, select

from kompas.enums import Role
from kompas.events.core.difference import Item
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.core.subjects import about
from kompas.live.views.wall.ballots import places_of
from kompas.live.views.wall.notes import note_item
from kompas.models import Agreement, Conclusion, ConclusionNote, Note
from kompas.rules import stays_visible


def conclusion_item(rows: Rows, audience: Role, conclusion: Conclusion) -> Item | None:
    if conclusion.withdrawn or not stays_visible(rows.workshop, audience, conclusion.release):
        return None
    tied = [rows.of(Note)[key] for key in rows.conclusion_notes.get(conclusion.id, []) if key in rows.of(Note)]
    shown = [note.id for note in tied if note_item(rows, audience, note) is not None]
    item: Item = {
        "step": conclusion.step_id,
        "text": conclusion.text,
        "release": conclusion.release.value,
        "order": conclusion.sequence,
        "notes": shown,
    }
    if votes := places_of(rows, shown):
        item["votes"] = votes
    return item


def agreement_item(rows: Rows, audience: Role, agreement: Agreement) -> Item | None:
    if agreement.withdrawn or not stays_visible(rows.workshop, audience, agreement.release):
        return None
    return {
        "what": agreement.what,
        "who": agreement.who,
        "by_when": agreement.by_when.isoformat() if agreement.by_when else None,
        "priority": agreement.priority.value,
        "release": agreement.release.value,
        "conclusion": agreement.conclusion_id,
        "line": about(rows, agreement),
        "order": agreement.sequence,
    }


def read_ties(session: Session, rows: Rows, since: int) -> None:
    query = (
        select(ConclusionNote.conclusion_id, ConclusionNote.note_id)
        .join(Conclusion, col(Conclusion.id) == ConclusionNote.conclusion_id)
        .where(Conclusion.workshop_id == rows.workshop.id, Conclusion.revision > since)
        .order_by(ConclusionNote.note_id)
    )
    fresh: dict[str, list[str]] = {key: [] for key, row in rows.of(Conclusion).items() if row.revision > since}
    for conclusion_id, note_id in session.exec(query):
        fresh.setdefault(conclusion_id, []).append(note_id)
    rows.conclusion_notes.update(fresh)


CONCLUSION = Noun("conclusion", Conclusion, item=conclusion_item, read_beside=read_ties)
AGREEMENT = Noun("agreement", Agreement, item=agreement_item)
