"""Writing a script in a real browser, which forgets the fields that were away."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from kompas.scripts import FacilitationScript
from kompas.scripts.loader import load_script

from .browser import Visit
from .people import button, settled
from .test_accessibility import mistakes_on
from .words import step_title, w


def tab(page: Page, name: str) -> Locator:
    return page.get_by_role("tabpanel", name=name, exact=True)


def title(page: Page, english: bool = False) -> Locator:
    """For a moment the field of the block before stands under that of the next."""
    name = w("{title}, in English", title=w("Title")) if english else w("Title")
    return tab(page, w("The block")).get_by_label(name, exact=True).first


def open_block(page: Page, name: str) -> None:
    settled(page)
    page.get_by_role("button", name=name).click()
    expect(title(page)).to_have_value(name)


def switch_english(page: Page) -> None:
    settled(page)
    page.get_by_text(w("English texts too"), exact=True).click()


def downloaded(page: Page, folder: Path) -> FacilitationScript:
    settled(page)
    with page.expect_download() as downloading:
        button(page, w("Download as YAML")).click()
    path = folder / downloading.value.suggested_filename
    downloading.value.save_as(path)
    script, problems = load_script(path)
    assert script is not None, problems
    return script


def test_blocks_keep_what_is_in_them(visit: Visit, tmp_path: Path) -> None:
    """Forth and back, out and in, with English and without, and after a refresh."""
    page = visit().open("/draaiboeken")
    page.locator(".st-key-copy-customer_journey button").click()
    before = downloaded(page, tmp_path)
    first, third = step_title("welcome"), step_title("how_it_works")
    question = tab(page, w("The block")).get_by_label(w("Question {number}", number=1), exact=True)
    open_block(page, third)
    title(page).fill("Zo werkt het vandaag")
    open_block(page, first)
    expect(page.get_by_role("button", name="Zo werkt het vandaag")).to_be_visible()
    expect(question).to_have_value(before.steps[0].questions[0].text.nl)
    title(page).press("Tab")
    switch_english(page)
    expect(title(page, english=True)).to_have_value(before.steps[0].title.en)
    title(page, english=True).fill("Welcome, all")
    switch_english(page)
    expect(title(page, english=True)).to_have_count(0)
    switch_english(page)
    expect(title(page, english=True)).to_have_value("Welcome, all")
    settled(page)
    button(page, w("Remove")).click()
    expect(title(page)).to_have_value(step_title("frame"))
    button(page, w("Put the removed block back")).click()
    expect(title(page)).to_have_value(first)
    settled(page)
    page.reload()
    expect(title(page)).to_have_value(first)
    open_block(page, "Zo werkt het vandaag")
    after = downloaded(page, tmp_path)
    assert (after.steps[0].title.en, after.steps[2].title.nl) == ("Welcome, all", "Zo werkt het vandaag")
    assert [step.minutes for step in after.steps] == [step.minutes for step in before.steps]
    assert after.steps[0].questions == before.steps[0].questions
    assert after.steps[3:] == before.steps[3:]
    open_block(page, first)
    title(page).fill("")
    title(page).press("Tab")
    page.locator(".st-key-check button").click()
    expect(tab(page, w("The block")).get_by_text(w("Fill this in."))).to_be_visible()
    assert mistakes_on(page) == []
