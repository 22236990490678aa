"""A script while somebody writes it: plain values that need not be right yet, and what is wrong with them.

Every text has Dutch; where English is left empty the Dutch is written in both.
"""

import re
import unicodedata
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from pydantic import ValidationError

from kompas.activity import activity_named
from kompas.enums import Domain, Involvement
from kompas.i18n import _
from kompas.scripts.loader import expected_by
from kompas.scripts.schema import MOST_AT_A_GLANCE, FacilitationScript, ScriptStep

Plain = dict[str, Any]
NOT_ON_MAP: Plain = {"ring": None, "on_map": False}
HELP = ("say", "purpose", "pitfalls", "stalls")
CARE = ("beforehand", "unsafe")


@dataclass(frozen=True)
class Mistake:
    """`where` is the path of the field, with the number of a step or question counted from 0."""

    where: tuple[str | int, ...]
    expected: str


def text() -> Plain:
    return {"nl": "", "en": ""}


def blank_step(key: str) -> Plain:
    texts = {name: text() for name in ("title", "screen", "facilitator")}
    return {"key": key, "minutes": 10, "activity": "explain", **texts, **step_defaults()}


def step_defaults() -> Plain:
    """The fields of a step before anybody fills them in; those of the help and the glance are there already."""
    fields = ScriptStep.model_fields.items()
    defaults = {name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()}
    return deepcopy(defaults) | {"help": blank_texts(HELP), "glance": glance_of([])}


def blank_texts(names: Iterable[str]) -> Plain:
    return {name: text() for name in names}


def glance_of(lines: list[Plain]) -> list[Plain]:
    """All lines of a glance, the empty ones too, to fill in."""
    return [*lines, *(text() for _line in range(MOST_AT_A_GLANCE - len(lines)))]


def blank_scale() -> Plain:
    return {name: text() for name in ("text", "low", "high")}


def names_in(step: Plain, involvement: Involvement) -> list[str]:
    """The usual parties of one kind."""
    return [one["name"]["nl"] for one in step["starters"] if one["involvement"] == involvement.value]


def with_starters(starters: list[Plain], involvement: Involvement, names: list[str]) -> list[Plain]:
    """With other names of one kind: a name that was there keeps what it had, a new one can be placed in the file."""
    known = {one["name"]["nl"]: one for one in starters if one["involvement"] == involvement.value}
    kept = [one for one in starters if one["involvement"] != involvement.value]
    for name in dict.fromkeys(names):
        kept.append(known.get(name) or blank_starter(name, involvement, [one["key"] for one in (*starters, *kept)]))
    order = list(Involvement)
    return sorted(kept, key=lambda one: order.index(Involvement(one["involvement"])))


def blank_starter(name: str, involvement: Involvement, taken: list[str]) -> Plain:
    key = new_key(name, taken)
    texts = {"name": {"nl": name, "en": ""}}
    return {"key": key, **texts, "domain": Domain.OTHER.value, "involvement": involvement.value, **NOT_ON_MAP}


def blank_script() -> Plain:
    texts = blank_texts(("title", "summary", "with_whom", "preparation", "invitation", "confidentiality"))
    texts["care"] = blank_texts(CARE)
    more: Plain = {"group": {"minimum": 6, "maximum": 12}, "planned_minutes": 120, "profiles": []}
    return {"key": "", **texts, **more, "steps": [blank_step("step_1")]}


def plain_of(script: FacilitationScript) -> Plain:
    """To write on. English that says the same as the Dutch is empty: it came from there."""
    plain: Plain = without_double(script.model_dump(mode="json"))
    plain["care"] = plain["care"] or blank_texts(CARE)
    for step in plain["steps"]:
        step["help"] = step["help"] or blank_texts(HELP)
        step["glance"] = glance_of(step["glance"])
    return plain


def is_text(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"nl", "en"}


def without_double(value: Any) -> Any:
    if is_text(value):
        return {"nl": value["nl"], "en": "" if value["en"] == value["nl"] else value["en"]}
    if isinstance(value, dict):
        return {name: without_double(one) for name, one in value.items()}
    return [without_double(one) for one in value] if isinstance(value, list) else value


def complete_value(value: Any, blank: str = "") -> Any:
    """With the Dutch in both languages where English is empty, and `blank` where both are."""
    if is_text(value):
        dutch = value["nl"] if value["nl"].strip() else blank
        return {"nl": dutch, "en": value["en"] if value["en"].strip() else dutch}
    if isinstance(value, dict):
        return {name: complete_value(one, blank) for name, one in value.items()}
    return [complete_value(one, blank) for one in value] if isinstance(value, list) else value


def complete_script(plain: Plain) -> Plain:
    """As it would stand in the file: care, help and lines that nobody wrote are left out, and texts of questions that went."""
    whole: Plain = complete_value(plain)
    if not is_written(whole["care"].values()):
        whole["care"] = None
    for step in whole["steps"]:
        if not is_written(step["help"].values()):
            step["help"] = None
        step["glance"] = [line for line in step["glance"] if is_written([line])]
        if not activity_named(step["activity"]).asks_evaluation:
            step["evaluation"] = None
        there = {question["key"] for question in step["questions"]}
        for wording in step.get("wording", {}).values():
            wording["questions"] = [question for question in wording["questions"] if question["key"] in there]
    return whole


def is_written(texts: Iterable[Plain]) -> bool:
    return any(one["nl"].strip() for one in texts)


def script_of(plain: Plain) -> tuple[FacilitationScript | None, list[Mistake]]:
    try:
        return FacilitationScript.model_validate(complete_script(plain)), []
    except ValidationError as error:
        return None, list(dict.fromkeys(mistake_of(detail) for detail in error.errors()))


def mistake_of(detail: Any) -> Mistake:
    """English is filled from Dutch, so what is wrong with both is wrong with the Dutch."""
    where = tuple("nl" if part == "en" else part for part in detail["loc"])
    return Mistake(where, in_plain_words(detail))


def in_plain_words(detail: Any) -> str:
    """Words for people who fill in fields; those of the loader are for people who write YAML."""
    if detail["type"] == "string_too_short":
        return _("Fill this in.")
    if detail["type"] == "needs_fields" and "kinds" in detail["ctx"]["names"]:
        return _("People write here: choose at least one kind of note, and ask at least one question.")
    return expected_by(detail)


def new_key(wanted: str, taken: Iterable[str]) -> str:
    """A key out of a title: small letters, digits and _, and not one that is there."""
    letters = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "_", letters).strip("_")[:32].strip("_")
    base = plain if re.fullmatch(r"[a-z][a-z0-9_]+", plain) else f"script_{plain}".rstrip("_")
    used = set(taken)
    return next(key for number in count(1) if (key := base if number == 1 else f"{base}_{number}") not in used)
