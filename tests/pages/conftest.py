"""Every page as Streamlit runs it: the frame, then the page, on a database with nothing in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kompas.database import Database
from kompas.ui import state
from kompas.ui.address import PAGES
from tests.factories import Room, new_id

ROOT = Path(__file__).parent.parent.parent
FRAME = ROOT / "kompas" / "ui" / "frame.py"
Visit = Callable[..., AppTest]


@pytest.fixture
def database(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Pages look in it too, instead of in one of their own, which would compile every statement again."""
    monkeypatch.setattr(state, "get_database", lambda: database)
    return database


@pytest.fixture
def room(database: Database) -> Room:
    return Room(database, "Amira")


@pytest.fixture
def visit(database: Database) -> Visit:
    """Opens a page in a browser: `visit("join", code, secret)`; without a secret as a browser that is new here."""

    def open_page(
        name: str, code: str | None = None, secret: str | None = None, language: str = "en", **query: str
    ) -> AppTest:
        page = AppTest.from_file(str(FRAME), default_timeout=15)
        page.session_state["secret"] = secret or new_id()
        page.session_state["language"] = language
        page.run()
        if code is not None:
            page.query_params["code"] = code
        for name_of_query, value in query.items():
            page.query_params[name_of_query] = value
        page.switch_page(f"../../pages/{PAGES[name]}").run()
        assert not page.exception, page.exception[0].message
        return page

    return open_page


def seen(page: AppTest) -> str:
    """All text on a page, in order."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning", "error", "success")
    return "\n".join(str(one.value) for kind in kinds for one in getattr(page, kind))


def values(elements: Any) -> list[Any]:
    return [one.value for one in elements]


def field(page: AppTest, label: str) -> Any:
    """The input with this label, whatever its kind."""
    kinds = ("text_input", "text_area", "selectbox", "checkbox", "radio", "number_input", "toggle", "date_input")
    found = [one for kind in kinds for one in getattr(page, kind) if one.label == label]
    assert found, f"there is no field {label!r}"
    return found[0]


def press(page: AppTest, label: str) -> AppTest:
    found = [button for button in page.button if button.label == label]
    assert found, f"there is no button {label!r} among {[button.label for button in page.button]}"
    page = found[0].click().run()
    assert not page.exception, page.exception[0].message
    return page
