"""A participant joins with code and name, and then works here: the question, the clock, own notes."""

import streamlit as st

from kompas.domain.inquiry.interviews import has_interviews
from kompas.domain.workshop.steps import current_step
from kompas.enums import Role
from kompas.i18n import _
from kompas.live.components.core.pulse import pulse
from kompas.live.components.inquiry.interview import interview
from kompas.live.components.wall.ballot import ballot
from kompas.live.components.wall.cases import gallery
from kompas.live.components.wall.composer import composer
from kompas.live.components.wall.wall import wall
from kompas.live.components.workshop.hand_over_question import hand_over_question
from kompas.live.components.workshop.stage import stage
from kompas.scenes import Scene, faces_of
from kompas.ui import doors, parts, people, roles, state
from kompas.ui.address import console_address

actor = doors.demand_participant()
is_preview = roles.preview_mark(actor)
if not is_preview:
    people.join_form_of_another(actor)
here = state.place(actor, Role.PARTICIPANT)
scene = Scene(actor, state.read(current_step, actor.workshop))
pulse(here, scene.stage)
if not is_preview:
    hand_over_question(here, console_address(here.code))
stage(here, "participant")
ballot(here, "participant")
parts.draw_face(faces_of(scene).participant, scene, "participant")
if state.read(has_interviews, actor.workshop):
    interview(here)
composer(here)
parts.draw_face(faces_of(scene).below, scene, "participant")
with st.expander(_("Look at the wall")):
    if not scene.introduces_cases:
        gallery(here, "participant")
    wall(here, "participant")
if not is_preview:
    people.who_am_i(actor)
