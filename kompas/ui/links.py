"""Links between pages that keep the workshop."""

from typing import Never
from urllib.parse import urlencode

import streamlit as st

from kompas.settings import ROOT
from kompas.ui.address import PAGES, PATHS


def link_to(name: str, text: str, code: str | None = None, *, new_window: bool = False) -> None:
    """A link to another page; `new_window` for pages that go to the projector."""
    if new_window:
        st.link_button(text, f"/{PATHS[name]}?code={code}", icon=":material/open_in_new:", type="primary")
    else:
        st.page_link(ROOT / "pages" / PAGES[name], label=text, query_params={"code": code} if code else None)


def open_page(name: str, code: str | None = None, **more: str) -> Never:
    """`more` stands in the address beside the code."""
    address = {**({"code": code} if code else {}), **more}
    st.switch_page(ROOT / "pages" / PAGES[name], query_params=address or None)


def link_on(name: str, text: str, *, icon: str | None = None, **address: str) -> None:
    """A link to a page with all of this in the address, and nothing else; the browser's back button comes back from it."""
    st.page_link(ROOT / "pages" / PAGES[name], label=text, icon=icon, query_params=address or None)


def address_on(name: str, **address: str) -> str:
    """The same as text, for a link that is no piece of Streamlit's."""
    return f"/{PATHS[name]}?{urlencode(address)}"
