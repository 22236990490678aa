"""The inventory of personal data, out of what each table says of itself: to read, and to put in a DPIA.

`python -m kompas.domain.whole.inventory > docs/data-inventory.md` writes it anew; `make papers` the table in the DPIA too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import kompas.models  # noqa: F401 - which tables there are
from kompas.i18n import N_, translate
from kompas.models.core.base_row import BaseRow, every_table, table_of
from kompas.models.core.belonging import way_to
from kompas.models.core.purposes import Use, Whose


class Fate(StrEnum):
    DELETED = N_("deleted when the period of the workshop is over")
    EMPTIED = N_("emptied when the period of the workshop is over")
    SOME = N_("deleted with some rows when the period of the workshop is over; stays in others")
    STAYS = N_("stays until the workshop is erased")
    NETWORK = N_("stays until a facilitator of the network removes it or the network")
    SERVER = N_("stays on the server, tied to no workshop")


@dataclass(frozen=True)
class Column:
    table: str
    name: str
    use: Use
    fate: Fate
    why: str

    @property
    def whole_name(self) -> str:
        return f"{self.table}.{self.name}"


def columns() -> list[Column]:
    """Every column that is declared, the tables by name."""
    found = [column for model in every_table() for column in columns_of(model)]
    return sorted(found, key=lambda column: column.table)


def columns_of(model: type[BaseRow]) -> Iterator[Column]:
    for use in model.using:
        for name in use.columns:
            fate = fate_of(model, name)
            why = model.forgetting.why if fate not in (Fate.DELETED, Fate.EMPTIED) else ""
            yield Column(table_of(model).name, name, use, fate, why)


def fate_of(model: type[BaseRow], name: str) -> Fate:
    table, forgetting = table_of(model), model.forgetting
    if table.name != "workshop" and way_to("workshop", table) is None:
        return Fate.NETWORK if table.name == "network" or way_to("network", table) is not None else Fate.SERVER
    if forgetting.whole:
        return Fate.DELETED
    if name in forgetting.blanked or name in forgetting.rewritten:
        return Fate.EMPTIED
    return Fate.SOME if callable(forgetting.rows) else Fate.STAYS


def inventory() -> str:
    by_whose: dict[Whose, list[Column]] = defaultdict(list)
    for column in columns():
        by_whose[column.use.whose].append(column)
    parts = [HEAD]
    for whose in Whose:
        head = ("column", "what it is for", "who sees it", "when it goes", "why it may stay")
        parts += [f"## {str(whose).capitalize()}", table((head, *map(cells, by_whose[whose])))]
    return "\n\n".join(parts) + "\n"


def cells(column: Column) -> tuple[str, ...]:
    use = column.use
    return (f"`{column.whole_name}`", str(use.purpose), str(use.seen_by), str(column.fate), column.why)


def summary() -> str:
    """One row for each use, in the current language, with room for the ground that only the organisation can give."""
    groups: dict[tuple[str, ...], list[Column]] = defaultdict(list)
    for column in columns():
        if column.use.whose is not Whose.NOBODY:
            use = column.use
            groups[use.whose, use.purpose, use.seen_by, column.fate].append(column)
    order = list(Whose)
    told = sorted(groups.items(), key=lambda group: (order.index(Whose(group[0][0])), group[0]))
    heads = (N_("whom it tells of"), N_("what it is for"), N_("who sees it"), N_("when it goes"), N_("data"))
    rows = [(*map(translate, key), ", ".join(named(found))) for key, found in told]
    return table((tuple(map(translate, heads)), *rows))


def named(found: Iterable[Column]) -> Iterator[str]:
    """The columns table by table: `note`: text, kind."""
    by_table: dict[str, list[str]] = defaultdict(list)
    for column in found:
        by_table[column.table].append(column.name)
    for name, names in by_table.items():
        yield f"`{name}` ({', '.join(names)})"


def table(rows: Iterable[tuple[str, ...]]) -> str:
    head, *others = rows
    lines = [head, ("---",) * len(head), *others]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


HEAD = """# Data inventory

Every column that holds words of somebody or tells of a person: what it is for, who sees it, and when it goes. Made by
`make papers` from what each table says of itself (`using` and `forgetting` in `kompas/models/`); a column that says nothing
stops the start. The legal ground is not in it: only the organisation that uses Kompas can give that
([dpia.md](dpia.md), point 11).

The period of a workshop is 90 days, or what its facilitator chose. A workshop can be erased at any moment: then every row of
it goes, whatever stands here. The text of a note may tell of somebody who was not there: that is what the warnings are for."""


if __name__ == "__main__":
    print(inventory(), end="")  # noqa: T201
