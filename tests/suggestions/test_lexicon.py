"""Organisations add to the lexicon; a mistake of theirs is told and takes nothing else along."""

from pathlib import Path

import pytest

from kompas.i18n import set_language
from kompas.settings import ROOT, get_settings
from kompas.suggestions import Lexicon, load_lexicon, own_lexicon, suggest_themes
from kompas.suggestions.lexicon import OWN_LEXICON, lexicon_paths
from kompas.suggestions.words import WORD

GOOD = """\
word_lists:
  animal: [hond, kat, "*paard"]
concepts:
  - key: animals
    name: {nl: Dieren, en: Animals}
    words: [dierenarts, terugbrengen, =poezen, thuis-les]
    expressions: ["<animal> uitlaten|aaien", goed voor|met dieren]
    parts: [huisdier]
    hints: [poot]
  - key: riding
    name: {nl: Paardrijden}
    part_of: animals
    words: [manege]
"""


def lexicon(folder: Path, **files: str) -> Lexicon:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_lexicon([folder / f"{name}.yaml" for name in files])


def score(lexicon: Lexicon, text: str, concept: str = "animals") -> float:
    found = lexicon.evidence(text).get(concept)
    return round(found.score, 2) if found else 0


def test_own_lexicon_is_broad_and_without_mistakes() -> None:
    own = load_lexicon([OWN_LEXICON])
    assert own.problems == []
    assert len(own.concepts) >= 40
    assert all(concept.name.en for concept in own.concepts.values())
    assert len({concept.name.nl for concept in own.concepts.values()}) == len(own.concepts)


def test_every_phrase_of_the_own_lexicon_can_be_found() -> None:
    """Guards against words that no text can hold, such as one with a hyphen or a stray sign."""
    slots = [slot for entry in load_lexicon([OWN_LEXICON]).matcher.entries for slot in entry.slots]
    assert all(slot.forms or slot.beginnings or slot.endings for slot in slots)
    forms = {form for slot in slots for form in slot.forms | slot.beginnings | slot.endings}
    assert sorted(form for form in forms if not WORD.fullmatch(form)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("naar de dierenartsen", 1.0),
        ("Dierenarts!", 1.0),
        ("bij de dierenartspraktijk", 0.85),
        ("de dierennarts", 0.8),
        ("ons huisdiertje", 0.9),
        ("ik bracht hem terug", 0.9),
        ("hij aaide elke dag onze hond", 1.5),
        ("het renpaard even aaien", 1.5),
        ("hond ver van wie hem dan zou uitlaten", 0),
        ("op vier poten", 0.3),
        ("hondenweer", 0),
        ("weer poezen", 1.0),
        ("een poes", 0),
        ("zij kwam op de thuis-les", 1.0),
        ("de dierenarts, de dierenarts", 1.0),
        ("dierenarts met huisdier", 1.54),
        ("", 0),
    ],
)
def test_phrases_are_found_in_any_form(tmp_path: Path, text: str, expected: float) -> None:
    assert score(lexicon(tmp_path, own=GOOD), text) == expected


def test_longer_expression_of_another_concept_covers_a_word(tmp_path: Path) -> None:
    own = lexicon(tmp_path, own=GOOD + "  - {key: toys, name: {nl: Speelgoed}, expressions: [dierenarts spelen]}\n")
    assert (score(own, "dierenarts spelen"), score(own, "dierenarts spelen", "toys")) == (0.4, 1.5)


def test_addition_changes_the_suggestions(tmp_path: Path) -> None:
    notes = [
        ("1", "Kaatje!"),
        ("2", "weer kaatje"),
        ("3", "De wachtlijst is weg"),
        ("4", "geen wachttijd"),
    ]
    before = suggest_themes(notes, lexicon=load_lexicon([OWN_LEXICON]))
    assert [theme.name for theme in before] == ["Kaatje", "Hulp op tijd"]
    (tmp_path / "own.yaml").write_text(
        "concepts:\n"
        "  - {key: kaatje, name: {nl: Team Kaatje}, words: [kaatje]}\n"
        "  - {key: quick_help, without: [wachtlijst, wachtlijsten, geen wachtlijst|wachtlijsten|wachttijd]}\n",
        encoding="utf-8",
    )
    own = load_lexicon(lexicon_paths(tmp_path))
    assert own.problems == []
    assert [(theme.name, theme.note_ids) for theme in suggest_themes(notes, lexicon=own)] == [
        ("Team Kaatje", ("1", "2"))
    ]


