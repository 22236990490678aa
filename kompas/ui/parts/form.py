"""The form that a workshop fills in, for each audience."""

import streamlit as st

from kompas.domain.dossier.forms import NO_FILE
from kompas.domain.workshop.queries import organisations_of
from kompas.forms import Form
from kompas.i18n import translate
from kompas.live.components.dossier.form import form as live_form
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.parts import ROLES, Use, part


@part("form")
def form(scene: Scene, use: Use, *, form_id: str | None, questions: Form | None, section: str | None) -> None:
    if form_id is None or questions is None:
        st.info(translate(NO_FILE))
        return
    live_form(state.place(scene.actor, ROLES[use]), form_id, questions, use, section=section, offers=offers(scene, use))


def offers(scene: Scene, use: Use) -> list[dict[str, str]]:
    """Organisations in the room are for the facilitator: participants get no list of the people there."""
    names = state.read(organisations_of, scene.workshop) if use == "console" else []
    return [{"of": "organisation", "id": name[:40], "text": name} for name in names]
