"""A browser has so many tabs and an address so many people; a room of 400 behind one address never meets that."""

from typing import Any

import pytest

from kompas.errors import TooMuch
from kompas.live.crowding import MOST_OF_ONE_ADDRESS, MOST_OF_ONE_BROWSER, Crowd, Pages
from kompas.live.routes import Live
from tests.factories import Room

from .conftest import Open

pytestmark = pytest.mark.anyio


def test_four_hundred_people_with_three_tabs_each_fit_behind_one_address() -> None:
    crowd, opened = Crowd(), []
    for person in range(400):
        for _ in range(3):
            one = crowd.one_more(f"phone {person}", "203.0.113.7")
            one.__enter__()
            opened.append(one)
    for one in opened:
        one.__exit__(None, None, None)
    assert not crowd._open


def test_one_browser_and_one_address_have_enough_at_some_point() -> None:
    crowd, opened = Crowd(), []
    for number in range(MOST_OF_ONE_ADDRESS):
        opened.append(crowd.one_more(f"{number // MOST_OF_ONE_BROWSER}", "203.0.113.7"))
        opened[-1].__enter__()
    with pytest.raises(TooMuch, match="too many tabs"), crowd.one_more("0", "elsewhere"):
        pass
    with pytest.raises(TooMuch, match="from this address"), crowd.one_more("another", "203.0.113.7"):
        pass
    opened.pop().__exit__(None, None, None)
    with crowd.one_more("another", "203.0.113.7"), crowd.one_more("another", "elsewhere"):
        pass


async def test_stream_too_many_is_refused_in_words_and_a_closed_one_makes_room(
    room: Room, browser: Open, live: Live
) -> None:
    amira = browser(room.secrets["Amira"])
    streams = [amira.listen(room.code, "participant") for _ in range(MOST_OF_ONE_BROWSER)]
    for one in streams:
        assert (await one.__aenter__()).status == 200
    async with amira.listen(room.code, "participant") as refused:
        assert refused.status == 429
        assert (await refused.json())["code"] == "too_much"
    async with browser(room.secrets["Bram"]).listen(room.code, "participant") as other:
        assert other.status == 200
    for one in streams:
        await one.__aexit__(None, None, None)
    assert not live.streams._open


async def test_page_too_many_of_one_browser_is_refused_before_streamlit_hears_of_it() -> None:
    opened: list[str] = []

    async def streamlit(scope: Any, receive: Any, send: Any) -> None:
        opened.append(scope["type"])
        if len(opened) <= MOST_OF_ONE_BROWSER:
            await pages({**scope}, receive, send)  # while this one is open

    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    pages = Pages(streamlit)
    headers = [(b"cookie", b"kompas_device=amira")]
    await pages({"type": "websocket", "headers": headers, "client": ("203.0.113.7", 1)}, receive, send)
    assert len(opened) == MOST_OF_ONE_BROWSER
    assert sent == [{"type": "websocket.close", "code": 1013}]
    assert not pages.crowd._open