def test_addition_renames_extends_and_uses_the_lists_of_others(tmp_path: Path) -> None:
    more = "word_lists: {animal: [cavia]}\nconcepts: [{key: animals, name: {nl: Beesten}, words: [aquarium]}]\n"
    own = lexicon(tmp_path, one=GOOD, two=more)
    assert own.concepts["animals"].name_in("nl") == own.concepts["animals"].name_in("en") == "Beesten"
    assert (score(own, "aquarium"), score(own, "cavia aaien"), score(own, "dierenarts")) == (1.0, 1.5, 1.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "concepts:\n  - key: new_one\n    words: [woord]\n",
            "own.yaml:2: concepts.0: a name for the new concept 'new_one'",
        ),
        (
            "concepts:\n  - key: animals\n    related:\n      - plants\n",
            "own.yaml:4: concepts.0.related.0: the concept 'plants' does not exist",
        ),
        (
            "concepts:\n  - key: riding\n    part_of: plants\n",
            "own.yaml:3: concepts.0.part_of: the concept 'plants' does not exist",
        ),
        (
            "concepts:\n  - key: animals\n    expressions:\n      - <plant>|hond water\n",
            "own.yaml:4: concepts.0.expressions.0: the word list 'plant' does not exist",
        ),
        (
            "concepts:\n  - key: animals\n    words:\n      - twee woorden\n",
            "own.yaml:3: concepts.0.words: one word each was expected; several words together belong to expressions",
        ),
        ("concepts:\n  - key: animals\n    word: [kip]\n", "own.yaml:3: concepts.0.word: this field is not known here"),
        ("concepts: [key: [}", "own.yaml:1: yaml: "),
        ("", "own.yaml:1: file: a group of fields was expected"),
    ],
)
def test_mistake_is_told_with_its_line_and_the_rest_works(tmp_path: Path, text: str, told: str) -> None:
    more = "concepts: [{key: fish, name: {nl: Vissen}, words: [goudvis]}]\n"
    set_language("en")
    own = lexicon(tmp_path, base=GOOD, own=text, z_more=more)
    (problem,) = own.problems
    assert str(problem).startswith(told)
    assert (score(own, "dierenarts"), score(own, "goudvis", "fish")) == (1.0, 1.0)


def test_concepts_that_are_part_of_each_other_do_not_hang(tmp_path: Path) -> None:
    circle = (
        "concepts:\n"
        "  - {key: one, name: {nl: Een}, part_of: two, words: [appeltaart]}\n"
        "  - {key: two, name: {nl: Twee}, part_of: one, words: [kersentaart]}\n"
        "  - {key: self, name: {nl: Zelf}, part_of: self, words: [vlaai]}\n"
    )
    own = lexicon(tmp_path, own=circle)
    (theme,) = suggest_themes([("1", "appeltaart"), ("2", "kersentaart"), ("3", "vlaai")], lexicon=own)
    assert set(theme.note_ids) == {"1", "2"}


def test_small_theme_goes_into_the_wider_one(tmp_path: Path) -> None:
    (theme,) = suggest_themes([("1", "naar de manege"), ("2", "dierenarts")], lexicon=lexicon(tmp_path, own=GOOD))
    assert (theme.name, theme.note_ids) == ("Dieren", ("1", "2"))


def test_small_theme_does_not_go_into_one_that_is_merely_related(tmp_path: Path) -> None:
    notes = [("1", "vlaai"), ("2", "lekkere vlaai"), ("3", "limonade")]
    own = (
        "concepts:\n"
        "  - {key: cake, name: {nl: Gebak}, words: [vlaai]}\n"
        "  - {key: drinks, name: {nl: Drinken}, related: [cake], words: [limonade]}\n"
    )
    (theme,) = suggest_themes(notes, lexicon=lexicon(tmp_path, own=own))
    assert (theme.name, theme.note_ids) == ("Gebak", ("1", "2"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ff naar de dierenarts", 1.0),
        ("zij bracht hem trug", 0.9),
        ("ons mam aaide de hond", 1.5),
        ("zoals hij de hond uitliet", 1.5),
    ],
)
def test_spoken_forms_and_split_past_tenses_are_found(tmp_path: Path, text: str, expected: float) -> None:
    assert score(lexicon(tmp_path, own=GOOD), text) == expected


def test_server_reads_the_folder_of_the_setting_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOMPAS_LEXICON_DIR", str(tmp_path))
    get_settings.cache_clear()
    try:
        assert "fish" not in own_lexicon().concepts
        (tmp_path / "fish.yaml").write_text("concepts: [{key: fish, name: {nl: Vissen}, words: [goudvis]}]")
        assert "fish" in own_lexicon().concepts
        assert own_lexicon() is own_lexicon()
    finally:
        monkeypatch.undo()
        get_settings.cache_clear()


def test_documented_addition_works(tmp_path: Path) -> None:
    documented = (ROOT / "docs" / "suggestions.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    (tmp_path / "own.yaml").write_text(documented, encoding="utf-8")
    own = load_lexicon(lexicon_paths(tmp_path))
    assert own.problems == []
    assert score(own, "even het regioteam bellen", "short_lines") > score(own, "het regioteam", "short_lines")
    assert score(own, "judo", "sports") == 1.0


def test_no_word_of_the_own_lexicon_speaks_of_two_concepts() -> None:
    """A word that does says nothing; it belongs to hints, or to an expression."""
    spoken: dict[str, set[str]] = {}
    for entry in load_lexicon([OWN_LEXICON]).matcher.entries:
        if entry.kind == "words" and len(entry.slots) == 1:
            for form in entry.slots[0].forms:
                spoken.setdefault(form, set()).add(entry.concept)
    assert {form: concepts for form, concepts in spoken.items() if len(concepts) > 1} == {}
