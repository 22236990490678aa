"""Preparing appreciative interviews: the central question, and interviews at home before the day."""

import streamlit as st

from kompas.domain.inquiry.central_question import remarks_on
from kompas.domain.inquiry.interviews import interview_steps
from kompas.domain.workshop.workshops import ask_centrally
from kompas.enums import Role, WorkshopStatus
from kompas.i18n import _, current_language, translate
from kompas.live.components.inquiry.pairs import pairs
from kompas.models.core.columns import LONG
from kompas.rules import Actor
from kompas.scripts.loader import own_library
from kompas.scripts.schema import CentralQuestion
from kompas.ui import state
from kompas.ui.identity_warning import look_at
from kompas.ui.widgets import plain


def central_question(actor: Actor) -> None:
    """The question all interviews serve, with examples and a gentle look at it; nothing is blocked."""
    workshop = actor.workshop
    script = own_library().scripts.get(workshop.script_key)
    examples = script.central_question if script else None
    if examples is None and not workshop.central_question:
        return
    with st.container(border=True):
        st.subheader(_("The central question"))
        with st.form("central-question", border=False):
            question = st.text_area(
                _("What do you want to find out together?"), value=workshop.central_question, max_chars=LONG, height=90
            )
            sent = st.form_submit_button(_("Save"))
        if sent and state.succeed(ask_centrally, actor, question):
            state.say(_("Saved"))
            st.rerun()
        look_at(workshop.central_question)
        remarks(workshop.central_question)
        if examples:
            shown_examples(examples)


def remarks(question: str) -> None:
    found = remarks_on(question)
    if not found:
        st.success(_("Positive, open and about what may come: a good question to begin with."))
    for remark in found:
        st.info(plain(translate(remark.text, words=", ".join(remark.words))))


def shown_examples(examples: CentralQuestion) -> None:
    with st.expander(_("Examples of a central question")):
        well, less = _("These work well"), _("These work less well")
        st.markdown(f"**{well}**")
        st.markdown("\n".join(f"- {good}" for good in examples.good))
        st.markdown(f"**{less}**")
        st.markdown("\n".join(f"- {caution.text}  \n  _{caution.why}_" for caution in examples.less))


def at_home(actor: Actor) -> None:
    """Interviews may be held before the day: once there are pairs, everybody who joined can begin."""
    if actor.workshop.status is not WorkshopStatus.PREPARED:
        return
    steps = state.read(interview_steps, actor.workshop)
    if not steps:
        return
    with st.expander(_("Interviews beforehand, at home")):
        st.markdown(
            _(
                "Let people join with the code now, and make pairs when everybody is in. From then on each of them "
                "finds the own partner, the questions and the cards on the own phone, until the workshop begins. "
                "Give the interview in the plan below only a few minutes, to look back."
            )
        )
        step = steps[0]
        st.markdown(f"**{plain(step.content['title'][current_language()])}**")
        pairs(state.place(actor, Role.FACILITATOR), "console", step.id)
