"""Under the questionnaire on governance: what it advises, how each answer weighed, and what makes it unsure."""

import streamlit as st

from kompas.domain.dossier.forms import FilledIn
from kompas.domain.dossier.governance import Advice, Verdict, Weight, advise, answered_in
from kompas.enums import GovernanceType
from kompas.exports.core.wording import capitalise
from kompas.i18n import _, translate
from kompas.labels import label
from kompas.ui.widgets import plain

MOST = 10
"""Points a form can get."""


def governance_advice(one: FilledIn) -> None:
    advice = advise(answered_in(one))
    with st.container(key="governance-advice"):
        st.header(_("What this advises"), anchor=False)
        st.markdown(f"**{in_a_sentence(advice)}**")
        for doubt in advice.doubts:
            st.info(translate(doubt), icon=":material/help:")
        if advice.weights:
            totals(advice)
            weighed = _("How each answer weighed")
            st.markdown(f"**{weighed}**\n\n" + "\n".join(line_of(weight, one) for weight in advice.weights))
        st.caption(_("The three forms are those of the Kompas; the points are ours. The group decides, not this page."))


def in_a_sentence(advice: Advice) -> str:
    if advice.verdict is Verdict.UNKNOWN:
        return _("This cannot be said yet.")
    first, *second = map(label, advice.forms)
    if second:
        return _("A combination of {one} and {other}.", one=first, other=second[0])
    return f"{capitalise(first)}."


def totals(advice: Advice) -> None:
    for form in GovernanceType:
        points = advice.totals[form]
        share = min(max(points / MOST, 0.0), 1.0)
        st.progress(share, text=f"{capitalise(label(form))}: {signed(points)}", width=560)


def line_of(weight: Weight, one: FilledIn) -> str:
    question = one.form.questions[weight.question]
    told = ", ".join(f"{label(form)} {signed(points)}" for form, points in weight.points.items())
    answer = plain(question.told(one.value(question)))
    return f"- {plain(str(question.label))} **{answer}**: {told}. {translate(weight.why)}"


def signed(points: int) -> str:
    return f"+{points}" if points > 0 else f"−{-points}" if points else "0"
