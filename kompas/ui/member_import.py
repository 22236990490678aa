"""Members out of a file, a workshop or a network map: look at what would change, then agree to it."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from kompas.domain.core.sheet_rows import CellMistake, SheetRow
from kompas.domain.core.sheets import LARGEST_SHEET
from kompas.domain.network.member_import import (
    FIELDS,
    Coming,
    Fate,
    bring_in,
    coming_in_rows,
    rows_in_file,
)
from kompas.domain.network.member_proposals import Proposal, parties_to_propose, people_to_propose
from kompas.domain.network.member_table import row_told
from kompas.domain.network.networks import identify_in_network
from kompas.errors import Invalid
from kompas.events.core.logged import NotLogged
from kompas.exports.network.organisation import empty_member_files
from kompas.i18n import N_, _, ngettext, translate
from kompas.models import NetworkMember
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.copies import say_it_in_our_words
from kompas.ui.files import offer_files
from kompas.ui.member_table import edit_rows
from kompas.ui.widgets import plain

FILE, WORKSHOP, MAP = "file", "workshop", "map"
SOURCES = {FILE: N_("From a file"), WORKSHOP: N_("From workshops"), MAP: N_("From the network map")}
SHOWN = "members-coming"
DONE = "members-brought-in"


def bring_in_members(actor: NetworkActor, known: Sequence[NetworkMember]) -> None:
    source = st.segmented_control(
        _("From where"),
        list(SOURCES),
        default=FILE,
        required=True,
        format_func=lambda one: translate(SOURCES[one]),
        key="members-source",
    )
    state.expect_file(source == FILE)
    drawn: dict[str, Callable[[NetworkActor], None]] = {WORKSHOP: from_workshops, MAP: from_map}
    drawn.get(str(source), from_file)(actor)


def from_file(actor: NetworkActor) -> None:
    st.write(
        _("Fill in the empty table, or send a table of your own with the same column names. Then choose the file.")
    )
    made = now()
    offer_files(
        empty_member_files(made),
        _("members-empty"),
        lambda _actor: empty_member_files(made),
        "empty-members",
        NotLogged("an empty table has nothing of anybody"),
        who=identify_in_network,
    )
    say_it_in_our_words()
    file = st.file_uploader(
        _("A file of Excel (.xlsx) or CSV"),
        type=["xlsx", "csv"],
        max_upload_size=LARGEST_SHEET // 2**20,
        key=f"members-file-{state.recall(DONE) or 0}",
    )
    if file is None:
        return
    try:
        sheet = rows_in_file(file.getvalue())
    except Invalid as mistake:
        st.error(str(mistake))
        return
    preview(actor, sheet.rows, sheet.strange)


def preview(actor: NetworkActor, rows: Sequence[SheetRow], strange: tuple[str, ...]) -> None:
    """What the file would change. Agreed is what stood here when the button was clicked, not what it would be now."""
    agreed = state.recall(SHOWN)
    coming = state.read(coming_in_rows, actor.network, rows, strange)
    state.remember(SHOWN, coming)
    st.subheader(_("What would change"))
    new, changed, same = (len(coming.of(fate)) for fate in Fate)
    st.markdown(_("**{new}** new, **{changed}** changed, **{same}** the same.", new=new, changed=changed, same=same))
    tell_wrong(coming)
    tell_changes(coming)
    if coming.changes_something and st.button(words_of(coming), type="primary", key="bring-in"):
        agree(actor, agreed, rows)
    elif not coming.changes_something and not coming.mistakes:
        st.info(_("There is nothing to bring in: all of this is known already."))


def words_of(coming: Coming) -> str:
    count = len(coming.of(Fate.NEW)) + len(coming.of(Fate.CHANGED))
    out = len({mistake.row for mistake in coming.mistakes})
    told = ngettext("Bring in {count} member", "Bring in {count} members", count)
    left = ngettext("{count} row stays out", "{count} rows stay out", out) if out else ""
    return f"{told} ({left})" if left else told


def tell_wrong(coming: Coming) -> None:
    if coming.strange:
        st.info(_("These columns are not taken over: {names}.", names=plain(", ".join(coming.strange))))
    if coming.mistakes:
        st.error(
            _("These cells do not fit. Mend them in the file and choose it again; their rows stay out until then.")
        )
        cell_table(coming.mistakes)
    if coming.remarks:
        st.warning(_("Look at these once more:"))
        cell_table(coming.remarks)


def cell_table(cells: Sequence[CellMistake]) -> None:
    told = [
        {_("Row"): one.row, _("Column"): str(FIELDS[one.column].label), _("What is the matter"): one.words}
        for one in cells
    ]
    st.dataframe(told, hide_index=True)


def tell_changes(coming: Coming) -> None:
    new = [{str(FIELDS[key].label): told(key, one.values.get(key)) for key in FIELDS} for one in coming.of(Fate.NEW)]
    if new:
        st.markdown("**" + _("New") + "**")
        st.dataframe(new, hide_index=True)
    changed = [
        {
            _("Row"): one.number,
            _("Name"): one.values["name"],
            _("Column"): str(FIELDS[key].label),
            _("Was"): told(key, before),
            _("Becomes"): told(key, after),
        }
        for one in coming.of(Fate.CHANGED)
        for key, (before, after) in one.changes.items()
    ]
    if changed:
        st.markdown("**" + _("Changed") + "**")
        st.dataframe(changed, hide_index=True)


def told(key: str, value: Any) -> str:
    return FIELDS[key].told(value)


def agree(actor: NetworkActor, agreed: Coming, rows: Sequence[SheetRow]) -> None:
    count = state.perform_once(("bring-in", str(agreed)), bring_in, actor, agreed, rows)
    if count is None:
        return
    state.remember(DONE, state.next_number())  # the field for a file begins anew
    state.say(ngettext("{count} member brought in.", "{count} members brought in.", count))
    st.rerun()


def from_workshops(actor: NetworkActor) -> None:
    st.write(
        _(
            "Who took part in workshops of this network that you facilitate on this browser, and is no member yet. Ask people first whether they want to be on this list."
        )
    )
    propose(actor, state.read(people_to_propose, actor, state.secret()), WORKSHOP)


def from_map(actor: NetworkActor) -> None:
    st.write(_("Parties of the last map of which nobody is a member yet. Tick a party and fill in who comes for it."))
    propose(actor, state.read(parties_to_propose, actor), MAP)


def propose(actor: NetworkActor, proposals: Sequence[Proposal], source: str) -> None:
    if not proposals:
        st.info(_("There is nobody to propose."))
        return
    tick = {"tick": st.column_config.CheckboxColumn(_("Add"), pinned=True)}
    rows = edit_rows(
        [{"tick": False, **one} for one in proposals],
        f"propose-{source}-{state.recall(DONE) or 0}-{len(proposals)}",
        first=tick,
    )
    ticked = [row_told(number, row) for number, row in enumerate(rows, start=1) if row["tick"]]
    coming = state.read(coming_in_rows, actor.network, ticked)
    if coming.mistakes:
        st.error(
            "\n".join("- " + _("row {number}", number=one.row) + f": {plain(one.words)}" for one in coming.mistakes)
        )
    told_count = ngettext("Add {count} member", "Add {count} members", len(coming.members))
    if st.button(told_count, type="primary", disabled=bool(coming.mistakes) or not ticked, key=f"add-{source}"):
        agree(actor, coming, ticked)
