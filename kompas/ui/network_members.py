"""Members of a network: adding and changing them, and gaps in the mix."""

from collections.abc import Sequence

import streamlit as st

from kompas.domain.network.networks import add_member, change_member, members_of, mix_of, remove_member
from kompas.enums import Ring
from kompas.i18n import _
from kompas.labels import label
from kompas.models import NetworkMember, NetworkMemberCreate
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.fields import ask, filled_in
from kompas.ui.widgets import plain

FIELDS = (("name", "organisation"), ("domain", "level", "ring"), "expert_by_experience")


def members(actor: NetworkActor) -> None:
    known = state.read(members_of, actor.network)
    mix_advice(known)
    for ring in Ring:
        of_ring = [member for member in known if member.ring is ring]
        if of_ring:
            st.subheader(f"{label(ring).capitalize()} ({len(of_ring)})")
        for member in of_ring:
            member_line(actor, member)
    with st.expander(_("Add a member"), expanded=began_empty(known)):
        add_form(actor)


def began_empty(known: Sequence[NetworkMember]) -> bool:
    """As it was at the first look, until one is added here: the form does not close under somebody's hands because
    another added a member.
    """
    key = f"members-began-empty-{state.visit()}"
    if state.recall(key) is None:
        state.remember(key, not known)
    return bool(state.recall(key)) and not state.recall("members-added")


def add_form(actor: NetworkActor) -> None:
    """Emptied by another key after it went well: emptied by a click, a second click would lose what was typed."""
    number = state.recall("members-added") or 0
    with st.form(f"new-member-{number}", width=640, border=False):
        told = ask(NetworkMemberCreate, *FIELDS, key=f"new-{number}")
        shape = member_told(told) if st.form_submit_button(_("Add"), type="primary") else None
        if shape and state.perform(add_member, actor, shape):
            state.remember("members-added", number + 1)
            st.rerun()


def mix_advice(known: Sequence[NetworkMember]) -> None:
    """Advice on who the group still needs, in a sentence each."""
    if not known:
        return
    mix = mix_of(known)
    if not mix["experts"]:
        st.caption(_("There is no expert by experience among the members yet."))
    if mix["levels"]:
        st.caption(_("Not among the members yet: {levels}.", levels=", ".join(map(label, mix["levels"]))))
    if not 5 <= mix["core"] <= 7:
        st.caption(_("A core group works best with five to seven people; now there are {count}.", count=mix["core"]))


def member_line(actor: NetworkActor, member: NetworkMember) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        expert = f" · {_('Expert by experience')}" if member.expert_by_experience else ""
        st.markdown(
            f"**{plain(member.name)}** · {plain(member.organisation)}  \n"
            f"{label(member.domain)} · {label(member.level)}{expert}"
        )
        with st.popover(_("Change"), key=f"change-member-{member.id}"), st.form(f"member-{member.id}", border=False):
            key = f"{member.id}-{member.revision}"  # as it is now, also when another changed it
            told = ask(NetworkMemberCreate, *FIELDS, now=member, key=key)
            shape = member_told(told) if st.form_submit_button(_("Save")) else None
            if shape and state.succeed(change_member, actor, member.id, shape):
                st.rerun()
        if st.button(
            _("Remove"), key=f"remove-{member.id}", type="tertiary", help=plain(member.name)
        ) and state.succeed(remove_member, actor, member.id):
            st.rerun()


def member_told(told: dict[str, object]) -> NetworkMemberCreate | None:
    return filled_in(NetworkMemberCreate, told, _("Fill in a name and an organisation."))
