"""Name, area and goal of a network; facilitating it elsewhere, leaving it, removing it."""

import streamlit as st

from kompas.domain.network.networks import (
    change_network,
    erase_network,
    leave_network,
    network_seats,
    renew_network_code,
    switch_off_network_code,
    withdraw_network_seat,
)
from kompas.i18n import _
from kompas.models import NetworkCreate
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.fields import ask, filled_in, warn_about
from kompas.ui.links import open_page
from kompas.ui.log import log_book
from kompas.ui.widgets import day, plain


def facilitator_code(actor: NetworkActor) -> None:
    """Make one, shown once, or switch it off."""
    network, kept_as = actor.network, f"network:{actor.network.code}"
    code = state.facilitator_code_of(kept_as)
    if code and network.facilitator_code_hash:
        st.warning(_("The facilitator code is **{code}**. Keep it: it is shown only now.", code=code))
    if not network.facilitator_code_hash:
        st.info(_("There is no facilitator code now: nobody new can open this network. Your own place stays."))
    if st.button(_("Make a new facilitator code")):
        made = state.perform(renew_network_code, actor)
        if made is not None:
            state.keep_facilitator_code(kept_as, made)
            st.rerun()
    if network.facilitator_code_hash:
        if st.button(_("Switch the facilitator code off")) and state.succeed(switch_off_network_code, actor):
            state.forget_facilitator_code(kept_as)
            st.rerun()
        st.caption(_("Off, nobody new can open this network until you make a new code. Who is in stays in."))


def seats(actor: NetworkActor) -> None:
    """The browsers that open this network, each of the others to be logged out."""
    held = state.read(network_seats, actor.network)
    with st.expander(_("Browsers that open this network ({count})", count=len(held)), width=640):
        for one in held:
            with st.container(horizontal=True, vertical_alignment="center"):
                own = " · " + _("this device") if one.device_id == actor.device_id else ""
                name = plain(one.name) if one.name else _("without a name")
                st.markdown(f"**{name}**{own}  \n" + _("since {day}", day=day(one.taken_at)))
                if (
                    not own
                    and st.button(_("Log out"), key=f"end-seat-{one.id}", type="tertiary", help=one.name or None)
                    and state.succeed(withdraw_network_seat, actor, one.id)
                ):
                    st.rerun()


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
    facilitator_code(actor)
    seats(actor)
    if st.button(_("Facilitate this network no more on this browser")) and state.succeed(leave_network, actor):
        open_page("start")
    with st.expander(_("Remove this network")), st.form("erase-network", width=480):
        st.write(_("Its members are removed. Its workshops stay with their own facilitators."))
        typed = st.text_input(_("Type the name to remove it"))
        if st.form_submit_button(_("Remove this network")) and state.succeed(erase_network, actor, typed):
            state.say_erased(_("The network has been removed."))
            open_page("start")
    log_book(actor)
