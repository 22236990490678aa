"""Texts for made-up people in a rehearsal: those of the examples, or a stock for other scripts."""

from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any

import yaml

from kompas.domain.whole.examples import DIRECTORY
from kompas.enums import NoteKind
from kompas.models import Step

STOCK = "rehearsal"


@cache
def told_in(name: str) -> dict[str, Any]:
    """One of the files with examples."""
    told: dict[str, Any] = yaml.safe_load((DIRECTORY / f"{name}.yaml").read_text(encoding="utf-8"))
    return told


def journey() -> dict[str, Any]:
    return told_in("customer_journey")


def inquiry() -> dict[str, Any]:
    return told_in("appreciative_inquiry")


def network() -> dict[str, Any]:
    return told_in("network_map")


def example_of(script_key: str) -> dict[str, Any]:
    return inquiry() if script_key == inquiry()["script"] else journey()


def notes_for(step: Step, script_key: str) -> Iterator[dict[str, Any]]:
    """From the example of the script when it knows this step, else out of the stock."""
    kinds = step.content.get("kinds", [])
    questions = {question["key"] for question in step.content.get("questions", [])}
    told = example_of(script_key)["notes"]
    known = [note for note in told if note["step"] == step.key and note["kind"] in kinds]
    for note in known:
        question = note.get("question") if note.get("question") in questions else None
        yield {"kind": note["kind"], "text": note["text"], "question": question, "perspective": note.get("perspective")}
    if not known:
        yield from out_of_stock(kinds)


def out_of_stock(kinds: list[str]) -> Iterator[dict[str, Any]]:
    texts = {kind: iter(texts_of(kind)) for kind in kinds}
    for kind in cycle(kinds):
        text = next(texts[kind], None)
        if text is None:
            return
        yield {"kind": kind, "text": text}


def texts_of(kind: str) -> list[str]:
    stock: dict[str, list[str]] = told_in(STOCK)
    heard = [note["text"] for note in inquiry()["notes"] if note["kind"] == kind]
    return stock.get(kind) or heard or stock[NoteKind.GOOD]


def heard_at(step: Step, count: int) -> list[tuple[str, str]]:
    """(kind, text) of what people hear from each other; another part of it at a second round."""
    kinds = step.content.get("kinds", [])
    heard = [(note["kind"], note["text"]) for note in inquiry()["notes"] if note["kind"] in kinds]
    begin = step.position * count % max(1, len(heard) - count)
    return heard[begin : begin + count]


def theme_of_text() -> dict[str, str]:
    """By the text of a note, the name of the theme it has in the example."""
    texts = {note["key"]: note["text"] for note in inquiry()["notes"]}
    return {texts[key]: theme["name"] for theme in inquiry()["themes"] for key in theme["notes"]}
