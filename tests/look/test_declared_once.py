"""Colours are declared in tokens.css and nowhere else; what is declared there is used."""

import re
from pathlib import Path

import pytest

from kompas import look
from kompas.look.contrast import DOMAINS
from kompas.settings import ROOT

TOKENS = ROOT / "kompas" / "look" / "tokens.css"
SORTS = {".py", ".css", ".js", ".ts", ".typ", ".html", ".toml", ".svg"}
FOLDERS = ("kompas", "pages", ".streamlit")
EXCEPTIONS = {
    "kompas/live/assets/js/drawing.js": "the pens somebody draws with",
    "kompas/live/assets/js/figures.js": "skin, hair and clothes of drawn people",
    "kompas/live/assets/js/pictures.js": "the ground under a photo that is made smaller",
    "kompas/live/assets/pictures/favicon.svg": "our own mark",
    "kompas/live/assets/pictures/logo.svg": "our own mark",
    "kompas/live/assets/pictures/logo-dark.svg": "our own mark",
}
COLOUR = re.compile(
    r"""#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?=["'\s;,)/])"""
    r"|RGBColor\(0x|hsla?\(\d|rgba?\((?!0[ ,]+0[ ,]+0|127, ?127, ?127)\d",
    re.I,
)
"""Shadows are black, and lines of a grid grey, on any ground."""


def sources() -> list[Path]:
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in SORTS)
    return sorted(path for path in found if path != TOKENS)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_colour_stands_outside_the_tokens(path: Path) -> None:
    name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    if path.parent.name == "look":
        text = re.sub(r"such as #\w+ or rgb\([\d, ]+\)", "", text)  # an example in a message
    found = COLOUR.findall(text)
    assert bool(found) == (name in EXCEPTIONS), (found, "use a token of kompas/look/tokens.css, or name the exception")


def test_every_token_is_used_and_no_other_is_asked_for() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*sources(), TOKENS])
    asked = set(re.findall(r"var\((--kompas-[\w-]+)", text))
    in_python = set(re.findall(r'"([a-z][a-z0-9-]*)"', text)) | {f"domain-{domain}" for domain in DOMAINS}
    assert asked - look.OURS.keys() == set()
    assert sorted(name for name in look.OURS.keys() - asked if name.removeprefix(look.PREFIX) not in in_python) == []
