"""The head of a network's page, with bottlenecks of its journeys; the door for people without a seat there yet."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kompas.domain.network.networks import when_sent_out_of_network
from kompas.domain.network.queries import courses_of_network
from kompas.i18n import _
from kompas.live.components.core.pulse import pulse
from kompas.live.components.network.present import present
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from kompas.ui import sign_on, state
from kompas.ui.course_chart import course_chart
from kompas.ui.doors import TODAY, either_door, was_long_ago
from kompas.ui.widgets import plain, time_of_day


def door(code: str | None) -> None:
    st.header(_("Open a network on this browser"))
    ended = state.read(when_sent_out_of_network, state.secret(), code) if code else None
    if ended is not None:
        is_fresh = ended > now() - TODAY
        told = _("This browser was logged out of this network at {time}.", time=time_of_day(ended))
        st.info(told if is_fresh else was_long_ago(ended))
    if sign_on.instead_of_codes():
        return
    st.write(_("This browser has no place in the network yet. Enter its facilitator code to take it."))
    either_door(code)


def heading(actor: NetworkActor) -> None:
    """Its name, where it works and what for; beside it who is here."""
    network = actor.network
    with st.container(horizontal=True, vertical_alignment="bottom", key="network-top"):
        with st.container(gap="xxsmall", width="stretch", key="network-heading"):
            st.title(plain(network.name), anchor=False)
            about = " · ".join(part for part in (network.area, network.goal) if part)
            if about:
                st.markdown(plain(about))
        with st.container(width="content", key="network-here"):
            together(actor)


def tabs_of(parts: Mapping[str, str]) -> dict[str, DeltaGenerator]:
    """A tab for each part; open is the one in the address. Streamlit opens one by its name only when the tabs are new, which
    they are at another place of the page: so there is as much before them as the part has before it. By the key page.js
    finds the tab again, for a link to where one is already.
    """
    opened = opened_part(parts)
    number = list(parts).index(opened)
    with st.container(gap=None, key=f"opened-part-{number}"):
        for _before in range(number):
            st.empty()
        return dict(zip(parts, st.tabs(list(parts.values()), default=parts[opened]), strict=True))


def opened_part(parts: Mapping[str, str]) -> str:
    """The list of forms has an address of its own."""
    asked = "forms" if state.address("form") == "all" else state.address("part")
    return asked if asked and asked in parts else next(iter(parts))


def together(actor: NetworkActor) -> None:
    """The others on this page; their changes show here, too."""
    here = state.place_in_network(actor)
    present(here, actor.device_id)
    pulse(here, str(actor.network.page_revision), quiet=True, follows="page_revision")


def bottlenecks(actor: NetworkActor) -> None:
    """The points that journeys said could be better, and how each fared over the sessions."""
    courses = state.read(courses_of_network, actor.network)
    if not courses:
        st.info(
            _(
                "Nothing to compare yet. A conclusion that rests on a note “could be better” comes back in the next journey."
            )
        )
        return
    st.write(
        _("What could be better according to the journeys of this network, and how the group said it stood later.")
    )
    course_chart(courses, "course-network")
