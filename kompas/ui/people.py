"""Several people on one laptop: who is writing now, switch, or join as somebody else."""

import streamlit as st

from kompas.domain.workshop.devices import leave_seat
from kompas.domain.workshop.participants import people_of_device, switch_person
from kompas.i18n import _
from kompas.rules import Actor
from kompas.ui import doors, state
from kompas.ui.links import link_to
from kompas.ui.widgets import plain


def join_form_of_another(actor: Actor) -> None:
    """The join form again, when this laptop asked for it; the page goes no further then."""
    if not state.is_joining_another():
        return
    st.header(_("Somebody else takes part on this laptop"))
    if st.button(_("Back")):
        state.join_another(False)
        st.rerun()
    doors.join_form(actor.workshop, after=lambda: state.join_another(False))
    st.stop()


def switch(actor: Actor, person: int | None) -> None:
    if state.succeed(switch_person, state.secret(), actor, person):
        st.rerun()


def who_am_i(actor: Actor) -> None:
    people = state.read(people_of_device, actor)
    me = next((person for person in people if person.id == actor.participant_id), None)
    if me is None:
        return
    with st.expander(_("You are {name}", name=plain(f"{me.name}, {me.organisation}"))):
        for person in people:
            if person.id != me.id and st.button(
                _("Switch to {name}", name=plain(person.name)), key=f"switch-{person.id}"
            ):
                switch(actor, person.id)
        if st.button(_("Sign out on this laptop")) and state.succeed(leave_seat, actor):
            st.rerun()
        if actor.facilitates:
            link_to("facilitate", _("Go to the facilitator's page"), actor.workshop.code)
        if st.button(_("Somebody else takes part on this laptop")):
            state.join_another(True)
            st.rerun()
