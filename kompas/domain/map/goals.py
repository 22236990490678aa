"""The goal that a group agrees on at the start, which its map round keeps."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models.core.columns import LONG, printable
from kompas.rules import Actor


def agree_goal(session: Session, actor: Actor, goal: str) -> None:
    """Set the goal of the group; every screen shows it at once. Empty takes it away."""
    demand_facilitator(actor)
    demand_open(actor.workshop)
    if len(goal) > LONG:
        raise Invalid(N_("The goal is too long; at most {count} characters fit."), count=LONG)
    actor.workshop.goal = printable(goal.strip())
    record_change(session, actor.workshop, actor.workshop)
