"""Nobody gets further than their seat, whatever address they type."""

import contextlib
import http.client
import socket
import threading
import time

import pytest
from playwright.sync_api import expect

from kompas.live.cookies import COOKIE

from .browser import PHONE, PROJECTOR, Visit
from .people import Console, Participant, Screen, button, tab
from .room import Room, prepared
from .server import Server
from .test_phone import Phone, phone_at
from .words import script_step, w


@pytest.mark.parametrize("path", ["begeleiden", "voorbereiden", "scherm"])
def test_participant_is_asked_for_the_facilitator_code(path: str, room: Room, visit: Visit) -> None:
    page = visit(room.people["Amira"]).open(f"/{path}?code={room.code}")
    expect(page.get_by_label(w("Facilitator code"))).to_be_visible()
    expect(page.locator(".runner, .harvest, .wall, .stage, .roster")).to_have_count(0)
    assert first_line_of(script_step("before_help").facilitator.nl) not in page.locator("body").inner_text()


def first_line_of(text: str) -> str:
    return text.splitlines()[0].strip("* ")


def test_participant_gets_no_report_until_it_is_shared(room: Room, visit: Visit) -> None:
    room.post("Amira", "Alleen voor de begeleider.")
    visitor = visit(room.people["Amira"])
    page = visitor.open(f"/verslag?code={room.code}")
    expect(page.get_by_text(w("This report is not shared with you. Ask the facilitator to allow it."))).to_be_visible()
    expect(page.get_by_test_id("stDownloadButton")).to_have_count(0)
    room.share_downloads()
    page.reload()
    expect(page.get_by_role("button", name="Word")).to_be_visible()
    expect(page.get_by_role("button", name="Excel")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("Alleen voor de begeleider.")


def test_participant_of_one_workshop_is_a_stranger_in_another(room: Room, server: Server, visit: Visit) -> None:
    other = prepared(server, "Een andere werksessie")
    other.join("Iemand anders")
    other.go_to("before_help")
    other.post("Iemand anders", "Van een andere groep.")
    visitor = visit(room.people["Amira"])
    page = visitor.open(f"/meedoen?code={other.code}&groot=1")
    expect(page.get_by_label(w("Your name"), exact=True)).to_be_visible()
    expect(page.locator(".composer, .wall")).to_have_count(0)
    for audience in ("participant", "screen", "facilitator"):
        answer = visitor.context.request.get(f"{server.url}/live/{other.code}/events?as={audience}")
        assert answer.status == 403
        assert "Van een andere groep." not in answer.text()


def test_screen_without_a_seat_asks_for_the_code(server: Server, visit: Visit) -> None:
    room = prepared(server, "Het scherm op een andere laptop")
    page = visit(size=PROJECTOR).open(f"/scherm?code={room.code}")
    expect(page.get_by_label(w("Code of the workshop"))).to_have_value(room.code)
    page.get_by_label(w("Facilitator code")).fill("AAAA-AAAA-AAAA")
    button(page, w("Continue")).click()
    expect(page.get_by_role("alert")).to_contain_text(
        w("The facilitator code is not right. Check the twelve characters on the facilitator card.")
    )
    page.get_by_label(w("Facilitator code")).fill(room.facilitator_code.lower())
    button(page, w("Continue")).click()
    expect(Screen(page).stage.locator(".code")).to_have_text(room.code)
    page.goto(f"{server.url}/begeleiden?code={room.code}")
    expect(page.get_by_label(w("Facilitator code"))).to_be_visible()


def test_code_to_join_is_renewed_and_who_is_in_goes_on(server: Server, visit: Visit) -> None:
    room = prepared(server, "Een code die rondging")
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    inside = phone_at(visit, room).join("Amira")
    console = visit(room.facilitator).open(f"/begeleiden?code={room.code}")
    codes = tab(console, "Codes")
    codes.get_by_text(w("Did the code go further than this room?")).click()
    button(codes, w("Make another code to join")).click()
    shown = codes.get_by_role("heading").locator("code")
    expect(shown).not_to_have_text(room.code)
    new = shown.inner_text()
    expect(screen.stage.locator(".code")).to_have_text(new)
    assert server.client.get(f"{server.url}/doe-mee/{room.code}").status_code == 403
    late = Phone(visit(size=PHONE).open(f"/doe-mee/{new}"))
    late.join("Bram")
    expect(late.page).to_have_url(f"{server.url}/doe-mee/{room.code}")
    room.go_to("before_help")
    for number, phone in enumerate((inside, late)):
        phone.is_at("before_help").post(f"Van telefoon {number}.")
    assert sorted(room.texts()) == ["Van telefoon 0.", "Van telefoon 1."]


def test_facilitator_code_opens_the_console_on_another_browser(room: Room, visit: Visit) -> None:
    page = visit().open("/begeleiden")
    page.get_by_label(w("Code of the workshop or network")).fill(room.code)
    page.get_by_label(w("Facilitator code")).fill(room.facilitator_code)
    button(page, w("Continue")).click()
    Console(page).is_at("before_help")


def test_participant_sees_no_names_and_no_facilitator_text(room: Room, visit: Visit) -> None:
    """Not on the page and not in the bytes that reach the browser."""
    room.join("Bram")
    room.post("Bram", "Wie schreef dit?")
    heard = listen(room, room.people["Amira"], "participant")
    assert "Wie schreef dit?" in heard
    assert "Bram" not in heard
    assert first_line_of(script_step("before_help").facilitator.nl) not in heard
    page = visit(room.people["Amira"]).open(f"/meedoen?code={room.code}&groot=1")
    page.get_by_text(w("Look at the wall")).click()
    expect(page.locator(".wall.participant .note")).to_have_text("Wie schreef dit?")
    assert "Bram" not in page.locator("body").inner_text()


@pytest.mark.parametrize("audience", ["participant", "screen"])
def test_stream_never_carries_parked_text(audience: str, room: Room) -> None:
    """Neither in what is there at first, nor when a note is parked and changed while somebody listens."""
    room.join("Bram")
    secret = room.people["Bram"] if audience == "participant" else room.facilitator
    room.facilitate("park_note", note_id=room.post("Amira", "Geparkeerd vooraf."))
    with_listener = Ear(room, secret, audience)
    shown = room.post("Amira", "Eerst te zien.")
    with_listener.wait_for("Eerst te zien.")
    room.facilitate("park_note", note_id=shown)
    room.facilitate("edit_note", note_id=shown, text="Veranderd in het geheim.", kind="good")
    room.post("Amira", "Het laatste.")
    with_listener.wait_for("Het laatste.")
    heard = with_listener.stop()
    assert "Geparkeerd vooraf." not in heard
    assert "Veranderd in het geheim." not in heard


def test_withdrawn_note_is_gone_for_everybody(participant: Participant, room: Room) -> None:
    participant.post("Toch maar niet.")
    participant.withdraw("Toch maar niet.")
    room.post("Amira", "Daarna.")
    for audience in ("screen", "facilitator"):
        heard = listen(room, room.facilitator, audience)
        assert "Daarna." in heard
        assert "Toch maar niet." not in heard


def listen(room: Room, secret: str, audience: str) -> str:
    """The first view that this browser gets."""
    ear = Ear(room, secret, audience)
    ear.wait_for("event: view")
    return ear.stop()


class Ear:
    """A raw client that keeps all bytes of a stream."""

    def __init__(self, room: Room, secret: str, audience: str) -> None:
        self.heard = b""
        self.connection = http.client.HTTPConnection("127.0.0.1", room.server.port, timeout=20)
        self.connection.request(
            "GET", f"/live/{room.code}/events?as={audience}", headers={"Cookie": f"{COOKIE}={secret}"}
        )
        self.socket = self.connection.sock
        self.answer = self.connection.getresponse()
        assert self.answer.status == 200
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()
        self.wait_for("\n\n")

    def _listen(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            while chunk := self.answer.read1(65536):
                self.heard += chunk

    def wait_for(self, text: str, patience: float = 15) -> None:
        limit = time.monotonic() + patience
        while text.encode() not in self.heard:
            assert time.monotonic() < limit, f"never heard {text!r}"
            time.sleep(0.01)

    def stop(self) -> str:
        """Everything that was heard."""
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join(5)
        self.answer.close()
        self.connection.close()
        return self.heard.decode()
