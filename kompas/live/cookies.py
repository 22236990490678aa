"""The one place that reads and writes our cookie: other applications on the domain may have set some that no strict parser bears.

Its value is the secret of the browser and our mark on it. Over https its name begins with `__Host-`: browsers take such a
cookie from this very host only.
"""

import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kompas.database import Database
from kompas.domain.core.server_key import mark_of, server_key

COOKIE = "kompas_device"
HOST_COOKIE = f"__Host-{COOKIE}"
VALUE = re.compile(r"([A-Za-z0-9_-]{1,128})(?:\.([0-9a-f]{32}))?")
A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Carried:
    """What a browser has in its cookie. `mark` is missing in cookies of before there were marks."""

    name: str
    secret: str
    mark: str | None = None


def carried_in(header: str | None) -> Carried | None:
    """What stands in a `Cookie` header, whatever stands before or behind it; the name that only this host sets goes first."""
    found = {one.name: one for one in reversed(list(ours_in(header)))}
    return found.get(HOST_COOKIE) or found.get(COOKIE)


def ours_in(header: str | None) -> Iterator[Carried]:
    for pair in (header or "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name in (COOKIE, HOST_COOKIE) and (parts := VALUE.fullmatch(value.strip('"'))):
            yield Carried(name, *parts.groups())


def secret_in(header: str | None) -> str | None:
    """The secret, for looking up what the database has of it: nothing is made for one that is unknown there."""
    carried = carried_in(header)
    return carried.secret if carried else None


def is_minted(database: Database, carried: Carried) -> bool:
    """Whether this server made the value; a browser cannot choose one."""
    ours = mark_of(server_key(database), "cookie", carried.secret)
    return hmac.compare_digest(carried.mark or "", ours)


def cookies_for(database: Database, secret: str, *, secure: bool) -> list[str]:
    """`Set-Cookie` headers. The plain name is taken away where the strict one takes its place."""
    value = f"{secret}.{mark_of(server_key(database), 'cookie', secret)}"
    if not secure:
        return [f"{COOKIE}={value}; Path=/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax"]
    return [
        f"{HOST_COOKIE}={value}; Path=/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax; Secure",
        f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ]
