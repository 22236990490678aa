"""The HTML of the light page: the door is there at the first byte, what needs a script comes after it."""

import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from kompas import look
from kompas.i18n import LANGUAGES, _, current_language
from kompas.live.assets import BASE_STYLE, HERE
from kompas.live.light.packs import NAMES, address_of, version
from kompas.models import Workshop
from kompas.rules import is_open, may_be_nameless
from kompas.scripts.loader import confidentiality_of
from kompas.ui.address import LIGHT

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "light.css").read_text(encoding="utf-8")
NAMES_OF_LANGUAGES = {"nl": "Nederlands", "en": "English"}
WAIT = "addEventListener('submit',(e)=>{if(e.target.id==='join'){e.preventDefault();window.sentEarly=true}})"
"""Somebody may be faster than the script; host.js takes it from there."""


def workshop_page(workshop: Workshop, face: dict[str, Any] | None, told: str | None) -> str:
    """The door, or for who is in what there is to do now. `told` is said at the door."""
    language = current_language()
    start = {
        "code": workshop.code if face else workshop.door_code,
        "title": workshop.title,
        "language": language,
        "face": face,
        "packs": {name: address_of(name, language) for name in NAMES},
        "version": version(),
    }
    as_json = json.dumps(start, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    scripts = (
        f"<script>{WAIT}</script>"
        f'<script type="module" src="{address_of("base", language)}"></script>'
        f'<script type="application/json" id="start">{as_json}</script>'
    )
    inside = "" if face else door(workshop, told)
    return page(workshop.title, f'{top(workshop.title)}<main id="here">{inside}</main>{languages()}', scripts)


def door(workshop: Workshop, told: str | None) -> str:
    said = f'<p class="told" role="status">{escape(told)}</p>' if told else ""
    if not is_open(workshop):
        closed = _("The workshop is closed.")
        return f"{said}<h1>{escape(closed)}</h1>"
    nameless = may_be_nameless(workshop)
    words = {
        "question": _("What may we call you?"),
        "hint": _("You may leave this empty.") if nameless else "",
        "promise": confidentiality_of(workshop.script_key),
        "join": _("I promise that, take part"),
        "no_script": _("Kompas needs JavaScript. Switch it on and reload the page."),
    }
    return said + filled("door", words, required="" if nameless else " required")


def code_page(entered: str, refusal: str | None) -> str:
    """Asks for the six characters on the screen; works without a script."""
    words = {
        "question": _("Code on the screen"),
        "go_on": _("Continue"),
        "entered": entered,
        "refusal": refusal or "",
    }
    inside = filled("code", words, path=LIGHT, wrong="true" if refusal else "false")
    return page(_("Take part"), f'{top("Kompas")}<main id="here">{inside}</main>{languages()}')


def filled(name: str, words: dict[str, str], **more: str) -> str:
    """A piece of page with these words in it, and what is HTML already."""
    template = Template((FOLDER / f"{name}.html").read_text(encoding="utf-8"))
    return template.substitute({key: escape(text) for key, text in words.items()}, **more)


def top(title: str) -> str:
    return f'<header id="top"><span id="where">{escape(title)}</span><b id="clock" role="timer"></b></header>'


def languages() -> str:
    others = (one for one in LANGUAGES if one != current_language())
    buttons = "".join(
        f'<button name="language" value="{one}" lang="{one}">{NAMES_OF_LANGUAGES[one]}</button>' for one in others
    )
    return f'<footer id="languages"><form action="/{LIGHT}/language" method="post">{buttons}</form></footer>'


def page(title: str, body: str, scripts: str = "") -> str:
    words = {"title": f"{title} · Kompas", "language": current_language()}
    style = {"base_style": BASE_STYLE, "look": look.style(), "style": STYLE}
    return filled("page", words, icon=f"{HERE}/pictures/favicon.svg", scripts=scripts, body=body, **style)
