from kompas.domain.whole.deeds import TABLES


def test_how_a_row_looks_that_was_not_made_after_all_is_in_its_columns() -> None:
    for table, undoable in TABLES.items():
        assert set(undoable.gone or {}) <= set(table.model_fields)
