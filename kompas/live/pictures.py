"""The route of pictures of cases: in from a browser, made anew, and out to everybody with a seat in the workshop.

Beside the actions, because a picture is larger than all of those together and is no JSON.
"""

import asyncio
import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from kompas.database import Database
from kompas.domain.wall.pictures import (
    LARGEST_UPLOAD,
    TOO_LARGE,
    RedrawnPicture,
    picture_of,
    put_picture,
    redraw_picture,
)
from kompas.domain.workshop.devices import identify
from kompas.enums import Role
from kompas.errors import Invalid, KompasError, NotAllowed
from kompas.i18n import N_, set_language
from kompas.live.bodies import Bodies
from kompas.live.cookies import secret_in
from kompas.live.refusals import NOT_UNDERSTOOD, STATUS, demand_same_origin, person_from
from kompas.rules import may_act_as

PATH = "/live/{code}/cases/{case_id}/picture"
IDENTITY = re.compile(r"[0-9a-f-]{32,36}")
HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Pictures:
    def __init__(self, database: Database, bodies: Bodies) -> None:
        self.database, self.bodies = database, bodies
        self._drawing = asyncio.Lock()
        """One at a time: unpacking a large picture takes memory."""

    def routes(self) -> list[BaseRoute]:
        return [Route(PATH, self.show), Route(PATH, self.take, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """The browser asks each time whether it is still the same: a picture that was taken away is gone everywhere."""
        try:
            media_type, content, tag = await run_in_threadpool(self._read, request)
        except KompasError as error:
            return refusal(error)
        headers = {**HEADERS, "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(content, media_type=media_type, headers=headers)

    async def take(self, request: Request) -> Response:
        """`?id=` is the upload's own, made in the browser: a second delivery changes nothing. `&as=`, `&person=`."""
        set_language(request.query_params.get("language"))
        try:
            demand_same_origin(request, "application/octet-stream")
            upload_id, role = upload_from(request), role_from(request)
            await run_in_threadpool(self._identify, request, role)  # a stranger does not get to send five megabytes
            data = await self.bodies.read(request, LARGEST_UPLOAD, TOO_LARGE)
            async with self._drawing:
                picture = await run_in_threadpool(redraw_picture, data)
            await run_in_threadpool(self._put, request, role, upload_id, picture)
        except KompasError as error:
            return refusal(error)
        return JSONResponse({"id": upload_id, "status": "applied"})

    def _read(self, request: Request) -> tuple[str, bytes, str]:
        code, case_id = request.path_params["code"], request.path_params["case_id"]
        with self.database.reading() as session:
            actor = identify(session, secret_in(request.headers.get("cookie")), code)
            row = picture_of(session, actor, case_id)
            return row.media_type, row.content, f'"{row.id}"'

    def _identify(self, request: Request, role: Role) -> None:
        code, secret = request.path_params["code"], secret_in(request.headers.get("cookie"))
        with self.database.reading() as session:
            if not may_act_as(identify(session, secret, code, person=person_from(request)), role):
                raise NotAllowed(N_("You cannot do this here. Ask the facilitator."))

    def _put(self, request: Request, role: Role, upload_id: str, picture: RedrawnPicture) -> None:
        code, case_id = request.path_params["code"], request.path_params["case_id"]
        with self.database.transaction() as session:
            secret, person = secret_in(request.headers.get("cookie")), person_from(request)
            actor = identify(session, secret, code, person=person, to_change=True)
            put_picture(session, actor, role, case_id, upload_id, picture)


def refusal(error: KompasError) -> Response:
    return JSONResponse({"code": error.code, "message": str(error)}, STATUS[error.code])


def upload_from(request: Request) -> str:
    value = request.query_params.get("id", "")
    if not IDENTITY.fullmatch(value):
        raise Invalid(NOT_UNDERSTOOD)
    return value


def role_from(request: Request) -> Role:
    return Role.FACILITATOR if request.query_params.get("as") == Role.FACILITATOR.value else Role.PARTICIPANT
