"""The frame round a page: style, logo, links, language. The screen has none of it."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from kompas.i18n import LANGUAGES, current_language
from kompas.live.assets import PICTURES
from kompas.live.components.core.page import set_page
from kompas.ui import sign_on, state

HERE = Path(__file__).parent
STYLE = (HERE / "style.css").read_text(encoding="utf-8")
NAMES = {"nl": "Nederlands", "en": "English"}
BARE = {"screen"}
IN_THE_ROOM = {"facilitate", "prepare", "report"}


def dress(current: str, pages: dict[str, StreamlitPage]) -> None:
    st.html(f"<style>{STYLE}</style>")
    if current in BARE:
        st.html("<style>" + (HERE / "bare.css").read_text(encoding="utf-8") + "</style>")
    set_page(current_language(), st.context.theme.type == "dark")
    if current in BARE or is_console(current):
        return  # it has a heading of its own
    with st.container(horizontal=True, vertical_alignment="center", key="topbar"):
        logo(130)
        if current != "join" and not only_participates(current):
            links(current, pages)
            sign_on.signed_on()


def is_console(current: str) -> bool:
    """At its door, who is signed on and may not come in has to see as whom, and a way out."""
    return current == "facilitate" and state.code() is not None and sign_on.is_through_the_door()


def only_participates(current: str) -> bool:
    """Whether this browser reads the report of somebody else's workshop: the facilitator's links are not for it."""
    actor = state.find_actor() if current == "report" else None
    return actor is not None and not actor.facilitates


def logo(width: int) -> None:
    dark = st.context.theme.type == "dark"
    st.image(PICTURES / ("logo-dark.svg" if dark else "logo.svg"), width=width, alt="Kompas")


def links(current: str, pages: dict[str, StreamlitPage]) -> None:
    # the code in the address of a network opens no workshop
    code = None if current == "network" else state.code()
    names = ["start", "prepare", "facilitate", "report", "scripts"] if code else ["start", "prepare", "scripts"]
    for name in names:
        here = {"code": code} if code and name in IN_THE_ROOM else None
        st.page_link(
            pages[name], label=pages[name].title, query_params=here, disabled=name == current and name != "prepare"
        )


def finish(current: str) -> None:
    if current in BARE:
        return
    with st.container(horizontal=True, key="languages", vertical_alignment="center"):
        for language in LANGUAGES:
            if language != current_language():
                st.button(
                    NAMES[language],
                    key=f"language-{language}",
                    type="tertiary",
                    on_click=state.switch_language,
                    args=(language,),
                )
        if is_console(current):
            sign_on.signed_on()  # there is no bar at the top
        st.caption(sign_on.what_goes_outside())
