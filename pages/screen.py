"""The projected screen: follows the facilitator by itself, read-only."""

import streamlit as st

from kompas.domain.wall.ballots import ballot_on_screen
from kompas.domain.workshop.steps import current_step
from kompas.enums import Role
from kompas.exports.core.qr import qr_svg
from kompas.live.components.core.pulse import pulse
from kompas.live.components.map.map import network_map
from kompas.live.components.wall.ballot import ballot
from kompas.live.components.workshop.stage import stage
from kompas.scenes import Scene, faces_of
from kompas.ui import doors, parts, roles, state
from kompas.ui.address import join_address, shown_address
from kompas.ui.fragments import find_actor_as
from kompas.ui.parts.figures import matrix_on_screen

actor = find_actor_as(Role.SCREEN)
if actor is None:
    doors.screen_door(state.code())
    st.stop()

here = state.place(actor, Role.SCREEN)
roles.preview_mark(actor)
scene = Scene(
    actor,
    state.read(current_step, actor.workshop),
    votes=state.read(ballot_on_screen, actor.workshop),
    map_view=actor.workshop.map_view,
)
pulse(here, scene.stage_of_screen, quiet=True, each_ballot=True)
there = state.read(parts.choose_parts, faces_of(scene).screen, scene)
alone = not (there or scene.votes or scene.map_shown)
door = actor.workshop.door_code
stage(here, "screen", qr=qr_svg(join_address(door)), address=shown_address(), door=door, alone=alone)
if scene.votes:
    ballot(here, "screen")
elif scene.map_shown == "matrix":
    matrix_on_screen(scene, "screen")
elif scene.map_shown:
    network_map(here, "screen")
else:
    parts.draw(there, scene, "screen")
