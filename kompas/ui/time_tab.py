"""The console's tab about time: where it went, and where it can be won back."""

import streamlit as st

from kompas.domain.whole.actions import apply_action
from kompas.domain.workshop import clock
from kompas.domain.workshop.timing import step_times
from kompas.domain.workshop.win_back import Missing, Proposal, least_minutes, propose
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import Role, WorkshopStatus
from kompas.events.workshop.steps import ChangeMinutes, MinutesOfStep
from kompas.i18n import _, current_language, translate
from kompas.models import Step
from kompas.rules import Actor
from kompas.scenes import Scene
from kompas.ui import state
from kompas.ui.fragments import fragment
from kompas.ui.parts import Use
from kompas.ui.plan import fixed_time_warning, hour_of
from kompas.ui.time_chart import time_chart
from kompas.ui.widgets import plain


@fragment(run_every="20s")
def time_tab(scene: Scene, use: Use) -> None:
    """Looks again by itself: time goes on without anybody clicking."""
    actor, workshop = scene.actor, scene.workshop
    at = clock.moment_in(workshop)
    if workshop.status is not WorkshopStatus.CLOSED:
        win_back(actor, state.read(steps_of, workshop))
    st.markdown("**" + _("Planned and actual time") + "**")
    time_chart(state.read(step_times, workshop, at), "time-console", narrow=True)


def win_back(actor: Actor, steps: list[Step]) -> None:
    workshop = actor.workshop
    at = clock.moment_in(workshop)
    progress = clock.progress(workshop, steps, at)
    st.markdown("**" + _("Where can we win time back?") + "**")
    st.write(schedule(progress))
    for passed in progress.passed:
        st.warning(fixed_time_warning(passed))
    later = clock.current_and_later(workshop, steps)[1]
    chosen = may_get_shorter(later)
    proposal = propose(workshop, steps, at, chosen)
    if proposal.shorter:
        show(actor, proposal)
    for missing in proposal.missing:
        st.info(missing_words(missing))
    put_back(actor, later)


def schedule(progress: clock.PlanProgress) -> str:
    times = {"time": hour_of(progress.projected_end), "planned": hour_of(progress.planned_end)}
    ends = _("Ends around {time} (planned {planned})", **times)
    if progress.behind > 0:
        return _("{minutes} min behind", minutes=progress.behind) + " · " + ends
    if progress.behind < 0:
        return _("{minutes} min ahead", minutes=-progress.behind) + " · " + ends
    return _("On schedule") + " · " + ends


def may_get_shorter(later: list[Step]) -> set[int]:
    """The facilitator knows best which step must keep its time."""
    able = [step.id or 0 for step in later if least_minutes(step) < step.minutes]
    titles = {step.id: plain(step.content["title"][current_language()]) for step in later}
    with st.expander(_("Which steps may get shorter?")):
        return {one for one in able if st.checkbox(titles[one], value=True, key=f"may-shrink-{one}")}


def show(actor: Actor, proposal: Proposal) -> None:
    for one in proposal.shorter:
        title = plain(one.step.content["title"][current_language()])
        words = _("**{step}**: from {before} to {after} minutes.", step=title, before=one.before, after=one.after)
        st.markdown(f"- {words} {translate(one.how)}")
    if st.button(_("Win back {minutes} minutes", minutes=proposal.minutes), type="primary", key="win-back"):
        change(actor, [(one.step, one.after) for one in proposal.shorter])


def missing_words(missing: Missing) -> str:
    if missing.step is None:
        return _(
            "{minutes} minutes before the end cannot be won back this way. Leave a step out, or agree on a later end.",
            minutes=missing.minutes,
        )
    return _(
        "{minutes} minutes before “{step}” cannot be won back this way. Leave a step out, or tell them you will be late.",
        minutes=missing.minutes,
        step=plain(missing.step.content["title"][current_language()]),
    )


def put_back(actor: Actor, later: list[Step]) -> None:
    """The later steps as they were planned."""
    shortened = [step for step in later if step.planned_minutes and step.minutes < step.planned_minutes]
    if not shortened:
        return
    titles = ", ".join(plain(step.content["title"][current_language()]) for step in shortened)
    st.caption(_("Shortened: {steps}.", steps=titles))
    if st.button(_("Put the minutes back"), key="put-back"):
        change(actor, [(step, step.planned_minutes or step.minutes) for step in shortened])


def change(actor: Actor, minutes: list[tuple[Step, int]]) -> None:
    action = ChangeMinutes(
        id=state.new_action_id(),
        role=Role.FACILITATOR,
        changes=[MinutesOfStep(step_id=step.id, minutes=after, seen=step.minutes) for step, after in minutes],
    )
    if state.succeed(apply_action, actor, action):
        st.rerun()
