"""A block as participants and the screen will see it: the same view and the same components as on the day."""

from typing import Any

import streamlit as st

from kompas.domain.workshops import IN_COLUMNS
from kompas.enums import ActivityName, Phase, Role, WorkshopStatus
from kompas.i18n import _
from kompas.live.components.composer import composer_beforehand
from kompas.live.components.stage import stage_beforehand
from kompas.live.views import Rows, view_of
from kompas.models import Step, Workshop
from kompas.models.columns import now
from kompas.scripts.draft import Plain, completed
from kompas.ui.script_draft import Draft


def preview(draft: Draft, position: int) -> None:
    whole = completed(draft.bare())
    participant, screen = st.tabs([_("Participant"), _("Screen")])
    with participant, st.container(border=True):
        view = view_at(whole, position, Role.PARTICIPANT)
        stage_beforehand("participant", view)
        composer_beforehand(view)
    with screen, st.container(border=True):
        stage_beforehand("screen", view_at(whole, position, Role.SCREEN))


def view_at(whole: Plain, position: int, audience: Role) -> dict[str, Any]:
    """What an audience gets when the room is at this block, of a workshop that is in no database."""
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
    rows = Rows(workshop=workshop)
    rows.keep(*(step_of(told, number) for number, told in enumerate(whole["steps"])))
    view = view_of(rows, audience)
    return {"scalars": view.scalars, "items": view.items}


def step_of(told: Plain, number: int) -> Step:
    return Step(
        id=number + 1,
        workshop_id=0,
        position=number,
        key=told["key"],
        activity=ActivityName(told["activity"]),
        phase=Phase(told["phase"]) if told["phase"] else None,
        minutes=told["minutes"],
        hides_notes=told["hidden"],
        closes_at_zero=told["closes_at_zero"],
        remaining_seconds=told["minutes"] * 60,
        content={name: value for name, value in told.items() if name not in IN_COLUMNS},
    )
