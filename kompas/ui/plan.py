"""The plan of a workshop: its steps with their times, order, questions, and how is written in them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import streamlit as st

from kompas.domain.workshop import clock
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.domain.workshop.questions import OWN, QUESTION, add_question, take_question_away, takes_questions
from kompas.domain.workshop.workshops import StepPlan, adapt_plan, steps_of
from kompas.errors import Invalid
from kompas.i18n import _, current_language
from kompas.models import Step, Workshop
from kompas.rules import Actor
from kompas.scripts.loader import own_library
from kompas.ui import state
from kompas.ui.fields import widget
from kompas.ui.identity_warning import look_at
from kompas.ui.refusals import refuse
from kompas.ui.widgets import plain

OPEN = "open-step"
"""Which step of the plan is open in this browser."""


class Choices(NamedTuple):
    """Of a step: a fixed start (as it is kept, or as it was typed when that is no time), and how is written in it."""

    fixed_start: str
    closes_at_zero: bool
    hides_notes: bool


def plan(actor: Actor) -> None:
    """The steps as a list with their times; one of them is open to be adapted. Each change is saved at once."""
    steps = state.read(steps_of, actor.workshop)
    st.subheader(_("The plan"))
    total(actor.workshop, steps)
    times = times_of(actor.workshop, steps)
    with st.container(key="plan"):
        for position, step in enumerate(steps):
            step_row(actor, steps, position, times.get(step.id, ""))


def moment_of(workshop: Workshop) -> datetime:
    """From when the rest of the plan counts: before the start from the planned time, whatever time it is."""
    return clock.moment_in(workshop) if workshop.current_step_id is not None else workshop.starts_at


def times_of(workshop: Workshop, steps: list[Step]) -> dict[int, str]:
    """By step, the time of the clock at which it begins; what is left out or has been has none."""
    ahead = clock.coming(workshop, steps, moment_of(workshop))
    now = {workshop.current_step_id: _("now")} if workshop.current_step_id else {}
    return {**now, **{one.step.id: hour_of(one.begins) for one in ahead}}


def total(workshop: Workshop, steps: list[Step]) -> None:
    minutes = clock.planned_minutes(steps)
    expected = clock.progress(workshop, steps, moment_of(workshop))
    end = expected.projected_end if workshop.current_step_id is None else expected.planned_end
    script = own_library().scripts.get(workshop.script_key)
    longest = script.planned_minutes if script else 180
    text = _(
        "Together {minutes} minutes: from {start} to {end}.",
        minutes=minutes,
        start=hour_of(workshop.starts_at),
        end=hour_of(end),
    )
    if minutes > longest:
        too_long = _("That is longer than the {longest} minutes that were planned.", longest=longest)
        st.warning(f"{text} {too_long}")
    else:
        st.info(text)
    for passed in expected.passed:
        st.warning(fixed_time_warning(passed))


def fixed_time_warning(passed: clock.Passed) -> str:
    """A fixed time that will not be met, in words."""
    times = {"fixed": hour_of(passed.fixed), "time": hour_of(passed.expected)}
    if passed.step is None:
        return _("The end is fixed at {fixed}, you will be ready around {time}.", **times)
    title = plain(passed.step.content["title"][current_language()])
    return _("“{step}” is fixed at {fixed}, you will be there around {time}.", step=title, **times)


def hour_of(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%H:%M}"


def step_row(actor: Actor, steps: list[Step], position: int, time: str) -> None:
    """One line: time, title and minutes. The rest comes when it is opened, and closes the one that was open."""
    step = steps[position]
    is_open = state.recall(OPEN) == step.id
    with st.container(key=f"planned-step-{step.id}"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"planned-line-{step.id}"):
            st.markdown(time or "–", width=52)
            title = f"{position + 1}. {plain(step.content['title'][current_language()])}"
            icon = ":material/expand_less:" if is_open else ":material/expand_more:"
            if st.button(
                f":gray[{title}]" if step.left_out else title, type="tertiary", key=f"open-{step.id}", icon=icon
            ):
                state.remember(OPEN, None if is_open else step.id)
                st.rerun()
            minutes = st.number_input(
                _("Minutes"), 1, 240, step.minutes, key=f"minutes-{step.id}", label_visibility="collapsed", width=120
            )
            st.markdown(_("left out") if step.left_out else _("min"), width=70)
        adapted = opened(actor, steps, position) if is_open else as_it_is(step)
    if (adapted := adapted.model_copy(update={"minutes": minutes})) != as_it_is(step):
        save(actor, steps, {step.id: adapted})


def as_it_is(step: Step) -> StepPlan:
    return StepPlan(
        step_id=step.id or 0,
        minutes=step.minutes,
        left_out=step.left_out,
        fixed_start=step.fixed_start or "",
        closes_at_zero=step.closes_at_zero,
        hides_notes=step.hides_notes,
    )


def opened(actor: Actor, steps: list[Step], position: int) -> StepPlan:
    """What can be adapted at the step that is open, as it is chosen now."""
    step = steps[position]
    with st.container(key=f"planned-open-{step.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            included = st.toggle(_("In the plan"), value=not step.left_out, key=f"included-{step.id}")
            up = st.button(_("Earlier"), icon=":material/arrow_upward:", key=f"up-{step.id}", disabled=position == 0)
            down = st.button(
                _("Later"), icon=":material/arrow_downward:", key=f"down-{step.id}", disabled=position == len(steps) - 1
            )
        chosen = choices(step)
        changed = questions(actor, step)
    if up or down:
        other = position - 1 if up else position + 1
        steps[position], steps[other] = steps[other], steps[position]
        save(actor, steps, {})
    told = {"left_out": not included, "questions": changed, **chosen._asdict()}
    return as_it_is(step).model_copy(update=told)


def choices(step: Step) -> Choices:
    typed = st.text_input(
        _("Fixed start (may be left empty)"),
        value=step.fixed_start or "",
        key=f"fixed-{step.id}",
        placeholder="15:00",
        width=300,
        help=_("For a break or a guest: the step does not begin earlier, and Kompas warns when you get there late."),
    )
    begins = fixed_start(step, typed)
    closes, hides = writing_choices(step) if step.content.get("kinds") else (step.closes_at_zero, step.hides_notes)
    return Choices(begins, closes, hides)


def fixed_start(step: Step, typed: str) -> str:
    """What cannot be a time is refused at its field, and keeps nothing else from being saved."""
    try:
        return clock.time_of_day(typed) or ""
    except Invalid as mistake:
        refuse(str(mistake))
        return step.fixed_start or ""


def writing_choices(step: Step) -> tuple[bool, bool]:
    """Whether writing ends at zero, and whether it begins in silence."""
    closes = st.toggle(
        _("Writing ends when the time is up"),
        value=step.closes_at_zero,
        key=f"closes-{step.id}",
        help=_("What somebody was typing is kept, and can be posted when the next step begins."),
    )
    hides = st.toggle(
        _("First write in silence"),
        value=step.hides_notes,
        key=f"hides-{step.id}",
        help=_("The group sees the notes of this step when you reveal them, above the wall."),
    )
    return closes, hides


def questions(actor: Actor, step: Step) -> dict[str, str]:
    """The questions of the step, each to change, with one to add; gives the texts that differ, by key."""
    changed, own = {}, []
    for number, question in enumerate(step.content.get("questions", []), 1):
        key, texts = question["key"], question["text"]
        text = st.text_area(
            _("Question {number}", number=number),
            value=texts[current_language()],
            key=f"question-{step.id}-{key}",
            max_chars=QUESTION.longest,
            height=76,
        ).strip()
        if text and text not in texts.values():
            changed[key] = text
        if texts["nl"] == texts["en"]:
            own.append(texts["nl"])
        if key.startswith(OWN) and st.button(
            _("Take this question away"), type="tertiary", key=f"drop-{step.id}-{key}"
        ):
            settle(take_question_away, actor, step.id, key)
    look_at(*own)
    if takes_questions(step):
        another(actor, step)
    return changed


def another(actor: Actor, step: Step) -> None:
    with st.form(f"another-{step.id}", border=False, clear_on_submit=True):
        text = widget(QUESTION, st.container(), None, f"another-{step.id}")
        sent = st.form_submit_button(_("Add the question"), icon=":material/add:")
    if sent:
        settle(add_question, actor, step.id, text)


def settle(change: Callable[..., None], *arguments: Any) -> None:
    if state.succeed(change, *arguments):
        st.rerun()


def save(actor: Actor, steps: list[Step], changed: dict[int | None, StepPlan]) -> None:
    plans = [changed.get(step.id, as_it_is(step)) for step in steps]
    if state.succeed(adapt_plan, actor, plans):
        st.rerun()
