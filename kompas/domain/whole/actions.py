"""From an action as it came in to the domain function that carries it out, once."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from kompas.domain.core.changes import Handlers
from kompas.domain.dossier import answers
from kompas.domain.inquiry import ambitions, connections, interviews, support, themes
from kompas.domain.map import lines, parties, ratings
from kompas.domain.map import views as map_views
from kompas.domain.network import bottlenecks, networks
from kompas.domain.wall import agreements, ballots, cases, conclusions, evaluations, merging, notes, turns
from kompas.domain.whole import undo
from kompas.domain.whole.deeds import recorded
from kompas.domain.workshop import facilitators, hand_overs, participants, steps, workshops
from kompas.errors import NotAllowed
from kompas.events import Action
from kompas.events.wall.notes import PostNote
from kompas.i18n import N_
from kompas.models import AppliedAction, Step
from kompas.rules import Actor, AnyActor, may_act_as

HANDLERS: Handlers = (
    notes.HANDLERS
    | merging.HANDLERS
    | cases.HANDLERS
    | turns.HANDLERS
    | steps.HANDLERS
    | conclusions.HANDLERS
    | agreements.HANDLERS
    | evaluations.HANDLERS
    | ballots.HANDLERS
    | bottlenecks.HANDLERS
    | networks.HANDLERS
    | answers.HANDLERS
    | themes.HANDLERS
    | ambitions.HANDLERS
    | support.HANDLERS
    | interviews.HANDLERS
    | connections.HANDLERS
    | workshops.HANDLERS
    | participants.HANDLERS
    | hand_overs.HANDLERS
    | facilitators.HANDLERS
    | parties.HANDLERS
    | lines.HANDLERS
    | ratings.HANDLERS
    | map_views.HANDLERS
    | undo.HANDLERS
)
LEAVES_NO_TRACE = {"answer_evaluation"}
"""Idempotent by itself; a row per action would tell, by its time, whose answer it was."""


def apply_action(session: Session, actor: AnyActor, action: Action) -> None:
    """Carry out an action unless its id was applied before. Raises what the domain function raises."""
    if not may_act_as(actor, action.role):
        raise NotAllowed(N_("You do not have this role in this workshop."))
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
                raise NotAllowed(N_("You do not have this role in this workshop."))
            if action.id not in seen:
                seen.add(action.id)
                carry_out(session, actor, action)
    session.flush()
    del held


def carry_out(session: Session, actor: AnyActor, action: Action) -> None:
    with recorded(session, actor, action):
        HANDLERS[action.type](session, actor, action)
    if action.type not in LEAVES_NO_TRACE:
        session.add(AppliedAction(id=action.id, **actor.record.reference))
