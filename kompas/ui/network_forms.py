"""The forms of a network: which there are, beginning one, going round once more, and filling in one together."""

from collections.abc import Callable

import streamlit as st

from kompas.domain.dossier import governance
from kompas.domain.dossier.forms import NO_FILE, FilledIn, begin_form, filled_in, forms_of, name_form
from kompas.domain.dossier.proposals import proposals_for
from kompas.domain.network.networks import members_of
from kompas.enums import AnswerState
from kompas.events.dossier.answers import NO_FORM
from kompas.exports.dossier.forms import form_title, progress_of
from kompas.forms import Form, own_forms
from kompas.i18n import _, translate
from kompas.live.components.dossier.form import form as live_form
from kompas.method import method
from kompas.models import FilledForm, NetworkMember
from kompas.models.core.columns import SHORT
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.form_files import downloads, empty_form
from kompas.ui.form_versions import read_version, versions
from kompas.ui.governance_advice import governance_advice
from kompas.ui.governance_types import governance_types
from kompas.ui.network_page import together
from kompas.ui.widgets import day, plain

OPENED = "form"
"""In the address: which form stands open."""
VERSION = "."
"""There between a form and the number of the version that is read."""
ALL = "all"
"""There instead of one: the list of them."""
TYPES = "types"
"""There instead of one: the forms of governance beside each other."""
STEP = "step"
"""In the address: which step of the method stands open, also while one of its forms does."""
LAST = 9
"""Where forms stand that belong to none of the eight steps."""
OUTCOMES: dict[str, Callable[[FilledIn], None]] = {governance.FORM: governance_advice}
"""What follows from the answers of a form, shown under it."""


def is_open() -> bool:
    return state.address(OPENED) not in (None, ALL)


def forms(actor: NetworkActor) -> None:
    network = actor.network
    everything = state.read(lambda session: filled_in(session, forms_of(session, network)))
    for step in sorted({step_of(one.form) for one in everything}):
        st.subheader(name_of_step(step), anchor=False)
        for one in everything:
            if step_of(one.form) == step:
                form_line(one)
    if not everything:
        st.info(_("No form has been begun yet. Fill one in together: everybody sees at once what another writes."))
    with st.expander(_("Begin a form"), expanded=not everything):
        begin(actor)
    if st.button(_("Three forms of governance"), icon=":material/table_chart:", type="tertiary"):
        go_to(TYPES)


def step_of(form: Form) -> int:
    """A form of an organisation's own need not belong to a step; those come last."""
    return form.step or LAST


def name_of_step(step: int) -> str:
    if step == LAST:
        return _("Other forms")
    return _("Step {number}: {name}", number=step, name=str(method().steps[step - 1].name))


def form_line(one: FilledIn) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"{sign_of(one)} **{plain(one.filled.title)}**  \n{plain(name_of(one))}", width="stretch")
        st.caption(progress_of(one), width="content")
        if st.button(_("Open"), key=f"open-form-{one.filled.id}", help=one.filled.title):
            go_to(one.filled.id)


def sign_of(one: FilledIn) -> str:
    """Nothing yet, busy, or all agreed on."""
    if one.count(AnswerState.AGREED) == len(one.form.questions):
        return "●"
    return "◐" if one.count(AnswerState.CONCEPT, AnswerState.AGREED) else "○"


def name_of(one: FilledIn) -> str:
    begun = day(one.filled.begun_at)
    return begun if form_title(one) == one.filled.title else f"{form_title(one)} · {begun}"


def go_to(form_id: str | None) -> None:
    state.send_to(state.sent_to(), OPENED, form_id)


def open_new(actor: NetworkActor, form_key: str, title: str, after: FilledForm | None = None) -> None:
    """Begin a form and go there. The page is drawn anew because of it, which may come in between."""
    sent_to = state.sent_to()
    began = state.perform_once(("form", form_key, title, after and after.id), begin_form, actor, form_key, title, after)
    if began is not None:
        state.send_to(sent_to, OPENED, began.id)


