"""Who a page is for is said by the cookie of the connection that is there now, and the server asks nobody outside."""

from collections.abc import Mapping

import pytest
import streamlit as st
from streamlit import net_util
from streamlit.testing.v1 import AppTest
from streamlit.web import bootstrap

from kompas.database import Database
from kompas.live.cookies import COOKIE, cookies_for
from kompas.ui import state


def page() -> None:
    import streamlit

    from kompas.ui import state

    streamlit.text(str(state.secret_of_connection()))


@pytest.mark.parametrize(
    ("headers", "known"),
    [
        ({"Host": "kompas.example", "Cookie": "other=1; MINTED"}, "now"),
        ({"Host": "kompas.example", "Cookie": f"{COOKIE}=chosen-by-the-browser"}, "None"),
        ({"Host": "kompas.example", "Cookie": f"{COOKIE}=chosen.{'0' * 32}"}, "None"),
        ({"Host": "kompas.example", "Cookie": "other=1"}, "None"),
        ({"Host": "kompas.example"}, "None"),
        ({}, "earlier"),  # nobody is connected, so nobody sees what this run does
    ],
    ids=["another cookie", "chosen", "marked by somebody else", "no cookie of ours", "no cookie", "nobody there"],
)
def test_session_of_an_earlier_connection_gives_nobody_its_cookie(
    database: Database, monkeypatch: pytest.MonkeyPatch, headers: Mapping[str, str], known: str
) -> None:
    monkeypatch.setattr(state, "get_database", lambda: database)
    minted = cookies_for(database, "now", secure=False)[0].partition(";")[0]
    headers = {name: value.replace("MINTED", minted) for name, value in headers.items()}
    monkeypatch.setattr(type(st.context), "headers", property(lambda self: headers))
    session = AppTest.from_function(page)
    session.session_state["secret"] = "earlier"
    assert [text.value for text in session.run().text] == [known]


def test_starting_asks_no_outside_address(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("outside"))
    bootstrap._print_url(False)
    assert "http://localhost:" in capsys.readouterr().out
    assert asked == []
