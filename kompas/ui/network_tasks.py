"""Tasks of the rings, of who chairs and of who leads: whose each is, and dividing them."""

from collections.abc import Sequence

import streamlit as st

from kompas.domain.network.tasks import GROUPS, Holders, TaskGroup, divide_tasks, holders_of
from kompas.enums import NetworkTask
from kompas.i18n import _, translate
from kompas.labels import label
from kompas.models import NetworkMember
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.widgets import plain


def tasks(actor: NetworkActor, known: Sequence[NetworkMember]) -> None:
    if not known:
        st.info(_("There are no members yet. Add them first; then you can divide the tasks."))
    holders = state.read(holders_of, actor.network)
    for group in GROUPS:
        with st.container(border=True, key=f"tasks-{group.key}"):
            task_group(actor, group, holders, known)


def task_group(actor: NetworkActor, group: TaskGroup, holders: Holders, known: Sequence[NetworkMember]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(translate(group.title))
        divide = st.popover(_("Divide"), key=f"divide-{group.key}", on_change="rerun", disabled=not known)
    st.caption(translate(group.about))
    st.markdown("\n".join(f"- {label(task)}: {who_does(holders[task])}" for task in group.tasks))
    if divide.open:
        with divide, st.form(f"divide-{group.key}-form", border=False):
            divide_form(actor, group, holders, known)


def who_does(people: Sequence[NetworkMember]) -> str:
    named = ", ".join(f"**{plain(one.name)}** ({plain(one.organisation)})" for one in people)
    return named or "*" + _("nobody yet") + "*"


def divide_form(actor: NetworkActor, group: TaskGroup, holders: Holders, known: Sequence[NetworkMember]) -> None:
    """The members of the ring come first; somebody of another ring may do it too."""
    in_order = sorted(known, key=lambda one: group.ring is not None and one.ring is not group.ring)
    names = {one.id: f"{one.name} ({one.organisation})" for one in in_order}
    chosen = {task: ask_holders(task, holders[task], names) for task in group.tasks}
    if st.form_submit_button(_("Save"), type="primary") and state.succeed(divide_tasks, actor, chosen):
        st.rerun()


def ask_holders(task: NetworkTask, held: Sequence[NetworkMember], names: dict[int, str]) -> list[int]:
    now = [one.id for one in held]
    return st.multiselect(
        label(task),
        list(names),
        default=now,
        format_func=lambda one: names.get(one, ""),
        placeholder=_("nobody yet"),
        key=f"holders-{task}-{now}",  # as it is now, also when another changed it
    )
