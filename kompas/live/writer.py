"""One thread that applies actions, several in one commit when they come together.

A commit waits for the disk; fifty people posting at once should wait for one disk write, not for fifty. New notes go
in together; when one is refused, or for anything else, each action has a savepoint, so that the others stand. All of
one commit belong to one workshop or network.
"""

import asyncio
import logging
import queue
import threading
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from kompas.database import Database
from kompas.domain.whole.actions import apply_action, post_all
from kompas.domain.whole.records import identify_anywhere
from kompas.domain.workshop.devices import hold_workshop, seat_in
from kompas.errors import Conflict, KompasError
from kompas.events import Action
from kompas.events.wall.notes import PostNote
from kompas.i18n import N_

LARGEST_BATCH = 64
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Delivery:
    """One action of one browser, and where its outcome goes: None when applied, else the error."""

    code: str
    secret: str | None
    action: Action
    outcome: asyncio.Future[KompasError | None]


class Writer:
    def __init__(self, database: Database) -> None:
        self.database = database
        self._queue: queue.Queue[Delivery | None] = queue.Queue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._queue.put(None)
        self._thread.join(timeout=2)

    async def apply(self, code: str, secret: str | None, action: Action) -> KompasError | None:
        """Wait until the action is safely stored (None) or refused (the reason)."""
        outcome: asyncio.Future[KompasError | None] = asyncio.get_running_loop().create_future()
        self._queue.put(Delivery(code, secret, action, outcome))
        return await outcome

    def _work(self) -> None:
        while (first := self._queue.get()) is not None:
            waiting = [first]
            while len(waiting) < LARGEST_BATCH and not self._queue.empty():
                following = self._queue.get()
                if following is None:
                    self._queue.put(None)
                    break
                waiting.append(following)
            for batch in by_code(waiting):
                self._commit(batch)

    def _post_together(self, batch: list[Delivery]) -> list[Exception | None]:
        """The quick way for new notes; an empty list when it does not fit, or when one of them is refused."""
        if not all(isinstance(delivery.action, PostNote) for delivery in batch):
            return []
        try:
            with self.database.transaction() as session:
                post_together(session, batch)
        except (KompasError, IntegrityError):
            return []  # rolled back whole; one by one tells which it was
        return [None] * len(batch)

    def _apply_each(self, batch: list[Delivery]) -> list[Exception | None]:
        with self.database.transaction() as session:
            return [apply_one(session, delivery) for delivery in batch]

    def _commit(self, batch: list[Delivery]) -> None:
        outcomes: list[Exception | None] = []
        try:
            outcomes = self._post_together(batch) or self._apply_each(batch)
        except Exception as error:
            log.error("a batch of %s actions failed: %s", len(batch), type(error).__name__)
            outcomes = [error] * len(batch)
        for delivery, outcome in zip(batch, outcomes, strict=True):
            delivery.outcome.get_loop().call_soon_threadsafe(settle, delivery.outcome, outcome)


def post_together(session: Session, batch: list[Delivery]) -> None:
    """When everybody posts at the same moment: the workshop is looked up once, the notes go in together."""
    workshop = hold_workshop(session, batch[0].code)
    posts = []
    for delivery in batch:
        if isinstance(delivery.action, PostNote):
            actor = seat_in(session, workshop, delivery.secret, delivery.action.person)
            posts.append((actor, delivery.action))
    post_all(session, posts)


def apply_one(session: Session, delivery: Delivery) -> Exception | None:
    """None when applied, a KompasError when refused; any other error is ours and leaves the rest of the commit alone."""
    before = dict(session.info.get("changes", {}))
    outcome: Exception
    try:
        with session.begin_nested():
            actor = identify_anywhere(
                session, delivery.secret, delivery.code, person=delivery.action.person, to_change=True
            )
            apply_action(session, actor, delivery.action)
        return None
    except KompasError as error:
        outcome = error
    except IntegrityError:
        outcome = Conflict(N_("Not saved: somebody else changed something. Reload the page and try again."))
    except Exception as error:
        log.error("action %s failed: %s", delivery.action.type, type(error).__name__)
        outcome = error
    session.info["changes"] = before  # undone changes are not announced
    return outcome


def by_code(deliveries: list[Delivery]) -> list[list[Delivery]]:
    batches: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        batches.setdefault(delivery.code, []).append(delivery)
    return list(batches.values())


def settle(outcome: asyncio.Future[KompasError | None], value: Exception | None) -> None:
    if outcome.done():
        return
    if value is None or isinstance(value, KompasError):
        outcome.set_result(value)
    else:
        outcome.set_exception(value)
