"""The head of a network's page, with bottlenecks of its journeys; the door for people without a seat there yet."""

import streamlit as st

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
    network = actor.network
    st.title(plain(network.name))
    if network.area:
        st.markdown(plain(network.area))
    if network.goal:
        st.info(plain(network.goal))


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
