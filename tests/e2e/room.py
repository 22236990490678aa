"""A workshop on the server's own database: set up by domain functions, changed through the actions route as a browser does."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from kompas.database import Database
from kompas.domain.core.changes import record_change
from kompas.domain.core.codes import new_secret
from kompas.domain.whole.examples import load_example
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.participants import join_workshop
from kompas.domain.workshop.workshops import create_workshop, share_downloads, steps_of
from kompas.enums import Domain, NoteKind, Role
from kompas.live.cookies import COOKIE
from kompas.models import Note, ParticipantCreate, Step, Workshop, WorkshopCreate
from kompas.rules import Actor
from kompas.scripts.loader import own_library

from .server import Server

KINDS = {"summary": "afterthought"}
FACILITATOR = "facilitator"
PARTICIPANT = "participant"


@contextmanager
def opened(server: Server) -> Iterator[Session]:
    """One transaction on the server's database. The server itself does not hear of it until its next own change."""
    database = Database(server.database_url)
    try:
        with database.transaction() as session:
            yield session
    finally:
        database.dispose()


@dataclass
class Room:
    server: Server
    code: str
    facilitator: str
    """The secret of the facilitator's browser."""
    facilitator_code: str
    steps: dict[str, int]
    people: dict[str, str] = field(default_factory=dict)
    """Name → the secret of that person's browser."""

    def join(self, name: str, *, on: str | None = None, organisation: str = "Wijkteam Waterrijk") -> str:
        """Somebody is in, on a browser of their own or on the one with the secret `on`; gives the secret."""
        secret = on or new_secret()
        shape = ParticipantCreate(
            name=name, job_function="gezinscoach", organisation=organisation, domain=Domain.SOCIAL
        )
        with opened(self.server) as session:
            join_workshop(session, secret, self.code, shape, acknowledged=True)
        self.people[name] = secret
        return secret

    # --- through the route, so that everybody who listens hears it ----------------------------------------

    def deliver(self, secret: str, *actions: dict[str, Any]) -> list[dict[str, Any]]:
        answer = self.server.client.post(
            f"{self.server.url}/live/{self.code}/actions",
            json={"language": "nl", "actions": list(actions)},
            headers={"Origin": self.server.url, "Cookie": f"{COOKIE}={secret}"},
            timeout=20,
        )
        answer.raise_for_status()
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    def facilitate(self, type_: str, **fields: Any) -> str:
        return self._applied(self.facilitator, action(type_, FACILITATOR, **fields))

    def go_to(self, key: str) -> None:
        self.facilitate("go_to_step", from_step_id=self.current(), to_step_id=self.steps[key])

    def post(self, name: str, text: str, key: str = "before_help", **fields: Any) -> str:
        return self._applied(self.people[name], self.note(text, key, **fields))

    def bring(self, name: str, case: str, **fields: Any) -> str:
        return self._applied(self.people[name], action("bring_case", PARTICIPANT, name=case, **fields))

    def note(self, text: str, key: str = "before_help", **fields: Any) -> dict[str, Any]:
        return (
            action("post_note", PARTICIPANT, step_id=self.steps[key], text=text, kind=KINDS.get(key, "good")) | fields
        )

    def vote(self, name: str, ballot: str, note: str, dots: int = 1) -> str:
        one = action("place_dots", PARTICIPANT, ballot_id=ballot, item_id=note, dots=dots)
        return self._applied(self.people[name], one)

    def support(self, name: str, check: str, stance: str, **fields: Any) -> str:
        one = action("state_support", PARTICIPANT, check_id=check, stance=stance, has_mandate=True, **fields)
        return self._applied(self.people[name], one)

    def _applied(self, secret: str, one: dict[str, Any]) -> str:
        (result,) = self.deliver(secret, one)
        assert result["status"] == "applied", result
        return str(one["id"])

    # --- in the database ------------------------------------------------------------------------------------

    def current(self) -> int | None:
        with opened(self.server) as session:
            return workshop_with(session, self.code).current_step_id

    def notes(self) -> list[Note]:
        with opened(self.server) as session:
            workshop = workshop_with(session, self.code)
            return list(session.exec(select(Note).where(Note.workshop_id == workshop.id).order_by(col(Note.sequence))))

    def texts(self) -> list[str]:
        return [note.text for note in self.notes()]

    def set_clock(self, key: str, seconds_left: float) -> None:
        """Put the running clock of a step somewhere, and let everybody hear it."""
        with opened(self.server) as session:
            step = session.get_one(Step, self.steps[key])
            step.ends_at = datetime.now(UTC) + timedelta(seconds=seconds_left)
            record_change(session, workshop_with(session, self.code), step)
        self.facilitate("focus_screen", focus="auto")

    def fill(self, count: int, key: str = "before_help", text: str = "Post-it {number} van velen.") -> list[str]:
        """Many notes at once, of all the kinds of the step, straight into the database; gives their texts."""
        texts = [text.format(number=number) for number in range(1, count + 1)]
        with opened(self.server) as session:
            workshop = workshop_with(session, self.code)
            step = session.get_one(Step, self.steps[key])
            for number, one in enumerate(texts):
                kind = NoteKind(step.content["kinds"][number % len(step.content["kinds"])])
                note = Note(
                    id=str(uuid.uuid4()),
                    workshop_id=step.workshop_id,
                    step_id=step.id,
                    kind=kind,
                    text=one,
                )
                record_change(session, workshop, note)
        return texts

    def share_downloads(self) -> None:
        with opened(self.server) as session:
            share_downloads(session, self.actor(session), True)

    def actor(self, session: Session) -> Actor:
        return identify(session, self.facilitator, self.code)


def workshop_with(session: Session, code: str) -> Workshop:
    return session.exec(select(Workshop).where(Workshop.code == code)).one()


def steps_by_key(session: Session, workshop: Workshop) -> dict[str, int]:
    return {step.key: step.id for step in steps_of(session, workshop)}


def prepared(
    server: Server,
    title: str = "Klantreis Waterrijk",
    script: str = "customer_journey",
    secret: str | None = None,
    **changes: Any,
) -> Room:
    """A workshop out of a script, nobody in and nothing started; of the facilitator with this secret, or a new one."""
    secret = secret or new_secret()
    shape = WorkshopCreate(title=title, script_key=script, starts_at=datetime.now(UTC), **changes)
    with opened(server) as session:
        workshop, code = create_workshop(session, secret, shape, own_library().scripts[script])
        return Room(server, workshop.code, secret, code, steps_by_key(session, workshop))


def example(server: Server, load: Callable[..., Workshop] = load_example) -> Room:
    """A complete example, at its last step: the customer journey, or what `load` makes."""
    secret = new_secret()
    with opened(server) as session:
        workshop = load(session, secret)
        return Room(server, workshop.code, secret, "", steps_by_key(session, workshop))


def action(type_: str, role: str, **fields: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "type": type_, "role": Role(role).value, **fields}
