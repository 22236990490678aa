"""The blocks of a script being written: their order, and the one that is open."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from kompas.i18n import _, ngettext
from kompas.scripts.draft import Mistake, Plain, blank_step, new_key
from kompas.ui.script_draft import EditedScript
from kompas.ui.script_preview import preview
from kompas.ui.script_step import fields, helping
from kompas.ui.widgets import plain

Act = Callable[[], None]


def blocks(draft: EditedScript, found: Sequence[Mistake]) -> Act | None:
    """The list and the open block; gives what a button asks for, to do when everything has been read."""
    st.subheader(_("Blocks"))
    order, block = st.columns([1, 2], gap="large")
    with order:
        asked = [row(draft, at, step, count_of(found, at)) for at, step in enumerate(draft.steps)]
        asked.append(below(draft))
    position = next((at for at, step in enumerate(draft.steps) if step["uid"] == draft.chosen), 0)
    with block:
        content, help_, look = st.tabs([_("The block"), _("Help for the facilitator"), _("What people see")])
        with content:
            asked.append(fields(draft, draft.steps[position], position, found))
        with help_:
            helping(draft, draft.steps[position], position, found)
        with look:
            preview(draft, position)
    return next((act for act in asked if act is not None), None)


def count_of(found: Sequence[Mistake], position: int) -> int:
    return sum(mistake.where[:2] == ("steps", position) for mistake in found)


def row(draft: EditedScript, position: int, step: Plain, mistakes: int) -> Act | None:
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


def move(draft: EditedScript, position: int, by: int) -> None:
    steps = draft.steps
    steps[position], steps[position + by] = steps[position + by], steps[position]


def remove(draft: EditedScript, position: int) -> None:
    step = draft.steps.pop(position)
    draft.removed.append((position, step))
    if step["uid"] == draft.chosen:
        draft.chosen = draft.steps[min(position, len(draft.steps) - 1)]["uid"]


def below(draft: EditedScript) -> Act | None:
    with st.container(horizontal=True):
        if st.button(_("Add a block"), icon=":material/add:"):
            return partial(add, draft)
        if draft.removed and st.button(_("Put the removed block back"), icon=":material/undo:"):
            return partial(put_back, draft)
    return None


def add(draft: EditedScript) -> None:
    """After the block that is open."""
    at = next(position for position, step in enumerate(draft.steps) if step["uid"] == draft.chosen) + 1
    taken = [step["key"] for step in (*draft.steps, *(step for _at, step in draft.removed))]
    fresh = blank_step(new_key("step", taken)) | {"uid": draft.uid()}
    draft.steps.insert(at, fresh)
    draft.chosen = fresh["uid"]


def put_back(draft: EditedScript) -> None:
    position, step = draft.removed.pop()
    draft.steps.insert(position, step)
    draft.chosen = step["uid"]
