"""The ambition while it is written, its versions and comments, and the support check."""

from collections.abc import Iterable
from typing import Any

from kompas.domain.workshop.anonymity import order_of
from kompas.enums import Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import AmbitionComment, AmbitionDraft, AmbitionText, Participant, Support, SupportCheck
from kompas.rules import sees_authors


def text_item(rows: Rows, audience: Role, text: AmbitionText) -> Item | None:
    """Everybody reads along and sees who writes: that happens in the open."""
    wanted = [{"id": one, "name": name_of(rows, one)} for one in text.wanted_by]
    return {
        "text": text.text,
        "pen": text.pen,
        "holder": text.holder_id,
        "holder_name": name_of(rows, text.holder_id),
        "wanted": wanted if audience is not Role.SCREEN else [],
        "revision": text.revision,
    }


def name_of(rows: Rows, participant_id: int | None) -> str | None:
    person = rows.of(Participant).get(participant_id)
    return person.name if person else None


def draft_item(rows: Rows, audience: Role, draft: AmbitionDraft) -> Item | None:
    return {
        "version": draft.version,
        "text": draft.text,
        "author": name_of(rows, draft.author_id),
        "checks": draft.checks,
        "accepted": draft.accepted,
        "on_screen": draft.accepted and draft.on_screen,
        "order": draft.sequence,
    }


def comment_item(rows: Rows, audience: Role, comment: AmbitionComment) -> Item | None:
    if comment.withdrawn:
        return None
    item: Item = {
        "draft": comment.draft_id,
        "sentence": comment.sentence,
        "text": comment.text,
        "settled": comment.settled,
        "order": order_of(rows.workshop, comment),
    }
    if sees_authors(rows.workshop, audience):
        item["author"] = name_of(rows, comment.author_id)
    return item


def check_item(rows: Rows, audience: Role, check: SupportCheck) -> Item | None:
    item: Item = {"draft": check.draft_id, "open": check.is_open, "order": check.sequence}
    if check.is_open:
        item["said"] = sum(row.check_id == check.id for row in rows.of(Support).values())
    else:
        item["results"] = check.results
    return item


def own_support(rows: Rows, participant_id: int) -> Scalars:
    mine = {
        row.check_id: {
            "stance": row.stance.value,
            "has_mandate": row.has_mandate,
            "reason": row.reason,
            "consult_by": row.consult_by.isoformat() if row.consult_by else None,
        }
        for row in rows.of(Support).values()
        if row.participant_id == participant_id
    }
    return {"support": mine}


def touches(rows: Rows, changed: set[Any]) -> Iterable[str]:
    return {f"check:{check_id}" for check_id, _participant in changed}


TEXT = Noun("ambition", AmbitionText, item=text_item)
DRAFT = Noun("draft", AmbitionDraft, item=draft_item)
COMMENT = Noun("comment", AmbitionComment, item=comment_item)
CHECK = Noun("check", SupportCheck, item=check_item)
SUPPORT = Noun(
    "support",
    Support,
    own_values=own_support,
    owners=lambda row: (row.participant_id,),
    touches=touches,
)
