"""Make slow first-time things before somebody waits for them."""

import threading
from collections.abc import Callable
from importlib import import_module

from kompas.domain.core.identifying import find_identifying
from kompas.suggestions import own_lexicon

AFTER_THE_FIRST_PAGES = 10.0
"""Seconds between the start and warming up; earlier it would take its second from the first page."""


def warm_up(is_busy: Callable[[], bool], after: float = AFTER_THE_FIRST_PAGES) -> Callable[[], None]:
    """Begin after so many seconds, on a thread of its own; returns what ends it.

    The patterns of identifying details are needed with the first note. The lexicon and the first chart, before which plotly
    reads its own descriptions, hold everybody up for up to a third of a second: they wait until nobody is connected.
    """
    ended = threading.Event()

    def work() -> None:
        if ended.wait(after):
            return
        find_identifying("")
        while is_busy():
            if ended.wait(after):
                return
        own_lexicon()
        make_chart()

    threading.Thread(target=work, name="warming", daemon=True).start()
    return ended.set


def make_chart() -> None:
    import_module("plotly.express").bar(x=[1], y=["first"], color=["chart"]).to_json()
