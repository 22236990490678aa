"""The workshops of a network, and preparing the next one."""

import streamlit as st

from kompas.domain.map.course import rounds_of_network
from kompas.domain.workshop.queries import workshops_of_network
from kompas.i18n import _
from kompas.labels import label
from kompas.rules import NetworkActor, may_open
from kompas.ui import state
from kompas.ui.earlier_ambition import ambition_of
from kompas.ui.links import link_to, open_page
from kompas.ui.widgets import plain, when


def workshops(actor: NetworkActor) -> None:
    held = state.read(workshops_of_network, actor.network.id)
    if not held:
        st.info(_("There are no workshops yet. Prepare one and choose this network."))
    mine = {seated.id: roles for seated, roles in state.my_seats()}
    for workshop in held:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(workshop.title)}**  \n{when(workshop.starts_at)} · {label(workshop.status)}", width="stretch"
            )
            if may_open(mine.get(workshop.id)):
                link_to("facilitate", _("Facilitate"), workshop.code)
                link_to("report", _("Report"), workshop.code)
        ambition_of(workshop)
    prepare_next(actor)


def prepare_next(actor: NetworkActor) -> None:
    """The form stands ready with this network; if it has a map, with drawing it again."""
    code = actor.network.code
    with st.container(horizontal=True):
        if st.button(_("Prepare a new workshop"), type="primary"):
            open_page("prepare", network=code)
        rounds = state.read(rounds_of_network, actor.network.id)
        if rounds and st.button(_("Prepare the next round of the map")):
            open_page("prepare", network=code, script=rounds[0].workshop.script_key)
