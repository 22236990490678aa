"""Design tokens: ours, and those of an organisation over them."""

import re

import pytest

from kompas import look
from kompas.look.contrast import PAIRS, check_contrast, contrast
from kompas.look.declared import Ground, Look, declared_in
from kompas.settings import ROOT, SettingsError
from tests.look.conftest import SetTokens

BASIC = ":root { --utrecht-button-primary-action-background-color: #7b1fa2; }"


def test_ours_can_be_read_by_everybody() -> None:
    check_contrast(Look(look.OURS, {}))
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_without_a_file_all_is_ours() -> None:
    assert [look.colour("ink"), look.colour("ink", dark=True)] == ["#1d2b33", "#f2f7f8"]
    assert look.default_colour("accent") == look.colour("accent") == look.colour("brand", dark=True) == "#0f5c6e"


@pytest.mark.parametrize(
    "name",
    ["--utrecht-button-primary-action-background-color", "--nl-button-primary-background-color", "--kompas-brand"],
)
def test_a_municipality_sets_a_colour_by_its_own_name(set_tokens: SetTokens, name: str) -> None:
    set_tokens(f"/* {name}: #000; */ .gemeente-theme {{ {name}: #7B1FA2 }}")
    assert [look.colour(one) for one in ("brand", "accent", "focus")] == ["#7b1fa2"] * 3
    assert look.colour("teal") == "#0f5c6e"


def test_one_colour_is_for_the_light_where_ours_differ(set_tokens: SetTokens) -> None:
    set_tokens(":root { --utrecht-document-color: #000; --utrecht-link-color: light-dark(rgb(0, 0, 128), #ccccff); }")
    assert [look.colour("ink"), look.colour("ink", dark=True)] == ["#000000", "#f2f7f8"]
    assert [look.colour("link"), look.colour("link", dark=True)] == ["#000080", "#ccccff"]


def test_names_of_their_own_are_followed_and_conditions_are_not(set_tokens: SetTokens) -> None:
    set_tokens(
        ".x { --dam-red: #8b0000; --utrecht-document-color: var(--dam-red, #fff) }"
        "@media (prefers-color-scheme: dark) { .x { --utrecht-document-color: #ffffff; } }"
    )
    assert look.colour("ink") == "#8b0000"


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("--kompas-brand: #ffcc00", "--kompas-on-brand (#ffffff) on --kompas-brand (#ffcc00) cannot be read in the light"),
        ("--utrecht-document-color: light-dark(#000, #222)", "--kompas-ink (#222222) on --kompas-paper (#10191d) cannot be"),
        ("--utrecht-document-background-color: bluish", "--kompas-paper is bluish: expected a colour such as"),
        ("--utrecht-button-border-radius: round", "--kompas-radius-md is round: expected a length such as"),
        ("--kompas-brnad: #000", "there is no token --kompas-brnad"),
        ("--denhaag-colour: #000", "no design token in it that Kompas knows"),
        ("--utrecht-link-color: var(--a); --a: var(--b); --b: var(--a)", "goes round in a circle"),
        ("--utrecht-link-color: var(--a)", "--a is asked for, but it stands nowhere"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_stops_the_start_by_name(set_tokens: SetTokens, css: str, said: str) -> None:
    path = set_tokens(f":root {{ {css}; }}")
    with pytest.raises(SettingsError, match=re.escape(said)) as stopped:
        look.look()
    assert str(stopped.value).startswith(f"Kompas: wrong value for KOMPAS_DESIGN_TOKENS: {path}: ")


def test_a_file_that_is_no_text_is_refused(set_tokens: SetTokens) -> None:
    set_tokens("").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="it cannot be read as text"):
        look.look()


def test_every_pair_is_of_tokens_there_are() -> None:
    assert {f"--kompas-{name}" for pair in PAIRS for name in pair[:2]} <= look.OURS.keys()


def test_style_says_every_token_once_and_the_dark_ones_after_it(set_tokens: SetTokens) -> None:
    set_tokens(BASIC)
    light, dark = look.style().split("@supports")
    assert declared_in(light) == {
        name: look.look().value(name).lower() if "#" in look.look().value(name) else look.look().value(name)
        for name in look.OURS
    }
    assert declared_in(dark[dark.index(":root") :])["--kompas-accent"] == "light-dark(#7b1fa2,#7fd3e4)"
    assert "<" not in look.style()


def test_the_page_of_docs_has_every_name_and_its_example_works(set_tokens: SetTokens) -> None:
    page = (ROOT / "docs" / "design-tokens.md").read_text(encoding="utf-8")
    assert sorted(name for name in look.KNOWN if not name.startswith("--kompas-") and f"`{name}`" not in page) == []
    set_tokens(page.split("```css")[1].split("```")[0])
    assert look.colour("brand") != look.default_colour("brand")


def test_dark_is_the_second_ground() -> None:
    assert (Ground(False), Ground(True)) == (Ground.LIGHT, Ground.DARK)
