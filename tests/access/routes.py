"""Every route of the real application, and how each is asked. A route that is not here fails the test."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.factories import message, new_id
from tests.pictures import jpeg

from .people import World

ROOT = Path(__file__).parents[2]
LISTING = """
import json
from app import app
routes = app._build_starlette_app().routes
print("ROUTES", json.dumps([[sorted(getattr(one, "methods", None) or [type(one).__name__]), one.path] for one in routes]))
"""
QUIET = {"HEAD", "OPTIONS"}
"""As GET, without a body; and what a browser asks before it asks something."""
UNKNOWN = "0" * 36


def routes_of_the_application(directory: Path) -> set[str]:
    """As `METHOD path`, asked of the application itself, in a process of its own: Streamlit's runtime is one per process."""
    environment = os.environ | {"KOMPAS_DATABASE_URL": f"sqlite:///{directory / 'listing.db'}"}
    done = subprocess.run(
        [sys.executable, "-c", LISTING], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    listed = [line for line in done.stdout.splitlines() if line.startswith("ROUTES ")]
    assert listed, done.stderr
    found = json.loads(listed[0].removeprefix("ROUTES "))
    return {f"{method} {path}" for methods, path in found for method in methods if method not in QUIET}


@dataclass(frozen=True)
class Asked:
    """One request; `as_` tells it from others to the same route."""

    method: str
    path: str
    as_: str = ""
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self, url: str, secret: str | None) -> str:
        ours = {"origin": url, **self.headers}
        ours |= {"cookie": f"kompas_device={secret}"} if secret else {}
        with httpx.Client(timeout=30) as client:
            request = client.build_request(self.method, url + self.path, content=self.body, headers=ours)
            answer = client.send(request, stream=True)  # a stream of events never ends by itself
            told = f"{answer.status_code}{outcome_of(answer)}"
            answer.close()
            return told


def outcome_of(answer: httpx.Response) -> str:
    """What became of an action: it has no status of its own."""
    if not str(answer.url).endswith("/actions"):
        return ""
    (result,) = json.loads(answer.read())["results"]
    return f" {result.get('code', result['status'])}"


def get(path: str, as_: str = "", **headers: str) -> Asked:
    return Asked("GET", path, as_, headers=headers)


def sends(code: str, action: dict[str, Any]) -> Asked:
    body = json.dumps({"language": "en", "actions": [action]}).encode()
    return Asked("POST", f"/live/{code}/actions", action["role"], body, {"content-type": "application/json"})


SOCKET = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "a" * 22 + "==",
}
EVIL = {"origin": "https://evil.example"}
AGENT = "/_stcore/agent"
METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")
FOR_ALL = {
    "GET /healthz": [get("/healthz")],
    "GET /.well-known/security.txt": [get("/.well-known/security.txt")],
    "GET /assets/{version}/js/patterns/identifying.js": [get("/assets/1/js/patterns/identifying.js")],
    "GET /assets/{version}/js/words/nl.js": [get("/assets/1/js/words/nl.js")],
    "GET /assets/{version}/js/words/en.js": [get("/assets/1/js/words/en.js")],
    "Mount /assets/{version}/js": [get("/assets/1/js/page.js")],
    "Mount /assets/{version}/pictures": [get("/assets/1/pictures/logo.svg")],
    "Mount ": [get("/", accept="text/html"), get("/begeleiden", "a page, empty until its socket is open")],
    "GET /_stcore/health": [get("/_stcore/health")],
    "GET /_stcore/metrics": [get("/_stcore/metrics")],
    "GET /_stcore/host-config": [get("/_stcore/host-config")],
    "PUT /_stcore/upload_file/{session_id}/{file_id}": [
        Asked("PUT", f"/_stcore/upload_file/{UNKNOWN}/{UNKNOWN}", "into a session there is not", b"x")
    ],
    "DELETE /_stcore/upload_file/{session_id}/{file_id}": [
        Asked("DELETE", f"/_stcore/upload_file/{UNKNOWN}/{UNKNOWN}", "from a session there is not"),
        Asked("DELETE", f"/_stcore/upload_file/{UNKNOWN}/{UNKNOWN}", "another origin", headers=EVIL),
    ],
    "GET /component/{path:path}": [get("/component/x/index.html")],
    "GET /_stcore/bidi-components/{path:path}": [get("/_stcore/bidi-components/x/index.js")],
    "WebSocketRoute /_stcore/stream": [
        get("/_stcore/stream", "a socket, and then what the page says", **SOCKET),
        get("/_stcore/stream", "a socket of another origin", **SOCKET | EVIL),
    ],
    "GET /auth/login": [get("/auth/login")],
    "GET /auth/logout": [get("/auth/logout")],
    "GET /oauth2callback": [get("/oauth2callback")],
    **{
        f"{method} {AGENT}/{name}": [Asked(method, f"{AGENT}/{name}", body=None if method == "GET" else b"{}")]
        for method in METHODS
        for name in ("interact", "openapi.json", "mcp")
    },
}
"""The same for everybody, whoever asks."""


