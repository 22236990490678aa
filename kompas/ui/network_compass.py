"""The first view of a network: the compass, what could be done now, what comes, what is open and what changed last."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from kompas.domain.dossier.agenda import Appointment, agenda
from kompas.domain.dossier.compass import Bearing, Sign, bearings, here, left_of, wanted_of
from kompas.domain.dossier.gathered import Gathered, gather
from kompas.domain.dossier.recent import Change, recent_changes
from kompas.domain.dossier.what_now import what_now
from kompas.domain.network.networks import identify_in_network
from kompas.domain.workshop.clock import AMSTERDAM
from kompas.enums import Exported, StepState
from kompas.exports.core.chapters import File
from kompas.exports.core.document import dated_name
from kompas.exports.dossier.agenda import agenda_files
from kompas.exports.dossier.forms import progress_of
from kompas.i18n import _, ngettext
from kompas.live.components.dossier.compass import ShownPhase, ShownStep
from kompas.live.components.dossier.compass import compass as live_compass
from kompas.method import method
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.files import offer_files
from kompas.ui.links import address_on, link_on
from kompas.ui.network_forms import STEP
from kompas.ui.network_opening import PART, form_link, opening, topic_link
from kompas.ui.widgets import day, plain, short_date

FEW = 5
"""How many lines of a list stand under the compass; the rest is on a part of its own."""


def compass(actor: NetworkActor) -> None:
    gathered = state.read(gather, actor.network)
    dial, beside = st.columns([2.5, 1], gap="large")
    with dial, st.container(key="compass-dial"):
        draw(actor, gathered)
    with beside, st.container(key="compass-beside"):
        now_possible(actor, gathered)
        coming(actor, gathered)
    with st.container(key="compass-below"):
        still_open, changed = st.columns(2, gap="large")
        with still_open:
            open_for_whom(actor, gathered)
        with changed:
            last_changes(state.read(recent_changes, gathered))
    to_read(actor)


def draw(actor: NetworkActor, gathered: Gathered) -> None:
    found = bearings(gathered)
    shown = {one.step.key: shown_step(actor, one) for one in found}
    phases: list[ShownPhase] = [
        {"title": str(phase.title), "steps": [shown[step.key] for step in phase.steps]} for phase in method().phases
    ]
    live_compass(state.place_in_network(actor), phases, here(found).step.key)


def shown_step(actor: NetworkActor, one: Bearing) -> ShownStep:
    step = one.step
    return {
        "key": step.key,
        "number": step.number,
        "name": str(step.name),
        "title": str(step.title),
        "yields": str(step.yields),
        "first": str(step.first),
        "state": one.state.value,
        "share": round(one.share, 3),
        "signs": [{"words": sign.words, "mark": mark_of(sign).value} for sign in one.signs],
        "address": address_on("network", code=actor.network.code, **{STEP: step.key}),
    }


def mark_of(sign: Sign) -> StepState:
    if sign.done:
        return StepState.THERE
    return StepState.BUSY if sign.begun else StepState.NOT_BEGUN


def now_possible(actor: NetworkActor, gathered: Gathered) -> None:
    st.subheader(_("What you could do now"), anchor=False)
    found = what_now(gathered)
    for number, (step, one) in enumerate(found):
        with st.container(gap="xxsmall", key=f"now-{number}"):
            opening(actor, gathered, one.opens, plain(one.words), f"now-{number}")
            st.caption(plain(f"{one.reason} · {step.number}. {step.name}"))
    if not found:
        st.caption(_("Nothing stands out now. Choose a step on the compass."))


def coming(actor: NetworkActor, gathered: Gathered) -> None:
    st.subheader(_("The next three months"), anchor=False)
    found = agenda(gathered)
    for one in found[:FEW]:
        st.markdown(appointment_line(one))
    if not found:
        st.caption(
            _("Nothing is planned. Workshops, agreements with a date and dates in forms come here by themselves.")
        )
        return
    if len(found) > FEW:
        with st.expander(ngettext("{count} more", "{count} more", len(found) - FEW)):
            for one in found[FEW:]:
                st.markdown(appointment_line(one))
    calendar_file(actor, found)


def appointment_line(one: Appointment) -> str:
    told = _("{day}, this is due", day=short_date(one.day)) if one.late else short_date(one.day)
    if one.begins:
        told = f"{told}, {one.begins.astimezone(AMSTERDAM):%H:%M}"
    about = f"  \n:small[{plain(one.about)}]" if one.about else ""
    return f"**{plain(told)}** · {plain(one.words)}{about}"


def calendar_file(actor: NetworkActor, found: Sequence[Appointment]) -> None:
    def again(asking: NetworkActor) -> list[File]:
        return agenda_files(agenda(state.read(gather, asking.network)), datetime.now(AMSTERDAM))

    name = dated_name(actor.network.name, now(), _("agenda"))
    offer_files(agenda_files(found, now()), name, again, "agenda", Exported.AGENDA, who=identify_in_network)


def open_for_whom(actor: NetworkActor, gathered: Gathered) -> None:
    st.subheader(_("What is open, and for whom"), anchor=False)
    code = actor.network.code
    busy = [one for one in gathered.forms if left_of(one, wanted_of(one.form.key))]
    people = Counter(one.agreement.who for one in gathered.unfinished)
    late = Counter(one.agreement.who for one in gathered.unfinished if one.is_overdue(gathered.today))
    for who, count in people.most_common(FEW):
        told = [ngettext("{count} agreement", "{count} agreements", count)]
        if late[who]:
            told.append(_("{count} overdue", count=late[who]))
        st.markdown(f"**{plain(who)}** · {plain(', '.join(told))}")
    if people:
        link_on("network", _("All agreements"), code=code, **{PART: "agreements"})
    for form in busy[:FEW]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            form_link(actor, form.filled.id, plain(form.filled.title))
            st.caption(progress_of(form))
    if not people and not busy:
        st.caption(_("Nothing is open: no agreement waits, and no form is half filled in."))


def last_changes(changes: Sequence[Change]) -> None:
    st.subheader(_("Changed last"), anchor=False)
    for one in changes:
        who = f", {one.who}" if one.who else ""
        st.markdown(f"{plain(one.words)}  \n:small[{plain(day(one.at) + who)}]")
    if not changes:
        st.caption(_("Nothing has been changed yet."))


def to_read(actor: NetworkActor) -> None:
    with st.container(horizontal=True, gap="medium", key="compass-read"):
        st.caption(_("To read together:"), width="content")
        for topic in method().topics:
            topic_link(actor, topic.key, str(topic.title))
