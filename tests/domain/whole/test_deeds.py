from kompas.domain.whole.actions import HANDLERS
from kompas.domain.whole.deeds import NAMES, TABLES


def test_every_undoable_action_and_table_is_one_there_is() -> None:
    assert set(NAMES) <= set(HANDLERS)
    for table, undoable in TABLES.items():
        assert set(undoable.gone or {}) <= set(table.model_fields)
