"""Our own scripts and pictures, as browsers get them: kept for good, at an address that changes when they do."""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kompas.domain.core.identifying import PATTERNS
from kompas.i18n import LANGUAGES
from kompas.live.assets.words import words_of

SCRIPTS = Path(__file__).parent / "js"
PICTURES = Path(__file__).parent / "pictures"
BASE_STYLE = (Path(__file__).parent / "base.css").read_text(encoding="utf-8")
"""In the page itself, from where `component.js` takes it: in the data of components it would travel with each of them."""
EARLY = (Path(__file__).parent / "early.js").read_text(encoding="utf-8")
"""In the page itself: a script that is asked for comes later."""
MADE = {
    "patterns/identifying.js": f"export default {json.dumps(PATTERNS)};",
    **{f"words/{language}.js": words_of(language) for language in LANGUAGES},
}
"""Scripts of what only Python knows: in the data of components it would travel again at every rerun."""
STREAMLIT = Path(streamlit.__file__).parent / "static"
IMPORTED = re.compile(r"""(?:from|import)\s*["`']\./([\w.-]+\.js)["`']""")
KEPT = "public, max-age=31536000, immutable"


def fingerprint(*folders: Path, made: Iterable[str] = ()) -> str:
    """Of all that lies in them, and of what is made: other content, other fingerprint."""
    found = hashlib.sha256("\0".join(made).encode())
    for path in sorted(path for folder in folders for path in folder.iterdir()):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


HERE = f"/assets/{fingerprint(SCRIPTS, PICTURES, made=MADE.values())}"
IMPORT_MAP = json.dumps({"imports": {"kompas/": f"{HERE}/js/"}}, separators=(",", ":"))
"""Resolves `import … from "kompas/page.js"` in a component: Streamlit loads that from a blob without an address."""


def routes() -> list[BaseRoute]:
    return [
        *(Route(f"/assets/{{version}}/js/{name}", serve_made) for name in MADE),
        Mount("/assets/{version}/js", Assets(directory=SCRIPTS)),
        Mount("/assets/{version}/pictures", Assets(directory=PICTURES)),
    ]


def serve_made(request: Request) -> Response:
    path = request.url.path
    return Response(
        MADE[path.split("/js/", 1)[1]], media_type="text/javascript", headers={"Cache-Control": cache_control_of(path)}
    )


@cache
def preloads(language: str) -> str:
    """Tells the browser at the first byte of a page what it will ask for once Streamlit has begun."""
    others = {f"words/{other}.js" for other in LANGUAGES if other != language}
    names = [*(path.name for path in sorted(SCRIPTS.iterdir())), *(name for name in MADE if name not in others)]
    addresses = [*(f"{HERE}/js/{name}" for name in names), *(f"/static/js/{name}" for name in for_components())]
    return "".join(f'<link rel="modulepreload" href="{address}">' for address in addresses)


def for_components() -> list[str]:
    """Streamlit's own scripts without which no component of ours is shown, as far as its page does not name them: it asks
    for them when the first one comes.
    """
    page = (STREAMLIT / "index.html").read_text(encoding="utf-8")
    wanted = [path.name for path in (STREAMLIT / "static" / "js").glob("BidiComponent.*.js")]
    found: list[str] = []
    while wanted:
        name = wanted.pop()
        if name not in found and name not in page:
            found.append(name)
            wanted += IMPORTED.findall((STREAMLIT / "static" / "js" / name).read_text(encoding="utf-8"))
    return sorted(found)


class Assets(StaticFiles):
    """Another version's address answers too, while servers are being replaced; that answer is not kept."""

    def file_response(
        self, full_path: Any, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = cache_control_of(scope["path"])
        return response


def cache_control_of(path: str) -> str:
    return KEPT if path.startswith(f"{HERE}/") else "no-cache"
