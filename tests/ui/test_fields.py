"""Every kind of field as a widget of Streamlit, empty and with what was there."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.fields.kinds import FIELDS

NOW: dict[str, Any] = {
    "short_text": "kort",
    "long_text": "een\nlang verhaal",
    "one_choice": "two",
    "several_choices": ["one", "three"],
    "yes_no": {"yes": False, "why": "te duur"},
    "date": "2026-03-01",
    "number": 2.5,
    "table": [{"what": "bellen", "when": "2026-03-01", "share": 3}],
    "people": [{"of": "member", "id": "7", "text": "Mia"}],
    "reference": [{"of": "party", "id": "a", "text": "Ggd"}],
}


def page_with(kind: str, now: object) -> None:
    import streamlit as st

    from kompas.i18n import set_language
    from kompas.ui.fields import widget
    from tests.fields.kinds import FIELDS

    set_language("en")
    st.session_state["told"] = widget(FIELDS[kind], st.container(), now, None)


@pytest.mark.parametrize("kind", sorted(FIELDS))
@pytest.mark.parametrize("filled", [False, True])
def test_widget_gives_back_what_was_there(kind: str, filled: bool) -> None:
    now = NOW[kind] if filled else None
    page = AppTest.from_function(page_with, args=(kind, now)).run()
    assert not page.exception, page.exception[0].message
    checked = FIELDS[kind].check(page.session_state["told"])
    assert checked == (now if filled else FIELDS[kind].nothing)
