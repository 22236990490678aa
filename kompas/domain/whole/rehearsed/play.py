"""A step of a rehearsal, and doing something in it. It goes through the same rules as what real people do."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.map.queries import parties_on_map
from kompas.domain.whole.actions import apply_action
from kompas.domain.whole.rehearsed import texts
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import NoteStatus, Role
from kompas.errors import KompasError
from kompas.events.core.base import AnyAction
from kompas.models import AppliedAction, Note, Participant, Step
from kompas.rules import Actor


@dataclass(frozen=True)
class Play:
    """A step of a rehearsal, of which this share has passed."""

    session: Session
    facilitator: Actor
    step: Step
    passed: float

    @cached_property
    def people(self) -> list[int]:
        query = select(Participant.id).where(Participant.workshop_id == self.step.workshop_id)
        return list(self.session.exec(query.order_by(col(Participant.id))))

    def person(self, number: int) -> int:
        return self.people[number % len(self.people)]

    def do(self, when: float, deed: str, kind: type[AnyAction], by: int | None = None, /, **fields: Any) -> str:
        """Once this share of the step has passed, by a participant or the facilitator; gives the id of the deed."""
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.facilitator.workshop.code}/{self.step.id}/{deed}"))
        if when > self.passed or self.session.get(AppliedAction, identity) is not None:
            return identity
        role = Role.FACILITATOR if by is None else Role.PARTICIPANT
        action = kind.model_validate({"id": identity, "role": role, **fields})
        actor = self.facilitator if by is None else self.actor(by)
        with suppress(KompasError):  # a step that closed, or a map that is frozen: as it would be for real people
            apply_action(self.session, actor, action)
        return identity

    def steps(self) -> list[Step]:
        return steps_of(self.session, self.facilitator.workshop)

    def actor(self, person: int) -> Actor:
        return Actor(self.facilitator.device_id, self.facilitator.workshop, frozenset({Role.PARTICIPANT}), person)

    def notes(self, kinds: Sequence[str]) -> list[Note]:
        query = select(Note).where(Note.workshop_id == self.step.workshop_id, Note.status == NoteStatus.SHOWN)
        return [note for note in self.session.exec(query.order_by(col(Note.sequence))) if note.kind.value in kinds]

    def keys(self) -> dict[str, str]:
        """From the key of a party in the example to the one on this map."""
        parties = parties_on_map(self.session, self.facilitator.workshop)
        by_name = {party.name: party.id for party in parties}
        starters = {party.lineage[0][0]: party.id for party in parties}
        return starters | {
            one["key"]: by_name[one["name"]] for one in texts.network()["parties"] if one["name"] in by_name
        }


def spread(items: Sequence[Any], begin: float, end: float) -> Iterator[tuple[float, Any]]:
    """Each with the share of the step at which it comes."""
    for number, item in enumerate(items, 1):
        yield begin + (end - begin) * number / len(items), item
