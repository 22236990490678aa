"""The goal of the group, written by the facilitator while everybody looks on."""

import streamlit as st

from kompas.domain.map.goals import agree_goal
from kompas.domain.network.workshops import keep_goal_for_network, network_to_offer
from kompas.i18n import _, current_language
from kompas.models.core.columns import LONG
from kompas.rules import Actor, is_open
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.identity_warning import look_at
from kompas.ui.parts import Use, part
from kompas.ui.widgets import plain


@part("goal")
def goal(scene: Scene, use: Use, *, example: dict[str, str]) -> None:
    """Saved, it is on all screens; it begins with that of the last round or of the network."""
    actor, in_words = scene.actor, example[current_language()]
    if not is_open(actor.workshop):
        return
    with st.container(border=True, key="goal"):
        with st.form("goal-form", border=False):
            written = st.text_area(
                _("Our goal"), value=actor.workshop.goal, max_chars=LONG, height=120, placeholder=in_words
            )
            sent = st.form_submit_button(_("Save and show to everybody"), type="primary")
        if sent and state.succeed(agree_goal, actor, written):
            state.say(_("Saved"))
            st.rerun()
        look_at(actor.workshop.goal)
        st.caption(_("For example: {text}", text=plain(in_words)))
        offer_to_network(actor)


def offer_to_network(actor: Actor) -> None:
    network = state.read(network_to_offer, actor)
    if network is None:
        return
    if network.goal:
        st.caption(_("The network now has: {goal}", goal=plain(network.goal)))
    if st.button(_("Make this the goal of the network")) and state.succeed(keep_goal_for_network, actor):
        st.rerun()
