"""Pieces of page that more than one page shows."""

from datetime import date, datetime

import streamlit as st
from babel.dates import format_date, format_datetime

from kompas.domain.network.networks import networks_of_browser
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.enums import Role
from kompas.exports.core.markdown import without_links
from kompas.i18n import _, current_language
from kompas.labels import label
from kompas.ui import state
from kompas.ui.links import link_to


def when(moment: datetime) -> str:
    """A moment as people here say it."""
    return str(format_datetime(moment.astimezone(AMSTERDAM), "EEEE d MMMM y, HH:mm", locale=current_language()))


def time_of_day(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%H:%M")


def short_date(day: date) -> str:
    return str(format_date(day, "d MMMM y", locale=current_language()))


def my_networks() -> None:
    """The networks of this browser."""
    networks = state.read(networks_of_browser, state.secret())
    if not networks:
        return
    st.subheader(_("Your networks on this browser"))
    for network in networks:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(network.name)}**" + (f"  \n{plain(network.area)}" if network.area else ""), width="stretch"
            )
            link_to("network", _("Open"), network.code)


def day(moment: datetime) -> str:
    return str(format_date(moment.astimezone(AMSTERDAM), "d MMMM y", locale=current_language()))


def my_workshops() -> None:
    """The workshops of this browser, each with the ways into it."""
    seats = state.my_seats()
    if not seats:
        return
    st.subheader(_("Your workshops on this browser"))
    for workshop, roles in seats:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(workshop.title)}**  \n{when(workshop.starts_at)} · {label(workshop.status)} · {workshop.door_code}",
                width="stretch",
            )
            if Role.FACILITATOR in roles:
                link_to("facilitate", _("Facilitate"), workshop.code)
                link_to("report", _("Report"), workshop.code)
            if Role.PARTICIPANT in roles:
                link_to("join", _("Take part"), workshop.code)


def plain(text: str) -> str:
    """Text of people inside Markdown: every sign that means something there is escaped."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>~$:" else sign for sign in without_links(text))
