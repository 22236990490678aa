"""Scripts that are being written, kept on the server for one browser."""

from datetime import timedelta

from sqlmodel import Session

from kompas.domain.workshop.script_drafts import (
    KEPT_FOR,
    MOST_KEPT,
    drafts_of_browser,
    drop_draft,
    erase_old_drafts,
    keep_draft,
)
from kompas.models.core.columns import now
from tests.databases import on_both
from tests.factories import new_id

pytestmark = on_both


def titles(session: Session, secret: str) -> list[str]:
    return [row.content["title"] for row in drafts_of_browser(session, secret)]


def test_draft_is_of_one_browser(session: Session) -> None:
    mine = new_id()
    keep_draft(session, "mine", mine, {"title": "eerst"})
    keep_draft(session, "mine", mine, {"title": "toen"})
    keep_draft(session, "other", mine, {"title": "van een ander"})
    drop_draft(session, "other", mine)
    assert (titles(session, "mine"), titles(session, "other"), titles(session, "nobody")) == (["toen"], [], [])
    drop_draft(session, "mine", mine)
    assert titles(session, "mine") == []


def test_oldest_makes_room_and_what_nobody_went_on_with_goes(session: Session) -> None:
    for number in range(MOST_KEPT + 2):
        keep_draft(session, "mine", new_id(), {"title": str(number)})
        session.flush()
    assert titles(session, "mine") == [str(number) for number in range(MOST_KEPT + 1, 1, -1)]
    last = drafts_of_browser(session, "mine")[0]
    last.changed_at = now() + timedelta(days=1)
    erase_old_drafts(session, now() + KEPT_FOR)
    assert titles(session, "mine") == [last.content["title"]]
