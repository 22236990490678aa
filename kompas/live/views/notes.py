"""Post-its as each audience sees them, and as their own author does."""

from collections.abc import Iterable

from kompas.domain.anonymity import order_of
from kompas.enums import NoteStatus, Role
from kompas.events.difference import Item, Scalars
from kompas.live.views.rows import Noun, Rows
from kompas.live.views.themes import theme_with
from kompas.models import Conclusion, Note, Participant
from kompas.rules import may_read_hidden, sees_authors, tells_when_written


def note_item(rows: Rows, audience: Role, note: Note) -> Item | None:
    for_facilitator = audience is Role.FACILITATOR
    if note.status is NoteStatus.WITHDRAWN or (note.status is NoteStatus.PARKED and not for_facilitator):
        return None
    if note.hidden and not for_facilitator:
        return None
    if note.hidden and not may_read_hidden(rows.workshop, note):
        return {
            "step": note.step_id,
            "kind": note.kind.value,
            "order": order_of(rows.workshop, note),
            "text": "",
            "hidden": True,
        }
    item: Item = {
        "step": note.step_id,
        "kind": note.kind.value,
        "text": note.text,
        "order": order_of(rows.workshop, note),
        "revision": note.revision,
    }
    theme = theme_with(rows, note.id)
    if theme:
        item["theme"] = theme
    if note.perspective:
        item["perspective"] = note.perspective.value
    if note.question:
        item["question"] = note.question
    if note.added_later and tells_when_written(rows.workshop):
        item["later"] = True
    if note.party_id or note.line_id:
        item["about"] = note.party_id or note.line_id
    if for_facilitator and note.status is NoteStatus.PARKED:
        item["parked"] = True
    if note.hidden:
        item["hidden"] = True
    if sees_authors(rows.workshop, audience):
        item["author"] = author_of(rows, note)
    return item


def own_note_item(note: Note) -> Item | None:
    """A note as its own author sees it: parked notes too, with that said."""
    if note.status is NoteStatus.WITHDRAWN:
        return None
    return {
        "step": note.step_id,
        "kind": note.kind.value,
        "text": note.text,
        "order": note.sequence,
        "revision": note.revision,
        "perspective": note.perspective.value if note.perspective else None,
        "question": note.question,
        "parked": note.status is NoteStatus.PARKED,
        "hidden": note.hidden,
    }


def author_of(rows: Rows, note: Note) -> str | None:
    author = rows.of(Participant).get(note.author_id) if note.author_id else None
    return f"{author.name} · {author.organisation}" if author and author.removed_at is None else None


def hidden_count(rows: Rows, step_id: int | None) -> int:
    """How many notes at a step wait to be revealed: a number that everybody may know."""
    return sum(
        note.hidden and note.step_id == step_id and note.status is NoteStatus.SHOWN for note in rows.of(Note).values()
    )


def scalars(rows: Rows, audience: Role) -> Scalars:
    return {"hidden": hidden_count(rows, rows.workshop.current_step_id)}


def own_item(rows: Rows, participant_id: int, note: Note) -> Item | None:
    return own_note_item(note) if note.author_id == participant_id else None


def touches(rows: Rows, changed: set[str]) -> Iterable[str]:
    """A conclusion names the notes it rests on, so a parked note changes it."""
    return (
        f"conclusion:{conclusion_id}"
        for conclusion_id, tied in rows.conclusion_notes.items()
        if conclusion_id in rows.of(Conclusion) and not changed.isdisjoint(tied)
    )


NOTE = Noun(
    "note",
    Note,
    item=note_item,
    scalars=scalars,
    own_item=own_item,
    owners=lambda note: (note.author_id,),
    touches=touches,
)
