"""The ways in: the join form, and the facilitator code on a browser that has no seat yet."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import streamlit as st

from kompas.domain.network.workshops import facilitate_either
from kompas.domain.whole.examples import INQUIRY, load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.whole.network_examples import make_example_network
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.participants import find_door, join_workshop
from kompas.domain.workshop.workshops import JOINING_CLOSED
from kompas.enums import Role
from kompas.i18n import _, translate
from kompas.models import Network, ParticipantCreate, Workshop
from kompas.models.core.columns import SHORT, now
from kompas.rules import Actor
from kompas.scripts.loader import confidentiality_of
from kompas.settings import get_settings
from kompas.ui import sign_on, state
from kompas.ui.fields import ask, filled_in
from kompas.ui.fragments import find_actor_as
from kompas.ui.links import open_page
from kompas.ui.widgets import day, plain, time_of_day

TODAY = timedelta(hours=12)


def demand_facilitator() -> Actor:
    """The facilitator's seat, or a friendly way to take it; the page goes no further without."""
    actor = find_actor_as(Role.FACILITATOR)
    if actor is None:
        facilitator_door(state.code())
        st.stop()
    return actor


def demand_participant() -> Actor:
    """The participant's seat, or the way to take it; a facilitator who looks as participants do has no own notes."""
    actor = find_actor_as(Role.PARTICIPANT)
    if actor is None:
        participant_door(state.code())
        st.stop()
    return actor


def participant_door(code: str | None) -> None:
    """Without a right code in the address it is asked first."""
    if code is None:
        st.header(_("Take part"))
    workshop = state.try_code(find_door, state.secret(), code) if code else None
    if workshop is None:
        code_door()
        return
    st.header(plain(workshop.title))
    sent_out(Role.PARTICIPANT)
    if workshop.joining_closed:
        state.stop(translate(JOINING_CLOSED))
    join_form(workshop)


def facilitator_door(code: str | None) -> None:
    st.header(_("Facilitate on this browser"))
    sent_out(Role.FACILITATOR)
    if sign_on.instead_of_codes():
        return
    if code is None:
        st.write(_("Enter the code of your workshop or network, and the facilitator code that belongs to it."))
    else:
        st.write(_("This browser has no place in the workshop yet. Enter the facilitator code to take it."))
    either_door(code)


def either_door(code: str | None) -> None:
    """Ask for the codes of a workshop or a network, whichever somebody has; they lead where they belong."""
    with st.form("facilitator-door", width=480):
        typed = st.text_input(_("Code of the workshop or network"), value=code or "", max_chars=12)
        facilitator_code = st.text_input(_("Facilitator code"), type="password", autocomplete="off")
        st.caption(_("Did another facilitator read a one-time code to you? Then that alone is enough, in this field."))
        name = st.text_input(_("Your name, for the other facilitators (optional)"), max_chars=SHORT)
        if st.form_submit_button(_("Continue"), type="primary"):
            codes = (typed, facilitator_code)
            opened = state.try_code(facilitate_either, state.secret(), *codes, name=name, look=state.look())
            if opened is not None:
                open_page("network" if isinstance(opened, Network) else "facilitate", opened.code)


def screen_door(code: str | None) -> None:
    """The same for a browser that projects; taking the seat reruns the page."""
    st.header(_("Use this browser as the screen"))
    sent_out(Role.SCREEN)
    st.write(_("This browser has no place in the workshop yet. Enter the facilitator code to take it."))
    with st.form("screen-door", width=480):
        join_code = st.text_input(_("Code of the workshop"), value=code or "", max_chars=12)
        facilitator_code = st.text_input(_("Facilitator code"), type="password", autocomplete="off")
        if st.form_submit_button(_("Continue"), type="primary"):
            codes = (join_code, facilitator_code, Role.SCREEN)
            workshop = state.try_code(become, state.secret(), *codes, look=state.look())
            if workshop is not None:
                st.query_params["code"] = workshop.code
                st.rerun()


def sent_out(role: Role) -> None:
    """Tell a browser that it was logged out, and when: nobody should think that the page is broken."""
    moment = state.when_sent_out(role)
    if moment is None:
        return
    if moment > now() - TODAY:
        st.info(_("This browser was logged out of the workshop at {time}.", time=time_of_day(moment)))
    else:
        st.info(was_long_ago(moment))


def was_long_ago(moment: datetime) -> str:
    """Mostly it ended by itself."""
    settings = get_settings()
    ended = _("The place of this browser ended on {day}.", day=day(moment))
    why = _(
        "That happens by itself after {idle} days without use and after {days} days in any case. With the facilitator code you are back at once.",
        idle=settings.seat_idle_days,
        days=settings.seat_days,
    )
    return f"{ended} {why}"


def example_door() -> None:
    """A complete workshop or network to look round in; on a server with a key it is asked here too."""
    key = st.text_input(_("Key for creating workshops"), type="password") if get_settings().facilitator_key else None
    heading = _("Look round in an example")
    st.markdown(f"**{heading}**  \n" + _("People and notes are made up. You can try everything."))
    examples: tuple[tuple[str, str, Callable[..., Workshop | Network]], ...] = (
        (
            _("Example: customer journey"),
            _("A complete customer journey: eight people, about 120 notes, conclusions and agreements."),
            load_example,
        ),
        (
            _("Example: appreciative interviews"),
            _("Twenty-four people, 90 notes in eight themes, an ambition in two versions and who carries it."),
            partial(load_example, path=INQUIRY),
        ),
        (
            _("Example: network map"),
            _("A network map of eighteen parties, drawn twice, half a year apart."),
            load_map_example,
        ),
        (
            _("Example: network"),
            _("Two years of a network: 24 members, three workshops, governance, a plan in two versions, an analysis."),
            make_example_network,
        ),
    )
    for column, (name, content, load) in zip(st.columns(len(examples)), examples, strict=True):
        clicked = column.button(name, width="stretch")
        column.caption(content)
        made = partial(state.try_key_once, ("example", name), load, state.secret(), key, look=state.look())
        opened = made() if clicked else None
        if opened is not None:
            open_page("network" if isinstance(opened, Network) else "facilitate", opened.code)


def code_door() -> None:
    """Ask for the six characters; a right code goes into the address, so that a refresh keeps it."""
    with st.form("code-door", width=480):
        entered = st.text_input(_("Code on the screen"), max_chars=12, autocomplete="off", placeholder="ABC DEF")
        if st.form_submit_button(_("Continue"), type="primary"):
            workshop = state.try_code(find_door, state.secret(), entered)
            if workshop is not None:
                st.query_params["code"] = workshop.door_code
                st.rerun()


def join_form(workshop: Workshop, after: Callable[[], None] = lambda: None) -> None:
    """Name, function, organisation, domain and the confidentiality statement. `after` runs when somebody joined."""
    with st.form("join", width=560):
        told = ask(ParticipantCreate)
        st.info(confidentiality_of(workshop.script_key))
        acknowledged = st.checkbox(_("I keep to this"))
        sent = st.form_submit_button(_("Take part"), type="primary")
    if sent and join(workshop, told, acknowledged):
        after()
        st.rerun()


def join(workshop: Workshop, told: dict[str, Any], acknowledged: bool) -> bool:
    shape = filled_in(ParticipantCreate, told, _("Fill in your name, function, organisation and domain."))
    if shape is None:
        return False
    who = (state.secret(), workshop.door_code, shape)
    joined = state.try_code(join_workshop, *who, acknowledged=acknowledged, look=state.look())
    return joined is not None
