"""Hostile clients try to fill the memory and to keep everybody out; the room goes on, in less than 700 MB."""

import asyncio
import json
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import psutil  # type: ignore[import-untyped]
import pytest
import websockets
from playwright.sync_api import expect

from kompas.domain.whole.copies import LARGEST_COPY
from kompas.domain.whole.copies.size import MOST_ROWS, MOST_VALUES
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.live.cookies import COOKIE
from kompas.live.crowding import MOST_OF_ONE_BROWSER
from tests.e2e.browser import PATIENCE, Visitor, chromium
from tests.e2e.by_socket import page_by_socket
from tests.e2e.people import button, settled
from tests.e2e.room import Room, opened, prepared
from tests.e2e.server import Server
from tests.e2e.words import w
from tests.pictures import packed_tight

expect.set_options(timeout=PATIENCE)
MOST_MEMORY = 700
FILES = 1024
STRANGER = "a-stranger-with-a-cookie-of-their-own"


class Memory:
    """The most that a process had, in megabytes, looked at all the time."""

    def __init__(self, process: int) -> None:
        self.most, self._ended = 0.0, threading.Event()
        self._process = psutil.Process(process)
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ended.wait(0.02):
            self.most = max(self.most, self._process.memory_info().rss / 1e6)

    def stop(self) -> float:
        self._ended.set()
        self._thread.join()
        return self.most


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(Path(tmp_path_factory.mktemp("hostile")))
    server.files = FILES
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def room(server: Server) -> Room:
    room = prepared(server)
    for name in ("Amira", "Bram", "Mallory"):
        room.join(name)
    room.go_to("before_help")
    return room


@pytest.fixture(autouse=True)
def memory(server: Server, room: Room) -> Iterator[None]:
    """Whatever is tried: it stays small, and somebody else's note comes in afterwards."""
    assert server.process is not None
    memory = Memory(server.process.pid)
    yield
    room.post("Bram", "En wij gaan door.")
    assert server.health() == 200
    assert memory.stop() < MOST_MEMORY


def header(secret: str) -> dict[str, str]:
    return {"Cookie": f"{COOKIE}={secret}"}


def upload(server: Server, session_id: str, size: int, secret: str = STRANGER) -> int:
    address = f"{server.url}/_stcore/upload_file/{session_id}/{uuid.uuid4()}"
    file = {"file": ("kopie.json", b"x" * size)}
    token = server.client.get(f"{server.url}/_stcore/health").cookies["_streamlit_xsrf"]  # as a browser gets it
    cookies = f"{COOKIE}={secret}; _streamlit_xsrf={token}"
    headers = {"Cookie": cookies, "X-Xsrftoken": token.strip('"'), "Origin": server.url}
    try:
        return server.client.put(address, files=file, headers=headers, timeout=30).status_code
    except httpx.WriteError:  # it did not wait for the file
        return 403


def test_files_of_a_stranger_are_refused(server: Server) -> None:
    """Six of 40 MB cost 242 MB."""
    with page_by_socket(server, STRANGER, "draaiboeken") as page:
        assert page.session_id
        assert {upload(server, page.session_id, 30 * 2**20) for _ in range(6)} == {403}


def test_files_on_a_page_that_asks_for_one_do_not_add_up(server: Server) -> None:
    secret = httpx.get(server.url, headers={"Accept": "text/html"}).cookies[COOKIE]  # as a browser gets it
    with page_by_socket(server, secret, "voorbereiden") as page:
        assert {upload(server, page.session_id, 30 * 2**20, secret) for _ in range(6)} == {204}


def test_largest_copy_that_is_read_in_stays_small(server: Server, room: Room, tmp_path: Path) -> None:
    """As large as it may be in bytes and in rows, with one sign that makes every character take four bytes in Python."""
    path = tmp_path / "kopie.json"
    path.write_bytes(largest_copy(room))
    with chromium() as browser:
        page = Visitor(browser).arrive(server).open("/voorbereiden")
        page.get_by_text(w("Read in a workshop")).click()
        page.locator("input[type=file]").set_input_files(path)
        expect(page.get_by_role("button", name=path.name)).to_be_visible()
        settled(page)
        button(page, w("Read it in")).click()
        expect(page.get_by_text("begeleiderscode is")).to_be_visible()


LARGEST_FILE = LARGEST_COPY // 2**20 * 10**6
"""As Streamlit counts megabytes in the browser."""


