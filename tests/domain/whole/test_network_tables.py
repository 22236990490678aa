"""What hangs on a network goes with it."""

from sqlmodel import SQLModel

import kompas.models  # noqa: F401  (fills the metadata)
from kompas.models.core.base_row import table_of
from kompas.models.core.belonging import tables_of


def test_every_table_of_a_network_is_erased_with_it() -> None:
    own = {table.name for table in SQLModel.metadata.sorted_tables if "network_id" in table.c} - {"workshop"}
    through_others = {"earlieranswer", "keptform"}
    assert own | through_others == {table_of(model).name for model in tables_of("network")}
