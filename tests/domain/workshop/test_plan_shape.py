import pytest
from pydantic import ValidationError

from kompas.domain.workshop.workshops import StepPlan


@pytest.mark.parametrize("minutes", [0, -5, 241])
def test_plan_refuses_impossible_minutes(minutes: int) -> None:
    with pytest.raises(ValidationError):
        StepPlan(step_id=1, minutes=minutes)


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_plan_refuses_an_empty_or_endless_question(text: str) -> None:
    with pytest.raises(ValidationError):
        StepPlan(step_id=1, minutes=5, questions={"who": text})
