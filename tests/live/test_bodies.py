"""All that is on its way up fits in memory, and what stops coming is let go."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from kompas.errors import Busy, Invalid
from kompas.live import bodies
from kompas.live.bodies import Bodies

pytestmark = pytest.mark.anyio


class Coming:
    """Stands for a request: gives what it was given, then waits for the end."""

    def __init__(self, *chunks: bytes, ends: bool = True) -> None:
        self.chunks, self.end = chunks, asyncio.Event()
        if ends:
            self.end.set()

    async def stream(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            yield chunk
        await self.end.wait()


async def read(all_of_them: Bodies, request: Any, largest: int = 1000) -> bytes:
    return await all_of_them.read(request, largest, "too large")


async def test_body_comes_in_whole_and_leaves_nothing_behind() -> None:
    one = Bodies()
    assert await read(one, Coming(b"a", b"b")) == b"ab"
    with pytest.raises(Invalid, match="too large"):
        await read(one, Coming(b"x" * 600, b"x" * 600))
    assert one.coming == 0


async def test_all_together_are_no_more_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand strangers that each send half a megabyte and wait held half a gigabyte."""
    monkeypatch.setattr(bodies, "MOST_COMING", 2500)
    one = Bodies()
    slow = [Coming(b"x" * 1000, ends=False) for _ in range(2)]
    waiting = [asyncio.create_task(read(one, request)) for request in slow]
    while one.coming < 2000:
        await asyncio.sleep(0)
    with pytest.raises(Busy):
        await read(one, Coming(b"x" * 1000))
    for request in slow:
        request.end.set()
    assert [len(body) for body in await asyncio.gather(*waiting)] == [1000, 1000]
    assert len(await read(one, Coming(b"x" * 1000))) == 1000


async def test_what_stops_coming_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "LONGEST_PAUSE", 0.01)
    one = Bodies()
    with pytest.raises(Busy):
        await read(one, Coming(b"x", ends=False))
    assert one.coming == 0
