"""The browser components, a folder each: `__init__.py` beside its `.js` and `.css`.

Every component takes the same `Place`: which workshop or network, seen as whom. Its words are in its script.
The state itself does not travel in `data`: it comes down the stream, which is there anyway.

What calls a component does not know which page shows it: Streamlit does at once, the light page gets a list.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from kompas.enums import Audience
from kompas.i18n import current_language


@dataclass(frozen=True)
class Place:
    """Where a component is shown: the code of the workshop or network, the audience, and the participant if there is one.

    In a `preview` a facilitator sees what others see; nothing in it can be used.
    """

    code: str
    role: Audience
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


Shown = list[dict[str, Any]]
"""Components from top to bottom: `key` tells one from another, `component` is its name, and `data` what it is given."""
FOLDERS: dict[str, Path] = {}
"""Where each component lies that was imported, by its name."""
_listing: ContextVar[Shown | None] = ContextVar("listing", default=None)


@contextmanager
def listed() -> Iterator[Shown]:
    """Components that are shown meanwhile go into a list and not onto a page of Streamlit."""
    shown: Shown = []
    token = _listing.set(shown)
    try:
        yield shown
    finally:
        _listing.reset(token)


def add_link(name: str, text: str, address: str | None = None) -> None:
    """In a list, a piece of page that no component draws: words, and where they lead."""
    shown = _listing.get()
    if shown is not None:
        shown.append({"key": f"link-{name}", "text": text, "address": address})


def register(module: str) -> Callable[..., Any]:
    """The component in the folder of this file: `register(__file__)` in its `__init__.py`."""
    folder = Path(module).parent
    FOLDERS[folder.name] = folder
    by_streamlit = streamlit_component(folder)

    def show(*, data: dict[str, Any], key: str, **streamlit: Any) -> Any:
        shown = _listing.get()
        if shown is None:
            return by_streamlit(data=data, key=key, **streamlit)
        return shown.append({"key": key, "component": folder.name, "data": data})

    return show


def streamlit_component(folder: Path) -> Callable[..., Any]:
    name = folder.name
    return st.components.v2.component(
        f"kompas_{name}",
        html=f'<div class="root {name}"></div>',
        css=(folder / f"{name}.css").read_text(encoding="utf-8"),
        js=(folder / f"{name}.js").read_text(encoding="utf-8"),
    )
