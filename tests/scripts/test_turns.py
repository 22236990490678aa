"""The cue card of interviews says the same minutes as the clock divides."""

import pytest

from kompas.activity import activities
from kompas.scripts import ScriptStep
from kompas.scripts.loader import own_library

INTERVIEWS = [
    one for script in own_library().scripts.values() for one in script.steps if activities()[one.activity].in_pairs
]


@pytest.mark.parametrize("step", INTERVIEWS, ids=lambda step: step.key)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_cue_card_changes_halfway_the_minutes_of_the_step(step: ScriptStep, language: str) -> None:
    told = [str(line.model_dump()[language]) for line in step.glance]
    assert [line for line in told if f" {step.minutes // 2} min" in line] != []
