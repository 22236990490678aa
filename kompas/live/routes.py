"""The routes beside Streamlit: events down, actions up, health, assets."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Any

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from kompas.database import Database
from kompas.domain.inquiry.themes import suggestions_for
from kompas.domain.whole.records import identify_anywhere
from kompas.domain.workshop.devices import identify
from kompas.enums import Audience, NetworkRole, NoteKind, Role
from kompas.errors import Invalid, KompasError, NotAllowed
from kompas.events import ACTION, Action
from kompas.i18n import N_, set_language
from kompas.live import assets
from kompas.live.cookies import secret_in
from kompas.live.hub import Hub, Listener
from kompas.live.light.routes import Light
from kompas.live.pictures import Pictures
from kompas.live.refusals import NOT_UNDERSTOOD, STATUS, demand_same_origin, person_from
from kompas.live.writer import Writer
from kompas.models.core.record import RecordKey
from kompas.rules import AnyActor, NetworkActor, may_look_as
from kompas.suggestions import SuggestedTheme

LARGEST_BODY = 512 * 1024
MOST_ACTIONS = 50


class Live:
    """The live part of one server process."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.hub = Hub(database)
        self.writer = Writer(database)
        self.pictures = Pictures(database)
        self.light = Light(database)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/healthz", self.health),
            Route("/live/{code}/events", self.events),
            Route("/live/{code}/actions", self.actions, methods=["POST"]),
            Route("/live/{code}/suggestions", self.suggestions),
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
        try:
            actor = await run_in_threadpool(
                self._identify,
                secret_in(request.headers.get("cookie")),
                request.path_params["code"],
                person_from(request),
            )
            if audience is None or not may_look_as(actor, audience):
                raise NotAllowed(
                    N_("This workshop is not open to you. Join with the code, or use the facilitator code.")
                )
        except KompasError as error:
            return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
        listener = listener_for(actor, audience, asks_preview=request.query_params.get("preview") == "1")
        return StreamingResponse(
            self._stream(actor.record.key, listener),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    async def actions(self, request: Request) -> Response:
        """Apply a list of actions in order; answers per action, so a refused one does not hold up the rest."""
        try:
            demand_same_origin(request)
            items = await actions_in(request)
        except KompasError as error:
            return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
        results = await asyncio.gather(*(self._apply(request, item) for item in items))
        return JSONResponse({"results": results, "now": round(time.time() * 1000)})

    async def suggestions(self, request: Request) -> Response:
        """Themes proposed for the notes of `?kinds=a,b` that lie apart, for anybody who may arrange them."""
        set_language(request.query_params.get("language"))
        kinds = {kind for kind in NoteKind if kind in request.query_params.get("kinds", "").split(",")}
        try:
            found = await run_in_threadpool(
                self._suggest,
                secret_in(request.headers.get("cookie")),
                request.path_params["code"],
                person_from(request),
                kinds,
            )
        except KompasError as error:
            return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
        return JSONResponse({"suggestions": [asdict(one) for one in found]}, headers={"Cache-Control": "no-store"})

    def _suggest(self, secret: str | None, code: str, person: int | None, kinds: set[NoteKind]) -> list[SuggestedTheme]:
        with self.database.reading() as session:
            actor = identify(session, secret, code, person=person)
            return suggestions_for(session, actor, kinds)

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

    def _identify(self, secret: str | None, code: str, person: int | None) -> AnyActor:
        with self.database.reading() as session:
            return identify_anywhere(session, secret, code, person=person)

    async def _stream(self, key: RecordKey, listener: Listener) -> AsyncIterator[bytes]:
        try:
            await self.hub.join(key, listener)
            while (event := await listener.queue.get()) is not None:
                yield event
        finally:
            self.hub.leave(key, listener)


def audience_from(value: str | None) -> Audience | None:
    return next((audience for audience in (*Role, *NetworkRole) if audience.value == value), None)


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
        return N_("Choose a date within ten years.")
    return NOT_UNDERSTOOD


async def actions_in(request: Request) -> list[Any]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Invalid(N_("This is too much at once. Reload the page and try again."))
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        data = None
    items = data.get("actions") if isinstance(data, dict) else None
    if not isinstance(items, list) or len(items) > MOST_ACTIONS:
        raise Invalid(NOT_UNDERSTOOD)
    set_language(data.get("language"))
    return items
