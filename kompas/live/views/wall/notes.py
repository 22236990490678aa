"""Post-its as each audience sees them, and as their own author does."""

from collections import Counter
from collections.abc import Callable, Iterable

from sqlmodel import Session

from kompas.domain.workshop.anonymity import order_of
from kompas.enums import NoteStatus, Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.live.views.core.subjects import about
from kompas.live.views.wall.ballots import conclusions_on
from kompas.live.views.workshop.participants import BEARING_NAMES
from kompas.models import Ballot, Conclusion, Note, Participant
from kompas.rules import is_in_bin, may_read_hidden, sees_authors, tells_when_written

BESIDES: list[Callable[[Rows, Note], Item]] = []
"""Additions to a note from rooms above, such as the theme it lies in."""


def note_item(rows: Rows, audience: Role, note: Note) -> Item | None:
    """A note that was merged is seen within the one that stands for it; what is off the wall by the facilitator only."""
    for_facilitator = audience is Role.FACILITATOR
    if note.status is NoteStatus.WITHDRAWN or note.merged_into is not None:
        return None
    if note.status is not NoteStatus.SHOWN and not for_facilitator:
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
    }
    if tells_when_written(rows.workshop):
        item["revision"] = note.revision  # how many changes there were before this one
    for tell in BESIDES:
        item |= tell(rows, note)
    if note.perspective:
        item["perspective"] = note.perspective.value
    if note.question:
        item["question"] = note.question
    if note.case_id:
        item["case"] = note.case_id
    if note.added_later and tells_when_written(rows.workshop):
        item["later"] = True
    if subject := about(rows, note):
        item["about"] = subject
    if note.status is not NoteStatus.SHOWN:
        item["parked"] = True  # off the wall, as notes in the bin are, too
    if is_in_bin(note):
        item["binned"] = note.status.value
    if note.id in rows.originals:
        item |= merged_part(rows, audience, note)
    if note.hidden:
        item["hidden"] = True
    if sees_authors(rows.workshop, audience):
        item["author"] = author_of(rows, note)
        if note.on_behalf and for_facilitator:
            item["on_behalf"] = True
    return item


def merged_part(rows: Rows, audience: Role, note: Note) -> Item:
    """Of how many notes it is one, and (not for the projector) which; what is off the wall, as of any note."""
    originals = [rows.of(Note)[key] for key in rows.originals[note.id]]
    if audience is not Role.FACILITATOR:
        originals = [original for original in originals if original.status is NoteStatus.SHOWN]
    if audience is Role.SCREEN:
        return {"merged": len(originals)}
    named = sees_authors(rows.workshop, audience)
    told: list[Item] = [
        {"id": original.id, "kind": original.kind.value, "text": original.text}
        | ({"author": author_of(rows, original)} if named else {})
        for original in originals
    ]
    return {"merged": len(originals), "originals": told}


def own_note_item(note: Note, standing_for: Note | None = None, about: str | None = None) -> Item | None:
    """A note as its own author sees it: parked notes too, with that said. Of what is in the bin only that it is.

    `standing_for` is the merged note that stands for it, if there is one; `about` the party or line it is with.
    """
    if note.status is NoteStatus.WITHDRAWN:
        return None
    binned = is_in_bin(note) or (standing_for is not None and is_in_bin(standing_for))
    return {
        "step": note.step_id,
        "kind": note.kind.value,
        "text": "" if binned else note.text,
        "about": about,
        "order": note.sequence,
        "revision": note.revision,
        "perspective": note.perspective.value if note.perspective else None,
        "question": note.question,
        "case": note.case_id,
        "parked": note.status is NoteStatus.PARKED,
        "hidden": note.hidden,
        "merged": note.merged_into is not None,
        "binned": binned,
    }


def author_of(rows: Rows, note: Note) -> str | None:
    author = rows.of(Participant).get(note.author_id) if note.author_id else None
    return f"{author.name} · {author.organisation}" if author and author.removed_at is None else None


def hidden_counts(rows: Rows) -> dict[int, int]:
    """Step id → how many of its notes wait to be revealed; only steps that have any."""
    waiting = (note for note in rows.of(Note).values() if note.hidden and note.status is NoteStatus.SHOWN)
    return dict(sorted(Counter(note.step_id for note in waiting).items()))


def scalars(rows: Rows, audience: Role) -> Scalars:
    """Everybody may know how many are hidden at the step where the room is; the facilitator forgets no other step."""
    counts = hidden_counts(rows)
    values: Scalars = {"hidden": counts.get(rows.workshop.current_step_id or 0, 0)}
    if audience is Role.FACILITATOR:
        values["hidden_at"] = {str(step_id): count for step_id, count in counts.items()}
        values["written"] = any(note.author_id is not None for note in rows.of(Note).values())
    return values


def own_item(rows: Rows, participant_id: int, note: Note) -> Item | None:
    if note.author_id != participant_id:
        return None
    standing_for = rows.of(Note).get(note.merged_into) if note.merged_into else None
    return own_note_item(note, standing_for, about(rows, note))


def touches(rows: Rows, changed: set[str]) -> Iterable[str]:
    """A conclusion names the notes it rests on and how they did in a vote, so a parked note changes it, and one that is
    merged changes the places of the others. A merged note has its originals with it.
    """
    notes = rows.of(Note)
    yield from (f"note:{notes[key].merged_into}" for key in changed if key in notes and notes[key].merged_into)
    yield from (
        f"conclusion:{conclusion_id}"
        for conclusion_id, tied in rows.conclusion_notes.items()
        if conclusion_id in rows.of(Conclusion) and not changed.isdisjoint(tied)
    )
    for ballot in rows.of(Ballot).values():
        if not changed.isdisjoint(ballot.candidates):
            yield f"ballot:{ballot.id}"
            yield from conclusions_on(rows, ballot)


def read_originals(session: Session, rows: Rows, since: int) -> None:
    """From the rows that were just read: nothing is asked of the database."""
    rows.originals = {}
    merged = [note for note in rows.of(Note).values() if note.merged_into and note.status is not NoteStatus.WITHDRAWN]
    for note in sorted(merged, key=lambda note: order_of(rows.workshop, note)):
        rows.originals.setdefault(note.merged_into or "", []).append(note.id)


def bearing_name(rows: Rows, people: set[int]) -> Iterable[str]:
    """Also within a merged one."""
    return (f"note:{note.merged_into or note.id}" for note in rows.of(Note).values() if note.author_id in people)


BEARING_NAMES.append(bearing_name)
NOTE = Noun(
    "note",
    Note,
    item=note_item,
    scalars=scalars,
    own_item=own_item,
    owners=lambda note: (note.author_id,),
    touches=touches,
    read_beside=read_originals,
)
