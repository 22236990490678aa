"""Download buttons in a row. Each file is made at the click; a rerun then would take away what is being asked for."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.log import Export
from kompas.enums import Exported, ReleaseLevel
from kompas.events.core.logged import NotLogged
from kompas.exports.core.chapters import File
from kompas.i18n import _
from kompas.ui import state

Allowed = Callable[[Any], bool]


def offer_files(
    files: Sequence[File],
    name: str,
    again: Callable[[Any], Sequence[File]],
    key: str,
    logged: Exported | NotLogged,
    *,
    level: ReleaseLevel | None = None,
    allowed: Allowed = bool,
    who: state.Who = identify,
    **looks: Any,
) -> None:
    """`name` goes without extension; `again` makes the same files for the person who clicks, as they are then. `logged` is
    what the log tells of it, with the release level, or why nothing.
    """

    def make_file(extension: str) -> Callable[[], bytes]:
        told = logged if isinstance(logged, NotLogged) else Export(logged, extension, level)
        return state.at_the_click(lambda actor: write_one(again(actor), extension), told, allowed, who)

    with st.container(horizontal=True):
        for file in files:
            st.download_button(
                _(file.name),
                make_file(file.extension),
                f"{name}.{file.extension}",
                file.mime,
                key=f"{key}-{file.extension}",
                on_click="ignore",
                **looks,
            )


def write_one(files: Sequence[File], extension: str) -> bytes:
    return next(file for file in files if file.extension == extension).write()
