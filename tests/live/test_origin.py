"""A websocket of another page, host or port is refused before Streamlit hears of it."""

import re
from typing import Any

import anyio
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kompas.live.origin import SameOrigin, is_ours
from kompas.settings import get_settings

HOST = "kompas.example:8501"


class Behind:
    """What stands behind the middleware: remembers by which host it was asked."""

    def __init__(self) -> None:
        self.asked: str | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked = dict(scope["headers"])[b"host"].decode()


def asked(kind: str, origin: str | None, method: str = "PUT") -> str | None:
    """The host by which a request or socket comes through, or None when it was refused."""
    behind, sent = Behind(), []
    headers = [(b"host", HOST.encode())] + ([(b"origin", origin.encode())] if origin else [])
    scope = {"type": kind, "path": "/_stcore/stream", "method": method, "headers": headers}

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    anyio.run(SameOrigin(behind), scope, receive, send)
    if behind.asked is None:
        assert sent[0] in (
            {"type": "websocket.close", "code": 1008},
            {"type": "http.response.start", "status": 403, "headers": [(b"content-length", b"0")]},
        )
    return behind.asked


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "https://evil.example",
        "http://kompas.example",
        "http://kompas.example:9000",
        "http://localhost:8501",
        "http://127.0.0.1:8501",
        f"http://{HOST}.evil.example",
        "http://kompas.example:no",
    ],
)
def test_socket_or_upload_from_elsewhere_is_refused(origin: str | None) -> None:
    assert asked("websocket", origin) is None
    assert asked("http", origin) is None


def test_our_own_page_comes_through() -> None:
    assert asked("websocket", f"http://{HOST}") == HOST
    assert asked("http", f"http://{HOST}") == HOST
    assert asked("http", None, method="GET") == HOST


def test_public_address_is_ours_and_streamlit_hears_it_as_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_PUBLIC_URL", "https://kompas.gemeente.example")
    get_settings.cache_clear()
    assert asked("websocket", "https://kompas.gemeente.example") == "kompas.gemeente.example"


def test_usual_port_may_be_said_or_left_out() -> None:
    assert is_ours("https://kompas.example", "kompas.example:443")
    assert is_ours("https://kompas.example:443", "kompas.example")
    assert not is_ours("https://kompas.example", "kompas.example:80")


pieces = st.sampled_from(
    [
        "http",
        "https",
        "://",
        "//",
        ":",
        "@",
        "/",
        "\\",
        "?",
        "#",
        ".",
        "[",
        "]",
        "%40",
        "\x00",
        "kompas.example",
        "evil",
        "8501",
        "80",
    ]
)
origins = st.lists(pieces, max_size=8).map("".join) | st.text(max_size=40)


@settings(max_examples=200)
@example(f"http://{HOST}@evil.example")
@example(f"http://evil.example#@{HOST}")
@example("http://[kompas.example:8501")
@given(origins)
def test_any_origin_that_comes_through_is_of_this_host_and_port(origin: str) -> None:
    """As a browser reads it: nothing before an @, no other name behind it; and whatever it is, nothing fails."""
    if is_ours(origin, HOST):
        authority = re.split(r"[/?#\\]", origin.split("//", 1)[1])[0].rpartition("@")[2]
        assert authority.lower() == HOST
