"""A block as participants and the screen will see it: the same view and the same components as on the day."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from kompas.activity import activity_named
from kompas.domain.workshop.workshops import IN_COLUMNS
from kompas.enums import Phase, Role, WorkshopStatus
from kompas.i18n import _, translate
from kompas.live.components.wall.composer import composer_beforehand
from kompas.live.components.wall.evaluate import evaluate_beforehand
from kompas.live.components.workshop.stage import stage_beforehand
from kompas.live.views import Rows, view_of
from kompas.models import Step, Workshop
from kompas.models.core.columns import now
from kompas.scripts.draft import Plain, complete_script, complete_value
from kompas.ui.script_draft import EditedScript

BEFOREHAND: dict[str, Callable[[Plain, dict[str, Any]], None]] = {
    "evaluate": lambda step, view: evaluate_beforehand(complete_value(step["evaluation"], blank="…"), view)
}
"""The parts of a participant's face that a step can show before there is a workshop."""


def preview(draft: EditedScript, position: int) -> None:
    whole = complete_script(draft.bare())
    step = whole["steps"][position]
    activity = activity_named(step["activity"])
    participant, screen = st.tabs([_("Participant"), _("Screen")])
    with participant, st.container(border=True):
        view = view_at(whole, position, Role.PARTICIPANT)
        stage_beforehand("participant", view)
        if activity.comes_for_participant:
            st.info(translate(activity.comes_for_participant))
        for part in activity.participant:
            if part.name in BEFOREHAND:
                BEFOREHAND[part.name](step, view)
        if step["kinds"] and activity.takes_notes:
            composer_beforehand(view)
    with screen, st.container(border=True):
        stage_beforehand("screen", view_at(whole, position, Role.SCREEN))
        if activity.comes_on_screen:
            st.info(translate(activity.comes_on_screen))
    st.caption(
        _("A vote that you open comes on the screen in the place of this; participants vote at the top of their page.")
    )


def view_at(whole: Plain, position: int, audience: Role) -> dict[str, Any]:
    """The view of one audience when the room is at this block, for a workshop that is in no database."""
    workshop = Workshop(
        id=0,
        code="",
        title=whole["title"]["nl"],
        script_key="",
        starts_at=now(),
        facilitator_code_hash="",
        status=WorkshopStatus.RUNNING,
        current_step_id=position + 1,
        started_at=now(),
    )
    rows = Rows(workshop)
    rows.keep(*(step_of(told, number) for number, told in enumerate(whole["steps"])))
    view = view_of(rows, audience)
    return {"scalars": view.scalars, "items": view.items}


def step_of(told: Plain, number: int) -> Step:
    return Step(
        id=number + 1,
        workshop_id=0,
        position=number,
        key=told["key"],
        activity=told["activity"],
        phase=Phase(told["phase"]) if told["phase"] else None,
        minutes=told["minutes"],
        hides_notes=told["hidden"],
        closes_at_zero=told["closes_at_zero"],
        remaining_seconds=told["minutes"] * 60,
        content={name: value for name, value in told.items() if name not in IN_COLUMNS},
    )
