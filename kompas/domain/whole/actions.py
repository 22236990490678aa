"""From an action as it came in to the domain function that carries it out, once."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from inspect import signature
from typing import Any

from sqlmodel import Session, col, select

from kompas.domain.core.handling import HANDLERS, Handler
from kompas.domain.core.loading import load_rooms
from kompas.domain.core.lookup import rows_for
from kompas.domain.whole.deeds import record_deed
from kompas.domain.workshop.log import log_action
from kompas.errors import NotAllowed
from kompas.events import ACTIONS, Action
from kompas.events.core.base import DECLARED, AnyAction, Declaration
from kompas.events.core.conditions import Attempt
from kompas.events.wall.notes import PostNote
from kompas.i18n import N_
from kompas.models import AppliedAction, Step
from kompas.rules import Actor, AnyActor, may_act_as


@cache
def handlers() -> Mapping[type[AnyAction], Handler]:
    """By action, the function that carries it out. Asked at the start, so that one that is missing is told then."""
    load_rooms()
    demand_handled(ACTIONS, HANDLERS)
    return HANDLERS


def demand_handled(actions: Collection[type[AnyAction]], handled: Mapping[type[AnyAction], Handler]) -> None:
    """Raises LookupError when an action has no function that carries it out, or a function no action."""
    without = [kind.__name__ for kind in actions if kind not in handled]
    unknown = [kind.__name__ for kind in handled if kind not in actions]
    if without:
        raise LookupError(f"nothing carries out {', '.join(without)}: give a domain function @handles")
    if unknown:
        raise LookupError(f"a domain function handles {', '.join(unknown)}, which is no action of kompas.events")
    for kind, function in handled.items():
        demand_fitting(DECLARED[kind], function)


def demand_fitting(declared: Declaration, function: Handler) -> None:
    """Raises LookupError when a function does not take the rows that its action must name."""
    wanted = [declared.rows[name].table.__name__ for name in declared.required]
    given = list(signature(function).parameters.values())[3:]
    fits = len(wanted) == len(given) and all(
        one.annotation is Any or table in str(one.annotation) for one, table in zip(given, wanted, strict=True)
    )
    if not fits:
        raise LookupError(
            f"{function.__name__} takes session, actor and action, then: {', '.join(wanted) or 'nothing'}"
        )


def apply_action(session: Session, actor: AnyActor, action: Action) -> None:
    """Carry out an action unless its id was applied before. Raises what it declares, and what the domain function raises."""
    if not may_act_as(actor, action.role):
        raise NotAllowed(N_("You cannot do this here. Ask the facilitator."))
    if session.get(AppliedAction, action.id) is not None:
        return
    carry_out(session, actor, action)
    session.flush()


def post_all(session: Session, posts: Sequence[tuple[Actor, PostNote]]) -> None:
    """Many new notes of one held workshop in few statements. Raises when any is refused; then nothing may be kept."""
    ids = [action.id for _actor, action in posts]
    seen = set(session.execute(select(AppliedAction.id).where(col(AppliedAction.id).in_(ids))).scalars())
    wanted = {action.step_id for _actor, action in posts} | {actor.workshop.current_step_id for actor, _action in posts}
    # The session forgets rows that nobody holds and would read the step again for every note.
    held = [session.get(Step, step_id) for step_id in wanted if step_id is not None]
    with session.no_autoflush:
        for actor, action in posts:
            if not may_act_as(actor, action.role):
                raise NotAllowed(N_("You cannot do this here. Ask the facilitator."))
            if action.id not in seen:
                seen.add(action.id)
                carry_out(session, actor, action)
    session.flush()
    del held


def carry_out(session: Session, actor: AnyActor, action: Action) -> None:
    before = actor.record.revision
    with record_deed(session, actor, action):
        outcome = perform(session, actor, action)
    log_action(session, actor, action, outcome, before)
    if DECLARED[type(action)].leaves_trace:
        session.add(AppliedAction(id=action.id, **actor.record.reference))


def perform(session: Session, actor: AnyActor, action: Action) -> Any:
    """Ask all that the action declares, who, when and on what, and let its function carry it out."""
    declared, attempt = DECLARED[type(action)], Attempt(session, actor, action.role)
    for condition in (declared.by, *declared.when):
        condition.demand(attempt)
    found = {name: rows_for(attempt, row, getattr(action, name)) for name, row in declared.rows.items()}
    return handlers()[type(action)](session, actor, action, *(found[name] for name in declared.required))
