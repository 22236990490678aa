"""Three forms of governance beside each other, large enough to project: what marks each, and what it suits."""

import streamlit as st

from kompas.enums import GovernanceType
from kompas.exports.core.wording import capitalise
from kompas.i18n import N_, _, translate
from kompas.labels import label

TYPES = {
    GovernanceType.SHARED: (
        N_("All parties steer together; nobody coordinates apart."),
        (N_("few parties: at most six to eight"), N_("much trust"), N_("shared goals")),
    ),
    GovernanceType.ONE_ORGANISATION: (
        N_("One of the parties takes the coordination upon itself."),
        (N_("a medium-sized network"), N_("a need for decisiveness")),
    ),
    GovernanceType.INDEPENDENT: (
        N_("An organisation or person from outside the network directs."),
        (N_("a large network"), N_("a need for neutral direction")),
    ),
}
LATER = (
    N_("Early on, an informal network that steers itself often does fine."),
    N_("With closer cooperation or more parties, a more central form works better."),
    N_("Ask yourselves regularly: does our governance still fit our ambition and our phase?"),
)


def governance_types() -> None:
    st.title(_("Three forms of governance"), anchor=False)
    with st.container(key="governance-types"):
        for column, (form, (feature, suits)) in zip(st.columns(3), TYPES.items(), strict=True):
            with column, st.container(border=True, height="stretch"):
                st.header(capitalise(label(form)), anchor=False)
                st.markdown(translate(feature))
                title = _("Suits")
                st.markdown(f"**{title}**\n\n" + "\n".join(f"- {translate(one)}" for one in suits))
        with st.container(border=True):
            st.subheader(_("Hybrid"), anchor=False)
            st.markdown(
                _("A combination, such as: people of the parties make the policy, an outside agency carries it out.")
            )
        st.markdown("\n".join(f"- {translate(one)}" for one in LATER))
