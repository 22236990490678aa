"""Beginning a network before there is any workshop, or opening one that is there already."""

import streamlit as st

from kompas.domain.network.networks import begin_network
from kompas.i18n import _
from kompas.models import NetworkCreate
from kompas.settings import get_settings
from kompas.ui import network_page, sign_on, state
from kompas.ui.fields import ask, filled_in
from kompas.ui.links import open_page


def begin_or_open(code: str | None) -> None:
    """With a code in the address only the door is shown: this browser was sent to a network that is there."""
    if code is not None:
        network_page.door(code)
        return
    st.title(_("Networks"))
    new, known = st.columns(2, gap="large")
    with new.container(border=True, height="stretch"):
        st.header(_("Begin a network"), anchor=False)
        begin()
    with known.container(border=True, height="stretch"):
        network_page.door(None)


def begin() -> None:
    if sign_on.is_needed():
        sign_on.offer()
        return
    st.write(
        _("A network keeps what its workshops yield, and leads you through eight steps. No workshop is needed for it.")
    )
    with st.form("begin-network", border=False):
        told = ask(NetworkCreate)
        needs_key = bool(get_settings().facilitator_key)
        key = st.text_input(_("Key for creating workshops"), type="password") if needs_key else None
        sent = st.form_submit_button(_("Begin the network"), type="primary")
    shape = filled_in(NetworkCreate, told, _("Give the network a name.")) if sent else None
    if shape is not None:
        made = state.try_key_once(("network", shape.name), begin_network, state.secret(), shape, key)
        if made is not None:
            open_page("network", made.code)
