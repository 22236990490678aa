"""`/.well-known/security.txt`, field by field as RFC 9116 wants it."""

from datetime import UTC, datetime, timedelta

import pytest

from .conftest import Open

ADDRESS = "/.well-known/security.txt"
pytestmark = pytest.mark.anyio


async def test_there_is_none_when_nobody_is_named(browser: Open) -> None:
    answer = await browser(None).request("GET", ADDRESS)
    assert (answer.status_code, "set-cookie" in answer.headers) == (404, False)


async def test_it_tells_whom_until_when_and_in_which_languages(browser: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOMPAS_SECURITY_CONTACT", "mailto:beveiliging@example.nl")
    monkeypatch.setenv("KOMPAS_PUBLIC_URL", "https://kompas.example.nl")
    answer = await browser(None).request("GET", ADDRESS)
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    expires = datetime.strptime(fields.pop("Expires"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert datetime.now(UTC) < expires < datetime.now(UTC) + timedelta(days=365)
    assert fields == {
        "Contact": "mailto:beveiliging@example.nl",
        "Preferred-Languages": "nl, en",
        "Canonical": f"https://kompas.example.nl{ADDRESS}",
    }
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "set-cookie" not in answer.headers
