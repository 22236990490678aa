"""Suggested themes and fitting themes: sure of what they say, silent about the rest, and never losing a note."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.suggestions import figures_of, note_sets
from kompas.suggestions import FittingTheme, SuggestedTheme, fitting_theme, fitting_themes, suggest_themes

NOTES = [
    ("a", "Ik heb haar 06, dus ik bel gewoon even"),
    ("b", "korte lijntjes met de wijkagent"),
    ("c", "Wij vertrouwden elkaar blind"),
    ("d", "vertouwen moet groeien"),
    ("e", "oma en de buren helpen mee"),
    ("f", "xyz 123"),
]
PLACED = {
    "red": ("Bellen mag altijd", ["p1", "p2"]),
    "blue": ("Oma's en opa's", ["p3", "p4"]),
}
OF_PLACED = [
    ("p1", "ik bel haar mobiel"),
    ("p2", "direct iemand aan de lijn"),
    ("p3", "opa past op"),
    ("p4", "de buurvrouw springt bij"),
]
ODD = (
    "",
    " ",
    "🙈🙈",
    "👨‍👩‍👧 samen",
    "الثقة بين الزملاء",
    "‏שלום‏",
    "trust each other",
    "vertrouwen",
    "korte lijnen",
    "é́́",
    "06",
    "\x00",
)


def ids_by_name(themes: list[SuggestedTheme]) -> dict[str, tuple[str, ...]]:
    return {theme.name: theme.note_ids for theme in themes}


def test_notes_of_one_concept_are_proposed_together_under_its_name() -> None:
    assert ids_by_name(suggest_themes(NOTES)) == {"Korte lijnen": ("a", "b"), "Vertrouwen": ("c", "d")}


def test_why_gives_the_words_of_the_notes() -> None:
    trust = next(theme for theme in suggest_themes(NOTES) if theme.name == "Vertrouwen")
    assert trust.why == ("vertrouwden elkaar", "vertouwen")


def test_names_follow_the_language() -> None:
    assert list(ids_by_name(suggest_themes(NOTES, language="en"))) == ["Short lines", "Trust"]


def test_single_note_stays_unplaced() -> None:
    assert suggest_themes([("e", "oma en de buren helpen mee"), ("f", "xyz 123")]) == []


def test_many_notes_need_three_for_a_theme() -> None:
    filler = [(f"x{number}", f"{number}") for number in range(90)]
    assert suggest_themes([*NOTES, *filler]) == []
    third = ("g", "zonder vertrouwen begint niets")
    assert ids_by_name(suggest_themes([*NOTES, third, *filler])) == {"Vertrouwen": ("c", "d", "g")}


BOTH = ("z", "vertrouwen wachtlijst")
WAITING = [("w1", "De wachtlijst is weg"), ("w2", "geen wachttijd")]


def test_note_that_speaks_of_two_things_alike_stays_unplaced() -> None:
    themes = suggest_themes([*NOTES, *WAITING, BOTH])
    assert {"Vertrouwen", "Hulp op tijd"} <= ids_by_name(themes).keys()
    assert all("z" not in theme.note_ids for theme in themes)


def test_of_two_things_the_one_that_more_other_notes_speak_of_counts() -> None:
    assert ids_by_name(suggest_themes([*NOTES, BOTH]))["Vertrouwen"] == ("c", "d", "z")


def test_two_hints_are_enough_only_for_a_theme_that_is_there() -> None:
    hints = ("h", "een steuntje in mijn rug van boven")
    backed = [("m1", "rugdekking"), ("m2", "de directie gaf mandaat")]
    assert suggest_themes([hints, ("f", "xyz 123")]) == []
    assert ids_by_name(suggest_themes([hints, *backed])) == {"Rugdekking van de leiding": ("h", "m1", "m2")}


def test_what_the_lexicon_does_not_know_is_named_by_its_most_telling_word() -> None:
    dogs = [("1", "Therapiehond mee"), ("2", "de therapiehond"), ("3", "een therapiehond, graag")]
    assert suggest_themes(dogs) == [SuggestedTheme("Therapiehond", ("1", "2", "3"), ("therapiehond",))]


def test_placed_notes_are_not_proposed_again() -> None:
    placed = {"mine": ("Iets heel anders", ["a", "b", "c"])}
    assert all(set(theme.note_ids).isdisjoint("abc") for theme in suggest_themes(NOTES, placed))


def test_notes_are_proposed_for_themes_that_people_already_made() -> None:
    (theme,) = suggest_themes([*OF_PLACED, ("n1", "tante past op de kinderen"), ("n2", "zzz")], PLACED)
    assert (theme.theme_id, theme.name, theme.note_ids) == ("blue", "Oma's en opa's", ("n1",))


def test_theme_that_exists_by_name_is_not_proposed_twice() -> None:
    placed = {"own": ("vertrouwen ", ["p"])}
    themes = suggest_themes([*NOTES, ("p", "qqq")], placed)
    assert [theme.theme_id for theme in themes if {"c", "d"} & set(theme.note_ids)] == ["own"]


@pytest.mark.parametrize(
    ("text", "theme_id"),
    [
        ("gewoon even appen", "red"),
        ("tante kookt elke week", "blue"),
        ("zonnig weer", None),
        ("", None),
        ("minder formulieren", None),
    ],
)
def test_fitting_theme(text: str, theme_id: str | None) -> None:
    fit = fitting_theme("n", [*OF_PLACED, ("n", text)], PLACED)
    assert (fit and fit.theme_id) == theme_id


def test_fitting_theme_gives_the_words_it_rests_on() -> None:
    fit = fitting_theme("n", [*OF_PLACED, ("n", "gewoon even appen")], PLACED)
    assert fit == FittingTheme("red", ("even appen",))


def test_own_words_of_a_theme_count_without_the_lexicon() -> None:
    placed = {"t": ("Muziek", ["1", "2"]), "u": ("Sport", ["3"])}
    notes = [("1", "gitaar spelen"), ("2", "muziekband oefent"), ("3", "zwemmen"), ("4", "gitaar en muziek")]
    assert fitting_themes(notes, placed).keys() == {"4"}


def test_nothing_fits_when_nothing_was_placed() -> None:
    assert fitting_themes(NOTES, {}) == {}
    assert fitting_theme("a", NOTES, {"t": ("", [])}) is None


def test_placed_note_gets_no_other_theme() -> None:
    assert "p1" not in fitting_themes([*OF_PLACED, *NOTES], PLACED)


def test_order_of_other_notes_does_not_matter_for_who_belongs_together() -> None:
    expected = {frozenset(theme.note_ids) for theme in suggest_themes([*OF_PLACED, *NOTES])}
    for draw in range(5):
        shuffled = random.Random(draw).sample([*OF_PLACED, *NOTES], len(OF_PLACED) + len(NOTES))
        assert {frozenset(theme.note_ids) for theme in suggest_themes(shuffled)} == expected


TEXTS = [text for text, _theme in note_sets()["first examples (tuned on)"]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(TEXTS) | st.sampled_from(ODD) | st.text(max_size=40), max_size=60),
    st.lists(st.sets(st.integers(0, 70), max_size=8), max_size=4),
)
def test_nothing_is_lost_twice_or_invented(texts: list[str], by_hand: list[set[int]]) -> None:
    notes = [(str(number), text) for number, text in enumerate(texts)]
    taken: set[str] = set()
    placed = {}
    for number, numbers in enumerate(by_hand):
        own = {str(at) for at in numbers} - taken
        taken |= own
        placed[f"t{number}"] = (texts[number] if number < len(texts) else "", sorted(own))
    themes = suggest_themes(notes, placed)
    proposed = [note_id for theme in themes for note_id in theme.note_ids]
    assert len(proposed) == len(set(proposed))
    assert set(proposed) <= {note_id for note_id, _text in notes} - taken
    assert all(theme.note_ids and (theme.name or theme.theme_id) for theme in themes)
    assert all(theme.theme_id is None or theme.theme_id in placed for theme in themes)
    assert len({theme.name for theme in themes if not theme.theme_id}) == sum(not theme.theme_id for theme in themes)
    assert suggest_themes(notes, placed) == themes


def test_endless_note_and_odd_notes_are_no_trouble() -> None:
    texts = [*ODD, "vertrouwen " * 5000, "a" * 100_000, "op elkaar aan kunnen " * 3000]
    names = [theme.name for theme in suggest_themes([(str(number), text) for number, text in enumerate(texts)])]
    assert "Vertrouwen" in names


OFF_TOPIC = [
    "mooi weer vandaag",
    "zie flap 3",
    "wie neemt de notulen",
    "parkeren was lastig",
    "idee voor later: filmpje",
    "actie Jan",
    "de zaal is te klein",
    "dit ook doen bij andere groepen",
    "wij komen hier op terug",
    "de trein had vertraging",
    "ik weet het niet meer",
    "iedereen was er",
]


@pytest.mark.parametrize("name", ["held-out examples", "professionals (tuned on)", "boards (tuned on)"])
def test_unplaced_is_preferred_to_guessing(name: str) -> None:
    """What is beside the matter stays loose, also among many notes and themes of others."""
    themed = note_sets()[name]
    notes = [(str(number), text) for number, (text, _theme) in enumerate(themed)]
    placed = {theme: (theme, [str(at) for at, (_, own) in enumerate(themed) if own == theme]) for _, theme in themed}
    placed.pop("", None)
    everything = [*notes, *((text, text) for text in OFF_TOPIC)]
    assert {one for theme in suggest_themes(everything) for one in theme.note_ids}.isdisjoint(OFF_TOPIC)
    assert fitting_themes(everything, placed, only=OFF_TOPIC) == {}


@pytest.mark.parametrize("name", note_sets())
def test_figures_reach_the_aim(name: str) -> None:
    """On the notes of our own everywhere; on the shared ones where they are."""
    missed = [figure for figure in figures_of(name, note_sets()[name]) if not figure.is_met]
    assert missed == []
