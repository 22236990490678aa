"""Preparing: the form for a new workshop, its codes, and the plan that can be adapted step by step."""

from datetime import date, datetime, time, timedelta

import streamlit as st
from pydantic import ValidationError

from kompas.domain import clock
from kompas.domain.clock import AMSTERDAM
from kompas.domain.networks import networks_of_browser
from kompas.domain.workshops import StepPlan, adapt_plan, change_details, create_workshop, steps_of
from kompas.enums import Anonymity, CaseMode
from kompas.errors import Invalid
from kompas.exports.qr import qr_svg
from kompas.i18n import _, current_language, ngettext
from kompas.labels import label
from kompas.models import Step, Workshop, WorkshopCreate
from kompas.models.columns import LONG, SHORT
from kompas.rules import Actor
from kompas.scripts import FacilitationScript
from kompas.scripts.loader import own_library
from kompas.settings import get_settings
from kompas.ui import console, state
from kompas.ui.address import join_address, shown_address
from kompas.ui.links import open_page
from kompas.ui.widgets import plain, when

MOST_USED = "customer_journey"
"""Which script stands ready on the form for a new workshop."""


def create_form() -> None:
    scripts = own_library().scripts
    script = scripts[
        st.selectbox(
            _("Script"),
            list(scripts),
            index=list(scripts).index(MOST_USED) if MOST_USED in scripts else 0,
            format_func=lambda key: f"{scripts[key].title} · {scripts[key].minutes} min",
        )
    ]
    st.caption(str(script.summary))
    case_mode, case_text, profile = CaseMode.NO_CASE, "", None
    if script.case_modes:
        case_mode = st.radio(_("Which case walks along?"), script.case_modes, format_func=label)
        case_text, profile = case_choice(script, case_mode)
    with st.form("create", width=720):
        title = st.text_input(_("Title"), max_chars=SHORT)
        network = network_choice("")
        goal = st.text_area(_("Goal of this workshop"), max_chars=LONG, height=90)
        day, hour = st.columns(2)
        on = day.date_input(_("Date"), value="today", format="DD-MM-YYYY")
        at = hour.time_input(_("Start time"), value=time(13, 30), step=timedelta(minutes=15))
        anonymity = console.anonymity_choice(Anonymity.GROUP)
        key = (
            st.text_input(_("Key for creating workshops"), type="password") if get_settings().facilitator_key else None
        )
        if st.form_submit_button(_("Create the workshop"), type="primary"):
            create(script, title, network, goal, on, at, case_mode, case_text, profile, anonymity, key)
        else:
            state.forget_made()


def network_choice(now: str) -> str:
    """One of this browser's networks, or the name of a new one."""
    mine = [network.name for network in state.read(networks_of_browser, state.secret())]
    names = list(dict.fromkeys([*([now] if now else []), *mine]))
    chosen = st.selectbox(
        _("Network (region or collaboration)"),
        names,
        index=0 if now else None,
        accept_new_options=True,
        placeholder=_("Choose a network, or type the name of a new one"),
    )
    return (chosen or "")[:SHORT]


def case_choice(script: FacilitationScript, mode: CaseMode) -> tuple[str, str | None]:
    """The text of the case for the whole group, and the key of the profile that it comes from."""
    if mode is CaseMode.VIOLENCE_PROFILE and script.profiles:
        profile = st.selectbox(_("Profile"), script.profiles, format_func=lambda one: str(one.title))
        st.info(str(profile.text))
        return f"{profile.title}\n{profile.text}", profile.key
    if mode is CaseMode.FIXED_CASE:
        text = st.text_area(
            _("The case in a few lines"),
            max_chars=LONG,
            placeholder=_("Use roles such as mother or school, never real names."),
        )
        return text, None
    return "", None


def create(
    script: FacilitationScript,
    title: str,
    network: str,
    goal: str,
    on: date | None,
    at: time,
    case_mode: CaseMode,
    case_text: str,
    profile: str | None,
    anonymity: Anonymity,
    key: str | None,
) -> None:
    if made_before := state.made_by_form():
        open_page("prepare", made_before)  # a second click on the same form
        return
    if not title.strip() or on is None:
        st.error(_("Give the workshop a title and a date."))
        return
    try:
        shape = WorkshopCreate(
            title=title,
            network=network,
            goal=goal,
            script_key=script.key,
            starts_at=datetime.combine(on, at, AMSTERDAM),
            case_mode=case_mode,
            case_text=case_text,
            profile=profile,
            anonymity=anonymity,
        )
    except ValidationError:
        st.error(_("One of the texts is too long; at most 2000 characters fit."))
        return
    made = state.perform(create_workshop, state.secret(), shape, script, key, look=state.look())
    if made is not None:
        workshop, facilitator_code = made
        state.keep_made(workshop.code)
        state.keep_facilitator_code(workshop.code, facilitator_code)
        open_page("prepare", workshop.code)


