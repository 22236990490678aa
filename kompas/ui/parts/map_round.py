"""The map as a whole, for the facilitator: keep it as a round, and say for whom it is."""

import streamlit as st

from kompas.domain.map.course import round_of
from kompas.domain.map.rounds import freeze_round, release_map, thaw_round
from kompas.enums import ReleaseLevel
from kompas.i18n import _
from kompas.labels import label
from kompas.scenes import Scene
from kompas.ui.fragments import fragment
from kompas.ui.parts import Use, part
from kompas.ui.state import perform, read, succeed
from kompas.ui.widgets import day


@part("map_round")
def map_round(scene: Scene, use: Use) -> None:
    round_button(scene, use)
    for_whom(scene, use)


@fragment()
def round_button(scene: Scene, use: Use) -> None:
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


@fragment()
def for_whom(scene: Scene, use: Use) -> None:
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
