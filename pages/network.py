"""The page of a network: its compass first, its work together, its agreements, its members; a page per step."""

import streamlit as st

from kompas.i18n import _
from kompas.ui import (
    network_agreements,
    network_begin,
    network_compass,
    network_forms,
    network_members,
    network_page,
    network_reading,
    network_rounds,
    network_settings,
    network_step,
    network_workshops,
    state,
)

actor = state.find_network()
if actor is None:
    network_begin.begin_or_open(state.code())
    st.stop()

if network_forms.is_open():
    network_forms.open_form(actor)
    st.stop()
if topic := network_reading.opened_topic():
    network_reading.open_topic(actor, topic)
    st.stop()
if step := network_step.opened_step():
    network_step.open_step(actor, step)
    st.stop()

network_page.heading(actor)
parts = {
    "compass": _("Compass"),
    "workshops": _("Workshops"),
    "maps": _("Maps"),
    "bottlenecks": _("Bottlenecks"),
    "agreements": _("Agreements"),
    "forms": _("Forms"),
    "members": _("Members"),
    "settings": _("Settings"),
}
tabs = network_page.tabs_of(parts)
with tabs["compass"]:
    network_compass.compass(actor)
with tabs["workshops"]:
    network_workshops.workshops(actor)
with tabs["maps"]:
    network_rounds.rounds(actor)
with tabs["bottlenecks"]:
    network_page.bottlenecks(actor)
with tabs["agreements"]:
    network_agreements.agreements(actor)
with tabs["forms"]:
    network_forms.forms(actor)
with tabs["members"]:
    network_members.members(actor)
with tabs["settings"]:
    network_settings.settings(actor)
