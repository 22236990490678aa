"""A whole customer journey, compressed: prepared, joined, written, lost, found again, concluded, downloaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from sqlmodel import select

from kompas.models import Workshop

from .browser import PHONE, PROJECTOR, Visit, Visitor
from .people import Console, Participant, Screen, button
from .room import Room, opened, steps_by_key, workshop_with
from .server import Server, serving
from .words import step_title, w

TITLE = "Klantreis Rietbroek, najaar"
CASE = "Een moeder met twee kinderen, net verhuisd."
COLLECTING = ("before_help", "seeking_help", "first_contact", "support", "aftercare")


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that this test may kill."""
    with serving(tmp_path) as server:
        yield server


def test_customer_journey_from_preparing_to_word_file(own_server: Server, visit: Visit, tmp_path: Path) -> None:
    facilitator = visit(at=own_server)
    console, room = prepare(facilitator, own_server)
    screen = open_screen(console)
    expect(screen.stage.locator(".code")).to_have_text(room.code)

    laptops = [visit(at=own_server), visit(at=own_server, size=PHONE), visit(at=own_server)]
    amira, bram, chantal = people = join(laptops, room)
    for name in ("Amira", "Bram", "Chantal"):
        expect(screen.stage.locator(".people")).to_contain_text(name)
    written: list[str] = []

    def post(person: Participant, text: str, kind: str | None = None) -> None:
        person.post(text, kind)
        written.append(text)

    console.press("Start the workshop")
    for person in people:
        person.is_at("welcome")
    screen.is_at("welcome")
    bring_a_person(amira, screen)
    go_on(console, "frame", people)
    go_on(console, "how_it_works", people)

    go_on(console, "before_help", people)
    for kind in ("good", "better", "improvement"):
        post(amira, f"Vóór de hulp, {kind}.", kind)
    post(bram, "Op de telefoon gaat het ook.", "better")
    expect(screen.lane("better").locator(".note")).to_have_count(2)

    go_on(console, "seeking_help", people)
    lose_the_connection(laptops[1], bram, screen, written)

    go_on(console, "first_contact", people)
    refresh_with_half_a_note(chantal, written)

    go_on(console, "pause", people)
    expect(screen.stage).to_have_attribute("data-scene", "break")

    go_on(console, "support", people)
    kill_the_server(own_server, [facilitator, *laptops], people, console, screen, written)

    go_on(console, "aftercare", people)
    post(chantal, "Na afloop belde nog iemand.", "good")

    for number, key in enumerate(COLLECTING):
        choose_step_of_conclusion(console, key)
        if number == 0:
            console.look_at(key)
            console.tick("Vóór de hulp, better.")
            console.tick("Op de telefoon gaat het ook.")
        console.conclude(f"Conclusie bij {step_title(key)}.")
    expect(console.harvest.locator(".conclusion").first).to_contain_text(w("from {count} notes", count=2))

    go_on(console, "summary", people)
    post(bram, "Een nabrander.")
    expect(screen.harvest.locator(".conclusion")).to_have_count(5)
    console.agree("Eén vaste contactpersoon per school.", "Wijkteam", "2027-03-01")
    console.agree("Wachttijd melden.", "GGZ")
    expect(screen.harvest.locator("tbody tr")).to_have_count(2)

    go_on(console, "closing", people)
    for person, score in zip(people, (3, 4, 5), strict=True):
        person.evaluate(score, "Goed dat iedereen er was." if score == 5 else "")
    expect(screen.page.locator(".stPlotlyChart")).to_be_visible()
    expect(button(console.runner, w("Next step"))).to_be_disabled()

    close(console, screen, people)
    assert sorted(room.texts()) == sorted(written)
    holds_everything(download(facilitator, room, tmp_path), written)

    console.press("Reopen the workshop")
    for person in people:
        person.is_at("closing")
        expect(person.text).to_be_visible()
    for laptop, name in zip(laptops, ("Amira", "Bram", "Chantal"), strict=True):
        again = Participant(laptop.open(f"/meedoen?code={room.code}&groot=1")).is_at("closing")
        expect(again.page.get_by_text(f"{name}, Wijkteam Waterrijk")).to_be_visible()
    assert sorted(room.texts()) == sorted(written)


def bring_a_person(person: Participant, screen: Screen) -> None:
    form = person.page.locator(".case_form form")
    form.locator("#case-name").fill("Vlinder")
    form.locator("#case-age").select_option("age_12_17")
    form.locator("textarea").first.fill(CASE)
    button(form, w("Put on the wall")).click()
    expect(screen.page.locator(".cases .case", has_text="Vlinder")).to_contain_text(CASE)


def prepare(facilitator: Visitor, server: Server) -> tuple[Console, Room]:
    """From the start page to the console, through the forms."""
    page = facilitator.open("/")
    button(page, w("Prepare a new workshop")).click()
    page.get_by_label(w("Title"), exact=True).fill(TITLE)
    page.get_by_label(w("Network (region or collaboration)"), exact=True).fill("Regio Rietbroek")
    page.get_by_label(w("Goal of this workshop"), exact=True).fill("Weten waar gezinnen blijven hangen.")
    button(page, w("Create the workshop")).dblclick()  # makes one workshop all the same
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text("175")).to_be_visible()
    code = page.url.rpartition("code=")[2]
    expect(page.get_by_role("heading", name=code)).to_be_visible()
    page.get_by_role("button", name=w("To the console")).click()
    console = Console(page)
    expect(button(console.runner, w("Start the workshop"))).to_be_visible()
    with opened(server) as session:
        assert [one.code for one in session.exec(select(Workshop).where(Workshop.title == TITLE))] == [code]
        steps = steps_by_key(session, workshop_with(session, code))
    return console, Room(server, code, facilitator.secret(), "", steps)


