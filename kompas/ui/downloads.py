"""The report as files, made at the click, and a preview of their contents."""

import streamlit as st

from kompas.domain.wall.queries import count_hidden
from kompas.enums import Exported, ReleaseLevel
from kompas.exports import files_beside, files_of, report_of
from kompas.exports.core.chapters import File
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.wall.notes import Notes
from kompas.exports.whole.front import Front
from kompas.exports.whole.left_out import sentences
from kompas.exports.workshop.attendance import Attendance
from kompas.exports.workshop.report import WorkshopReport
from kompas.exports.workshop.steps import Steps
from kompas.i18n import _, ngettext
from kompas.models.core.columns import now
from kompas.rules import Actor, is_open, may_download, may_download_shared
from kompas.ui import state
from kompas.ui.files import offer_files
from kompas.ui.time_chart import time_chart
from kompas.ui.widgets import plain


def offer(actor: Actor, *, full: bool) -> None:
    """The facilitator chooses for whom; participants get what is released to them."""
    if full:
        warn_of_hidden(actor)
    level = choose_level() if full else ReleaseLevel.PARTICIPANTS
    report = make(actor, level)
    offer_all(report, full=full)
    st.caption(_("Each file is made at the moment you click, with everything that is there then."))
    preview(report)


def offer_all(report: WorkshopReport, *, full: bool) -> None:
    """The report, and a row for each of its parts that is a file by itself."""
    name, allowed, icon = report[Front].file_name, may_download if full else may_download_shared, ":material/download:"

    def again(actor: Actor) -> list[File]:
        made = make(actor, report.level)
        return [*files_of(made), *files_beside(made)]

    for key, files, exported in [
        (f"download-{report.level}", files_of(report, shared=not full), Exported.REPORT),
        ("download-part", files_beside(report), Exported.PART),
    ]:
        offer_files(files, name, again, key, exported, level=report.level, allowed=allowed, icon=icon)


def warn_of_hidden(actor: Actor) -> None:
    """Before anything is downloaded: what was written in silence and never shown."""
    count = state.read(count_hidden, actor.workshop)
    if not count:
        return
    missing = ngettext(
        "{count} note is still hidden. It will not be in the report.",
        "{count} notes are still hidden. They will not be in the report.",
        count,
    )
    way = _("You show them on the console.") if is_open(actor.workshop) else _("Reopen the workshop to show them.")
    st.warning(f"{missing} {way}")


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


def make(actor: Actor, level: ReleaseLevel) -> WorkshopReport:
    return state.read(report_of, actor.workshop, now(), level)


def preview(report: WorkshopReport) -> None:
    st.subheader(_("What is in the report"))
    counts = {
        _("Conclusions"): len(report[Conclusions].conclusions),
        _("Agreements"): len(report[Agreements].agreements),
    }
    if report.full:
        counts = {_("Notes"): len(report[Notes].notes), **counts, _("People"): report[Attendance].participants}
    for column, (name, count) in zip(st.columns(4), counts.items(), strict=False):
        column.metric(name, count)
    for step in report[Conclusions].steps:
        if step.conclusions:
            with st.container(border=True):
                st.markdown(f"**{plain(step.held.title)}**")
                for conclusion in step.conclusions:
                    st.text(f"• {conclusion.text}")
    bars = report[Steps].bars
    if report.full and bars:
        st.subheader(_("Planned and actual time"))
        time_chart(bars, "time-report")
    for sentence in sentences(report):
        st.caption(sentence)
