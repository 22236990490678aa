"""What hangs on a network goes with it."""

from sqlmodel import SQLModel

import kompas.models  # noqa: F401  (fills the metadata)
from kompas.domain.network.networks import OF_A_NETWORK


def test_every_table_of_a_network_is_erased_with_it() -> None:
    own = {table.name for table in SQLModel.metadata.sorted_tables if "network_id" in table.c} - {"workshop"}
    assert own == {str(table.__tablename__) for table in OF_A_NETWORK}
