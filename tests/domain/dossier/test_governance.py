import pytest

from kompas.domain.dossier.governance import WEIGHTS, Verdict, advise
from kompas.enums import GovernanceType

SHARED, ONE, INDEPENDENT = GovernanceType
FOR_SHARED = {"parties": "few", "trust": "high", "goals": "shared", "need": "neither", "phase": "start"}
FOR_ONE = {"parties": "some", "trust": "mixed", "goals": "shared", "need": "decisive", "phase": "growth"}
FOR_INDEPENDENT = {"parties": "many", "trust": "low", "goals": "apart", "need": "neutral", "phase": "development"}


@pytest.mark.parametrize(
    ("answers", "verdict", "forms"),
    [
        (FOR_SHARED, Verdict.ONE_FORM, [SHARED]),
        (FOR_ONE, Verdict.ONE_FORM, [ONE]),
        (FOR_INDEPENDENT, Verdict.ONE_FORM, [INDEPENDENT]),
        (FOR_ONE | {"parties": "many", "goals": "partly"}, Verdict.MIX, [ONE, INDEPENDENT]),
        (FOR_SHARED | {"parties": "some", "need": "decisive"}, Verdict.MIX, [SHARED, ONE]),
        ({"parties": "few", "trust": "mixed", "goals": "partly"}, Verdict.UNKNOWN, []),
        ({"parties": "few", "trust": "high"}, Verdict.UNKNOWN, []),
        ({}, Verdict.UNKNOWN, []),
        (dict.fromkeys(WEIGHTS), Verdict.UNKNOWN, []),
    ],
)
def test_advice_follows_from_the_answers(
    answers: dict[str, str | None], verdict: Verdict, forms: list[GovernanceType]
) -> None:
    advice = advise(answers)
    assert (advice.verdict, list(advice.forms)) == (verdict, forms)


def test_advice_shows_how_each_answer_weighed() -> None:
    advice = advise(FOR_INDEPENDENT)
    assert [one.question for one in advice.weights] == ["parties", "trust", "goals", "need", "phase"]
    assert advice.weights[0].points == {INDEPENDENT: 2, SHARED: -2}
    assert all(one.why for one in advice.weights)
    for form in GovernanceType:
        assert advice.totals[form] == sum(one.points.get(form, 0) for one in advice.weights)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (FOR_SHARED, []),
        ({"parties": "few", "trust": "high"}, ["Too few questions"]),
        ({"parties": "few", "trust": "high", "goals": "shared"}, ["Not every question"]),
        ({"parties": "few", "trust": "mixed", "goals": "partly", "phase": "growth"}, ["in all directions"]),
        (FOR_ONE | {"parties": "many", "goals": "partly"}, ["Two forms are close"]),
        (
            {"parties": "many", "trust": "high", "goals": "shared", "need": "neither", "phase": "start"},
            ["at most six to eight"],
        ),
        ({"parties": "some", "trust": "low", "need": "decisive"}, ["Not every", "not easily follow"]),
    ],
)
def test_advice_says_what_makes_it_unsure(answers: dict[str, str | None], words: list[str]) -> None:
    doubts = advise(answers).doubts
    assert len(doubts) == len(words), doubts
    assert all(word in doubt for word, doubt in zip(words, doubts, strict=True))


@pytest.mark.parametrize("question", sorted(WEIGHTS))
def test_no_answer_speaks_for_every_form_at_once(question: str) -> None:
    for points, why in WEIGHTS[question].values():
        assert 1 <= sum(one > 0 for one in points.values()) <= 2
        assert why.endswith(".")
