"""Name, area and goal of a network; facilitating it elsewhere, leaving it, removing it."""

import streamlit as st

from kompas.domain.network.networks import change_network, erase_network, leave_network, renew_network_code
from kompas.i18n import _
from kompas.models import NetworkCreate
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.fields import ask, filled_in, warn_about
from kompas.ui.links import open_page
from kompas.ui.log import log_book


def settings(actor: NetworkActor) -> None:
    network = actor.network
    with st.form("network", width=640):
        told = ask(NetworkCreate, now=network)
        sent = st.form_submit_button(_("Save"))
        shape = filled_in(NetworkCreate, told, _("Give the network a name.")) if sent else None
        if shape and state.succeed(change_network, actor, shape):
            st.rerun()
    warn_about(NetworkCreate, network)
    st.subheader(_("Facilitating on another browser"))
    st.markdown(_("Code of the network: **{code}**", code=network.code))
    code = state.facilitator_code_of(f"network:{network.code}")
    if code:
        st.warning(_("The facilitator code is **{code}**. Keep it: it is shown only now.", code=code))
    if st.button(_("Make a new facilitator code")):
        made = state.perform(renew_network_code, actor)
        if made is not None:
            state.keep_facilitator_code(f"network:{network.code}", made)
            st.rerun()
    if st.button(_("Facilitate this network no more on this browser")) and state.succeed(leave_network, actor):
        open_page("start")
    with st.expander(_("Remove this network")), st.form("erase-network", width=480):
        st.write(_("Its members are removed. Its workshops stay with their own facilitators."))
        typed = st.text_input(_("Type the name to remove it"))
        if st.form_submit_button(_("Remove this network")) and state.succeed(erase_network, actor, typed):
            state.overwrite_log()
            open_page("start")
    log_book(actor)
