"""Opening what a tool of the method, or a suggestion, leads to: a script, a part of the network's page, a form."""

import streamlit as st

from kompas.domain.dossier.compass import furthest, wanted_of
from kompas.domain.dossier.gathered import Gathered
from kompas.i18n import _
from kompas.method import Opens
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.links import link_on
from kompas.ui.network_forms import OPENED, STEP, open_new

READ, PART = "read", "part"
"""In the address of a network's page: what to read, and which of its parts is open."""


def opening(actor: NetworkActor, gathered: Gathered, opens: Opens, words: str, key: str) -> None:
    """A link with these words; for a form that was not begun a button, which begins it. What is not there yet says so."""
    code = actor.network.code
    if opens.script:
        link_on("prepare", words, network=code, script=opens.script)
    elif opens.part:
        link_on("network", words, code=code, **{PART: opens.part})
    elif opens.form and (best := furthest(gathered.forms_by(opens.form), wanted_of(opens.form))):
        form_link(actor, best.filled.id, words)
    elif opens.form:
        if st.button(words, key=f"begin-{key}", type="tertiary"):
            open_new(actor, opens.form, "")
    else:
        st.caption(str(opens.later))


def form_link(actor: NetworkActor, form_id: str, words: str) -> None:
    """From a step it leads back to that step."""
    step = state.address(STEP)
    link_on("network", words, code=actor.network.code, **({STEP: step} if step else {}), **{OPENED: form_id})


def step_link(actor: NetworkActor, key: str, words: str, icon: str | None = None) -> None:
    link_on("network", words, icon=icon, code=actor.network.code, **{STEP: key})


def topic_link(actor: NetworkActor, key: str, words: str, step: str | None = None) -> None:
    within = {STEP: step} if step else {}
    link_on("network", words, code=actor.network.code, **within, **{READ: key})


def compass_link(actor: NetworkActor) -> None:
    link_on("network", _("Compass"), icon=":material/explore:", code=actor.network.code)
