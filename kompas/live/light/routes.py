"""The routes of the light page: the page itself, what it shows now, and the few things that are done at its door."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kompas.database import Database
from kompas.domain.core import tries
from kompas.domain.core.codes import new_secret
from kompas.domain.workshop.device_looks import look_of
from kompas.domain.workshop.devices import choose_language, find_device, identify, last_ended, leave_seat
from kompas.domain.workshop.participants import find_door, join_workshop, switch_person
from kompas.enums import Role
from kompas.errors import Invalid, KompasError, NotAllowed, WrongCode
from kompas.i18n import LANGUAGES, N_, _, set_language
from kompas.live.cookies import secret_in
from kompas.live.light import packs
from kompas.live.light.faces import face_of
from kompas.live.light.page import code_page, workshop_page
from kompas.live.refusals import NOT_UNDERSTOOD, STATUS, demand_same_origin, person_from
from kompas.models import ParticipantName, Workshop
from kompas.rules import Actor
from kompas.settings import get_settings
from kompas.ui.address import LIGHT
from kompas.ui.widgets import time_of_day

LARGEST_BODY = 4096
NO_COOKIE = N_("Kompas recognises your browser by a cookie. Allow cookies for this address and reload the page.")
Told = dict[str, Any]
Change = Callable[[Session, Request, Told], None]
Result = TypeVar("Result")


class Light:
    def __init__(self, database: Database) -> None:
        self.database = database

    def routes(self) -> list[BaseRoute]:
        return [
            Route(f"/{LIGHT}", self.ask_code),
            Route(f"/{LIGHT}/language", self.speak, methods=["POST"]),
            Route(f"/{LIGHT}/{{code}}", self.show),
            Route("/live/{code}/face", self.face),
            Route("/live/{code}/join", self.join, methods=["POST"]),
            Route("/live/{code}/switch", self.switch, methods=["POST"]),
            Route("/live/{code}/leave", self.leave, methods=["POST"]),
            *packs.routes(),
        ]

    async def ask_code(self, request: Request) -> Response:
        """A right code leads on; a wrong one is refused beside the field, and counted like everywhere."""
        await self._speak(request)
        entered = request.query_params.get("code", "")
        if not entered.strip():
            return HTMLResponse(code_page("", None))
        return await self._page(request, code_answer, entered)

    async def show(self, request: Request) -> Response:
        await self._speak(request)
        return await self._page(request, page_answer, request.path_params["code"])

    async def _page(self, request: Request, answer: Callable[[Session, Request], Response], code: str) -> Response:
        """The page that a code leads to, or the question for a code with why it was refused."""
        try:
            return await self._trying(request, self._read, answer, request)
        except KompasError as error:
            return HTMLResponse(code_page(code, str(error)), STATUS[error.code])

    async def _trying(self, request: Request, run: Callable[..., Result], *arguments: Any) -> Result:
        """Round whatever asks for a code: who tries many has to wait, here and not on a thread, and wrong ones are counted."""
        by = await run_in_threadpool(tried_by, self.database, request)
        turn = await run_in_threadpool(tries.turn_of, self.database, by)
        await asyncio.sleep(turn.wait)
        try:
            result = await run_in_threadpool(run, *arguments)
        except WrongCode:
            await run_in_threadpool(tries.count_wrong, self.database, by)
            raise
        if turn.may_forgive:
            await run_in_threadpool(tries.forgive_device, self.database, by)
        return result

    async def face(self, request: Request) -> Response:
        await self._speak(request)
        try:
            told = await run_in_threadpool(self._read, face_for, request)
        except KompasError as error:
            return refusal(error)
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    async def join(self, request: Request) -> Response:
        return await self._change(request, join) or await self.face(request)

    async def switch(self, request: Request) -> Response:
        return await self._change(request, switch) or await self.face(request)

    async def leave(self, request: Request) -> Response:
        return await self._change(request, leave) or JSONResponse({})

    async def speak(self, request: Request) -> Response:
        """Posted by a plain form, so that it works at the door too; `SameOrigin` has looked where it comes from."""
        wanted = (await request.form()).get("language")
        secret = secret_in(request.headers.get("cookie"))
        if secret and wanted in LANGUAGES:
            await run_in_threadpool(self._choose_language, secret, str(wanted))
        return RedirectResponse(page_before(request), 303)

    async def _change(self, request: Request, change: Change) -> Response | None:
        """Change something at the door; gives the refusal, if it was refused."""
        await self._speak(request)
        try:
            demand_same_origin(request)
            told = await body_of(request)
            await self._trying(request, self._write, change, request, told)
        except KompasError as error:
            return refusal(error)
        return None

    async def _speak(self, request: Request) -> None:
        """In the language that this browser chose; said here, for what a thread sets is not known outside it."""
        set_language(await run_in_threadpool(self._read, language_of, request))

    def _read(self, query: Callable[[Session, Request], Result], request: Request) -> Result:
        with self.database.reading() as session:
            return query(session, request)

    def _write(self, change: Change, request: Request, told: Told) -> None:
        with self.database.transaction() as session:
            change(session, request, told)

    def _choose_language(self, secret: str, language: str) -> None:
        with self.database.transaction() as session:
            choose_language(session, secret, language)


def language_of(session: Session, request: Request) -> str:
    device = find_device(session, secret_in(request.headers.get("cookie")))
    return (device.language if device else None) or get_settings().language


def code_answer(session: Session, request: Request) -> Response:
    secret = secret_in(request.headers.get("cookie"))
    workshop = find_door(session, secret, request.query_params.get("code", ""))
    inside = participant_in(session, secret, workshop)
    return RedirectResponse(f"/{LIGHT}/{workshop.code if inside else workshop.door_code}", 303)


def page_answer(session: Session, request: Request) -> Response:
    code = request.path_params["code"]
    secret = secret_in(request.headers.get("cookie"))
    workshop = find_door(session, secret, code)
    actor = participant_in(session, secret, workshop)
    address = workshop.code if actor else workshop.door_code
    if code != address:
        return RedirectResponse(f"/{LIGHT}/{address}", 303)
    if actor is not None:
        return HTMLResponse(workshop_page(workshop, face_of(session, actor), None))
    left = last_ended(session, secret, workshop.code, Role.PARTICIPANT) if secret else None
    told = _("This browser was logged out of the workshop at {time}.", time=time_of_day(left)) if left else None
    return HTMLResponse(workshop_page(workshop, None, told))


def face_for(session: Session, request: Request) -> Told:
    actor = identify(session, secret_of(request), request.path_params["code"], person=person_from(request))
    if not actor.participates:
        raise NotAllowed(N_("This browser has no place in the workshop any more. Reload the page."))
    return face_of(session, actor) | {"version": packs.version()}


def join(session: Session, request: Request, told: Told) -> None:
    name = told.get("name")
    shape = ParticipantName(name=name) if isinstance(name, str) and name.strip() else None
    join_workshop(
        session,
        secret_of(request),
        request.path_params["code"],
        shape,
        acknowledged=told.get("acknowledged") is True,
        look=look_of(request.headers.get("user-agent")),
    )


def switch(session: Session, request: Request, told: Told) -> None:
    actor = identify(session, secret_of(request), request.path_params["code"])
    person = told.get("person")
    if not isinstance(person, int):
        raise Invalid(NOT_UNDERSTOOD)
    switch_person(session, secret_of(request), actor, person)


def leave(session: Session, request: Request, told: Told) -> None:
    leave_seat(session, identify(session, secret_of(request), request.path_params["code"]))


def participant_in(session: Session, secret: str | None, workshop: Workshop) -> Actor | None:
    try:
        actor = identify(session, secret, workshop.code)
    except KompasError:
        return None
    return actor if actor.participates else None


def secret_of(request: Request) -> str:
    found = secret_in(request.headers.get("cookie"))
    if found is None:
        raise NotAllowed(NO_COOKIE)
    return found


def tried_by(database: Database, request: Request) -> tries.TriedBy:
    """This browser and its address. Who shows no cookie yet is a browser of its own."""
    secret = secret_in(request.headers.get("cookie")) or new_secret()
    return tries.tried_by(database, secret, request.client.host if request.client else None)


def page_before(request: Request) -> str:
    """The path of the page that asked, when that was one of these."""
    path = urlsplit(request.headers.get("referer", "")).path
    return path if path.startswith(f"/{LIGHT}/") else f"/{LIGHT}"


async def body_of(request: Request) -> Told:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Invalid(NOT_UNDERSTOOD)
    try:
        data = json.loads(bytes(body))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise Invalid(NOT_UNDERSTOOD)
    return data


def refusal(error: KompasError) -> Response:
    return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])
