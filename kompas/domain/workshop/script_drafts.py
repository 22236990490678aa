"""Scripts that are being written: kept per browser, so that a refresh or a restart costs nothing."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, select

from kompas.domain.workshop.devices import find_device, known_device
from kompas.models import ScriptDraft
from kompas.models.core.columns import now

MOST_KEPT = 10
"""Of one browser; the one that was left alone longest makes room."""
KEPT_FOR = timedelta(days=90)


def keep_draft(session: Session, secret: str, draft_id: str, content: dict[str, Any]) -> None:
    device = known_device(session, secret)
    row = session.get(ScriptDraft, draft_id)
    if row is None:
        for old in drafts_of_browser(session, secret)[MOST_KEPT - 1 :]:
            session.delete(old)
        row = ScriptDraft(id=draft_id, device_id=device.id, content=content)
    if row.device_id == device.id:
        row.content, row.changed_at = content, now()
        session.add(row)


def drafts_of_browser(session: Session, secret: str) -> list[ScriptDraft]:
    """The newest first."""
    device = find_device(session, secret)
    if device is None:
        return []
    query = select(ScriptDraft).where(ScriptDraft.device_id == device.id)
    return list(session.exec(query.order_by(col(ScriptDraft.changed_at).desc(), ScriptDraft.id)))


def drop_draft(session: Session, secret: str, draft_id: str) -> None:
    for row in drafts_of_browser(session, secret):
        if row.id == draft_id:
            session.delete(row)


def erase_old_drafts(session: Session, at: datetime) -> None:
    """Erase drafts that nobody went on with."""
    session.execute(delete(ScriptDraft).where(col(ScriptDraft.changed_at) <= at - KEPT_FOR))
