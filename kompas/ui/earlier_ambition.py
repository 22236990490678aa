"""Ambitions agreed on in earlier workshops of the network: to read, and to start from."""

import streamlit as st

from kompas.domain.inquiry.earlier_ambitions import (
    EarlierAmbition,
    accepted_in,
    earlier_ambitions,
    start_from_ambition,
    start_from_themes,
)
from kompas.enums import WorkshopStatus
from kompas.i18n import _, ngettext
from kompas.models import Workshop
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.parts import Use
from kompas.ui.widgets import plain, when


def starting_points(scene: Scene, use: Use) -> None:
    """On the console, below the text that is being written."""
    actor = scene.actor
    found = state.read(earlier_ambitions, actor.workshop)
    if not found:
        return
    with st.expander(_("An earlier ambition of this network")):
        for one in found:
            show_ambition(one)
            if actor.workshop.status is WorkshopStatus.CLOSED:
                continue
            st.caption(_("What was written so far is kept as a version."))
            if st.button(_("Take it as the starting text"), key=f"start-from-{one.draft.id}"):
                state.succeed(start_from_ambition, actor, one.draft.id)
            if one.themes and st.button(_("Take over its themes, without notes"), key=f"themes-from-{one.draft.id}"):
                came = state.perform(start_from_themes, actor, one.draft.id)
                if came is not None:
                    st.caption(ngettext("{count} theme came to the board.", "{count} themes came to the board.", came))


def ambition_of(workshop: Workshop) -> None:
    """On the page of the network: the accepted ambition of one of its workshops, when it has one."""
    for one in state.read(accepted_in, [workshop]):
        with st.expander(_("Our ambition")):
            show_ambition(one)


def show_ambition(one: EarlierAmbition) -> None:
    st.caption(plain(_("From “{title}”, {date}", title=one.workshop.title, date=when(one.workshop.starts_at))))
    for line in one.draft.text.splitlines():
        if line.strip():
            st.markdown(plain(line))
    if one.themes:
        st.caption(plain(_("Themes: {names}", names=" · ".join(one.themes))))