def begin(actor: NetworkActor) -> None:
    known = own_forms().forms
    in_order = sorted(known, key=lambda one: (step_of(known[one]), str(known[one].title)))
    key = st.selectbox(_("Form"), in_order, format_func=lambda one: str(known[one].title))
    if key is None:
        return
    st.caption(str(known[key].summary))
    with st.form(f"begin-{key}", border=False, width=560):
        title = st.text_input(_("What is it about?"), max_chars=SHORT, placeholder=str(known[key].title))
        sent = st.form_submit_button(_("Begin"), type="primary")
    if sent:
        open_new(actor, key, title)
    empty_form(known[key])


def open_form(actor: NetworkActor) -> None:
    """Show one form by itself on the page: it needs the room."""
    if state.address(OPENED) == TYPES:
        compare_types(actor)
        return
    form_id, _dot, number = (state.address(OPENED) or "").partition(VERSION)
    begun = [one for one in state.read(forms_of, actor.network) if one.id == form_id]
    one = next(iter(state.read(filled_in, begun)), None)
    top(actor, one if number else None)
    wanted = int(number) if number.isdecimal() else 0
    if begun and one is None:
        st.info(translate(NO_FILE))
    elif one is None or (number and not read_version(actor, one, wanted, lambda: go_to(form_id))):
        st.info(translate(NO_FORM))
    elif not number:
        fill_in(actor, one)


def fill_in(actor: NetworkActor, one: FilledIn) -> None:
    network = actor.network
    form_heading(actor, one)
    proposed = state.read(lambda session: proposals_for(session, network, one.form))
    here = state.place_in_network(actor)
    live_form(here, one.filled.id, one.form, "network", offers=offers(actor), proposals=proposed)
    if one.form.key in OUTCOMES:
        OUTCOMES[one.form.key](one)


def top(actor: NetworkActor, reading: FilledIn | None = None) -> None:
    """The way back, and who is here."""
    with st.container(horizontal=True, vertical_alignment="center", key="form-top"):
        if reading is None:
            way_back(actor)
        elif st.button(plain(reading.filled.title), icon=":material/arrow_back:", type="tertiary"):
            go_to(reading.filled.id)
        together(actor)


def compare_types(actor: NetworkActor) -> None:
    top(actor)
    governance_types()


def way_back(actor: NetworkActor) -> None:
    """To the step of the method from which it was opened, or to all forms."""
    step = method().step(state.address(STEP))
    words = f"{step.number}. {step.name}" if step else plain(actor.network.name)
    told = _("Back to this step") if step else _("All forms")
    if st.button(words, icon=":material/arrow_back:", type="tertiary", help=told):
        go_to(None if step else ALL)


def form_heading(actor: NetworkActor, one: FilledIn) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="form-heading"):
        with st.container(width="stretch", gap="small"):
            st.title(plain(one.filled.title), anchor=False)
            st.caption(plain(name_of(one)))
        downloads(actor, one)
        wanted = versions(actor, one)
        if wanted is not None:
            go_to(f"{one.filled.id}{VERSION}{wanted}")
        rename(actor, one)
        if one.form.cycles and st.button(_("Begin the next round")):
            open_new(actor, one.form.key, one.filled.title, one.filled)  # empty; this one stays as it is


def rename(actor: NetworkActor, one: FilledIn) -> None:
    with st.popover(_("Rename")), st.form(f"name-{one.filled.id}", border=False):
        title = st.text_input(_("What is it about?"), one.filled.title, max_chars=SHORT)
        if st.form_submit_button(_("Save")) and state.succeed(name_form, actor, one.filled.id, title):
            st.rerun()


def offers(actor: NetworkActor) -> list[dict[str, str]]:
    """Whom an answer can name: members of the network, and their organisations."""
    members = state.read(members_of, actor.network)
    organisations = sorted({member.organisation for member in members}, key=str.casefold)
    return [
        *({"of": "member", "id": str(member.id), "text": named(member)} for member in members),
        *({"of": "organisation", "id": name[:40], "text": name} for name in organisations),
    ]


def named(member: NetworkMember) -> str:
    return f"{member.name} ({member.organisation})"
