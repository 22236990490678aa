"""A script to read, and the mistakes of those that do not load."""

import streamlit as st

from kompas.domain.workshop.script_drafts import drafts_of_browser, drop_draft
from kompas.i18n import N_, _, ngettext, translate
from kompas.scripts import FacilitationScript
from kompas.scripts.loader import ScriptProblem
from kompas.ui import state
from kompas.ui.script_draft import DRAFT, begin, go_on, may_be_changed
from kompas.ui.widgets import plain, when

HELP = {
    "say": N_("You can say"),
    "facilitator": N_("Minute by minute"),
    "purpose": N_("What this is for"),
    "pitfalls": N_("What often goes wrong"),
    "stalls": N_("When it stalls"),
}
"""The parts of a cue card under what is seen at a glance, in the order in which they are wanted."""
UNSAFE = N_("When it becomes unsafe")


def unfinished() -> None:
    """Drafts begun in this browser: the one in the address opens at once, others are offered."""
    rows = state.read(drafts_of_browser, state.secret())
    here = next((row for row in rows if row.id == state.address(DRAFT)), None)
    if here is not None:
        go_on(here)
        st.rerun()
    for row in rows:
        title = row.content["plain"]["title"]["nl"] or _("New script")
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(_("Not finished: **{title}**, {moment}", title=plain(title), moment=when(row.changed_at)))
            if st.button(_("Go on writing"), key=f"go-on-{row.id}", type="primary"):
                go_on(row)
                st.rerun()
            thrown = st.button(_("Throw away"), key=f"throw-away-{row.id}")
            if thrown and state.succeed(drop_draft, state.secret(), row.id):
                st.rerun()


def problems(of_scripts: list[ScriptProblem], of_forms: list[ScriptProblem]) -> None:
    if of_scripts:
        count = len(of_scripts)
        st.error(
            ngettext(
                "{count} mistake in a script; the other scripts work.",
                "{count} mistakes in scripts; the other scripts work.",
                count,
            )
        )
        told(of_scripts)
    if of_forms:
        count = len(of_forms)
        st.error(
            ngettext(
                "{count} mistake in a form; the other forms work.",
                "{count} mistakes in forms; the other forms work.",
                count,
            )
        )
        told(of_forms)


def told(problems: list[ScriptProblem]) -> None:
    for problem in problems:
        st.markdown(
            _("**{file}**, line {line}, field `{where}`", file=problem.file, line=problem.line, where=problem.where)
        )
        st.code(problem.expected, language=None)


def script(script: FacilitationScript) -> None:
    with st.container(border=True):
        st.subheader(str(script.title))
        st.write(str(script.summary))
        st.caption(
            _(
                "{steps} steps, {minutes} of {planned} minutes, for {least} to {most} people",
                steps=len(script.steps),
                minutes=script.minutes,
                planned=script.planned_minutes,
                least=script.group.minimum,
                most=script.group.maximum,
            )
        )
        buttons(script)
        st.write(str(script.with_whom))
        if script.care:
            st.markdown(str(script.care.beforehand))
        for number, step in enumerate(script.steps, 1):
            with st.expander(f"{number}. {step.title} · {step.minutes} min"):
                on_screen = _("On the screen")
                st.write(f"**{on_screen}**: {step.screen}")
                st.markdown("\n".join(f"1. {line}" for line in step.glance))
                for question in step.questions:
                    st.markdown(f"- {question.text}")
                for name, heading in HELP.items():
                    if text := step.facilitator if name == "facilitator" else getattr(step.help, name, None):
                        st.markdown(f"**{translate(heading)}**\n\n{text}")


def buttons(script: FacilitationScript) -> None:
    """Start writing from this script, or on it when it is the organisation's own."""
    with st.container(horizontal=True):
        if may_be_changed(script) and st.button(_("Change"), key=f"change-{script.key}"):
            begin(script, copy=False)
            st.rerun()
        if st.button(_("Make a copy"), key=f"copy-{script.key}"):
            begin(script, copy=True)
            st.rerun()
