"""Demands of the routes on every request before they listen to it, and their refusals."""

from starlette.requests import Request

from kompas.errors import Invalid, NotAllowed
from kompas.i18n import N_
from kompas.live.origin import is_ours

STATUS = {
    "not_allowed": 403,
    "not_found": 404,
    "invalid": 422,
    "conflict": 409,
    "too_many_tries": 429,
    "identifying": 422,
    "too_much": 429,
    "busy": 503,
}
NOT_UNDERSTOOD = N_("This could not be understood. Reload the page and try again.")


def person_from(request: Request) -> int | None:
    value = request.query_params.get("person", "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def demand_same_origin(request: Request, content: str = "application/json") -> None:
    """Only our own pages may post: another site could otherwise act with the cookie of this browser."""
    if not is_ours(request.headers.get("origin"), request.headers.get("host")):
        raise NotAllowed(N_("That did not work. Open Kompas again and try once more."))
    if request.headers.get("content-type", "").partition(";")[0].strip() != content:
        raise Invalid(NOT_UNDERSTOOD)
