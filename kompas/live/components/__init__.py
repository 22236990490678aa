"""The browser components, a folder each: `__init__.py` beside its `.js` and `.css`.

Every component takes the same `Place`: which workshop or network, seen as whom. Its words are in its script.
The state itself does not travel in `data`: it comes down the stream, which is there anyway.
"""

from collections.abc import Callable
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


def register(module: str) -> Callable[..., Any]:
    """The component in the folder of this file: `register(__file__)` in its `__init__.py`."""
    folder = Path(module).parent
    name = folder.name
    return st.components.v2.component(
        f"kompas_{name}",
        html=f'<div class="root {name}"></div>',
        css=(folder / f"{name}.css").read_text(encoding="utf-8"),
        js=(folder / f"{name}.js").read_text(encoding="utf-8"),
    )
