"""The facilitator downloads the report; participants get conclusions and agreements when that is allowed."""

import streamlit as st

from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components.core.pulse import pulse
from kompas.rules import may_download, may_download_shared
from kompas.ui import copies, downloads, sign_on, state
from kompas.ui.widgets import plain

actor = state.find_actor()
if actor is None or not may_download_shared(actor):
    st.title(_("Report"))
    st.info(_("This report is not shared with you. Ask the facilitator to allow it."))
    if actor is None and sign_on.is_needed():
        sign_on.offer()
    st.stop()

pulse(state.place(actor, Role.FACILITATOR if actor.facilitates else Role.PARTICIPANT), None, quiet=True)
st.title(plain(actor.workshop.title))
if actor.workshop.rehearsal_of is not None:
    st.info(_("This is a rehearsal: there is nothing to keep, and no report."))
    st.stop()
downloads.offer(actor, full=may_download(actor))
if may_download(actor):
    copies.offer_copy(actor)
