"""A file is taken where a page asks for one, and nowhere else."""

from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from kompas.live import uploads
from kompas.live.uploads import MOST_AT_ONCE, MOST_HELD, Expected, Uploads, expected

PATH = "/_stcore/upload_file/{}/file-1"


@pytest.fixture(autouse=True)
def asking() -> Iterator[None]:
    expected.add("asked")
    yield
    expected.drop("asked")


class Behind:
    """Stands for Streamlit: holds each upload until it may end."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.end = anyio.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.taken.append(scope["path"])
        await self.end.wait()


async def send_file(app: Uploads, session_id: str, method: str = "PUT") -> int | None:
    """The refusal, or None when Streamlit got it."""
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        raise AssertionError("a refused file is not read")

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app({"type": "http", "path": PATH.format(session_id), "method": method}, receive, send)
    return statuses[0] if statuses else None


@pytest.mark.anyio
@pytest.mark.parametrize("method", ["PUT", "POST", "PATCH"])
async def test_file_that_no_page_asked_for_is_refused_unread(method: str) -> None:
    behind = Behind()
    assert await send_file(Uploads(behind), "a-stranger", method) == 403
    assert behind.taken == []


@pytest.mark.anyio
async def test_only_a_few_come_up_at_once() -> None:
    behind = Behind()
    app = Uploads(behind)
    async with anyio.create_task_group() as tasks:
        for _ in range(MOST_AT_ONCE):
            tasks.start_soon(send_file, app, "asked")
        await anyio.wait_all_tasks_blocked()
        assert await send_file(app, "asked") == 503
        behind.end.set()
    assert await send_file(app, "asked") is None


@pytest.mark.anyio
async def test_one_per_session_and_a_few_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(uploads.runtime, "get_instance", lambda: type("Runtime", (), {"uploaded_file_mgr": manager}))
    behind = Behind()
    behind.end.set()
    app = Uploads(behind)
    hold(manager, "asked", 10)
    hold(manager, "other", 10)
    assert await send_file(app, "asked") is None
    assert {name: len(files) for name, files in manager.file_storage.items()} == {"other": 1}
    hold(manager, "other", MOST_HELD)
    assert await send_file(app, "asked") == 503
    manager.remove_session_files("other")
    assert await send_file(app, "asked") is None


class Sized(bytes):
    """Says that it is large, without being so."""

    size = 0

    def __len__(self) -> int:
        return self.size


def hold(manager: MemoryUploadedFileManager, session_id: str, size: int) -> None:
    data = Sized()
    data.size = size
    manager.add_file(session_id, UploadedFileRec("file", "kopie.json", "application/json", data))


def test_sessions_that_come_and_go_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_EXPECTED", 2)
    sessions = Expected()
    for name in ("one", "two", "one", "three"):
        sessions.add(name)
    assert [name in sessions for name in ("one", "two", "three")] == [True, False, True]
