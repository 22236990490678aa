"""A workshop goes from one browser to another as a file."""

from pathlib import Path

from playwright.sync_api import expect
from sqlmodel import select

from kompas.domain.workshop.devices import end_seats
from kompas.models import Seat

from .browser import Visit
from .people import button, settled
from .room import Room, opened, workshop_with
from .test_accessibility import mistakes_on
from .words import w

NO_FILE = "The file could not be made. Reload the page and try again, or choose another format. Nothing is lost."


def test_complete_copy_is_read_in_by_another_facilitator(room: Room, visit: Visit, tmp_path: Path) -> None:
    room.post("Amira", "De juf vroeg hoe het ging.")
    room.facilitate("record_conclusion", step_id=room.steps["before_help"], text="Scholen zien veel.")
    page = visit(room.facilitator).open(f"/verslag?code={room.code}")
    with page.expect_download() as downloading:
        button(page, w("Complete copy (JSON)")).click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)
    with opened(room.server) as session:
        workshop = workshop_with(session, room.code)
        end_seats(session, workshop, *session.exec(select(Seat).where(Seat.workshop_id == workshop.id)))
    button(page, w("Word report")).click()
    expect(page.locator("#kompas-no-file")).to_have_text(w(NO_FILE))

    other = visit().open("/voorbereiden")
    other.get_by_text(w("Read in a workshop")).click()
    expect(button(other, w("Read it in"))).to_be_visible()
    assert mistakes_on(other) == []
    other.locator("input[type=file]").set_input_files(path)
    expect(other.get_by_role("button", name=path.name)).to_be_visible()
    settled(other)
    button(other, w("Read it in")).click()
    expect(other.get_by_role("heading", name="Klantreis Waterrijk")).to_be_visible()
    expect(other.get_by_text("begeleiderscode is")).to_be_visible()
    code = other.url.partition("code=")[2]
    assert code != room.code
    other.goto(f"{room.server.url}/verslag?code={code}")
    expect(other.get_by_text("• Scholen zien veel.")).to_be_visible()
