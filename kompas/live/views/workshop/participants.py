"""People in the room."""

from collections.abc import Callable, Iterable

from kompas.enums import Role, WorkshopStatus
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import Participant, Seat
from kompas.rules import sees_authors

BEARING_NAMES: list[Callable[[Rows, set[int]], Iterable[str]]] = []
"""Of the rooms above: which of their items bear the names of these people."""

COMPARED_WITH_NAMES: list[Callable[[Rows], Iterable[str]]] = []
"""Of the rooms above: which of their items tell whether they are called like anybody."""


def participant_item(rows: Rows, audience: Role, person: Participant) -> Item | None:
    """The screen shows names in the lobby only; participants get no list of names at all."""
    if person.removed_at is not None:
        return None
    if audience is Role.FACILITATOR:
        return {
            "name": person.name,
            "job_function": person.job_function,
            "organisation": person.organisation,
            "domain": person.domain.value,
            "level": person.level.value if person.level else None,
            "expert": person.expert_by_experience,
            "counts": person.counts,
        }
    if audience is Role.SCREEN and rows.workshop.status is WorkshopStatus.PREPARED and person.counts:
        return {"name": person.name, "organisation": person.organisation}
    return None


def scalars(rows: Rows, audience: Role) -> Scalars:
    return {"people": sum(person.is_counted for person in rows.of(Participant).values())}


def touches(rows: Rows, changed: set[int]) -> Iterable[str]:
    """Seats bear a participant's name, notes and cases may bear their author's; when nobody sees that, not even that
    they are somebody's is told.
    """
    yield from (f"seat:{seat.id}" for seat in rows.of(Seat).values() if seat.participant_id in changed)
    for compared in COMPARED_WITH_NAMES:
        yield from compared(rows)
    if sees_authors(rows.workshop, Role.FACILITATOR):
        for bearing in BEARING_NAMES:
            yield from bearing(rows, changed)


PARTICIPANT = Noun("participant", Participant, item=participant_item, scalars=scalars, touches=touches)
