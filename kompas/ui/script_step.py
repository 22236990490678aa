"""The open block of a script being written: what people do in it, and its fields."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from kompas.activity import activities, activity_named
from kompas.enums import Involvement, LineColour, NoteKind, Phase
from kompas.exports.core.wording import capitalise
from kompas.forms import own_forms
from kompas.i18n import N_, _, translate
from kompas.labels import label
from kompas.scripts.draft import HELP, Mistake, Plain, blank_scale, names_in, new_key, text, with_starters
from kompas.scripts.schema import MOST_SCALES
from kompas.scripts.usual import change_activity
from kompas.ui.script_draft import EditedScript
from kompas.ui.script_fields import lines, number, texts, wrong

Act = Callable[[], None]
Where = tuple[str | int, ...]
STARTERS = {
    Involvement.DIRECT: N_("Usual parties, directly involved (one on a line)"),
    Involvement.INDIRECT: N_("Usual parties with influence from a distance (one on a line)"),
    Involvement.NOT_YET: N_("Usual parties that do not take part yet (one on a line)"),
}


def fields(draft: EditedScript, step: Plain, position: int, found: Sequence[Mistake]) -> Act | None:
    """Gives what changes which fields there are, to do when all of them have been read."""
    where, uid = ("steps", position), step["uid"]
    wrong(found, where)
    texts(draft, step["title"], "title", (*where, "title"), found, area=False, uid=uid)
    activity, minutes, phase = st.columns([2, 1, 2])
    with activity:
        asked = [choose_activity(draft, step)]
    with minutes:
        number(draft, step, "minutes", (*where, "minutes"), found, (1, 240), uid)
    with phase:
        chosen = choice(draft, step, "phase", [None, *Phase], _("Part of the journey"))
        step["phase"] = chosen and chosen.value
    texts(draft, step["screen"], "screen", (*where, "screen"), found, area=False, uid=uid)
    writing(draft, step)
    wrong(found, (*where, "kinds"))
    asked.append(questions(draft, step, where, found))
    asked += [FIELDS[name](draft, step, where, found) for name in activity_named(step["activity"]).fields]
    at_a_glance(draft, step, where, found)
    texts(draft, step["facilitator"], "facilitator", (*where, "facilitator"), found, uid=uid)
    key, now = draft.open_field(uid, "left_out", value=step["left_out"])
    step["left_out"] = st.toggle(_("Not in the plan at first"), now, key=key)
    return next((act for act in asked if act is not None), None)


def at_a_glance(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> None:
    for index, line in enumerate(step["glance"]):
        title = _("At a glance {number} (may be left empty)", number=index + 1)
        at, uid = (*where, "glance", index), f"{step['uid']}-glance-{index}"
        texts(draft, line, "glance", at, found, area=False, uid=uid, title=title)


def choice(
    draft: EditedScript, step: Plain, name: str, options: list[Any], title: str, words: Callable[[Any], str] = label
) -> Any:
    value = type(options[-1])(step[name]) if step[name] is not None else None
    key, now = draft.open_field(step["uid"], name, value=value)
    return st.selectbox(
        title,
        options,
        index=options.index(now),
        format_func=lambda one: capitalise(words(one)) if one else _("none"),
        key=key,
        placeholder=_("none"),
    )


def choose_activity(draft: EditedScript, step: Plain) -> Act | None:
    """Choose an activity and fill in what it needs, so nobody has to know it."""
    chosen: str = choice(draft, step, "activity", list(activities()), _("What people do"), name_of_activity)
    return partial(take_up, draft, step, chosen) if chosen != step["activity"] else None


def name_of_activity(name: str) -> str:
    return translate(activity_named(name).label)


def take_up(draft: EditedScript, step: Plain, activity: str) -> None:
    """Where each question has its own meaning, what was asked here makes room, and comes back with another activity."""
    fixed, uid = activity_named(activity).question_keys, str(step["uid"])
    if fixed:
        draft.set_aside.setdefault(uid, step["questions"])
        step["questions"] = []
    change_activity(step, activity)
    draft.renew(uid, "kinds")
    if not fixed and uid in draft.set_aside:
        step["questions"] = draft.set_aside.pop(uid) or step["questions"]


def writing(draft: EditedScript, step: Plain) -> None:
    """The choice of notes that can be written here, if any, and how."""
    key, now = draft.open_field(step["uid"], "kinds", value=[NoteKind(kind) for kind in step["kinds"]])
    chosen = st.pills(
        _("Kinds of notes"), list(NoteKind), format_func=label, selection_mode="multi", key=key, default=now
    )
    step["kinds"] = [kind.value for kind in chosen]
    with st.container(horizontal=True):
        switch(draft, step, "hidden", _("Write in silence, until you reveal the notes"))
        switch(draft, step, "closes_at_zero", _("Writing ends when the time is up"))


def switch(draft: EditedScript, step: Plain, name: str, title: str) -> None:
    key, now = draft.open_field(step["uid"], name, value=step[name])
    step[name] = st.toggle(title, now, key=key, disabled=not step["kinds"])


def questions(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> Act | None:
    """Where each has its own meaning, only the words are free."""
    wrong(found, (*where, "questions"))
    fixed = activity_named(step["activity"]).question_keys
    asked: list[Act | None] = []
    for index, question in enumerate(step["questions"]):
        uid = f"{step['uid']}-{question['key']}"
        at, title = (*where, "questions", index, "text"), _("Question {number}", number=index + 1)
        with st.container(horizontal=True, vertical_alignment="bottom", key=f"q-{uid}"):
            with st.container():
                texts(draft, question["text"], "text", at, found, area=False, uid=uid, title=title)
            if not fixed:
                asked.append(bin_button(f"drop-{uid}", step["questions"], question))
    if not fixed and st.button(_("Add a question"), icon=":material/add:", key=f"ask-{step['uid']}"):
        asked.append(partial(append, step["questions"], "question", {"text": text()}))
    return next((act for act in asked if act is not None), None)


def bin_button(key: str, among: list[Plain], one: Plain, *, disabled: bool = False) -> Act | None:
    pressed = st.button(":material/delete:", key=key, help=_("Remove this question"), disabled=disabled)
    return partial(among.remove, one) if pressed else None


def append(among: list[Plain], kind: str, fresh: Plain) -> None:
    among.append({"key": new_key(kind, [one["key"] for one in among]), **fresh})


def turn_seconds(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> None:
    number(draft, step, "turn_seconds", (*where, "turn_seconds"), found, (10, 900), step["uid"])


def starters(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> None:
    """Which names to pick from; those that stay keep their domain and ring."""
    for involvement, title in STARTERS.items():
        names = lines(draft, _(title), (step["uid"], "starters", involvement.value), names_in(step, involvement))
        if names != names_in(step, involvement):
            step["starters"] = with_starters(step["starters"], involvement, names)


def line_colour(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> None:
    chosen = choice(draft, step, "line_colour", [None, *LineColour], _("Lines that stand out at first"))
    step["line_colour"] = chosen and chosen.value


def evaluation(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> Act | None:
    """The questions at the end: one scale at least, and one open question."""
    scales, uid = step["evaluation"]["scales"], step["uid"]
    asked: list[Act | None] = []
    for index, scale in enumerate(scales):
        with st.container(border=True):
            for name in ("text", "low", "high"):
                at = (*where, "evaluation", "scales", index, name)
                numbered = _("Question {number}", number=index + 1) if name == "text" else ""
                texts(draft, scale[name], name, at, found, area=False, uid=f"{uid}-{scale['key']}", title=numbered)
            asked.append(bin_button(f"drop-scale-{uid}-{scale['key']}", scales, scale, disabled=len(scales) == 1))
    full = len(scales) >= MOST_SCALES
    if st.button(_("Add a question with a scale"), icon=":material/add:", key=f"scale-{uid}", disabled=full):
        asked.append(partial(append, scales, "scale", blank_scale()))
    texts(draft, step["evaluation"]["open"], "open", (*where, "evaluation", "open"), found, area=False, uid=uid)
    return next((act for act in asked if act is not None), None)


def form(draft: EditedScript, step: Plain, where: Where, found: Sequence[Mistake]) -> None:
    """Which form, and which part of it."""
    known, told = own_forms().forms, step["form"]
    keys = list(dict.fromkeys([*known, told["key"]]))
    key, now = draft.open_field(step["uid"], "form", value=told["key"])
    named = {key: str(one.title) for key, one in known.items()}
    chosen = st.selectbox(_("Form"), keys, keys.index(now), format_func=lambda one: named.get(one, one), key=key)
    sections = {one.key: str(one.title) for one in known[chosen].sections} if chosen in known else {}
    section = told["section"] if told["section"] in sections else None
    key, now = draft.open_field(step["uid"], "section", chosen, value=section)
    options = [None, *sections]
    part = st.selectbox(
        _("Which part"),
        options,
        options.index(now),
        format_func=lambda one: sections.get(one or "", _("the whole form")),
        key=key,
        placeholder=_("the whole form"),
    )
    step["form"] = {"key": chosen, "section": part}
    wrong(found, (*where, "form"))


FIELDS: dict[str, Callable[[EditedScript, Plain, Where, Sequence[Mistake]], Act | None]] = {
    "turn_seconds": turn_seconds,
    "starters": starters,
    "line_colour": line_colour,
    "evaluation": evaluation,
    "form": form,
}


def helping(draft: EditedScript, step: Plain, position: int, found: Sequence[Mistake]) -> None:
    st.caption(_("On the cue card, for you only. Leave all four empty, or fill in all four."))
    for name in HELP:
        at = ("steps", position, "help", name)
        texts(draft, step["help"][name], name, at, found, uid=step["uid"])
