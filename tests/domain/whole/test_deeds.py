from kompas.domain.whole.actions import HANDLERS
from kompas.domain.whole.deeds import NAMES


def test_every_undoable_action_is_one_there_is() -> None:
    assert set(NAMES) <= set(HANDLERS)
