"""The first page: take part with a code, start a workshop, or look round in a complete example."""

import streamlit as st

from kompas.domain.workshop.accounts import codes_alone_do
from kompas.i18n import _
from kompas.ui import doors, sign_on, state, widgets
from kompas.ui.links import link_to, open_page

st.title(_("Work together on a safe home"))
st.write(
    _("Kompas guides a workshop from the first minute to the report: on the clock, with everybody's notes on one wall.")
)

take_part, facilitate = st.columns(2, gap="large")

with take_part.container(border=True, height="stretch"):
    st.subheader(_("Take part"))
    st.write(_("You see a code of six characters on the screen in the room."))
    doors.code_door()
    if state.code():
        open_page("join", state.code())

with facilitate.container(border=True, height="stretch"):
    st.subheader(_("Facilitate"))
    st.write(_("Prepare a workshop from a script and lead it from your own laptop."))
    unknown = sign_on.is_needed()
    if unknown:
        sign_on.offer()
    else:
        if st.button(_("Prepare a new workshop"), type="primary"):
            open_page("prepare")
        link_to("network", _("Begin or open a network"))
    if not unknown or codes_alone_do():
        with st.expander(_("I have a facilitator code")):
            st.write(_("Of a workshop or of a network: type the codes that you have, and you come where they belong."))
            link_to("facilitate", _("Facilitate on this browser"))

widgets.my_networks()
widgets.my_workshops()
if not unknown:
    with st.container(border=True):
        doors.example_door()
