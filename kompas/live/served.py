"""Our own scripts and pictures, as browsers get them: kept for good, at an address that changes when they do."""

import hashlib
import os
from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

ASSETS = Path(__file__).parent / "assets"
KEPT = "public, max-age=31536000, immutable"


def fingerprint(folder: Path) -> str:
    """Of all that lies in it: other content, other fingerprint."""
    found = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


HERE = f"/assets/{fingerprint(ASSETS)}"


def routes() -> list[BaseRoute]:
    return [Mount("/assets/{version}", Served(directory=ASSETS))]


def at_this_version(code: str) -> str:
    """The same JavaScript or HTML, asking for our files where this version has them."""
    return code.replace("/assets/", f"{HERE}/")


def preloads() -> str:
    """Tells the browser at the first byte of a page what it will ask for once Streamlit has begun."""
    return "".join(f'<link rel="modulepreload" href="{HERE}/{path.name}">' for path in sorted(ASSETS.glob("*.js")))


class Served(StaticFiles):
    """Another version's address answers too, while servers are being replaced; that answer is not kept."""

    def file_response(
        self, full_path: Any, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = KEPT if scope["path"].startswith(f"{HERE}/") else "no-cache"
        return response
