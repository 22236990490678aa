"""Roles on the console: devices, one-time codes, and a look through the eyes of others."""

import streamlit as st

from kompas.domain.workshop.hand_overs import CODE_LASTS, make_hand_over_code
from kompas.i18n import _
from kompas.live.components import Place
from kompas.live.components.workshop.devices import devices
from kompas.live.components.workshop.previews import previews
from kompas.rules import Actor
from kompas.ui import state
from kompas.ui.address import PATHS, shown_address


def who_is_where(actor: Actor, here: Place) -> None:
    """Below the roster of the console."""
    previews(here, preview_address("join", here.code), preview_address("screen", here.code))
    devices(here, actor.device_id)
    one_time_code(actor)


def preview_address(page: str, code: str) -> str:
    return f"/{PATHS[page]}?code={code}&{state.PREVIEW}=1"


def one_time_code(actor: Actor) -> None:
    """A code to read aloud, for somebody who is not a participant or not connected."""
    with st.expander(_("Share or hand over with a one-time code")):
        st.caption(_("The other goes to {address} and enters this code.", address=shown_address("facilitate")))
        ways = {True: _("We facilitate together"), False: _("The other takes over and I stop")}
        shared = st.radio(_("What do you want?"), list(ways), format_func=ways.__getitem__)
        if st.button(_("Make a one-time code")):
            code = state.perform(make_hand_over_code, state.find_actor(), shared)
            if code is not None:
                state.keep_hand_over_code(actor.workshop.code, code)
        code = state.hand_over_code_of(actor.workshop.code)
        if code is not None:
            st.markdown(f"## `{code}`")
            minutes = int(CODE_LASTS.total_seconds() // 60)
            st.caption(
                _("Works once, for {minutes} minutes. Read it aloud; do not put it in the chat.", minutes=minutes)
            )


def preview_mark(actor: Actor) -> bool:
    """Whether this page is a preview; says so then."""
    if not state.is_preview(actor):
        return False
    with st.container(key="preview"):
        st.info(_("Preview: this is exactly what the others see. Nothing you do here counts."))
    return True
