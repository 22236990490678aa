"""The least that NiceGUI can be: one field. Runs in an environment of its own; see `benchmarks.phone`."""

import sys

from nicegui import ui  # type: ignore[import-not-found]


@ui.page("/")
def field() -> None:
    ui.input("Naam")


ui.run(port=int(sys.argv[1]), host="127.0.0.1", show=False, reload=False)
