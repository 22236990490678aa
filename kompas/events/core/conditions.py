"""Conditions for sending an action: a rule, the words with which it refuses, and its name in the table of actions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from kompas.enums import NetworkRole
from kompas.errors import Conflict, KompasError, NotAllowed
from kompas.i18n import N_
from kompas.models import Step
from kompas.rules import is_open, may_take_back


@dataclass(frozen=True)
class Attempt:
    """Somebody who wants to do something, and the row that is asked about. The actor is of the kind, and the role one
    of those, that the action asks for: in a workshop, or in a network.
    """

    session: Session
    actor: Any
    role: Any
    row: Any = None

    @property
    def current(self) -> Step | None:
        """The step that the room is at."""
        step_id = self.actor.workshop.current_step_id
        return self.session.get(Step, step_id) if step_id else None


@dataclass(frozen=True)
class Condition:
    """`told` is its name in the table of actions, `refusal` what is said when it does not hold."""

    told: str
    holds: Callable[[Attempt], bool]
    refusal: str = ""
    error: type[KompasError] = NotAllowed

    def demand(self, attempt: Attempt) -> None:
        if not self.holds(attempt):
            raise self.error(self.refusal)


def participant(refusal: str) -> Condition:
    """Participants only, not the facilitator; refused in the words of this action."""
    return Condition("participant", lambda it: it.actor.participates, refusal)


def own_row(refusal: str) -> Condition:
    """One's own; as the facilitator, anybody's."""
    told = "one's own, the facilitator any"
    return Condition(told, lambda it: may_take_back(it.actor, it.role, it.row.author_id), refusal)


def not_withdrawn(refusal: str) -> Condition:
    """Somebody else may have been first."""
    return Condition("not withdrawn", lambda it: not it.row.withdrawn, refusal, Conflict)


FACILITATOR = Condition("facilitator", lambda it: it.actor.facilitates, N_("Only the facilitator can do this."))
CORE = Condition("core", lambda it: NetworkRole.CORE in it.actor.roles, N_("Only the core group can do this."))
EVERYBODY = Condition("everybody", lambda it: True)
OPEN = Condition(
    "open",
    lambda it: is_open(it.actor.workshop),
    N_("The workshop is closed. Ask the facilitator to reopen it."),
)
