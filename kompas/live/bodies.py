"""What is on its way up, in one place: each no larger than it may be, all together no more than there is memory for."""

import asyncio

from starlette.requests import ClientDisconnect, Request

from kompas.errors import Busy, Invalid
from kompas.i18n import N_

MOST_COMING = 64 * 1024 * 1024
"""Bytes of all that is being received at this moment."""
LONGEST_PAUSE = 20.0
"""Seconds in which nothing more comes; a phone on a bad network is slow, not silent."""
BUSY = N_("The server is very busy. What you did is kept, and sent again by itself.")


class Bodies:
    def __init__(self) -> None:
        self.coming = 0

    async def read(self, request: Request, largest: int, too_large: str) -> bytes:
        """Stops as soon as it is too much. Raises Invalid, or Busy when others send as much as fits."""
        body = bytearray()
        chunks = request.stream()
        try:
            while True:
                async with asyncio.timeout(LONGEST_PAUSE):
                    chunk = await anext(chunks, None)
                if chunk is None:
                    return bytes(body)
                body += chunk
                self.coming += len(chunk)
                if len(body) > largest:
                    raise Invalid(too_large)
                if self.coming > MOST_COMING:
                    raise Busy(BUSY)
        except (TimeoutError, ClientDisconnect):
            raise Busy(BUSY) from None
        finally:
            self.coming -= len(body)
