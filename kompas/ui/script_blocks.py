"""The blocks of a script being written: their order, and the one that is open."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from kompas.enums import ActivityName, NoteKind, Phase
from kompas.i18n import N_, _, ngettext
from kompas.labels import label
from kompas.scripts.draft import HELP, Mistake, Plain, blank_step, new_key, plain_of, text
from kompas.scripts.loader import load_library
from kompas.ui import state
from kompas.ui.script_draft import Draft
from kompas.ui.script_fields import number, texts, wrong
from kompas.ui.script_preview import preview
from kompas.ui.widgets import plain

ACTIVITIES = {
    ActivityName.CASES: N_("Introductions and cases"),
    ActivityName.EXPLAIN: N_("Explanation"),
    ActivityName.COLLECT: N_("Writing notes"),
    ActivityName.BREAK: N_("Break"),
    ActivityName.CONCLUDE: N_("Conclusions and agreements"),
    ActivityName.EVALUATE: N_("Evaluation"),
    ActivityName.CLUSTER: N_("Themes on the board"),
}
PHASES = {
    Phase.BEFORE_HELP: N_("Before the help"),
    Phase.SEEKING_HELP: N_("Seeking help or being found"),
    Phase.FIRST_CONTACT: N_("First contact and referral"),
    Phase.SUPPORT: N_("Help and support"),
    Phase.AFTERCARE: N_("Aftercare"),
}


Act = Callable[[], None]


def blocks(draft: Draft, found: Sequence[Mistake]) -> Act | None:
    """The list and the open block; gives what a button of the list asks for, to do when everything has been read."""
    st.subheader(_("Blocks"))
    order, block = st.columns([1, 2], gap="large")
    with order:
        asked = [row(draft, at, step, count_of(found, at)) for at, step in enumerate(draft.steps)]
        asked.append(below(draft))
    position = next((at for at, step in enumerate(draft.steps) if step["uid"] == draft.chosen), 0)
    with block:
        content, help_, look = st.tabs([_("The block"), _("Help for the facilitator"), _("What people see")])
        with content:
            fields(draft, draft.steps[position], position, found)
        with help_:
            helping(draft, draft.steps[position], position, found)
        with look:
            preview(draft, position)
    return next((act for act in asked if act is not None), None)


def count_of(found: Sequence[Mistake], position: int) -> int:
    return sum(mistake.where[:2] == ("steps", position) for mistake in found)


def row(draft: Draft, position: int, step: Plain, mistakes: int) -> Act | None:
    uid, last = step["uid"], len(draft.steps) - 1
    name = step["title"]["nl"] or _("New block")
    title = f"{position + 1}. {plain(name)} · {step['minutes']} min"
    if mistakes:
        title += " · " + ngettext("{count} mistake", "{count} mistakes", mistakes)
    kind: Any = "primary" if uid == draft.chosen else "secondary"
    if st.button(title, key=f"open-{uid}", type=kind, width="stretch"):
        return partial(setattr, draft, "chosen", uid)
    if uid != draft.chosen:
        return None
    with st.container(horizontal=True, horizontal_alignment="center", key=f"moves-{uid}"):
        if st.button(_("Earlier"), icon=":material/arrow_upward:", key=f"earlier-{uid}", disabled=position == 0):
            return partial(move, draft, position, -1)
        if st.button(_("Later"), icon=":material/arrow_downward:", key=f"later-{uid}", disabled=position == last):
            return partial(move, draft, position, 1)
        if st.button(_("Remove"), icon=":material/delete:", key=f"remove-{uid}", disabled=last == 0):
            return partial(remove, draft, position)
    return None


def move(draft: Draft, position: int, by: int) -> None:
    steps = draft.steps
    steps[position], steps[position + by] = steps[position + by], steps[position]


def remove(draft: Draft, position: int) -> None:
    step = draft.steps.pop(position)
    draft.removed.append((position, step))
    if step["uid"] == draft.chosen:
        draft.chosen = draft.steps[min(position, len(draft.steps) - 1)]["uid"]


def below(draft: Draft) -> Act | None:
    with st.container(horizontal=True):
        if st.button(_("Add a block"), icon=":material/add:"):
            return partial(add, draft)
        if draft.removed and st.button(_("Put the removed block back"), icon=":material/undo:"):
            return partial(put_back, draft)
    return None


def add(draft: Draft) -> None:
    """After the block that is open."""
    at = next(position for position, step in enumerate(draft.steps) if step["uid"] == draft.chosen) + 1
    taken = [step["key"] for step in (*draft.steps, *(step for _at, step in draft.removed))]
    fresh = blank_step(new_key("step", taken)) | {"uid": draft.uid()}
    draft.steps.insert(at, fresh)
    draft.chosen = fresh["uid"]


def put_back(draft: Draft) -> None:
    position, step = draft.removed.pop()
    draft.steps.insert(position, step)
    draft.chosen = step["uid"]


def fields(draft: Draft, step: Plain, position: int, found: Sequence[Mistake]) -> None:
    where, uid = ("steps", position), step["uid"]
    wrong(found, where)
    texts(draft, step["title"], "title", (*where, "title"), found, area=False, uid=uid)
    activity, minutes, phase = st.columns([2, 1, 2])
    with activity:
        choose_activity(draft, step)
    with minutes:
        number(draft, step, "minutes", (*where, "minutes"), found, (1, 240), uid)
    with phase:
        step["phase"] = choice(draft, step, "phase", [None, *Phase], _("Part of the journey"), phase_name)
    texts(draft, step["screen"], "screen", (*where, "screen"), found, area=False, uid=uid)
    writing(draft, step)
    wrong(found, (*where, "kinds"))
    questions(draft, step, where, found)
    if step["activity"] == ActivityName.EVALUATE:
        evaluation(draft, step, where, found)
    texts(draft, step["facilitator"], "facilitator", (*where, "facilitator"), found, uid=uid)


def activity_name(activity: ActivityName) -> str:
    return _(ACTIVITIES[activity]) if activity in ACTIVITIES else activity.value


def phase_name(phase: Phase | None) -> str:
    return _(PHASES[phase]) if phase else _("none")


def choice(draft: Draft, step: Plain, name: str, options: list[Any], title: str, names: Any) -> Any:
    key = f"{draft.number}-{step['uid']}-{name}"
    now = step[name]
    state.prime(key, type(options[-1])(now) if now is not None else None)
    chosen = st.selectbox(title, options, format_func=names, key=key, placeholder=_("none"))
    return chosen.value if chosen is not None else None


def choose_activity(draft: Draft, step: Plain) -> None:
    step["activity"] = choice(draft, step, "activity", list(ActivityName), _("What people do"), activity_name)
    if step["activity"] == ActivityName.EVALUATE and step["evaluation"] is None:
        step["evaluation"] = usual_evaluation()


def usual_evaluation() -> Plain:
    """The questions of the customer journey, to change."""
    steps = plain_of(load_library().scripts["customer_journey"])["steps"]
    usual: Plain = next(step["evaluation"] for step in steps if step["evaluation"])
    return usual


def writing(draft: Draft, step: Plain) -> None:
    """What can be written here, if anything, and how."""
    key = f"{draft.number}-{step['uid']}-kinds"
    state.prime(key, [NoteKind(kind) for kind in step["kinds"]])
    chosen = st.pills(_("Kinds of notes"), list(NoteKind), format_func=label, selection_mode="multi", key=key)
    step["kinds"] = [kind.value for kind in chosen]
    if step["kinds"]:
        with st.container(horizontal=True):
            switch(draft, step, "hidden", _("Write in silence, until you reveal the notes"))
            switch(draft, step, "closes_at_zero", _("Writing ends when the time is up"))


def switch(draft: Draft, step: Plain, name: str, title: str) -> None:
    key = f"{draft.number}-{step['uid']}-{name}"
    state.prime(key, step[name])
    step[name] = st.toggle(title, key=key)


def questions(draft: Draft, step: Plain, where: tuple[str | int, ...], found: Sequence[Mistake]) -> None:
    wrong(found, (*where, "questions"))
    for index, question in enumerate(list(step["questions"])):
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"q-{step['uid']}-{question['key']}"):
            with st.container():
                texts(
                    draft,
                    question["text"],
                    "text",
                    (*where, "questions", index, "text"),
                    found,
                    area=False,
                    uid=f"{step['uid']}-{question['key']}",
                    title=_("Question {number}", number=index + 1),
                )
            gone = f"drop-{step['uid']}-{question['key']}"
            if st.button(":material/delete:", key=gone, help=_("Remove this question")):
                step["questions"].remove(question)
                st.rerun()
    if st.button(_("Add a question"), icon=":material/add:", key=f"ask-{step['uid']}"):
        taken = [question["key"] for question in step["questions"]]
        step["questions"].append({"key": new_key("question", taken), "text": text()})
        st.rerun()


def evaluation(draft: Draft, step: Plain, where: tuple[str | int, ...], found: Sequence[Mistake]) -> None:
    """The questions at the end: as many as there are in the evaluation it began with."""
    asked, uid = step["evaluation"], step["uid"]
    for index, scale in enumerate(asked["scales"]):
        with st.container(border=True):
            for name in ("text", "low", "high"):
                at = (*where, "evaluation", "scales", index, name)
                numbered = _("Question {number}", number=index + 1) if name == "text" else ""
                texts(draft, scale[name], name, at, found, area=False, uid=f"{uid}-{scale['key']}", title=numbered)
    texts(draft, asked["open"], "open", (*where, "evaluation", "open"), found, area=False, uid=uid)


def helping(draft: Draft, step: Plain, position: int, found: Sequence[Mistake]) -> None:
    st.caption(_("On the cue card, for you only. Leave all four empty, or fill in all four."))
    for name in HELP:
        at = ("steps", position, "help", name)
        texts(draft, step["help"][name], name, at, found, uid=step["uid"])