def result(actor: Actor) -> None:
    """What the facilitator needs before the day: codes, addresses, invitation."""
    workshop = actor.workshop
    with st.container(border=True):
        picture, words = st.columns([1, 5], vertical_alignment="center")
        address = join_address(workshop.code)
        picture.image(qr_svg(address), width=170, alt=_("QR code that leads to {address}", address=address))
        with words:
            st.markdown(_("Take part at **{address}** with code", address=shown_address()))
            st.markdown(f"# `{workshop.code}`")
            case = "" if workshop.case_mode is CaseMode.NO_CASE else f" · {label(workshop.case_mode)}"
            st.markdown(f"{when(workshop.starts_at)}{case}")
            with st.container(horizontal=True):
                if st.button(_("To the console"), type="primary"):
                    open_page("facilitate", workshop.code)
                console.invitation_button(workshop)
        console.shown_once(workshop)


def beforehand(actor: Actor) -> None:
    """What the facilitator does before the day: whom to ask, what to ask of them."""
    script = own_library().scripts.get(actor.workshop.script_key)
    if script is not None:
        with st.expander(_("Beforehand")):
            st.markdown(str(script.with_whom))
            st.markdown(str(script.preparation))


def details(actor: Actor) -> None:
    workshop = actor.workshop
    with st.expander(_("Title, goal and time")), st.form("details"):
        title = st.text_input(_("Title"), value=workshop.title, max_chars=SHORT)
        network = network_choice(workshop.network)
        goal = st.text_area(_("Goal of this workshop"), value=workshop.goal, max_chars=LONG)
        case_text = workshop.case_text
        if workshop.case_mode is not CaseMode.NO_CASE:
            case_text = st.text_area(_("The case in a few lines"), value=case_text, max_chars=LONG)
        local = workshop.starts_at.astimezone(AMSTERDAM)
        day, hour = st.columns(2)
        on = day.date_input(_("Date"), value=local.date(), format="DD-MM-YYYY")
        at = hour.time_input(_("Start time"), value=local.time(), step=timedelta(minutes=15))
        fixed_end = st.text_input(
            _("Fixed end (may be left empty)"), value=workshop.fixed_end or "", placeholder="16:30"
        )
        if st.form_submit_button(_("Save")):
            saved = state.succeed(
                change_details,
                actor,
                title=title,
                goal=goal,
                network=network,
                case_text=case_text,
                starts_at=datetime.combine(on, at, AMSTERDAM),
                fixed_end=fixed_end,
            )
            if saved:
                state.say(_("Saved"))
                st.rerun()


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
        fixed_start, closes = time_choices(step)
    changed = {
        question["key"]: text.strip()
        for question, text in texts
        if text.strip() and text.strip() not in question["text"].values()
    }
    others = fixed_start != (step.fixed_start or "") or closes != step.closes_at_zero
    if minutes != step.minutes or included == step.left_out or changed or others:
        adapted = StepPlan(
            step_id=step.id or 0,
            minutes=minutes,
            left_out=not included,
            questions=changed,
            fixed_start=fixed_start,
            closes_at_zero=closes,
        )
        save(actor, steps, {step.id: adapted})
    if up or down:
        other = position - 1 if up else position + 1
        steps[position], steps[other] = steps[other], steps[position]
        save(actor, steps, {})


def time_choices(step: Step) -> tuple[str, bool]:
    """A fixed start (as it is kept, or as it was typed when that is no time) and whether writing ends at zero."""
    with st.popover(_("Time"), icon=":material/schedule:" if step.fixed_start or step.closes_at_zero else None):
        typed = st.text_input(
            _("Fixed start (may be left empty)"),
            value=step.fixed_start or "",
            key=f"fixed-{step.id}",
            placeholder="15:00",
            help=_(
                "For a break or a guest: the step does not begin earlier, and Kompas warns when you get there late."
            ),
        )
        closes = step.closes_at_zero
        if step.content.get("kinds"):
            closes = st.toggle(
                _("Writing ends when the time is up"),
                value=step.closes_at_zero,
                key=f"closes-{step.id}",
                help=_("What somebody was typing is kept, and can be posted when the next step begins."),
            )
    try:
        return clock.time_of_day(typed) or "", closes
    except Invalid:
        return typed, closes


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
