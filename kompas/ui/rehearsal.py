"""The rehearsal: its door on the preparing page, and its banner, which plays it, on the console."""

from typing import Literal

import streamlit as st

from kompas.domain.whole import rehearsals
from kompas.i18n import _
from kompas.rules import Actor
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.fragments import fragment
from kompas.ui.links import link_to, open_page
from kompas.ui.parts import Use

WIDTH = 280
"""In pixels: for the longest of the words on these buttons."""


def door(actor: Actor) -> None:
    """Begin a rehearsal, or go back to the one that is there."""
    if actor.workshop.rehearsal_of is not None:
        return
    there = state.read(rehearsals.rehearsal_of, actor.workshop)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="rehearse"):
        st.markdown(
            _("**Rehearse**: the script plays by itself in about three minutes, with made-up people. Nothing is kept.")
        )
        if there is not None:
            link_to("facilitate", _("Go on with the rehearsal"), there.code)
        if st.button(_("Start the rehearsal") if there is None else _("Start again")):
            made = state.perform(rehearsals.rehearse, actor, state.secret())
            if made is not None:
                open_page("facilitate", made.code)


def banner(scene: Scene) -> None:
    """Explain the rehearsal: how to hold it and how to end it. While the page is open it goes on."""
    actor, workshop = scene.actor, scene.workshop
    if workshop.rehearsal_of is None:
        return
    over = state.read(rehearsals.is_over, workshop)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="rehearsal"):
        if not over:
            hold_or_go_on(actor)
        if st.button(_("Stop and erase"), icon=":material/stop:"):
            stop(actor)
        st.markdown(words(over, workshop.speed == 0))
    if workshop.speed:
        play(scene, "console", workshop.speed)


def hold_or_go_on(actor: Actor) -> None:
    """One as wide as the other, so that what stands beside it does not move away under the hand."""
    plays = actor.workshop.speed > 0
    name, icon = (_("Hold the rehearsal"), "pause") if plays else (_("Go on"), "play_arrow")
    kind: Literal["primary", "secondary"] = "secondary" if plays else "primary"
    if st.button(name, icon=f":material/{icon}:", type=kind, width=WIDTH, key="hold-rehearsal"):
        turn(actor, hold=plays)


def words(over: bool, held: bool) -> str:
    if over:
        return _("**Rehearsal.** That was the whole script. Everything in it is erased when you stop.")
    if held:
        return _("**Rehearsal**, on hold. Look around, and go on when you like.")
    return _("**Rehearsal**, 60 times as fast: a minute takes a second. The people and their notes are made up.")


def turn(actor: Actor, *, hold: bool) -> None:
    if state.succeed(rehearsals.pause_rehearsal if hold else rehearsals.resume_rehearsal, actor):
        st.rerun()


def stop(actor: Actor) -> None:
    real = state.perform(rehearsals.stop_rehearsal, actor)
    if real is None:
        return
    state.say_erased(_("The rehearsal has been erased."))
    open_page("prepare", real) if real else open_page("start")


@fragment(run_every="1s")
def play(scene: Scene, use: Use, speed: int) -> None:
    """Draws nothing; at the end the page is drawn again."""
    if scene.workshop.rehearsal_of is None:
        return
    state.perform(rehearsals.play_rehearsal, scene.actor)
    fresh = state.find_actor()
    if fresh is not None and fresh.workshop.speed != speed:
        st.rerun()
