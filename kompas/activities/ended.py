"""After closing: what came out, for everybody; the download when the facilitator shares it."""

import streamlit as st

from kompas.activities import Activity, Scene, conclude, nothing
from kompas.i18n import _
from kompas.ui.links import link_to


def participant(scene: Scene) -> None:
    conclude.participant(scene)
    if scene.workshop.downloads_shared:
        link_to("report", _("Download conclusions and agreements"), scene.workshop.code)
    else:
        st.caption(_("The facilitator has not shared the report for download."))


ACTIVITY = Activity(facilitator=nothing, screen=conclude.screen, participant=participant)
