"""This round of the map beside an earlier one: what became of every line, with what was said and agreed then."""

import streamlit as st
from sqlmodel import Session

from kompas.domain.map.course import course_of, earlier_rounds, round_to_compare
from kompas.domain.map.drawing import Drawing
from kompas.domain.map.queries import drawing_of
from kompas.domain.map.rounds import compare_with_round
from kompas.enums import Role
from kompas.i18n import _
from kompas.models import Workshop
from kompas.scenes import Scene
from kompas.ui.fragments import fragment
from kompas.ui.map_comparison import (
    course,
    difference,
    difference_on_screen,
    line_by_line,
    round_name,
    rounds_beside,
)
from kompas.ui.parts import Use, part
from kompas.ui.state import perform, place, read
from kompas.ui.widgets import day


@part("compared")
@fragment(run_every="6s")
def show_comparison(scene: Scene, use: Use) -> None:
    """Refreshed now and then: the map, and the round that the facilitator chose, may change while the group talks."""
    if use == "console":
        choice_of_round(scene)
    earlier = read(round_to_compare, scene.workshop)
    if earlier is None:
        st.info(_("This is the first round of this network. Next time you see here what changed."))
        return
    rounds, now = read(rounds_beside, scene.workshop, earlier)
    lines, over_rounds = st.tabs([_("What changed"), _("Over the rounds")])
    with lines:
        if use == "screen":
            difference_on_screen(rounds, now, place(scene.actor, Role.SCREEN))
        else:
            difference(rounds, now)
            line_by_line(rounds, now)
    with over_rounds:
        course(read(drawings_of_course, scene.workshop), "course")


def choice_of_round(scene: Scene) -> None:
    """For everybody: the screen and the participants follow."""
    rounds = {one.workshop.id: one for one in read(earlier_rounds, scene.workshop)}
    shown = read(round_to_compare, scene.workshop)
    if shown is None or len(rounds) < 2:
        return
    wanted = st.selectbox(
        _("Compare with the round of"),
        list(rounds),
        index=list(rounds).index(shown.workshop.id),
        format_func=lambda one: round_name(rounds[one]),
    )
    if wanted != shown.workshop.id:
        perform(compare_with_round, scene.actor, wanted)


def drawings_of_course(session: Session, workshop: Workshop) -> list[tuple[str, Drawing]]:
    return [
        (day(moment) if moment else _("now"), drawing_of(session, held))
        for moment, held in course_of(session, workshop)
    ]
