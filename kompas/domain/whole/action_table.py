"""The table of all actions: who may send each, when, on what, the word on the undo button, and what the log tells of it.

`python -m kompas.domain.whole.action_table > tests/actions.md` writes it anew.
"""

from typing import Any

from kompas.events import ACTIONS
from kompas.events.core.base import DECLARED, Declaration, Row
from kompas.events.core.logged import Logged

HEAD = ("action", "who", "when", "on", "undo", "log")


def action_table() -> str:
    declared = sorted((DECLARED[kind] for kind in ACTIONS), key=lambda one: one.name)
    rows = [HEAD, ("---",) * len(HEAD), *map(cells, declared)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def cells(one: Declaration) -> tuple[str, ...]:
    when = ", ".join(condition.told for condition in one.when) or "always"
    on = "; ".join(f"{name}: {describe_row(row)}" for name, row in one.rows.items())
    logged = one.logged.words if isinstance(one.logged, Logged) else ""
    return (one.name, one.by.told, when, on, one.undo, logged)


def describe_row(row: Row[Any]) -> str:
    conditions = ", ".join(condition.told for condition in row.conditions)
    return row.table.__name__ + (f" ({conditions})" if conditions else "")


if __name__ == "__main__":
    print(action_table(), end="")  # noqa: T201
