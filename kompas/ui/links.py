"""Links between pages that keep the workshop."""

from typing import Never

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
