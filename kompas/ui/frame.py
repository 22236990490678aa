"""The script that Streamlit runs for every page: language, style, navigation, then the page itself."""

from pathlib import Path

import streamlit as st

from kompas.i18n import _
from kompas.ui import chrome, sign_on, state
from kompas.ui.address import PAGES, PATHS

ROOT = Path(__file__).parent.parent.parent
ICON = ROOT / "kompas" / "live" / "assets" / "favicon.svg"

state.apply_language()
st.set_page_config(page_title="Kompas", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
titles = {
    "start": _("Start"),
    "join": _("Take part"),
    "facilitate": _("Facilitate"),
    "prepare": _("Prepare"),
    "screen": _("Screen"),
    "report": _("Report"),
    "scripts": _("Scripts"),
    "network": _("Network"),
}
pages = {
    name: st.Page(ROOT / "pages" / PAGES[name], title=title, url_path=PATHS[name], default=name == "start")
    for name, title in titles.items()
}
page = st.navigation(list(pages.values()), position="hidden")
current = next(name for name, known in pages.items() if known.url_path == page.url_path)
state.be_at(current)
sign_on.receive()
if current != "join":
    sign_on.sit_down()
chrome.dress(current, pages)
state.hear_what_was_said()
page.run()
chrome.finish(current)
