"""The ambition while it is written, its versions and comments, and the support check."""

from collections.abc import Iterable
from typing import Any

from kompas.domain.workshop.anonymity import order_of
from kompas.enums import Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.workshop.participants import BEARING_NAMES
from kompas.models import AmbitionComment, AmbitionDraft, AmbitionText, Participant, Support, SupportCheck
from kompas.rules import sees_authors


def text_item(rows: Rows, audience: Role, text: AmbitionText) -> Item | None:
    """Everybody reads along; who writes and who asks for the pen, by name where names stand with what people write."""
    item: Item = {
        "text": text.text,
        "pen": text.pen,
        "by": None if text.pen is None else (Role.FACILITATOR if text.holder_id is None else Role.PARTICIPANT).value,
        "waiting": len(text.wanted_by) if audience is not Role.SCREEN else 0,
        "revision": text.revision,
    }
    if sees_authors(rows.workshop, audience):
        item["holder_name"] = name_of(rows, text.holder_id)
        if audience is not Role.SCREEN:
            item["wanted"] = [{"id": one, "name": name_of(rows, one)} for one in text.wanted_by]
    return item


def own_pen(rows: Rows, participant_id: int) -> Scalars:
    """The pen, when it is this participant's on whichever page, and whether they asked for it."""
    text = next(iter(rows.of(AmbitionText).values()), None)
    if text is None:
        return {}
    mine = text.pen if text.holder_id == participant_id else None
    return {"pen": mine, "asked_pen": participant_id in text.wanted_by}


def pen_moved(was: AmbitionText | None, text: AmbitionText) -> set[int]:
    """Who got or lost it, and who asks or does so no more; not with each word that is written."""
    before, after = concerned(was), concerned(text)
    return {person for person, _pen in before ^ after if person is not None}


def concerned(text: AmbitionText | None) -> set[tuple[int | None, str | None]]:
    return {(text.holder_id, text.pen), *((one, "asks") for one in text.wanted_by)} if text else set()


def name_of(rows: Rows, participant_id: int | None) -> str | None:
    person = rows.of(Participant).get(participant_id)
    return person.name if person else None


def draft_item(rows: Rows, audience: Role, draft: AmbitionDraft) -> Item | None:
    item: Item = {
        "version": draft.version,
        "text": draft.text,
        "checks": draft.checks,
        "accepted": draft.accepted,
        "on_screen": draft.accepted and draft.on_screen,
        "order": draft.sequence,
    }
    if sees_authors(rows.workshop, audience):
        item["author"] = name_of(rows, draft.author_id)
    return item


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


def bearing_name(rows: Rows, people: set[int]) -> Iterable[str]:
    """With the pen, beside a version or a comment."""
    for text in rows.of(AmbitionText).values():
        if not people.isdisjoint({text.holder_id, *text.wanted_by}):
            yield f"ambition:{text.id}"
    yield from (f"draft:{one.id}" for one in rows.of(AmbitionDraft).values() if one.author_id in people)
    yield from (f"comment:{one.id}" for one in rows.of(AmbitionComment).values() if one.author_id in people)


BEARING_NAMES.append(bearing_name)
TEXT = Noun("ambition", AmbitionText, item=text_item, own_values=own_pen, owners_moved=pen_moved)
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
