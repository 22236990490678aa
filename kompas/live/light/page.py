"""The HTML of the light page: the door is there at the first byte, what needs a script comes after it."""

import json
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from kompas.i18n import LANGUAGES, _, current_language
from kompas.live.assets import BASE_STYLE, HERE
from kompas.live.light.packs import NAMES, address_of
from kompas.models import Workshop
from kompas.rules import is_open, may_be_nameless
from kompas.scripts.loader import confidentiality_of
from kompas.ui.address import LIGHT

FOLDER = Path(__file__).parent
PAGE = Template((FOLDER / "page.html").read_text(encoding="utf-8"))
STYLE = (FOLDER / "light.css").read_text(encoding="utf-8")
NAMES_OF_LANGUAGES = {"nl": "Nederlands", "en": "English"}
WAIT = "addEventListener('submit',(e)=>{if(e.target.id==='join'){e.preventDefault();window.sentEarly=true}})"
"""Somebody may be faster than the script; host.js takes it from there."""


def workshop_page(workshop: Workshop, face: dict[str, Any] | None, told: str | None) -> str:
    """The door, or for who is in what there is to do now. `told` is said at the door."""
    language = current_language()
    start = {
        "code": workshop.code,
        "title": workshop.title,
        "language": language,
        "face": face,
        "packs": {name: address_of(name, language) for name in NAMES},
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
        return f"{said}<h1>{escape(_('The workshop is closed.'))}</h1>"
    needed, hint = " required", ""
    if may_be_nameless(workshop):
        needed, hint = ' aria-describedby="name-hint"', f'<p id="name-hint">{_("You may leave this empty.")}</p>'
    return f"""{said}<form id="join" novalidate>
<h1><label for="name">{escape(_("What may we call you?"))}</label></h1>
<input id="name" name="name" autocomplete="name" maxlength="200" dir="auto" enterkeyhint="go"{needed}>{hint}
<p class="refusal" id="name-refusal" role="alert"></p>
<p class="promise" id="promise">{escape(confidentiality_of(workshop.script_key))}</p>
<button class="go" aria-describedby="promise">{escape(_("I promise that, take part"))}</button>
<p class="refusal" id="join-refusal" role="alert"></p>
</form><noscript><p class="told">{escape(_("Kompas needs JavaScript. Switch it on and reload the page."))}</p></noscript>"""


def code_page(entered: str, refusal: str | None) -> str:
    """Asks for the six characters on the screen; works without a script."""
    wrong = ' aria-invalid="true" aria-describedby="code-refusal"' if refusal else ""
    inside = f"""<main id="here"><form action="/{LIGHT}" method="get">
<h1><label for="code">{escape(_("Code on the screen"))}</label></h1>
<input id="code" name="code" value="{escape(entered)}" maxlength="12" autocomplete="off" autocapitalize="characters"
 placeholder="ABC DEF" spellcheck="false"{wrong} autofocus>
<p class="refusal" id="code-refusal" role="alert">{escape(refusal or "")}</p>
<button class="go">{escape(_("Continue"))}</button></form></main>"""
    return page(_("Take part"), top("Kompas") + inside + languages())


def top(title: str) -> str:
    return f'<header id="top"><span id="where">{escape(title)}</span><b id="clock" role="timer"></b></header>'


def languages() -> str:
    others = (one for one in LANGUAGES if one != current_language())
    buttons = "".join(
        f'<button name="language" value="{one}" lang="{one}">{NAMES_OF_LANGUAGES[one]}</button>' for one in others
    )
    return f'<footer id="languages"><form action="/{LIGHT}/language" method="post">{buttons}</form></footer>'


def page(title: str, body: str, scripts: str = "") -> str:
    return PAGE.substitute(
        language=current_language(),
        title=f"{escape(title)} · Kompas",
        icon=f"{HERE}/pictures/favicon.svg",
        scripts=scripts,
        base_style=BASE_STYLE,
        style=STYLE,
        body=body,
    )
