"""A participant joins with code and name, and then works here: the question, the clock, own notes.

The address of this page leads to the light page (`kompas/live/light`), except for the facilitator's preview and for who
wants what only Streamlit draws.
"""

from functools import partial

import streamlit as st

from kompas.domain.inquiry.interviews import has_interviews
from kompas.domain.workshop.steps import current_step
from kompas.enums import Role
from kompas.i18n import _
from kompas.live.parts.participating import draw_now, draw_wall
from kompas.scenes import Scene
from kompas.ui import doors, parts, people, roles, state
from kompas.ui.address import console_address

actor = doors.demand_participant()
is_preview = roles.preview_mark(actor)
if not is_preview:
    people.join_form_of_another(actor)
here = state.place(actor, Role.PARTICIPANT)
scene = Scene(actor, state.read(current_step, actor.workshop))
draw_now(
    here,
    scene,
    partial(parts.draw_face, scene=scene, use="participant"),
    interviews=state.read(has_interviews, actor.workshop),
    console=None if is_preview else console_address(here.code),
)
with st.expander(_("Look at the wall")):
    draw_wall(here, scene)
if not is_preview:
    people.who_am_i(actor)
