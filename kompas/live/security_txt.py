"""`/.well-known/security.txt` (RFC 9116): whom to tell of a weakness, when the organisation says so."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kompas.models.core.columns import now
from kompas.settings import Settings, get_settings

ADDRESS = "/.well-known/security.txt"
HOLDS_FOR = timedelta(days=30)


def security_txt_route() -> Route:
    return Route(ADDRESS, security_txt)


async def security_txt(request: Request) -> Response:
    settings = get_settings()
    if settings.security_contact is None:
        return PlainTextResponse("Not found\n", 404)
    return PlainTextResponse("".join(f"{line}\r\n" for line in lines_of(settings)))


def lines_of(settings: Settings) -> list[str]:
    until = (now() + HOLDS_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    own = [f"Canonical: {settings.public_url}{ADDRESS}"] if settings.public_url else []
    return [f"Contact: {settings.security_contact}", f"Expires: {until}", "Preferred-Languages: nl, en", *own]
