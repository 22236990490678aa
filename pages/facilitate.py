"""The facilitator's console: script and clock, what to say, the wall, conclusions, people."""

import streamlit as st

from kompas.domain.network.bottlenecks import looks_back
from kompas.domain.wall.promises import has_notes
from kompas.domain.workshop.steps import current_step
from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components.network.bottlenecks import bottlenecks
from kompas.live.components.wall.ballot import ballot
from kompas.live.components.wall.harvest import harvest
from kompas.live.components.workshop.newcomers import newcomers
from kompas.live.components.workshop.roster import roster
from kompas.live.components.workshop.runner import runner
from kompas.scenes import Scene, faces_of
from kompas.ui import console, doors, parts, rehearsal, roles, state, time_tab
from kompas.ui.log import log_book

actor = doors.demand_facilitator()
here = state.place(actor, Role.FACILITATOR)
scene = Scene(actor, state.read(current_step, actor.workshop), written=state.read(has_notes, actor.workshop))

console.heading(scene, here)
rehearsal.banner(scene)
newcomers(here, actor.device_id)
runner(here, "controls")
guide, notes, held = st.columns(console.widths(scene), gap="medium")
with guide.container(key="console-guide"):
    say, more = st.tabs([_("What to say"), _("More")])
    with say:
        console.cue_card(scene)
    with more:
        console.other_pages(here)
        who, script, time, share, settings = st.tabs([_("Who"), _("Script"), _("Time"), _("Codes"), _("Settings")])
    with who:
        roster(here)
        roles.who_is_where(actor, here)
    with script:
        runner(here, "steps")
    with time:
        time_tab.time_tab(scene, "console")
    with share:
        console.codes(scene)
    with settings:
        console.settings(scene)
        log_book(actor)
with notes:
    console.workspace_and_cases(scene, here)
with held.container(key="console-held"):
    parts.draw_face(faces_of(scene).facilitator, scene, "console")
    earlier = [_("Last time")] if state.read(looks_back, actor.workshop) else []
    conclusions, vote, *last_time = st.tabs([_("Conclusions"), _("Vote"), *earlier])
    with conclusions:
        harvest(here, "console")
    with vote:
        ballot(here, "console")
    for tab in last_time:
        with tab:
            console.bring_bottlenecks_button(scene)
            bottlenecks(here, "console")
