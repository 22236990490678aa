"""The routes beside Streamlit: events down, actions up, health, assets."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from kompas.database import Database
from kompas.domain.whole.records import identify_anywhere
from kompas.domain.workshop.accounts import sign_on_ends
from kompas.domain.workshop.devices import find_device
from kompas.domain.workshop.renewing import is_due, see_device
from kompas.enums import Audience, NetworkRole, NoteKind, Role
from kompas.errors import Invalid, KompasError, NotAllowed
from kompas.events import ACTION, Action
from kompas.fields.days import FAR_AWAY
from kompas.i18n import N_, set_language
from kompas.live import assets
from kompas.live.bodies import Bodies
from kompas.live.cookies import carried_in, cookies_for, secret_in
from kompas.live.crowding import Crowd, opened_by
from kompas.live.hub import Hub, Listener
from kompas.live.identity import is_secure
from kompas.live.light.routes import Light
from kompas.live.own_files import OwnFiles
from kompas.live.pace import Paces, too_fast
from kompas.live.pictures import Pictures
from kompas.live.refusals import NOT_UNDERSTOOD, STATUS, demand_same_origin, person_from
from kompas.live.security_txt import security_txt_route
from kompas.live.suggesting import Suggesting
from kompas.live.writer import Writer
from kompas.models.core.columns import now
from kompas.models.core.record import RecordKey
from kompas.rules import AnyActor, NetworkActor, may_look_as

LARGEST_BODY = 512 * 1024
MOST_ACTIONS = 50
TOO_MUCH_AT_ONCE = N_("This is too much at once. Reload the page and try again.")


class Live:
    """The live part of one server process."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.hub = Hub(database)
        self.writer = Writer(database)
        self.bodies = Bodies()
        self.paces = Paces()
        self.streams = Crowd()
        self.suggesting = Suggesting(database)
        self.pictures = Pictures(database, self.bodies)
        self.files = OwnFiles(database)
        self.light = Light(database)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/healthz", self.health),
            Route("/live/{code}/events", self.events),
            Route("/live/{code}/actions", self.actions, methods=["POST"]),
            Route("/live/{code}/suggestions", self.suggestions),
            security_txt_route(),
            *self.pictures.routes(),
            *self.light.routes(),
            *assets.routes(),
        ]

    async def health(self, request: Request) -> Response:
        well = await run_in_threadpool(self.database.is_well)
        return JSONResponse({"app": "ok", "database": "ok" if well else "down"}, 200 if well else 503)

    async def events(self, request: Request) -> Response:
        """A stream of server-sent events for `?as=facilitator|screen|participant`, a participant with `&person=`; of a
        network for `?as=core`.

        With `&preview=1` a facilitator gets what any participant or screen gets, as nobody in particular.
        """
        audience = audience_from(request.query_params.get("as"))
        set_language(request.query_params.get("language"))
        place = ExitStack()
        try:
            actor, ends_at = await run_in_threadpool(
                self._identify,
                secret_in(request.headers.get("cookie")),
                request.path_params["code"],
                person_from(request),
            )
            if audience is None or not may_look_as(actor, audience):
                raise NotAllowed(
                    N_("This workshop is not open to you. Join with the code, or use the facilitator code.")
                )
            place.enter_context(self.streams.one_more(*opened_by(request.scope)))
        except KompasError as error:
            return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
        listener = listener_for(actor, audience, asks_preview=request.query_params.get("preview") == "1")
        stream = HeldStream(
            place,
            self._stream(actor.record.key, listener, ends_at),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )
        for cookie in await run_in_threadpool(self._renewed, actor, request):
            stream.headers.append("Set-Cookie", cookie)
        return stream

    async def actions(self, request: Request) -> Response:
        """Apply a list of actions in order; answers per action, so a refused one does not hold up the rest."""
        try:
            demand_same_origin(request)
            items = actions_in(await self.bodies.read(request, LARGEST_BODY, TOO_MUCH_AT_ONCE))
        except KompasError as error:
            return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
        in_time = self.paces.in_time(opened_by(request.scope)[0], items)
        results = await asyncio.gather(*(self._apply(request, item) for item in items[:in_time]))
        results += [too_fast(identity_of(item)) for item in items[in_time:]]
        return JSONResponse({"results": results, "now": round(time.time() * 1000)})

    async def suggestions(self, request: Request) -> Response:
        """Themes proposed for the notes of `?kinds=a,b` that lie apart, for anybody who may arrange them."""
        set_language(request.query_params.get("language"))
        kinds = {kind for kind in NoteKind if kind in request.query_params.get("kinds", "").split(",")}
        try:
            found = await self.suggesting.propose(
                secret_in(request.headers.get("cookie")), request.path_params["code"], person_from(request), kinds
            )
        except KompasError as error:
            return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
        told = {"suggestions": [asdict(one) for one in found.themes], "unknown_subject": found.unknown_subject}
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    async def _apply(self, request: Request, item: Any) -> dict[str, Any]:
        identity = identity_of(item)
        try:
            action: Action = ACTION.validate_python(item)
        except ValidationError as mistake:
            return outcome_of(identity, Invalid(message_for(mistake)))
        try:
            refusal = await self.writer.apply(
                request.path_params["code"], secret_in(request.headers.get("cookie")), action
            )
        except Exception:  # the database did not answer: the browser keeps the action and tries again
            return {"id": identity, "status": "later"}
        return outcome_of(identity, refusal)

    def _identify(self, secret: str | None, code: str, person: int | None) -> tuple[AnyActor, datetime | None]:
        with self.database.reading() as session:
            actor = identify_anywhere(session, secret, code, person=person)
            return actor, sign_on_ends(session, actor.device_id)

    def _renewed(self, actor: AnyActor, request: Request) -> list[str]:
        """Another secret for a browser that has just become a facilitator's: this is what its console asks for first."""
        carried = carried_in(request.headers.get("cookie"))
        if carried is None or not (isinstance(actor, NetworkActor) or actor.facilitates):
            return []
        with self.database.reading() as session:
            device = find_device(session, carried.secret)
        if device is None or not is_due(device, now()):
            return []
        with self.database.transaction() as session:
            secret = see_device(session, carried.secret)
        return cookies_for(self.database, secret, secure=is_secure(request.scope)) if secret else []

    async def _stream(self, key: RecordKey, listener: Listener, ends_at: datetime | None) -> AsyncIterator[bytes]:
        """`ends_at` is when a sign-on is over; the browser comes back for what it may still hear."""
        over = asyncio.get_running_loop().call_later(seconds_until(ends_at), listener.end) if ends_at else None
        try:
            await self.hub.join(key, listener)
            while (event := await listener.queue.get()) is not None:
                yield event
        finally:
            if over is not None:
                over.cancel()
            self.hub.leave(key, listener)


