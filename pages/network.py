"""The start page of a network: its work together, its agreements, its members."""

import streamlit as st

from kompas.i18n import _
from kompas.ui import (
    network_agreements,
    network_forms,
    network_members,
    network_page,
    network_rounds,
    network_settings,
    network_workshops,
    state,
)

actor = state.find_network()
if actor is None:
    network_page.door(state.code())
    st.stop()

if network_forms.is_open():
    network_forms.open_form(actor)
    st.stop()

network_page.heading(actor)
network_page.together(actor)
workshops, rounds, course, agreements, forms, members, settings = st.tabs(
    [_("Workshops"), _("Maps"), _("Bottlenecks"), _("Agreements"), _("Forms"), _("Members"), _("Settings")],
    default=_("Forms") if network_forms.is_listed() else None,
)
with workshops:
    network_workshops.workshops(actor)
with rounds:
    network_rounds.rounds(actor)
with course:
    network_page.bottlenecks(actor)
with agreements:
    network_agreements.agreements(actor)
with forms:
    network_forms.forms(actor)
with members:
    network_members.members(actor)
with settings:
    network_settings.settings(actor)
