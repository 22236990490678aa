"""What people do on their screens. Locators by role, by the words people read, and by the components' own classes."""

import re
from typing import cast

from playwright.sync_api import Locator, Page, expect

from .words import kind_name, script_step, step_title, w

BEHIND_MORE = ("Who", "Script", "Time", "Codes", "Settings")


def settled(page: Page) -> None:
    """Streamlit has finished drawing; a widget clicked before that may be replaced under the hand."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stHeader")).to_be_hidden()  # our own style comes with a chunk that is loaded late


def button(where: Page | Locator, name: str) -> Locator:
    return where.get_by_role("button", name=name, exact=True)


def tab(console: Page, message: str) -> Locator:
    """Open one of the tabs beside the wall of the console; gives its panel."""
    for one in (*(["More"] if message in BEHIND_MORE else []), message):
        console.get_by_role("tab", name=w(one), exact=True).click()
    return console.get_by_role("tabpanel", name=w(message), exact=True)


class Participant:
    """The page of somebody who takes part."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.composer = page.locator(".composer.root")
        self.text = self.composer.locator("#text")
        self.status = self.composer.locator("p.status")
        self.connection = page.locator(".pulse")
        self.own = self.composer.locator(".mine li")
        self.stage = page.locator(".stage.root")
        self.clock = self.stage.locator(".clock")

    def join(self, name: str, *, organisation: str = "Wijkteam Waterrijk", expert: bool = False) -> "Participant":
        page = self.page
        page.get_by_label(w("Your name"), exact=True).fill(name)
        page.get_by_label(w("Your function"), exact=True).fill("gezinscoach")
        page.get_by_label(w("Your organisation"), exact=True).fill(organisation)
        page.get_by_role("combobox", name=w("Domain")).click()
        page.get_by_role("option", name=w("social domain"), exact=True).click()
        if expert:
            page.get_by_text(w("I take part as an expert by experience")).click()
        page.get_by_text(w("I keep to this")).click()
        button(page, w("Take part")).click()
        return self

    def is_in(self) -> "Participant":
        expect(self.stage.locator("h1")).not_to_be_empty()
        return self

    def is_at(self, key: str) -> "Participant":
        expect(self.stage.locator("h1")).to_have_text(step_title(key))
        return self

    def choose(self, kind: str) -> None:
        self.composer.locator(f".kinds label.kind-{kind}").click()

    def write(self, text: str, kind: str | None = None) -> None:
        """Write a note and post it with Enter; it need not have arrived."""
        if kind:
            self.choose(kind)
        self.text.fill(text)
        self.text.press("Enter")
        expect(self.text).to_have_value("")

    def post(self, text: str, kind: str | None = None) -> None:
        """Write a note and see that the server has it."""
        self.write(text, kind)
        expect(self.note(text).locator(".state")).to_have_text(w("Saved"))

    def note(self, text: str) -> Locator:
        return self.own.filter(has=self.page.locator(".text").get_by_text(text, exact=True))

    def edit(self, text: str, new: str) -> None:
        self.note(text).get_by_role("button", name=re.compile(f"^{re.escape(w('Change'))}")).click()
        editor = self.composer.locator(".mine form textarea")
        editor.fill(new)
        button(self.composer.locator(".mine form"), w("Save")).click()
        expect(self.note(new).locator(".state")).to_have_text(w("Saved"))

    def withdraw(self, text: str) -> None:
        self.note(text).get_by_role("button", name=re.compile(f"^{re.escape(w('Withdraw'))}")).click()
        expect(self.note(text)).to_have_count(0)

    def evaluate(self, score: int, remark: str = "") -> None:
        form = self.page.locator(".evaluate form")
        scales = script_step("closing").evaluation
        assert scales is not None
        for scale in scales.scales:
            form.locator(f'label:has(input[name="{scale.key}"][value="{score}"])').click()
        if remark:
            form.locator("#remark").fill(remark)
        button(form, w("Send")).click()
        expect(self.page.locator(".evaluate .thanks")).to_have_text(w("Thank you. Your answers are in."))


