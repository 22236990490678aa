"""Tasks of the rings, of who chairs, and of who leads at which level; which members do them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, delete, select

from kompas.domain.network.networks import change_page, members_of
from kompas.domain.workshop.log import log
from kompas.enums import LoggedDeed, NetworkTask, Ring
from kompas.errors import Conflict
from kompas.i18n import N_
from kompas.models import DividedTask, Network, NetworkMember
from kompas.rules import NetworkActor

Holders = Mapping[NetworkTask, Sequence[NetworkMember]]
"""Who does each task; all tasks are in it."""


@dataclass(frozen=True)
class TaskGroup:
    """Tasks that belong together. `title` and `about` are msgids; `ring` is the ring whose they are, if one."""

    key: str
    title: str
    about: str
    tasks: tuple[NetworkTask, ...]
    ring: Ring | None = None


GROUPS = (
    TaskGroup(
        "core",
        N_("Core group"),
        N_("It comes first: some five to seven people out of municipalities and the region. It carries the work."),
        (NetworkTask.PREPARE, NetworkTask.PULL, NetworkTask.MEETINGS, NetworkTask.GOVERNANCE),
        Ring.CORE,
    ),
    TaskGroup(
        "project",
        N_("Project group"),
        N_("Some of the outer ring work along with the core group: professionals of several domains and functions."),
        (NetworkTask.SIZE, NetworkTask.COOPERATION, NetworkTask.STRENGTHS),
        Ring.PROJECT,
    ),
    TaskGroup(
        "outer",
        N_("Outer ring"),
        N_("Parties that matter and stand a little further off."),
        (NetworkTask.ADVISE, NetworkTask.SOUNDING_BOARD),
        Ring.OUTER,
    ),
    TaskGroup(
        "chair",
        N_("Independent chair, coordinator or driving force"),
        N_("Best somebody who speaks for none of the organisations."),
        (NetworkTask.VOICES, NetworkTask.CONNECT, NetworkTask.SPEED_UP, NetworkTask.WATCH),
    ),
    TaskGroup(
        "leadership",
        N_("Leading at every level"),
        N_("Divide this over organisations and levels: then it does not hang on one person."),
        (NetworkTask.LEAD_REGION, NetworkTask.LEAD_LOCALLY, NetworkTask.LEAD_WITHIN),
    ),
)
LEADING = frozenset(task for group in GROUPS if group.key in ("core", "chair", "leadership") for task in group.tasks)
"""Tasks by which somebody leads."""


def holders_of(session: Session, network: Network) -> dict[NetworkTask, list[NetworkMember]]:
    """For every task who does it, in the order of the list of members."""
    divided = session.exec(select(DividedTask).where(DividedTask.network_id == network.id))
    held = {(row.task, row.member_id) for row in divided}
    members = members_of(session, network)
    return {task: [one for one in members if (task, one.id) in held] for task in NetworkTask}


def divide_tasks(session: Session, actor: NetworkActor, holders: Mapping[NetworkTask, Sequence[int]]) -> None:
    """These members do these tasks from now on, by their id; other tasks stay whose they were."""
    network = actor.network
    known = {member.id for member in members_of(session, network)}
    if not known.issuperset(one for chosen in holders.values() for one in chosen):
        raise Conflict(N_("One of these members is not there any more. Reload the page and divide the tasks again."))
    own = delete(DividedTask).where(col(DividedTask.network_id) == network.id)
    session.execute(own.where(col(DividedTask.task).in_(list(holders))))
    rows = [
        DividedTask(network_id=network.id, task=task, member_id=one)
        for task, chosen in holders.items()
        for one in dict.fromkeys(chosen)
    ]
    change_page(session, network, *rows)
    log(session, network, actor, LoggedDeed.TASKS_DIVIDED, count=len(holders))
