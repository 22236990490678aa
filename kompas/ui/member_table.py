"""Members in a table that is edited by keyboard. What was typed waits for Save, and is checked by cell while it waits."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from kompas.domain.core.sheet_rows import CellMistake
from kompas.domain.network.member_import import FIELDS
from kompas.domain.network.member_table import TableChanges, changes_in, row_of, save_table
from kompas.domain.network.networks import members_of
from kompas.fields import YesNo
from kompas.i18n import _, ngettext
from kompas.models import NetworkMember
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.fields import cells_of, column_of
from kompas.ui.refusals import refuse
from kompas.ui.widgets import plain

OPENED = "member-table"
WIDTHS = {"name": 170, "organisation": 220, "kind": 170, "domain": 170, "level": 110, "ring": 110, "function": 130}
"""In pixels, where what is in a cell is longer than the name of its column, or shorter."""
Rows = list[dict[str, Any]]


@dataclass
class OpenedTable:
    """A table as somebody opened it: with which members, what the widget began with, and what was typed since.

    Another's change does not touch what is being typed; at Save each cell is compared with what it is by then.
    """

    number: int
    opened: Rows
    drawn: Rows
    edited: Rows = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{OPENED}-{self.number}"


def table(actor: NetworkActor, known: Sequence[NetworkMember]) -> None:
    st.caption(
        _(
            "Type in a cell, go on with Tab, Enter or the arrows. A new member goes in the empty row at the bottom; tick rows and press Delete to remove them. Nothing is saved until you press Save."
        )
    )
    one = opened_table([row_of(member) for member in known])
    one.edited = edit_rows(one.drawn, one.key, added=True)
    changes = changes_in(one.opened, one.edited)
    tell_mistakes(changes.mistakes, one.edited)
    buttons(actor, one, changes)


def opened_table(stored: Rows) -> OpenedTable:
    one: OpenedTable | None = state.recall(OPENED)
    if one is None or (one.edited == one.opened and one.opened != stored):
        one = OpenedTable(state.next_number(), stored, stored, stored)
    elif state.recall(one.key) is None and one.edited != one.drawn:  # its view was left and is back
        one = OpenedTable(state.next_number(), one.opened, one.edited, one.edited)
    state.remember(OPENED, one)
    return one


def edit_rows(rows: Rows, key: str, *, added: bool = False, first: dict[str, Any] | None = None) -> Rows:
    """Rows of members as widgets of a table; `first` are columns before those of the fields. With `added` rows come and go."""
    import pandas as pd  # half a second of a first page that has no table

    columns = {**(first or {}), **{name: column_named(name) for name in FIELDS}}
    others = {name: pd.Series([row.get(name) for row in rows], dtype=object) for name in ("id", *(first or {}))}
    frame = pd.DataFrame({**others, **{name: column_cells(name, rows) for name in FIELDS}})
    edited = st.data_editor(
        frame,
        column_config=columns,
        column_order=list(columns),
        num_rows="dynamic" if added else "fixed",
        hide_index=True,
        height="content",
        placeholder="",
        key=key,
    )
    found = edited.astype(object).where(edited.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def column_named(name: str) -> Any:
    """With the name of the person always in sight."""
    return {**column_of(FIELDS[name]), "width": WIDTHS.get(name, 150), "pinned": name == "name"}


def column_cells(name: str, rows: Rows) -> Any:
    """A tick is of a type that holds nothing as well: a row that is added begins without any."""
    import pandas as pd

    if isinstance(FIELDS[name], YesNo):
        return pd.array([bool(row.get(name)) for row in rows], dtype="boolean")
    return cells_of(FIELDS[name], rows)


def tell_mistakes(mistakes: Sequence[CellMistake], rows: Rows) -> None:
    if mistakes:
        st.error("\n".join(f"- {row_name(one, rows)}: {plain(one.words)}" for one in mistakes))


def row_name(one: CellMistake, rows: Rows) -> str:
    """By the name of who it is about, which one finds sooner than a number."""
    row = _("row {number}", number=one.row)
    name = rows[one.row - 1].get("name")
    return f"{row} ({plain(str(name))})" if name else row


def buttons(actor: NetworkActor, one: OpenedTable, changes: TableChanges) -> None:
    waits = bool(changes.count or changes.mistakes)
    with st.container(horizontal=True, vertical_alignment="center"):
        sent = st.button(_("Save"), type="primary", key="save-members", disabled=not waits)
        undone = st.button(_("Take back what is not saved"), key="undo-members", disabled=not waits)
        if changes.count:
            st.caption(
                ngettext(
                    "{count} member differs and is not saved yet.",
                    "{count} members differ and are not saved yet.",
                    changes.count,
                )
            )
    if undone:
        state.remember(OPENED, None)
        st.rerun()
    if sent and changes.mistakes:
        refuse(_("Mend the cells that are named above; then save again."))
    elif sent:
        save(actor, one, changes)


def save(actor: NetworkActor, one: OpenedTable, changes: TableChanges) -> None:
    count = state.perform_once(("members", one.number, str(changes)), save_table, actor, changes)
    stored = {row["id"]: row for row in map(row_of, state.read(members_of, actor.network))}
    if count is None:  # somebody was first: from now on these are compared with what they are
        one.opened = [stored.get(row["id"], row) for row in one.opened]
        return
    state.remember(OPENED, None)
    state.say(ngettext("{count} member saved.", "{count} members saved.", count))
    st.rerun()
