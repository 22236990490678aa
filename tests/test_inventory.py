"""The inventory of personal data is that of the code, and says so of every column."""

from kompas.domain.whole.inventory import columns, inventory
from kompas.models.core.base_row import every_table, table_of
from kompas.models.core.declared import personal_columns
from tools.papers import BEGIN, DOCS, dpia


def test_inventory_is_that_of_the_code() -> None:
    assert (DOCS / "data-inventory.md").read_text(encoding="utf-8") == inventory(), "run `make papers`"


def test_table_in_the_dpia_is_that_of_the_code() -> None:
    text = (DOCS / "dpia.md").read_text(encoding="utf-8")
    assert text.count(BEGIN) == 1
    assert text == dpia(text), "run `make papers`"


def test_every_personal_column_is_in_it_once() -> None:
    named = [column.whole_name for column in columns()]
    assert len(named) == len(set(named))
    personal = {f"{table_of(model).name}.{name}" for model in every_table() for name in personal_columns(model)}
    assert personal - set(named) == set()
    assert {"participant.name", "note.text", "note.author_id", "device.secret_hash", "networkmember.name"} <= personal


def test_names_of_people_do_not_stay_after_the_period() -> None:
    """What tells who somebody is goes from a workshop; what stays says of each why."""
    stay = [column for column in columns() if column.fate.name in ("STAYS", "SOME", "NETWORK", "SERVER")]
    assert [column.whole_name for column in stay if not column.why] == []
    assert {"participant.name", "participant.job_function", "note.text"}.isdisjoint(one.whole_name for one in stay)
