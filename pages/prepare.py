"""The facilitator prepares a workshop: create it from a script, then adapt the plan."""

import streamlit as st

from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components.core.pulse import pulse
from kompas.ui import copies, doors, inquiry, invitation, planning, rehearsal, sign_on, state
from kompas.ui.plan import plan
from kompas.ui.widgets import plain

if state.code() is None:
    st.title(_("Prepare a workshop"))
    sign_on.demand()
    planning.create_form()
    copies.read_in()
    st.stop()

actor = doors.demand_facilitator()
pulse(state.place(actor, Role.FACILITATOR), None, quiet=True)
st.title(plain(actor.workshop.title))
planning.result(actor)
planning.beforehand(actor)
inquiry.central_question(actor)
planning.details(actor)
invitation.details(actor)
inquiry.at_home(actor)
rehearsal.door(actor)
plan(actor)