def open_screen(console: Console) -> Screen:
    """By the button, in a second window."""
    with console.page.context.expect_page() as opening:
        console.page.get_by_role("link", name=w("Open the screen")).first.click()
    page: Page = opening.value
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    return Screen(page)


def join(laptops: list[Visitor], room: Room) -> list[Participant]:
    """Two type the code, one scanned the QR code."""
    people = [Participant(laptop.open("/meedoen?groot=1")) for laptop in laptops[:2]]
    for person in people:
        person.page.get_by_label(w("Code on the screen")).fill(room.code)
        button(person.page, w("Continue")).click()
    people.append(Participant(laptops[2].open(f"/meedoen?code={room.code}&groot=1")))
    for person, name in zip(people, ("Amira", "Bram", "Chantal"), strict=True):
        person.join(name, expert=name == "Chantal").is_in()
    return people


def go_on(console: Console, key: str, people: list[Participant]) -> None:
    console.press("Next step")
    console.is_at(key)
    for person in people:
        person.is_at(key)


def lose_the_connection(laptop: Visitor, person: Participant, screen: Screen, written: list[str]) -> None:
    text = "Geschreven zonder verbinding."
    laptop.go_offline()
    person.write(text, "better")
    expect(person.status).to_have_text(
        w("Not sent yet. Kept on this device; it is sent as soon as there is a connection.")
    )
    expect(person.note(text)).to_be_visible()
    expect(screen.note(text)).to_have_count(0)
    laptop.come_back()
    expect(screen.note(text)).to_be_visible()
    expect(person.note(text).locator(".state")).to_have_text(w("Saved"))
    written.append(text)


def refresh_with_half_a_note(person: Participant, written: list[str]) -> None:
    person.choose("improvement")
    person.text.fill("Half getypt en")
    person.page.reload()
    expect(person.text).to_have_value("Half getypt en")
    person.text.press("End")
    person.text.press_sequentially(" toch af.")
    person.text.press("Enter")
    expect(person.note("Half getypt en toch af.").locator(".state")).to_have_text(w("Saved"))
    written.append("Half getypt en toch af.")


def kill_the_server(
    server: Server,
    visitors: list[Visitor],
    people: list[Participant],
    console: Console,
    screen: Screen,
    written: list[str],
) -> None:
    """Without warning, while one has a note that was not sent yet."""
    amira = people[0]
    for visitor in visitors:
        visitor.loses_connection = True
    server.kill()
    expect(amira.connection).to_have_attribute("data-status", "lost")
    amira.write("Geschreven terwijl de server weg was.", "good")
    expect(amira.status).to_contain_text(
        w("Not sent yet. Kept on this device; it is sent as soon as there is a connection.")
    )
    server.start()
    expect(screen.note("Geschreven terwijl de server weg was.")).to_be_visible(timeout=30000)
    expect(amira.note("Geschreven terwijl de server weg was.").locator(".state")).to_have_text(w("Saved"))
    written.append("Geschreven terwijl de server weg was.")
    for person in people:
        expect(person.connection).to_have_attribute("data-status", "live")
        person.is_at("support")
    console.is_at("support")
    screen.is_at("support")


def choose_step_of_conclusion(console: Console, key: str) -> None:
    console.harvest.locator("#conclusion").fill("…")
    if not console.harvest.locator("#for").is_visible():
        console.harvest.get_by_text(w("Of another step, or for whom")).click()
    console.harvest.locator("#for").select_option(label=f"{w('For')}: {step_title(key)}")


def close(console: Console, screen: Screen, people: list[Participant]) -> None:
    console.choose("Close the workshop")
    button(console.runner, w("Yes, close")).click()
    expect(screen.stage.locator("h1")).to_have_text(w("Thank you all"))
    expect(screen.harvest.locator(".conclusion")).to_have_count(5)
    for person in people:
        expect(person.stage.locator("h1")).to_have_text(w("The workshop is closed."))
        expect(person.text).to_be_hidden()


def download(facilitator: Visitor, room: Room, directory: Path) -> Path:
    page = facilitator.open(f"/verslag?code={room.code}")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Word").click()
    path = directory / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return path


def holds_everything(path: Path, written: list[str]) -> None:
    """Each note once, and every conclusion and agreement."""
    word = Document(str(path))
    paragraphs = [paragraph.text for paragraph in word.paragraphs]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    everything = "\n".join(paragraphs + cells)
    tied = {"Vóór de hulp, better.", "Op de telefoon gaat het ook."}
    for text in written:
        assert everything.count(text) == 1 or text in tied, text
    for key in COLLECTING:
        assert everything.count(f"Conclusie bij {step_title(key)}.") >= 1
    for cell in ("Eén vaste contactpersoon per school.", "Wijkteam", "Wachttijd melden.", "GGZ"):
        assert cell in cells
    assert "Goed dat iedereen er was." in everything
    assert TITLE in everything
    assert word.inline_shapes, "the evaluation is there as a picture"