def largest_copy(room: Room) -> bytes:
    """A whole copy that is read in, filled up with as many and as long post-its as may be."""
    room.post("Amira", "De eerste.")
    with opened(room.server) as session:
        file = json.loads(copy_workshop(session, room.actor(session)))
    notes = file["tables"]["note"]
    note, so_far = notes[0] | {"text": ""}, json.dumps(file)
    one = json.dumps(note) + ", "
    count = min(MOST_ROWS - sum(map(len, file["tables"].values())), (MOST_VALUES - values_in(so_far)) // values_in(one))
    room_for_text = (LARGEST_FILE - len(so_far)) // count - len(one)
    notes += [{**note, "text": "x" * room_for_text} for _ in range(count - 1)]
    notes.append(note | {"text": "\U0001f642"})
    file["counts"]["note"] = len(notes)
    data = json.dumps(file, ensure_ascii=False).encode()
    assert 0.95 * LARGEST_FILE < len(data) <= LARGEST_FILE
    return data


def values_in(text: str) -> int:
    return sum(text.count(mark) for mark in ",[:")


def test_spellings_of_a_path_do_not_add_up(server: Server) -> None:
    """Two hundred of them cost 30 MB for good."""
    name = max(Path(server_static()).glob("index.*.js"), key=lambda path: path.stat().st_size).name
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.settimeout(30)
        for number in range(100):
            path = f"/static/js/{'./' * number}{name}"
            raw.sendall(f"HEAD {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            assert raw.recv(4096)


def server_static() -> str:
    import streamlit

    return str(Path(streamlit.__file__).parent / "static" / "static" / "js")


def test_pictures_that_unpack_to_much_are_refused(server: Server, room: Room) -> None:
    """One of 210 KB cost 606 MB."""
    case = room.bring("Mallory", "Vlinder", age_group="household", text="Twee kinderen.")
    address = f"{server.url}/live/{room.code}/cases/{case}/picture?as=participant&id="
    headers = {**header(room.people["Mallory"]), "Origin": server.url, "Content-Type": "application/octet-stream"}
    for format_ in ("PNG", "WEBP"):
        bomb = packed_tight(format_, 7000 if format_ == "PNG" else 4000)
        answer = server.client.post(address + str(uuid.uuid4()), content=bomb, headers=headers, timeout=30)
        assert answer.status_code == 422


def test_connections_that_say_nothing_keep_nobody_out(server: Server, room: Room) -> None:
    """1,050 of them at 1,024 files made the server unreachable."""
    with ExitStack() as stack:
        for _ in range(FILES + 50):
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        assert server.health() == 200
        room.post("Amira", "Ook nu komt dit binnen.")


def test_halves_of_messages_do_not_add_up(server: Server, room: Room) -> None:
    """Each of half a megabyte, from strangers, and never finished."""
    head = (
        f"POST /live/{room.code}/actions HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\n"
        f"Content-Type: application/json\r\nContent-Length: 520000\r\n\r\n"
    ).encode()
    with ExitStack() as stack:
        for _ in range(300):
            raw = stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            try:
                raw.sendall(head + b"x" * 500_000)
            except OSError:
                continue  # it was told that this is too much
        assert server.health() == 200


def test_flood_of_notes_is_held_up(server: Server, room: Room) -> None:
    """One person posted 3,000 of 2,000 characters in 8.6 seconds, and everybody got them all."""
    statuses: list[str] = []
    for _ in range(12):
        notes = [room.note("x" * 2000) for _ in range(50)]
        statuses += [result["status"] for result in room.deliver(room.people["Mallory"], *notes)]
    assert statuses.count("applied") < 200
    assert set(statuses) == {"applied", "later"}


def test_pages_of_one_browser_come_to_an_end(server: Server) -> None:
    with ExitStack() as stack:
        for _ in range(MOST_OF_ONE_BROWSER):
            stack.enter_context(page_by_socket(server, STRANGER, ""))
        with pytest.raises(websockets.InvalidStatus, match="403"):
            stack.enter_context(page_by_socket(server, STRANGER, ""))


def test_twelve_requests_for_suggestions_hold_nothing_up(server: Server, room: Room) -> None:
    asyncio.run(ask_twelve_times(server, room))


async def ask_twelve_times(server: Server, room: Room) -> None:
    address = f"{server.url}/live/{room.code}/suggestions?kinds=good,better&language=nl"
    async with httpx.AsyncClient(headers=header(room.facilitator), timeout=30) as client:
        answers: list[Any] = await asyncio.gather(*(client.get(address) for _ in range(12)))
    assert {answer.status_code for answer in answers} == {200}
