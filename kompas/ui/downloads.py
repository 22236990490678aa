"""The report as files, made at the click, and a preview of what is in them."""

from collections.abc import Callable

import streamlit as st

from kompas.domain.wall.queries import count_hidden
from kompas.enums import ReleaseLevel
from kompas.exports import WRITERS, file_name
from kompas.exports.base import Writer
from kompas.exports.compile import report_of
from kompas.exports.inquiry_files import INQUIRY_WRITERS, has_inquiry
from kompas.exports.map_files import MAP_WRITERS
from kompas.exports.report import Report
from kompas.exports.time_bars import bars_of
from kompas.i18n import _, ngettext
from kompas.models.core.columns import now
from kompas.rules import Actor, is_open, may_download, may_download_shared
from kompas.ui import state
from kompas.ui.time_chart import time_chart


def offer(actor: Actor, *, full: bool) -> None:
    """The facilitator chooses for whom; participants get what is released to them."""
    if full:
        warn_of_hidden(actor)
    level = choose_level() if full else ReleaseLevel.PARTICIPANTS
    report = make(actor, level)
    writers = [writer for writer in WRITERS if full or writer.shared]
    with st.container(horizontal=True):
        for writer in writers:
            st.download_button(
                _(writer.name),
                written(writer, level, full=full),
                file_name(report, writer),
                writer.mime,
                key=f"download-{level}-{writer.extension}",
                type="primary" if writer is writers[0] else "secondary",
                icon=":material/download:",
                on_click="ignore",
            )
    if report.drawing is not None:
        offer_beside(report, MAP_WRITERS, full=full)
    if has_inquiry(report):
        offer_beside(report, INQUIRY_WRITERS, full=full)
    st.caption(_("Each file is made at the moment you click, with everything that is there then."))
    preview(report)


def warn_of_hidden(actor: Actor) -> None:
    """Before anything is downloaded: what was written in silence and never shown."""
    count = state.read(count_hidden, actor.workshop)
    if not count:
        return
    missing = ngettext(
        "{count} note is still hidden. It does not come in the report.",
        "{count} notes are still hidden. They do not come in the report.",
        count,
    )
    way = _("You show them on the console.") if is_open(actor.workshop) else _("Reopen the workshop to show them.")
    st.warning(f"{missing} {way}")


def offer_beside(report: Report, writers: list[Writer], *, full: bool) -> None:
    """A part of the report by itself."""
    with st.container(horizontal=True):
        for writer in writers:
            st.download_button(
                _(writer.name),
                written(writer, report.level, full=full),
                file_name(report, writer),
                writer.mime,
                key=f"download-part-{writer.extension}",
                icon=":material/download:",
                on_click="ignore",
            )


def choose_level() -> ReleaseLevel:
    names = {
        ReleaseLevel.SESSION: _("Everything, for the facilitator"),
        ReleaseLevel.PARTICIPANTS: _("What participants may have"),
        ReleaseLevel.STEERING: _("What the steering group may have"),
    }
    chosen = st.radio(
        _("For whom is the report?"), list(ReleaseLevel), format_func=names.__getitem__, horizontal=True, key="level"
    )
    st.caption(_("What is released to the steering group, participants get too. You choose it with each conclusion."))
    return chosen or ReleaseLevel.SESSION


def make(actor: Actor, level: ReleaseLevel) -> Report:
    return state.read(report_of, actor.workshop, now(), level)


def written(writer: Writer, level: ReleaseLevel, *, full: bool) -> Callable[[], bytes]:
    allowed = may_download if full else may_download_shared
    return state.at_the_click(lambda actor: writer.write(make(actor, level)), allowed)


def preview(report: Report) -> None:
    st.subheader(_("What is in the report"))
    counts = {_("Conclusions"): len(report.conclusions), _("Agreements"): len(report.agreements)}
    if report.full:
        counts = {_("Notes"): len(report.notes), **counts, _("People"): report.participants}
    for column, (name, count) in zip(st.columns(4), counts.items(), strict=False):
        column.metric(name, count)
    for step in report.steps:
        if step.conclusions:
            with st.container(border=True):
                st.markdown(f"**{step.title}**")
                for conclusion in step.conclusions:
                    st.text(f"• {conclusion.text}")
    bars = bars_of(report)
    if report.full and bars:
        st.subheader(_("Planned and actual time"))
        time_chart(bars, "time-report")
    for sentence in report.left_out:
        st.caption(sentence)
