"""Suggestions know what they do not know: another subject, and notes that say nothing."""

import random

import pytest

from benchmarks.suggestions import note_sets, over_halves, placed, purity, strange_sets, suggested_groups
from kompas.suggestions import fitting_themes, knows_subject, own_lexicon, suggest_themes
from kompas.suggestions.grouping import LIKELY
from kompas.suggestions.subject import FEWEST_TO_JUDGE, says_nothing

STRANGE = strange_sets()
SETS = note_sets()


def numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts)]


@pytest.mark.parametrize("name", STRANGE)
def test_nothing_is_proposed_on_a_subject_that_is_not_known(name: str) -> None:
    texts = STRANGE[name]
    assert len(texts) >= 30
    assert suggest_themes(numbered(texts)) == []
    assert not knows_subject(texts, own_lexicon())


@pytest.mark.parametrize("name", STRANGE)
def test_half_of_such_notes_are_enough_to_see_it(name: str) -> None:
    texts = STRANGE[name]
    for draw in range(10):
        assert suggest_themes(numbered(random.Random(draw).sample(texts, 15))) == []


@pytest.mark.parametrize("name", SETS)
def test_own_subject_is_known_even_out_of_a_part_of_the_notes(name: str) -> None:
    texts = [text for text, _theme in SETS[name]]
    draws = [random.Random(draw).sample(texts, 20) for draw in range(50)]
    assert sum(knows_subject(draw, own_lexicon()) for draw in draws) >= 48


def test_few_notes_are_not_judged() -> None:
    texts = STRANGE["examples_strange_canteen"][: FEWEST_TO_JUDGE - 1]
    assert knows_subject(texts, own_lexicon())


def test_what_people_made_themselves_is_still_proposed_on_another_subject() -> None:
    texts = [*STRANGE["examples_strange_canteen"], "de tosti is te duur"]
    placed = {"own": ("Duur", [str(texts.index("te duur, een tosti kost vier euro"))])}
    assert [theme.theme_id for theme in suggest_themes(numbered(texts), placed)] == ["own"]


@pytest.mark.parametrize(
    "text",
    [
        "weet niet, sla deze even over",
        "Weet ik niet",
        "geen idee, sorry",
        "sla ik over",
        "we slaan deze vraag over",
        "n.v.t.",
        "Hier weet ik eigenlijk niets van",
        "ik pas",
        "Overslaan!",
    ],
)
def test_note_that_says_nothing_belongs_nowhere(text: str) -> None:
    assert says_nothing(text)
    notes = numbered([text] * 4)
    assert suggest_themes(notes) == []
    assert fitting_themes(notes, {"safe": ("Veiligheid voorop", ["0"])}) == {}


@pytest.mark.parametrize(
    "text",
    [
        "weet niet bij wie ik moet zijn",
        "geen idee wie er komt",
        "het slaan is over",
        "huisarts weet niets van het plan",
        "past bij het gezin",
        "",
    ],
)
def test_note_that_says_something_is_read(text: str) -> None:
    assert not says_nothing(text)


def test_skipping_is_no_violence() -> None:
    lexicon = own_lexicon()
    assert lexicon.evidence("wij slaan het overleg in de zomer over")["safety_first"].score < LIKELY
    assert lexicon.evidence("het slaan is over")["safety_first"].score >= 1


@pytest.mark.parametrize("text", ["de kantine is dicht", "broodje kaas", "het nummer van de zaal", "lunch om half een"])
def test_single_ordinary_word_is_no_short_line(text: str) -> None:
    found = own_lexicon().evidence(text)
    assert found.get("short_lines") is None or found["short_lines"].score < LIKELY


@pytest.mark.skipif("shared notes" not in SETS, reason="needs the shared notes")
def test_shared_notes_are_grouped_well_over_halves_by_lot() -> None:
    """Ten halves and the whole: pure, and most notes placed."""
    whole = SETS["shared notes"]
    groups = suggested_groups(whole)
    pure, share = zip(over_halves(whole), (purity(groups, whole), placed(groups, whole)), strict=True)
    assert min(pure) >= 0.88
    assert min(share) >= 0.70