class HeldStream(StreamingResponse):
    """Gives its place back at the end, also when the browser went away before anything was sent."""

    def __init__(self, place: ExitStack, *content: Any, **more: Any) -> None:
        super().__init__(*content, **more)
        self.place = place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self.place:
            await super().__call__(scope, receive, send)


def audience_from(value: str | None) -> Audience | None:
    return next((audience for audience in (*Role, *NetworkRole) if audience.value == value), None)


def seconds_until(moment: datetime) -> float:
    return max(0.0, (moment - now()).total_seconds())


def listener_for(actor: AnyActor, audience: Audience, *, asks_preview: bool) -> Listener:
    if isinstance(actor, NetworkActor):
        return Listener(audience, actor.device_id)
    is_preview = actor.facilitates and asks_preview
    is_somebody = audience is Role.PARTICIPANT and not is_preview
    return Listener(audience, actor.device_id, actor.participant_id if is_somebody else None, is_preview=is_preview)


def identity_of(item: Any) -> str | None:
    """The id to answer with, of an item that may be anything: what is not plain text could not be written back."""
    identity = item.get("id") if isinstance(item, dict) else None
    return identity if isinstance(identity, str) and identity.isascii() else None


def outcome_of(identity: str | None, error: KompasError | None) -> dict[str, Any]:
    if error is None:
        return {"id": identity, "status": "applied"}
    return {"id": identity, "status": "refused", "code": error.code, "message": str(error)}


def message_for(error: ValidationError) -> str:
    kinds = {detail["type"] for detail in error.errors()}
    if "string_too_long" in kinds:
        return N_("This text is too long; at most 2000 characters fit on a note.")
    if "string_too_short" in kinds:
        return N_("Write something first.")
    if "far_away" in kinds:
        return FAR_AWAY
    return NOT_UNDERSTOOD


def actions_in(body: bytes) -> list[Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    items = data.get("actions") if isinstance(data, dict) else None
    if not isinstance(items, list) or len(items) > MOST_ACTIONS:
        raise Invalid(NOT_UNDERSTOOD)
    set_language(data.get("language"))
    return items
