"""Files that Streamlit made for one browser are for that browser alone."""

from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kompas.database import Database
from kompas.domain.workshop.devices import choose_language
from kompas.domain.workshop.renewing import see_device
from kompas.live import own_files
from kompas.live.cookies import COOKIE
from kompas.live.own_files import OwnFiles, OwnFilesOnly

from .browser import Browser

pytestmark = pytest.mark.anyio
HERS, UPLOAD = "/media/report.docx", "/_stcore/upload_file/amira's session/1"


@dataclass
class Client:
    headers: list[tuple[str, str]]

    @property
    def client_context(self) -> "Client":
        return self


@dataclass
class Manager:
    """What we wrap of Streamlit's: it gives the address of a file that was made."""

    _deferred_callables: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, name: str) -> str:
        return f"/media/{name}"

    def execute_deferred(self, name: str) -> str:
        return f"/media/{name}"


@dataclass
class Runtime:
    clients: dict[str, Client]
    media_file_mgr: Manager = field(default_factory=Manager)

    def get_client(self, session: str) -> Client | None:
        return self.clients.get(session)


@pytest.fixture
def runtime() -> Runtime:
    people = ("amira", "bram")
    return Runtime({f"{name}'s session": Client([("cookie", f"{COOKIE}={name}")]) for name in people})


@pytest.fixture
def files(database: Database, runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> OwnFiles:
    files = OwnFiles(database)
    files.watch(runtime)
    monkeypatch.setattr(own_files, "current_session", lambda: "amira's session")
    runtime.media_file_mgr.add("report.docx")
    return files


async def get(files: OwnFiles, path: str, secret: str | None, method: str = "GET", **named: Any) -> httpx.Response:
    async def give(request: Request) -> Response:
        return PlainTextResponse("names", headers={"Cache-Control": "max-age=1000"})

    routes = [Route("/{path:path}", give, methods=["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])]
    app = Starlette(routes=routes, middleware=[Middleware(OwnFilesOnly, files=files)])
    return await Browser(app, secret).request(method, path, **named)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize(("who", "status"), [("amira", 200), ("bram", 404), (None, 404)])
async def test_download_is_for_the_browser_that_asked_for_it(
    files: OwnFiles, who: str | None, status: int, method: str
) -> None:
    assert (await get(files, HERS, who, method)).status_code == status


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize(("who", "status"), [("amira", 200), ("bram", 404), (None, 404)])
async def test_file_is_sent_to_ones_own_session_only(
    files: OwnFiles, who: str | None, status: int, method: str
) -> None:
    assert (await get(files, UPLOAD, who, method)).status_code == status


@pytest.mark.parametrize("path", ["/media/report", "/media/report.other"])
async def test_ending_makes_no_difference(files: OwnFiles, path: str) -> None:
    """As to Streamlit, which gives the same file for each."""
    assert (await get(files, path, "bram")).status_code == 404


async def test_file_made_at_the_click_is_of_the_session_whose_button_it_was(files: OwnFiles, runtime: Runtime) -> None:
    """It is made on a thread without a session."""
    runtime.media_file_mgr._deferred_callables["later"] = {"session_id": "bram's session"}
    runtime.media_file_mgr.execute_deferred("later")
    assert [(await get(files, "/media/later", who)).status_code for who in ("amira", "bram")] == [404, 200]


async def test_same_file_of_two_browsers_is_for_both(
    files: OwnFiles, runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_files, "current_session", lambda: "bram's session")
    runtime.media_file_mgr.add("report.docx")
    assert [(await get(files, HERS, who)).status_code for who in ("amira", "bram")] == [200, 200]


async def test_browser_keeps_its_files_when_its_secret_is_renewed(files: OwnFiles, database: Database) -> None:
    with database.transaction() as session:
        choose_language(session, "amira", "nl")
        renewed = see_device(session, "amira", replace=True)
    assert renewed is not None
    answers = [(await get(files, path, renewed)).status_code for path in (HERS, UPLOAD)]
    assert answers == [200, 200]


async def test_no_browser_keeps_what_it_got(files: OwnFiles) -> None:
    assert (await get(files, HERS, "amira")).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics?families=cache_memory_bytes"])
async def test_figures_of_the_server_are_for_nobody(files: OwnFiles, path: str) -> None:
    assert (await get(files, path, "amira")).status_code == 404


async def test_other_addresses_pass(files: OwnFiles) -> None:
    assert (await get(files, "/begeleiden", None)).status_code == 200


def test_no_more_is_remembered_than_fits(files: OwnFiles, runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "MOST_FILES", 3)
    for number in range(5):
        runtime.media_file_mgr.add(f"{number}.png")
    assert list(files.made_for) == ["2", "3", "4"]
