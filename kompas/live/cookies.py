"""The one place that reads cookies: other applications on the domain may have set some that no strict parser bears."""

import re

COOKIE = "kompas_device"
SECRET = re.compile(r"[A-Za-z0-9_-]{1,128}")


def secret_in(header: str | None) -> str | None:
    """The secret of this browser in a `Cookie` header, whatever stands before or behind it."""
    for pair in (header or "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == COOKIE and SECRET.fullmatch(value.strip('"')):
            return value.strip('"')
    return None
