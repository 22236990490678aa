"""Who did what: the log of a workshop or a network, for who facilitates it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from kompas.domain.network.networks import identify_in_network
from kompas.domain.whole.logbook import KeptEntry, about, log_for
from kompas.domain.workshop.devices import identify
from kompas.enums import Exported, LogTopic
from kompas.exports.core.chapters import File
from kompas.exports.core.document import dated_name
from kompas.exports.whole.log import log_files, log_table
from kompas.i18n import _
from kompas.labels import label
from kompas.models.core.columns import now
from kompas.rules import AnyActor, NetworkActor
from kompas.ui import state
from kompas.ui.files import offer_files
from kompas.ui.widgets import plain

FEW = 25
"""How many entries are drawn at once; the file has all."""


def log_book(actor: AnyActor) -> None:
    """Folded up, at the end of a page."""
    with st.expander(_("Log: who did what"), key="log"):
        st.caption(
            _(
                "The log goes when the workshop or network is erased. It never tells what somebody wrote, "
                "and of a participant no more than the role."
            )
        )
        everything = state.read(log_for, actor)
        chosen, file = st.columns([3, 1], vertical_alignment="bottom")
        topics = chosen.multiselect(
            _("Subject"), list(LogTopic), format_func=label, placeholder=_("every subject"), key="log-topics"
        )
        shown = about(everything, topics)
        with file:
            download(actor, topics)
        draw(shown)


def draw(shown: Sequence[KeptEntry]) -> None:
    if not shown:
        st.info(_("Nothing here yet."))
        return
    table = log_table(shown[:FEW])
    rows = [[plain(str(cell)) for cell in row] for row in table.rows]
    st.table(pd.DataFrame(rows, columns=table.titles).set_index(table.titles[0]))
    if len(shown) > FEW:
        st.caption(_("{count} more. Choose a subject to see them; the file has all of them.", count=len(shown) - FEW))


def download(actor: AnyActor, topics: Sequence[LogTopic]) -> None:
    who = identify_in_network if isinstance(actor, NetworkActor) else identify
    name = dated_name(f"kompas-log-{actor.record.code}", now())

    def again(asking: AnyActor) -> list[File]:
        return log_files(about(state.read(log_for, asking), topics), now())

    offer_files(log_files([], now()), name, again, "log-file", Exported.LOG, who=who)
