"""The note that everybody looks at, large on the screen."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.core.handling import handles
from kompas.events.wall.pointing import PointAtNote
from kompas.rules import Actor


@handles(PointAtNote)
def point_at_note(session: Session, actor: Actor, action: PointAtNote) -> None:
    actor.workshop.pointed_note = action.note_id
    record_change(session, actor.workshop, actor.workshop)
