import pytest

from kompas.domain.inquiry.central_question import remarks_on
from kompas.scripts.loader import own_library

SCRIPT = own_library().scripts["appreciative_inquiry"].central_question


def about(question: str) -> list[str]:
    """The first words of each remark."""
    return [" ".join(remark.text.split()[:4]) for remark in remarks_on(question)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_good_examples_pass_and_others_do_not(language: str) -> None:
    assert SCRIPT is not None
    for good in [SCRIPT.start, *SCRIPT.good]:
        assert about(getattr(good, language)) == [], good
    for caution in SCRIPT.less:
        assert about(getattr(caution.text, language)) != [], caution


@pytest.mark.parametrize(
    ("question", "remarks"),
    [
        ("", ["There is no central"]),
        ("Welke problemen houden we in de toekomst?", ["It asks for what"]),
        ("Kunnen we samen verder bouwen?", ["It can be answered"]),
        ("Wat werkte goed?", ["It does not look"]),
        ("Samen bouwen aan morgen", ["It is not a"]),
        ("Wat willen we " + "samen " * 40 + "bereiken?", ["It is long. A"]),
        ("Is het misgegaan?", ["It can be answered", "It does not look"]),
        ("Is onze samenwerking wat u wilt dat ze wordt, en gaan we dat bereiken?", ["It can be answered"]),
        ("Kunnen we benoemen wat werkt, wat we willen behouden?", ["It can be answered"]),
        ("Is our cooperation what you want it to become?", ["It can be answered"]),
        ("Willen we meer van wat lukt, en hoe bereiken we dat?", []),
        ("Met wie lukt het al, en hoe doen we dat vaker?", []),
        ("Als we over vijf jaar terugkijken, wat willen we dan zien?", []),
        ("Denk aan een goede dag. Wat maakte die goed, en hoe komen er meer?", []),
        ("Wat mag niet verloren gaan als we verder groeien?", []),
        (
            "Wat werkt niet goed in onze samenwerking en waarom lukt het niet, ook de komende jaren?",
            ["It asks for what"],
        ),
        ("Waarom bellen we elkaar niet vaker?", ["It asks for what"]),
        ("Wat duurt te lang, en wat willen we?", ["It asks for what"]),
        ("What does not work well, and what do we want?", ["It asks for what"]),
        ("Wat gaat goed, en hoe houden we dat vast?", []),
        ("Wat maakt ons trots, en wat nemen we daarvan mee?", []),
        ("What works, and how do we hold on to it?", []),
        ("Wanneer lukte het, ook toen het moeilijk was, en hoe bouwen we dat uit?", []),
        ("Wat willen we nooit meer kwijt?", []),
        ("Wat ging goed in de afgelopen jaren?", ["It does not look"]),
        ("Wat doen we niet meer?", ["It does not look"]),
        ("Hoe krijgen we de andere organisaties mee in ons plan voor morgen?", ["The answer is in"]),
        ("Hoe overtuigen we de gemeente, en wat willen we bereiken?", ["The answer is in"]),
        ("Wat willen we meer samen, dat is toch goed, toch?", ["The answer is in"]),
        ("How do we get them to follow our next plan?", ["The answer is in"]),
    ],
)
def test_each_remark_has_its_reason(question: str, remarks: list[str]) -> None:
    assert about(question) == remarks


def test_remark_names_the_words_it_is_about() -> None:
    assert remarks_on("Welke fouten en problemen willen we voortaan delen?")[0].words == ("fouten", "problemen")
