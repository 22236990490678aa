"""A client that behaves as the outbox of a browser does, on a network that does all it can to make it fail."""

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.wire import Door, post

Actions = list[dict[str, object]]
WAYS = {
    "plain": 60,
    "delivered again": 12,
    "two tabs at once": 10,
    "cut before the answer": 8,
    "cut halfway": 5,
    "slow": 5,
}
LONGEST_WAIT = 1.5


@dataclass
class Tally:
    acknowledged: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)


async def deliver(door: Door, secret: str, actions: Actions, tally: Tally, chance: random.Random) -> None:
    """Send these until each is acknowledged or refused."""
    waiting = actions
    while waiting:
        (way,) = chance.choices(list(WAYS), list(WAYS.values()))
        try:
            results = await attempt(way, door, secret, waiting)
        except (OSError, ValueError, LookupError, TimeoutError, asyncio.IncompleteReadError):
            results = []
            tally.happened["without an answer"] += 1
        tally.happened[way] += 1
        for result in results:
            if result["status"] == "applied":
                tally.acknowledged.add(result["id"])
            elif result["status"] == "refused":
                tally.refused.append(result["message"])
        ended = {result["id"] for result in results if result["status"] != "later"}
        waiting = [action for action in waiting if action["id"] not in ended]
        if waiting:
            await asyncio.sleep(chance.random() * LONGEST_WAIT)


async def attempt(way: str, door: Door, secret: str, actions: Actions) -> list[dict[str, Any]]:
    if way == "cut before the answer":
        return await send_and_leave(door, secret, actions, 1.0)
    if way == "cut halfway":
        return await send_and_leave(door, secret, actions, 0.5)
    if way == "slow":
        return await post(door, secret, actions, pause=0.02)
    if way == "two tabs at once":
        both = await asyncio.gather(post(door, secret, actions), post(door, secret, actions), return_exceptions=True)
        return [result for results in both if not isinstance(results, BaseException) for result in results]
    results = await post(door, secret, actions)
    return results + (await post(door, secret, actions) if way == "delivered again" else [])


async def send_and_leave(door: Door, secret: str, actions: Actions, share: float) -> list[dict[str, Any]]:
    """The network goes away: what was sent may have arrived, and no answer comes."""
    body = json.dumps({"language": "nl", "actions": actions}).encode()
    _reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    writer.write(door.posting(secret, body) + body[: int(len(body) * share)])
    await writer.drain()
    writer.close()
    return []
