"""After closing: the way to the report."""

import streamlit as st

from kompas.i18n import _
from kompas.scenes import Scene
from kompas.ui.links import link_to, open_page
from kompas.ui.parts import Use, part


@part("to_report")
def to_report(scene: Scene, use: Use) -> None:
    if st.button(_("To the report"), type="primary", icon=":material/download:"):
        open_page("report", scene.workshop.code)


@part("shared_report")
def shared_report(scene: Scene, use: Use) -> None:
    if scene.workshop.downloads_shared:
        link_to("report", _("Download conclusions and agreements"), scene.workshop.code)
    else:
        st.caption(_("The facilitator has not shared the report for download."))
