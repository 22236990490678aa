"""The fields in which a script is written, and what is wrong at each."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from kompas.i18n import N_, _
from kompas.models.core.columns import printable
from kompas.scripts.draft import Mistake, Plain
from kompas.ui.script_draft import EditedScript

NAMES_OF_FIELDS = {
    "title": N_("Title"),
    "summary": N_("What it is about"),
    "with_whom": N_("Whom to invite (for the facilitator)"),
    "preparation": N_("What to arrange beforehand (for the facilitator)"),
    "invitation": N_("What participants prepare (on the invitation)"),
    "confidentiality": N_("What participants agree to when they join"),
    "minimum": N_("Fewest people"),
    "maximum": N_("Most people"),
    "planned_minutes": N_("Planned length in minutes"),
    "steps": "",
    "minutes": N_("Minutes"),
    "activity": N_("What people do"),
    "phase": N_("Part of the journey"),
    "kinds": N_("Kinds of notes"),
    "questions": N_("Questions"),
    "text": N_("Text"),
    "screen": N_("One line for everybody"),
    "facilitator": N_("For the facilitator: timing and what to watch"),
    "glance": N_("Line to see at a glance"),
    "care": N_("Care for who takes part"),
    "beforehand": N_("What to arrange so that everybody is safe"),
    "unsafe": N_("What to do when it becomes unsafe"),
    "help": N_("Help for the facilitator"),
    "say": N_("You can say"),
    "purpose": N_("What this is for"),
    "pitfalls": N_("What often goes wrong"),
    "stalls": N_("When it stalls"),
    "evaluation": N_("Evaluation"),
    "scales": N_("Question with a scale"),
    "low": N_("What 1 means"),
    "high": N_("What 5 means"),
    "open": N_("Open question"),
    "group": N_("Group"),
    "case_modes": N_("Which case do you work with?"),
    "profiles": N_("Profile"),
    "central_question": N_("Central question"),
    "turn_seconds": N_("Seconds for each to tell of the case"),
    "starters": N_("Usual parties"),
    "key": N_("Short name"),
}


def texts(
    draft: EditedScript,
    holder: Plain,
    name: str,
    where: tuple[str | int, ...],
    found: Sequence[Mistake],
    *,
    area: bool = True,
    uid: object = "",
    title: str = "",
) -> None:
    """One text: in Dutch, and in English when that is asked for. A changed Dutch text drops its English, unless that
    is in sight: an old translation would say something else."""
    title = title or _(NAMES_OF_FIELDS[name])
    parts = (uid, *(part for part in where if not isinstance(part, int)), name)
    typed = field_for(draft, title, (*parts, "nl"), holder["nl"], area)
    if typed != holder["nl"]:
        holder["nl"], holder["en"] = typed, holder["en"] if draft.english else ""
    wrong(found, where)
    if draft.english:
        title = _("{title}, in English", title=title)
        holder["en"] = field_for(draft, title, (*parts, "en"), holder["en"], area)


def field_for(draft: EditedScript, title: str, parts: tuple[object, ...], value: str, area: bool) -> str:
    key, value = draft.open_field(*parts, value=value)
    typed: Any = st.text_area(title, value, key=key, height=90) if area else st.text_input(title, value, key=key)
    return str(printable(typed))


def lines(draft: EditedScript, title: str, parts: tuple[object, ...], values: list[str]) -> list[str]:
    """A list to type, a line each."""
    typed = field_for(draft, title, parts, "\n".join(values), True)
    return [" ".join(line.split()) for line in typed.splitlines() if line.strip()]


def number(
    draft: EditedScript,
    holder: Plain,
    name: str,
    where: tuple[str | int, ...],
    found: Sequence[Mistake],
    limits: tuple[int, int],
    uid: object = "",
) -> None:
    key, value = draft.open_field(uid, name, value=min(max(int(holder[name]), limits[0]), limits[1]))
    holder[name] = int(st.number_input(_(NAMES_OF_FIELDS[name]), *limits, value, step=1, key=key))
    wrong(found, where)


def wrong(found: Sequence[Mistake], where: tuple[str | int, ...]) -> None:
    """The mistakes in this field, right below it."""
    for mistake in found:
        if mistake.where in (where, (*where, "nl")):
            st.markdown(f":red[**{mistake.expected}**]")
