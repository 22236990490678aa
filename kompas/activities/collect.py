"""Notes in kinds under a question; the wall fills while people write."""

import streamlit as st

from kompas.activities import Activity, Scene, nothing
from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components.wall import wall
from kompas.ui.state import place


def screen(scene: Scene) -> None:
    wall(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    with st.expander(_("Look at the wall")):
        wall(place(scene.actor, Role.PARTICIPANT), "participant")


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant)
