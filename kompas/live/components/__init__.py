"""The browser components, a folder each: `__init__.py` beside its `.js` and `.css`.

Every component takes the same `Seat`: which workshop, seen as whom. Its words arrive translated in `data`.
The state itself does not travel in `data`: it comes down the stream, which is there anyway.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from kompas.domain.core.identifying import NAMES_OF_KINDS, IdentifyingKind, suggestion_for
from kompas.enums import Role
from kompas.i18n import _, current_language, translate

BASE_STYLE = (Path(__file__).parent / "base.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Place:
    """Where a component is shown: the workshop's join code, the audience, and the participant if there is one.

    In a `preview` a facilitator sees what others see; nothing in it can be used.
    """

    code: str
    role: Role
    person: int | None = None
    preview: bool = False

    def as_data(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "role": self.role.value,
            "person": self.person,
            "watching": self.preview,
            "language": current_language(),
        }


def register(module: str) -> Callable[..., Any]:
    """The component in the folder of this file: `register(__file__)` in its `__init__.py`."""
    folder = Path(module).parent
    name = folder.name
    return st.components.v2.component(
        f"kompas_{name}",
        html=f'<div class="root {name}"></div>',
        css=BASE_STYLE + (folder / f"{name}.css").read_text(encoding="utf-8"),
        js=(folder / f"{name}.js").read_text(encoding="utf-8"),
    )


def problem_words() -> dict[str, object]:
    """What went wrong with an action that makes sense at once or not at all (`now` of component.js)."""
    return {
        "failed": _("Not done: {reason}"),
        "problems": {"lost": _("there is no connection"), "later": _("try again")},
    }


def pager_words() -> dict[str, object]:
    """The words of the pages on the projected screen, for the components that turn them."""
    return {
        "page": _("{page} of {pages}"),
        "next_page": _("Next page"),
        "previous_page": _("Previous page"),
        "hold": _("Hold this page"),
        "go_on": _("Turn pages automatically"),
    }


def careful_words() -> dict[str, object]:
    """The words of the warning about what may tell who a family is, for the components where somebody writes."""
    return {
        "identifying": _("This may tell who the family is:"),
        "kinds_found": {kind.value: translate(NAMES_OF_KINDS[kind]) for kind in IdentifyingKind},
        "suggestions": {kind.value: translate(suggestion_for(kind)) for kind in IdentifyingKind},
        "change_it": _("Change it"),
        "keep_it": _("Post all the same"),
    }


def editor_words() -> dict[str, object]:
    """The words of changing a note, for the components that do."""
    return careful_words() | {
        "text": _("Text of the note"),
        "about_case": _("Which case is it about? (optional)"),
        "about_none": _("about none in particular"),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "with_place": _("with: {place}"),
        "save_mine": _("Save my text"),
        "take_other": _("Use this text"),
        "other_changed": _("Somebody else changed this note meanwhile. It now says:"),
        "gone": _("This note is not on the wall any more. Your text is still here; copy it if you need it."),
    }
