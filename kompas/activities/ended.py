"""After closing: what came out, for everybody; the download when the facilitator shares it."""

import streamlit as st

from kompas.activities import Activity, Scene, conclude
from kompas.i18n import _
from kompas.ui.links import link_to, open_page


def facilitator(scene: Scene) -> None:
    if st.button(_("To the report"), type="primary", icon=":material/download:"):
        open_page("report", scene.workshop.code)


def participant(scene: Scene) -> None:
    conclude.participant(scene)
    if scene.workshop.downloads_shared:
        link_to("report", _("Download conclusions and agreements"), scene.workshop.code)
    else:
        st.caption(_("The facilitator has not shared the report for download."))


ACTIVITY = Activity(facilitator=facilitator, screen=conclude.screen, participant=participant)
