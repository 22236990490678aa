"""The route of the pictures of cases: who gets in, what comes out, and what is refused."""

from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from sqlmodel import select

from kompas.domain.wall.pictures import LARGEST_UPLOAD
from kompas.models import CasePicture
from tests.databases import on_both
from tests.factories import Room, new_id
from tests.pictures import bomb, drawing, jpeg

from .browser import HOST, Browser
from .conftest import Open

pytestmark = pytest.mark.anyio


def path_of(room: Room, case_id: str) -> str:
    return f"/live/{room.code}/cases/{case_id}/picture"


async def send(
    browser: Browser, room: Room, case_id: str, data: bytes, headers: dict[str, Any] | None = None, **query: str
) -> httpx.Response:
    asked = {"id": new_id(), "as": "participant", "language": "nl", **query}
    ours = {"origin": f"http://{HOST}", "content-type": "application/octet-stream", **(headers or {})}
    return await browser.request("POST", f"{path_of(room, case_id)}?{urlencode(asked)}", content=data, headers=ours)


@pytest.fixture
def case_id(room: Room) -> str:
    """A case of Amira."""
    return room.act("Amira", "bring_case", name="Vlinder", age_group="age_12_17")


@on_both
async def test_picture_goes_in_and_comes_out_for_everybody_in_the_workshop(
    room: Room, browser: Open, case_id: str
) -> None:
    room.seat_screen()
    sent = await send(browser(room.secrets["Amira"]), room, case_id, jpeg())
    assert (sent.status_code, sent.json()["status"]) == (200, "applied")
    for name in ("Amira", "Bram", "facilitator", "screen"):
        answer = await browser(room.secrets[name]).request("GET", path_of(room, case_id))
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["cache-control"] == "private, no-cache"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.content.startswith(b"\xff\xd8")
        assert b"CameraOfTheFamily" not in answer.content


async def test_browser_that_has_it_is_told_so(room: Room, browser: Open, case_id: str) -> None:
    amira = browser(room.secrets["Amira"])
    await send(amira, room, case_id, drawing())
    first = await amira.request("GET", path_of(room, case_id))
    again = await amira.request("GET", path_of(room, case_id), headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_nobody_from_outside_gets_a_picture_in_or_out(room: Room, browser: Open, case_id: str) -> None:
    await send(browser(room.secrets["Amira"]), room, case_id, drawing())
    other = Room(room.database, "Chaya", facilitator="somebody-else")
    for secret in (None, "stranger", other.secrets["Chaya"], "somebody-else"):
        for role in ("participant", "facilitator"):
            sent = await send(browser(secret), room, case_id, drawing(), **{"as": role})
            assert (sent.status_code, sent.json()["code"]) == (403, "not_allowed")
        assert (await browser(secret).request("GET", path_of(room, case_id))).status_code == 403
        through_theirs = await browser(secret).request("GET", path_of(other, case_id))
        assert through_theirs.status_code in (403, 404)
    assert len(pictures(room)) == 1


async def test_only_the_owner_sends_it(room: Room, browser: Open, case_id: str) -> None:
    room.seat_screen()
    assert (await send(browser(room.secrets["Bram"]), room, case_id, drawing())).status_code == 403
    assert (await send(browser(room.secrets["screen"]), room, case_id, drawing())).status_code == 403
    assert (
        await send(browser(room.secrets["Amira"]), room, case_id, drawing(), **{"as": "facilitator"})
    ).status_code == 403
    assert pictures(room) == []


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": None}, {"content-type": "image/png"}, {"content-type": None}],
    ids=["other site", "no origin", "as a form might", "unsaid"],
)
async def test_other_sites_cannot_send(room: Room, browser: Open, case_id: str, headers: dict[str, Any]) -> None:
    answer = await send(browser(room.secrets["Amira"]), room, case_id, drawing(), headers)
    assert answer.status_code in (403, 422)
    assert pictures(room) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (jpeg() + b"\0" * (LARGEST_UPLOAD + 1024 * 1024), "groter dan 5 MB"),
        (bomb(60_000), "te veel beeldpunten"),
        (b"<svg onload='alert(1)'/>", "niet als afbeelding gebruiken"),
        (b"\x89PNG\r\n\x1a\n<html>", "niet als afbeelding gebruiken"),
        (jpeg()[:2000], "niet als afbeelding gebruiken"),
    ],
    ids=["six megabytes", "bomb", "svg", "html as png", "truncated"],
)
async def test_refusal_is_in_words_of_the_reader_and_keeps_the_case(
    room: Room, browser: Open, case_id: str, data: bytes, words: str
) -> None:
    answer = await send(browser(room.secrets["Amira"]), room, case_id, data)
    assert answer.status_code == 422
    assert words in answer.json()["message"]
    assert "Wat je typte, is bewaard." in answer.json()["message"]
    assert pictures(room) == []


async def test_same_delivery_again_is_harmless(room: Room, browser: Open, case_id: str) -> None:
    amira, upload = browser(room.secrets["Amira"]), new_id()
    for _ in range(2):
        assert (await send(amira, room, case_id, drawing(), id=upload)).status_code == 200
    assert [row.id for row in pictures(room)] == [upload]


async def test_case_that_is_not_there_has_no_picture(room: Room, browser: Open, case_id: str) -> None:
    amira = browser(room.secrets["Amira"])
    assert (await amira.request("GET", path_of(room, case_id))).status_code == 404
    assert (await amira.request("GET", path_of(room, "nonsense"))).status_code == 404
    assert (await send(amira, room, new_id(), drawing())).status_code == 404
    assert (await send(amira, room, case_id, drawing(), id="../x")).status_code == 422


def pictures(room: Room) -> list[CasePicture]:
    with room.database.reading() as session:
        return list(session.exec(select(CasePicture).where(CasePicture.workshop_id == room.workshop_id)))
