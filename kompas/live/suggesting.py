"""Proposals of themes, asked for by several hands at once: one run at a time, and none while nothing changed."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from starlette.concurrency import run_in_threadpool

from kompas.database import Database
from kompas.domain.inquiry.themes import Suggestions, demand_hand, suggestions_for
from kompas.domain.workshop.devices import identify
from kompas.enums import NoteKind
from kompas.errors import Busy
from kompas.i18n import N_, current_language

MOST_WAITING = 100
"""Requests that wait for a run of their workshop; a group has one hand each."""
MOST_KEPT = 50
WAIT = N_("Many people ask for suggestions at this moment. Try again in a minute.")
Question = tuple[int, frozenset[NoteKind], str]
"""Workshop, kinds and language."""


class Suggesting:
    def __init__(self, database: Database) -> None:
        self.database = database
        self._runner = ThreadPoolExecutor(max_workers=1, thread_name_prefix="suggestions")
        self._kept: OrderedDict[Question, tuple[int, Suggestions]] = OrderedDict()
        self._locks: dict[int, asyncio.Lock] = {}
        self._waiting: Counter[int] = Counter()

    async def propose(self, secret: str | None, code: str, person: int | None, kinds: set[NoteKind]) -> Suggestions:
        """Everybody is asked who they are; who may ask gets what was found for this state of the workshop."""
        workshop_id, revision = await run_in_threadpool(self._ask, secret, code, person)
        if self._waiting[workshop_id] >= MOST_WAITING:
            raise Busy(WAIT)
        self._waiting[workshop_id] += 1
        try:
            async with self._locks.setdefault(workshop_id, asyncio.Lock()):
                question = (workshop_id, frozenset(kinds), current_language())
                if question not in self._kept or self._kept[question][0] < revision:
                    self._keep(question, await self._run(self._find, secret, code, person, kinds))
                return self._kept[question][1]
        finally:
            self._waiting[workshop_id] -= 1
            if not self._waiting[workshop_id]:
                del self._waiting[workshop_id]
                self._locks.pop(workshop_id, None)

    def _keep(self, question: Question, found: tuple[int, Suggestions]) -> None:
        self._kept[question] = found
        self._kept.move_to_end(question)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def _ask(self, secret: str | None, code: str, person: int | None) -> tuple[int, int]:
        with self.database.reading() as session:
            actor = identify(session, secret, code, person=person)
            demand_hand(session, actor)
            assert actor.workshop.id is not None
            return actor.workshop.id, actor.workshop.revision

    def _find(self, secret: str | None, code: str, person: int | None, kinds: set[NoteKind]) -> tuple[int, Suggestions]:
        with self.database.reading() as session:
            actor = identify(session, secret, code, person=person)
            return actor.workshop.revision, suggestions_for(session, actor, kinds)

    async def _run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """On a thread of its own, so that runs wait for each other and not for what else there is to read."""
        return await asyncio.get_running_loop().run_in_executor(self._runner, copy_context().run, function, *arguments)
