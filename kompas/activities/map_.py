"""Drawing the network together: lines between the parties, and how each cooperation goes."""

import streamlit as st

from kompas.activities import Activity, Scene, nothing
from kompas.domain.map.course import round_of
from kompas.domain.map.rounds import freeze_round, release_map, thaw_round
from kompas.enums import ReleaseLevel, Role
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components.map.map import network_map
from kompas.ui.state import perform, place, read, succeed
from kompas.ui.widgets import day


def workspace(scene: Scene) -> None:
    network_map(place(scene.actor, Role.FACILITATOR), "console", starters_of(scene))
    round_button(scene)
    for_whom(scene)


@st.fragment
def round_button(scene: Scene) -> None:
    """Keep the map as a dated measurement, or open it again."""
    frozen_at = read(round_of, scene.workshop).frozen_at
    if frozen_at is None:
        asked = st.button(_("Freeze this round"), help=_("Keeps the map with its date. Nobody changes it after that."))
        if asked and succeed(freeze_round, scene.actor):
            st.rerun()  # only then: a refusal has to stay readable; the page as a whole, which the click may be a run of
        return
    st.caption(_("This round was frozen on {day}.", day=day(frozen_at)))
    if st.button(_("Open this round again")) and succeed(thaw_round, scene.actor):
        st.rerun()


@st.fragment
def for_whom(scene: Scene) -> None:
    """How far the map goes, as with a conclusion."""
    release = read(round_of, scene.workshop).release
    levels = list(ReleaseLevel)
    wanted = st.selectbox(
        _("For whom is the map?"),
        levels,
        index=levels.index(release),
        format_func=label,
        help=_(
            "Who may have it in a report gets the map and its lines, without the reasons. "
            "A map that stays in this session is not compared with next time either."
        ),
        width=320,
    )
    if wanted is not release:
        perform(release_map, scene.actor, wanted)


def screen(scene: Scene) -> None:
    network_map(place(scene.actor, Role.SCREEN), "screen")


def participant(scene: Scene) -> None:
    network_map(place(scene.actor, Role.PARTICIPANT), "participant", starters_of(scene))


def starters_of(scene: Scene) -> list[dict[str, str]]:
    """The usual parties to pick from, at the step that asks for parties."""
    return scene.step.content.get("starters", []) if scene.step else []


ACTIVITY = Activity(facilitator=nothing, screen=screen, participant=participant, workspace=workspace)
