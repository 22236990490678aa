"""Bringing a person: a drawing on a phone hangs on the projected screen; by keyboard alone too; and the minute for each."""

import re

from playwright.sync_api import Page, expect

from kompas.enums import Figure
from kompas.labels import NAMES
from tests.pictures import jpeg

from .browser import PHONE, PROJECTOR, Visit
from .people import Console, Participant, Screen, button, settled
from .room import Room, prepared
from .server import Server
from .words import w


def arrived(server: Server) -> Room:
    room = prepared(server)
    room.join("Amira")
    return room


def hung(page: Page, name: str) -> None:
    """The server has it, with everything that belongs to it."""
    expect(page.locator(".case_form .own .case", has_text=name).locator(".state")).to_have_text(w("On the wall"))


def test_drawing_of_a_participant_hangs_on_the_screen(server: Server, visit: Visit) -> None:
    """Made before the start, in the lobby, as people do who come early."""
    room = arrived(server)
    page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
    form = page.locator(".case_form form")
    form.locator("#case-name").fill("Vlinder")
    form.locator("#case-age").select_option("age_12_17")
    form.locator('label[data-way="drawing"]').click()
    sheet = form.locator("canvas")
    button(form, w("red")).click()
    sheet.hover(position={"x": 60, "y": 60})
    page.mouse.down()
    sheet.hover(position={"x": 200, "y": 180})
    page.mouse.up()
    page.reload()  # what was typed and drawn is still there
    expect(form.locator("#case-name")).to_have_value("Vlinder")
    expect(form.locator('input[value="drawing"]')).to_be_checked()
    expect(button(form, w("One line back"))).to_be_enabled()
    button(form, w("Put on the wall")).click()
    hung(page, "Vlinder")
    room.go_to("welcome")
    screen = visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}")
    picture = screen.locator(".cases .case", has_text="Vlinder").locator(".face img")
    expect(picture).to_be_visible()
    expect(
        screen.get_by_role("img", name=w("Picture of {name}, {age}", name="Vlinder", age=w("12 to 17 years")))
    ).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight])") == [
        800,
        800,
    ]


def test_photo_from_a_file_or_the_camera_hangs_without_what_it_hides(server: Server, visit: Visit) -> None:
    """What is no picture is refused in words, and nothing typed is lost by it."""
    room = arrived(server)
    page = visit(room.people["Amira"]).open(f"/meedoen?code={room.code}&groot=1")
    form = page.locator(".case_form form")
    own = page.locator(".case_form .own .case")

    def begin(name: str) -> None:
        form.locator("#case-name").fill(name)
        form.locator("#case-age").select_option("age_12_17")
        form.locator('label[data-way="photo"]').click()

    def served(name: str) -> bytes:
        """The bytes that others get."""
        hung(page, name)
        face = own.filter(has_text=name).locator(".face img")
        expect(face).to_be_visible()
        answer = page.context.request.get(str(face.evaluate("image => image.src")))
        assert answer.headers["content-type"] == "image/jpeg"
        return answer.body()

    begin("Vlinder")
    with page.expect_file_chooser() as chooser:
        button(form, w("Choose a photo")).click()
    chooser.value.set_files({"name": "verslag.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 niets"})
    expect(form.get_by_role("alert").filter(has_text="JPEG, PNG, WebP")).to_be_visible()
    expect(form.locator("#case-name")).to_have_value("Vlinder")
    with page.expect_file_chooser() as chooser:
        button(form, w("Choose a photo")).click()
    photo = jpeg()
    assert b"Exif" in photo
    chooser.value.set_files({"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": photo})
    expect(form.locator("img.preview")).to_be_visible()
    button(form, w("Put on the wall")).click()
    hanging = served("Vlinder")
    assert not any(hidden in hanging for hidden in (b"Exif", b"CameraOfTheFamily", b"Straatweg"))

    page.locator(".case_form summary").click()
    begin("Nachtegaal")
    button(form, w("Take a photo")).click()
    expect(form.locator(".camera video")).to_be_visible()
    button(form, w("Take this photo")).click()
    expect(form.locator("img.preview")).to_be_visible()
    button(form, w("Put on the wall")).click()
    assert served("Nachtegaal") != hanging


def test_case_is_brought_by_keyboard_alone_and_introduced(server: Server, visit: Visit) -> None:
    room = arrived(server)
    room.go_to("welcome")
    page = visit(room.people["Amira"]).open(f"/meedoen?code={room.code}&groot=1")
    Participant(page).is_at("welcome")
    settled(page)
    keys = page.keyboard
    page.locator("#case-name").focus()
    keys.type("Vlinder")
    keys.press("Tab")
    keys.type(w("family or household"))
    keys.press("Tab")
    keys.type("Twee kinderen.")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    expect(page.locator(f'.figures input[value="{Figure.BABY.value}"]')).to_be_checked()
    keys.press("ArrowRight")
    assert w(NAMES[Figure.GIRL]) in page.locator(".figures label:has(input:checked)").inner_text()
    keys.press("Tab")
    keys.press("Enter")
    hung(page, "Vlinder")

    console = Console(visit(room.facilitator).open(f"/begeleiden?code={room.code}"))
    screen = Screen(visit(room.facilitator, PROJECTOR).open(f"/scherm?code={room.code}"))
    expect(screen.page.locator(".cases .grid .case")).to_have_text(re.compile("Vlinder.*Twee kinderen", re.DOTALL))
    button(console.page.locator(".cases"), w("Next: {name}", name="Vlinder")).click()
    spotlight = screen.page.locator(".cases .spotlight")
    expect(spotlight.locator("h2")).to_have_text("Vlinder")
    expect(spotlight.locator(".clock")).to_have_text(re.compile(r"0:5\d|1:00"))
    expect(page.locator(".cases .spotlight")).to_contain_text("Vlinder")
    assert "Amira" not in screen.page.locator(".cases").inner_text()
    button(console.page.locator(".cases"), w("That was the last one")).click()
    expect(spotlight).to_be_hidden()


def test_name_of_somebody_in_the_room_is_asked_about_and_nothing_typed_is_lost(server: Server, visit: Visit) -> None:
    room = arrived(server)
    page = visit(room.people["Amira"], size=PHONE).open(f"/meedoen?code={room.code}&groot=1")
    form = page.locator(".case_form form")
    form.locator("#case-name").fill("Amira")
    form.locator("#case-age").select_option("age_4_11")
    form.locator("#case-text").fill("Slaapt slecht.")
    button(form, w("Put on the wall")).click()
    expect(form.locator(".warning")).to_contain_text(w("a name like that of somebody in the room"))
    expect(form.locator("#case-text")).to_have_value("Slaapt slecht.")
    form.locator("#case-name").fill("Vlinder")
    button(form, w("Put on the wall")).click()
    hung(page, "Vlinder")
