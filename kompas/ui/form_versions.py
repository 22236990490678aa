"""Versions of a form: laying one down, reading it, and what differs from another."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st
from sqlmodel import Session

from kompas.domain.dossier.forms import FilledIn
from kompas.domain.dossier.versions import Change, as_it_was, changes_between, keep_version, remove_version, versions_of
from kompas.domain.network.networks import identify_in_network
from kompas.domain.workshop.clock import today
from kompas.enums import Exported
from kompas.exports.core.chapters import File
from kompas.exports.core.document import dated_name
from kompas.exports.dossier.answered import named
from kompas.exports.dossier.forms import laid_down, version_files
from kompas.fields import Field, Table
from kompas.i18n import _
from kompas.models import KeptForm
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.files import offer_files
from kompas.ui.refusals import refuse
from kompas.ui.widgets import plain, short_date

NOT_COMPARED, AS_IT_IS = -1, 0
"""Beside the numbers of versions, to compare with."""


def versions(actor: NetworkActor, one: FilledIn) -> int | None:
    """Those there are, and laying down the next; gives the number of the one that somebody wants to read."""
    kept = state.read(versions_of, one.filled)
    wanted = None
    with st.popover(_("Versions")):
        for version in kept:
            if st.button(line_of(version), key=f"version-{version.number}", type="tertiary"):
                wanted = version.number
        if not kept:
            st.markdown(_("No version has been laid down yet."))
        keep(actor, one)
    return wanted


def keep(actor: NetworkActor, one: FilledIn) -> None:
    with st.form(f"keep-{one.filled.id}", border=False):
        day = st.date_input(_("Laid down on"), today(), format="DD-MM-YYYY")
        st.caption(_("It is kept as it stands now and does not change any more. You go on writing in the form itself."))
        sent = st.form_submit_button(_("Keep as a version"))
    if sent and isinstance(day, date) and state.perform(keep_version, actor, one.filled.id, day) is not None:
        st.rerun()


def line_of(version: KeptForm) -> str:
    return _("Version {number} · {day}", number=version.number, day=short_date(version.kept_on))


def read_version(actor: NetworkActor, one: FilledIn, number: int, back: Callable[[], None]) -> bool:
    """A version by itself, or what differs from another; whether it is there. `back` leads to the form."""
    kept = state.read(versions_of, one.filled)
    version = next((version for version in kept if version.number == number), None)
    if version is None:
        return False
    was = state.read(as_kept, one, version)
    with st.container(horizontal=True, vertical_alignment="bottom", key="form-heading"):
        with st.container(width="stretch", gap="small"):
            st.title(plain(one.filled.title), anchor=False)
            st.caption(plain(laid_down(version)))
        files_of(actor, one, version)
    with st.container(key="form-version"):
        other = choose_other(one, [other for other in kept if other.number != number])
        if other is None:
            show_answers(was)
        else:
            show_changes(changes_between(other, was))
    remove(actor, one, version, back)
    return True


def remove(actor: NetworkActor, one: FilledIn, version: KeptForm, back: Callable[[], None]) -> None:
    with st.expander(_("Remove this version")), st.form("remove-version", border=False):
        st.markdown(_("It goes for good, for everybody. The form itself and its other versions stay."))
        sure = st.checkbox(_("I am sure"))
        sent = st.form_submit_button(_("Remove this version"))
    if sent and not sure:
        refuse(_("Tick that you are sure."))
    elif sent and state.succeed(remove_version, actor, one.filled.id, version.number):
        state.say_erased(_("The version was removed."))
        back()


def as_kept(session: Session, one: FilledIn, version: KeptForm) -> FilledIn:
    return as_it_was(session, one.filled, version)


def files_of(actor: NetworkActor, one: FilledIn, version: KeptForm) -> None:
    def again(asking: Any) -> list[File]:
        return state.read(version_files, asking.network, one.filled, version.number, now())

    with st.popover(_("Download")):
        name = f"{dated_name(one.filled.title, now())}-v{version.number}"
        offer_files(again(actor), name, again, "download-version", Exported.FORM, who=identify_in_network)


def choose_other(one: FilledIn, others: Sequence[KeptForm]) -> FilledIn | None:
    """Another version, or the form as it stands now."""
    names = {NOT_COMPARED: _("not compared"), AS_IT_IS: _("the form as it is now")}
    names |= {other.number: line_of(other) for other in others}
    chosen = st.selectbox(_("Compare with"), list(names), format_func=lambda key: names[key], width=420)
    if chosen == NOT_COMPARED:
        return None
    other = next((other for other in others if other.number == chosen), None)
    return state.read(as_kept, one, other) if other else one


def show_answers(was: FilledIn) -> None:
    for section in was.form.sections:
        told = [one for one in section.questions if was.value(one) != one.nothing]
        if told:
            st.header(plain(" ".join(filter(None, [section.number, str(section.title)]))), anchor=False)
        for question in told:
            st.markdown(f"**{plain(named(question))}**")
            show_answer(question, was.value(question))


def show_answer(question: Field, value: Any) -> None:
    if value == question.nothing:
        st.markdown(_("(left empty)"))
    elif isinstance(question, Table):
        st.markdown(table_in_words(question, value))
    else:
        st.markdown("  \n".join(map(plain, question.told(value).splitlines())))


def table_in_words(question: Table, rows: Sequence[dict[str, Any]]) -> str:
    """A row to a line: it can be read on a phone, too."""
    lines = (", ".join(plain(cell.replace("\n", " ")) for cell in question.cells(row) if cell) for row in rows)
    return "\n".join(f"- {line}" for line in lines)


def show_changes(changes: Sequence[Change]) -> None:
    """Question by question, the other version at the left."""
    if not changes:
        st.info(_("Both say the same."))
    for change in changes:
        with st.container(border=True):
            st.markdown(f"**{plain(named(change.question))}**")
            sides = [(_("The other version"), change.before), (_("This version"), change.after)]
            for column, (title, value) in zip(st.columns(2), sides, strict=True):
                with column:
                    st.caption(title)
                    show_answer(change.question, value)
