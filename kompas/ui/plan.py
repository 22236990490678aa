"""The plan of a workshop: its steps with their minutes, order, questions, and how is written in them."""

from datetime import datetime
from typing import NamedTuple

import streamlit as st

from kompas.domain.workshop import clock
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.domain.workshop.workshops import StepPlan, adapt_plan, steps_of
from kompas.errors import Invalid
from kompas.i18n import _, current_language, ngettext
from kompas.models import Step, Workshop
from kompas.models.core.columns import SHORT
from kompas.rules import Actor
from kompas.scripts.loader import own_library
from kompas.ui import state
from kompas.ui.widgets import plain


class Choices(NamedTuple):
    """Of a step: a fixed start (as it is kept, or as it was typed when that is no time), and how is written in it."""

    fixed_start: str
    closes_at_zero: bool
    hides_notes: bool


def plan(actor: Actor) -> None:
    """The steps with their minutes, order and questions; each change is saved at once."""
    steps = state.read(steps_of, actor.workshop)
    st.subheader(_("The plan"))
    total(actor.workshop, steps)
    for position, step in enumerate(steps):
        step_row(actor, steps, position, step)


def total(workshop: Workshop, steps: list[Step]) -> None:
    minutes = clock.planned_minutes(steps)
    begun = workshop.current_step_id is not None
    expected = clock.progress(workshop, steps, clock.moment_in(workshop) if begun else workshop.starts_at)
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


def step_row(actor: Actor, steps: list[Step], position: int, step: Step) -> None:
    title = step.content["title"][current_language()]
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"plan-{step.id}"):
        st.markdown(f"**{position + 1}.** {plain(title)}", width=330)
        minutes = st.number_input(
            _("Minutes"), 1, 240, step.minutes, key=f"minutes-{step.id}", label_visibility="collapsed", width=130
        )
        included = st.toggle(_("In the plan"), value=not step.left_out, key=f"included-{step.id}")
        up = st.button(":material/arrow_upward:", key=f"up-{step.id}", disabled=position == 0, help=_("Earlier"))
        down = st.button(
            ":material/arrow_downward:", key=f"down-{step.id}", disabled=position == len(steps) - 1, help=_("Later")
        )
        texts = questions(step)
        chosen = choices(step)
    changed = {
        question["key"]: text.strip()
        for question, text in texts
        if text.strip() and text.strip() not in question["text"].values()
    }
    others = chosen != Choices(step.fixed_start or "", step.closes_at_zero, step.hides_notes)
    if minutes != step.minutes or included == step.left_out or changed or others:
        adapted = StepPlan(
            step_id=step.id or 0,
            minutes=minutes,
            left_out=not included,
            questions=changed,
            **chosen._asdict(),
        )
        save(actor, steps, {step.id: adapted})
    if up or down:
        other = position - 1 if up else position + 1
        steps[position], steps[other] = steps[other], steps[position]
        save(actor, steps, {})


def choices(step: Step) -> Choices:
    special = step.fixed_start or step.closes_at_zero or step.hides_notes
    name = _("Time and silence") if step.content.get("kinds") else _("Time")
    with st.popover(name, icon=":material/schedule:" if special else None):
        typed = st.text_input(
            _("Fixed start (may be left empty)"),
            value=step.fixed_start or "",
            key=f"fixed-{step.id}",
            placeholder="15:00",
            help=_(
                "For a break or a guest: the step does not begin earlier, and Kompas warns when you get there late."
            ),
        )
        closes, hides = writing_choices(step) if step.content.get("kinds") else (step.closes_at_zero, step.hides_notes)
    try:
        return Choices(clock.time_of_day(typed) or "", closes, hides)
    except Invalid:
        return Choices(typed, closes, hides)


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


def questions(step: Step) -> list[tuple[dict[str, dict[str, str]], str]]:
    known = step.content.get("questions", [])
    if not known:
        return []
    with st.popover(ngettext("{count} question", "{count} questions", len(known))):
        return [
            (
                question,
                st.text_area(
                    _("Question {number}", number=number),
                    value=question["text"][current_language()],
                    key=f"question-{step.id}-{question['key']}",
                    max_chars=SHORT * 2,
                ),
            )
            for number, question in enumerate(known, 1)
        ]


def save(actor: Actor, steps: list[Step], changed: dict[int | None, StepPlan]) -> None:
    plans = [
        changed.get(step.id, StepPlan(step_id=step.id or 0, minutes=step.minutes, left_out=step.left_out))
        for step in steps
    ]
    if state.succeed(adapt_plan, actor, plans):
        st.rerun()
