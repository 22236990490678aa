"""A block as participants and the screen will see it: the same view and the same components as on the day."""

from typing import Any

import streamlit as st

from kompas.domain.workshop.workshops import IN_COLUMNS
from kompas.enums import ActivityName, Phase, Role, WorkshopStatus
from kompas.i18n import N_, _
from kompas.live.components.wall.composer import composer_beforehand
from kompas.live.components.wall.evaluate import evaluate_beforehand
from kompas.live.components.workshop.stage import stage_beforehand
from kompas.live.views import Rows, view_of
from kompas.models import Step, Workshop
from kompas.models.core.columns import now
from kompas.scripts.draft import Plain, complete, completed
from kompas.ui.script_draft import Draft

COMES_FOR_PARTICIPANT = {
    ActivityName.CASES: N_("Here each hangs up the case they bring, and sees those of the others."),
    ActivityName.CONCLUDE: N_("Here are the conclusions so far, and what earlier workshops said could be better."),
    ActivityName.CLUSTER: N_("Here is the board, on which everybody puts the notes together into themes."),
    ActivityName.PARTIES: N_("Here is the map. Each adds parties, picked from the usual ones or typed."),
    ActivityName.RATE: N_(
        "Here each chooses a party to speak for, and colours in private how it works with the others."
    ),
    ActivityName.FIGURES: N_("Here is the map, and under it what the figures say."),
    ActivityName.COMPARE: N_("Here is the map beside an earlier round, with what changed on each line."),
    ActivityName.MAP: N_("Here is the map, on which everybody draws and colours lines."),
    ActivityName.REFLECT: N_("Here is the map; a note can be put with a party or a line."),
    ActivityName.AMBITION: N_("Here is the text of the ambition. Who holds the pen writes, the others read along."),
    ActivityName.SUPPORT: N_("Here each says what the own organisation thinks of the ambition."),
    ActivityName.INTERVIEW: N_(
        "Here each sees with whom they talk, the questions, and cards to write on what they hear."
    ),
    ActivityName.CONNECT: N_("Here are the themes; each lays one beside something that did not go well before."),
}
COMES_ON_SCREEN = {
    ActivityName.COLLECT: N_("Here the notes come in while people write."),
    ActivityName.CASES: N_("Here hang the cases that people bring."),
    ActivityName.CONCLUDE: N_("Here are the conclusions and agreements."),
    ActivityName.EVALUATE: N_("Here the answers come as a chart, when enough people have answered."),
    ActivityName.CLUSTER: N_("Here is the board with the themes."),
    ActivityName.RATE: N_("Here is how many have chosen; what they chose stays secret."),
    ActivityName.FIGURES: N_("Here is what the figures say."),
    ActivityName.COMPARE: N_("Here is the map beside an earlier round."),
    ActivityName.AMBITION: N_("Here the text of the ambition grows."),
    ActivityName.SUPPORT: N_("Here is the ambition, and when the check is closed what each organisation says."),
    ActivityName.INTERVIEW: N_("Here is who talks with whom."),
    ActivityName.CONNECT: N_("Here are the themes as a picture."),
} | dict.fromkeys((ActivityName.PARTIES, ActivityName.MAP, ActivityName.REFLECT), N_("Here the map grows."))


def preview(draft: Draft, position: int) -> None:
    whole = completed(draft.bare())
    step = whole["steps"][position]
    activity = ActivityName(step["activity"])
    participant, screen = st.tabs([_("Participant"), _("Screen")])
    with participant, st.container(border=True):
        view = view_at(whole, position, Role.PARTICIPANT)
        stage_beforehand("participant", view)
        if activity in COMES_FOR_PARTICIPANT:
            st.info(_(COMES_FOR_PARTICIPANT[activity]))
        if activity is ActivityName.EVALUATE:
            evaluate_beforehand(complete(step["evaluation"], blank="…"), view)
        if step["kinds"] and activity is not ActivityName.INTERVIEW:
            composer_beforehand(view)
    with screen, st.container(border=True):
        stage_beforehand("screen", view_at(whole, position, Role.SCREEN))
        if activity in COMES_ON_SCREEN:
            st.info(_(COMES_ON_SCREEN[activity]))
    st.caption(
        _("A vote that you open comes on the screen in the place of this; participants vote at the top of their page.")
    )


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
        activity=ActivityName(told["activity"]),
        phase=Phase(told["phase"]) if told["phase"] else None,
        minutes=told["minutes"],
        hides_notes=told["hidden"],
        closes_at_zero=told["closes_at_zero"],
        remaining_seconds=told["minutes"] * 60,
        content={name: value for name, value in told.items() if name not in IN_COLUMNS},
    )