class Console:
    """The facilitator's page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.runner = page.locator(".runner.controls")
        self.clock = self.runner.locator(".clock")
        self.wall = page.locator(".wall.console")
        self.parked = self.wall.locator(".pile.parked")
        self.bin = self.wall.locator(".pile.bin")
        self.undo = self.wall.locator(".undo")
        self.harvest = page.locator(".harvest.console")
        self.roster = page.locator(".roster")

    def press(self, message: str) -> None:
        button(self.runner, w(message)).click()

    def choose(self, message: str) -> None:
        """Something of the menu beside the clock."""
        self.runner.locator(".chooser summary").click()
        self.press(message)

    def is_at(self, key: str) -> None:
        expect(self.runner.locator("h2")).to_have_text(step_title(key))

    def note(self, text: str) -> Locator:
        return self.wall.locator(".roll .note").filter(has=self.page.get_by_text(text, exact=True))

    def tool(self, text: str, message: str) -> Locator:
        self.note(text).hover()  # they come when it is pointed at
        return self.note(text).get_by_role("button", name=re.compile(f"^{re.escape(w(message))}:"))

    def edit(self, text: str, new: str) -> None:
        self.tool(text, "Change").click()
        form = self.wall.locator(".editing form")
        form.locator("textarea").fill(new)
        button(form, w("Save")).click()
        expect(self.note(new)).to_be_visible()

    def move(self, text: str, key: str) -> None:
        self.choose_more(text, w("Move to: {step}", step=step_title(key)))

    def choose_more(self, text: str, name: str) -> None:
        """One of the choices in the menu of a note."""
        note = self.note(text)
        note.hover()  # its tools come when it is pointed at
        note.locator(".more > summary").click()
        button(note, name).click()

    def look_at(self, key: str) -> None:
        """The notes of another phase."""
        self.wall.locator(".tabs .chooser summary").click()
        self.wall.locator(".tabs .choices button", has_text=step_title(key)).click()

    def tick(self, text: str) -> None:
        self.note(text).hover()
        self.note(text).get_by_role("checkbox").check()

    def conclude(self, text: str) -> None:
        self.harvest.locator("#conclusion").fill(text)
        button(self.harvest, w("Record conclusion")).click()
        expect(self.harvest.locator(".conclusion", has_text=text).get_by_role("button").first).to_be_visible()

    def agree(self, what: str, who: str, when: str = "") -> None:
        fold = self.harvest.locator("details.new")
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        fold.get_by_label(w("What"), exact=True).fill(what)
        fold.get_by_label(w("Who"), exact=True).fill(who)
        if when:
            fold.get_by_label(w("By when"), exact=True).fill(when)
        button(fold, w("Record agreement")).click()
        expect(self.harvest.locator("tbody tr", has_text=what).get_by_role("button").first).to_be_visible()

    def tab(self, message: str) -> Locator:
        """Open one of the tabs beside the wall; gives its panel."""
        return tab(self.page, message)


class Screen:
    """The projected page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stage = page.locator(".stage.screen")
        self.clock = self.stage.locator(".clock")
        self.wall = page.locator(".wall.screen")
        self.notes = self.wall.locator(".note")
        self.harvest = page.locator(".harvest.screen")

    def is_at(self, key: str) -> "Screen":
        name = self.stage.locator("p.name, .road.named .now .name")
        expect(name.or_(self.page.locator(".stage[data-scene=break] h1"))).to_have_text(step_title(key))
        return self

    def note(self, text: str) -> Locator:
        return self.notes.filter(has=self.page.get_by_text(text, exact=True))

    def lane(self, kind: str) -> Locator:
        return self.wall.locator(f".lane.kind-{kind}")


def seconds_on(clock: Locator) -> int:
    """What a clock shows, in seconds; one look."""
    return seconds_in(cast(str, clock.text_content()))


def seconds_in(text: str) -> int:
    minutes, _, seconds = text.removeprefix("−").partition(":")
    value = int(minutes) * 60 + int(seconds)
    return -value if text.startswith("−") else value


def agree(*clocks: Locator) -> None:
    """See that running clocks tell the same end: each page says what it shows, and at what moment it was asked.

    A busy page paints a second late and is looked at again; a clock that is wrong stays wrong.
    """
    for _ in range(20):
        looks = [clock.evaluate("node => [node.textContent, Date.now() / 1000]") for clock in clocks]
        ends = [now + seconds_in(text) for text, now in looks]
        if max(ends) - min(ends) <= 1.2:  # they show whole seconds
            return
        expect(clocks[0]).not_to_have_text(looks[0][0])
    raise AssertionError(f"clocks that tell different ends: {looks}")


__all__ = ["Console", "Participant", "Screen", "agree", "button", "kind_name", "seconds_on", "settled", "tab"]
