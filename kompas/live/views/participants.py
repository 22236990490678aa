"""Who is in the room."""

from collections.abc import Iterable

from kompas.enums import Role, WorkshopStatus
from kompas.events.difference import Item, Scalars
from kompas.live.views.rows import Noun, Rows
from kompas.models import Note, Participant
from kompas.rules import sees_authors


def participant_item(rows: Rows, audience: Role, person: Participant) -> Item | None:
    """The screen shows names in the lobby only; participants get no list of names at all."""
    if audience is Role.FACILITATOR:
        return {
            "name": person.name,
            "job_function": person.job_function,
            "organisation": person.organisation,
            "domain": person.domain.value,
            "expert": person.expert_by_experience,
        }
    if audience is Role.SCREEN and rows.workshop.status is WorkshopStatus.PREPARED:
        return {"name": person.name, "organisation": person.organisation}
    return None


def scalars(rows: Rows, audience: Role) -> Scalars:
    return {"people": len(rows.of(Participant))}


def touches(rows: Rows, changed: set[int]) -> Iterable[str]:
    """Notes may bear their author's name; when nobody sees it, not even that they are somebody's is told."""
    if not sees_authors(rows.workshop, Role.FACILITATOR):
        return ()
    return (f"note:{note.id}" for note in rows.of(Note).values() if note.author_id in changed)


PARTICIPANT = Noun("participant", Participant, item=participant_item, scalars=scalars, touches=touches)