def requests_for(world: World) -> dict[str, list[Asked]]:
    """By route, each way in which it is asked."""
    code, network = world.room.code, world.network.code
    picture = f"/live/{code}/cases/{world.case_id}/picture"
    pixels = {"content-type": "application/octet-stream"}
    step = world.room.steps["closing"]
    return FOR_ALL | {
        "GET /live/{code}/events": [
            *(get(f"/live/{code}/events?as={one}", one) for one in ("facilitator", "participant", "screen", "core")),
            get(f"/live/{code}/events?as=participant&preview=1", "participant, preview"),
            get(f"/live/{network}/events?as=core", "core, of the network"),
            get(f"/live/{network}/events?as=facilitator", "facilitator, of the network"),
        ],
        "POST /live/{code}/actions": [
            sends(code, message("focus_screen", focus="all")),
            sends(code, {**message("say_ready", step_id=step, ready=True), "role": "participant"}),
            sends(network, {**message("name_seat", name="x"), "role": "core"}),
        ],
        "GET /live/{code}/suggestions": [get(f"/live/{code}/suggestions?kinds=good")],
        "GET /live/{code}/cases/{case_id}/picture": [get(picture)],
        "POST /live/{code}/cases/{case_id}/picture": [
            Asked("POST", f"{picture}?id={new_id()}", "no picture", b"x", pixels),
            Asked("POST", f"{picture}?id={new_id()}&as=participant", "a picture", jpeg((40, 40)), pixels),
            Asked(
                "POST",
                f"{picture}?id={new_id()}&as=facilitator",
                "a picture, by the facilitator",
                jpeg((40, 40)),
                pixels,
            ),
        ],
        "GET /media/{file_id:path}": [
            get(f"/media/{UNKNOWN}.pdf", "a file there is not"),
            *(get(address, as_) for as_, address in world.files.items()),
        ],
        "GET /doe-mee": [get("/doe-mee"), get("/doe-mee?code=AAAAAA", "a code there is not")],
        "GET /doe-mee/{code}": [get(f"/doe-mee/{code}")],
        "POST /doe-mee/language": [Asked("POST", "/doe-mee/language", "another origin", b"", EVIL)],
        "GET /live/{code}/face": [get(f"/live/{code}/face")],
        "POST /live/{code}/join": [at_door(code, "join", {"name": "Amira"}, "without the promise")],
        "POST /live/{code}/switch": [at_door(code, "switch", {"person": 2**30}, "to nobody")],
        "POST /live/{code}/leave": [
            Asked("POST", f"/live/{code}/leave", "another origin", b"{}", {"content-type": "application/json", **EVIL})
        ],
        "GET /assets/{version}/packs/{language}/{name}.js": [get("/assets/1/packs/nl/nothing.js", "there is not")],
    }


def at_door(code: str, name: str, told: dict[str, Any], as_: str) -> Asked:
    return Asked("POST", f"/live/{code}/{name}", as_, json.dumps(told).encode(), {"content-type": "application/json"})


def named(route: str, asked: Asked) -> str:
    return f"`{route.strip() or '/'}`" + (f" ({asked.as_})" if asked.as_ else "")


def rows_of(world: World, url: str) -> Iterator[tuple[str, dict[str, str]]]:
    for route, requests in requests_for(world).items():
        for asked in requests:
            if route in FOR_ALL:
                yield named(route, asked), for_all(asked, world, url)
            else:
                yield named(route, asked), {name: asked.answer(url, secret) for name, secret in world.secrets.items()}


def for_all(asked: Asked, world: World, url: str) -> dict[str, str]:
    """Of what is there for everybody ask a stranger and the facilitator: if they differ, it is not for everybody."""
    answers = {asked.answer(url, world.secrets[name]) for name in ("stranger", "facilitator")}
    (one,) = answers
    return dict.fromkeys(world.secrets, one)
