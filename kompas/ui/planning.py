"""Preparing: the form for a new workshop, its codes and its details."""

from typing import Any

import streamlit as st

from kompas.domain.network.networks import facilitate_network, networks_of_browser
from kompas.domain.workshop.workshops import change_details, create_workshop
from kompas.enums import Anonymity, CaseMode
from kompas.exports.core.qr import qr_svg
from kompas.i18n import N_, _
from kompas.labels import label
from kompas.models import Workshop, WorkshopCreate
from kompas.models.core.columns import SHORT
from kompas.rules import Actor
from kompas.scripts import FacilitationScript
from kompas.scripts.loader import own_library
from kompas.settings import get_settings
from kompas.ui import console, invitation, state
from kompas.ui.address import join_address, shown_address
from kompas.ui.fields import ask, filled_in, warn_about
from kompas.ui.links import open_page
from kompas.ui.widgets import when

MOST_USED = "customer_journey"
"""Which script stands ready on the form for a new workshop."""

NETWORK = N_("Network (region or collaboration)")


def create_form() -> None:
    scripts = own_library().scripts
    ready = next((key for key in (state.address("script"), MOST_USED) if key in scripts), next(iter(scripts)))
    script = scripts[
        st.selectbox(
            _("Script"),
            list(scripts),
            index=list(scripts).index(ready),
            format_func=lambda key: f"{scripts[key].title} · {scripts[key].minutes} min",
        )
    ]
    st.caption(str(script.summary))
    case_mode, case_text, profile = CaseMode.NO_CASE, "", None
    if script.case_modes:
        case_mode = st.radio(_("Which case do you work with?"), script.case_modes, format_func=label)
        case_text, profile = case_choice(script, case_mode)
    with st.form("create", width=720):
        told = ask(WorkshopCreate, "title")
        begun = state.network_named_in_address()
        told["network"] = network_choice(begun.name if begun else "")
        told |= ask(WorkshopCreate, "goal", "starts_at")
        told["anonymity"] = console.anonymity_choice(Anonymity.GROUP)
        key = (
            st.text_input(_("Key for creating workshops"), type="password") if get_settings().facilitator_key else None
        )
        if st.form_submit_button(_("Create the workshop"), type="primary"):
            create(script, told | {"case_mode": case_mode, "case_text": case_text, "profile": profile}, key)
    network_door()


def network_choice(now: str) -> str:
    """One of this browser's networks, or the name of a new one.

    The name has a field of its own: a list lets go of what is typed in it by Escape and by a click elsewhere.
    """
    mine = [network.name for network in state.read(networks_of_browser, state.secret())]
    names = list(dict.fromkeys([*([now] if now else []), *mine]))
    chosen = (
        st.selectbox(_(NETWORK), names, index=0 if now else None, placeholder=_("Choose a network")) if names else ""
    )
    typed = st.text_input(_("Or the name of a new network") if names else _(NETWORK), max_chars=SHORT)
    return typed.strip() or chosen or ""


def network_door() -> None:
    """Beside the form, so that what is filled in stays: a network that was made on another browser."""
    with st.popover(_("The network is there already: open it with its code")), st.form("network-door"):
        st.caption(
            _("Two networks can have the same name. Who facilitates yours can make a facilitator code on its page.")
        )
        code = st.text_input(_("Code of the network"), max_chars=12)
        facilitator_code = st.text_input(_("Facilitator code of the network"), type="password", autocomplete="off")
        if st.form_submit_button(_("Open")):
            opened = state.try_code(facilitate_network, state.secret(), code, facilitator_code)
            if opened is not None:
                state.say(_("You can choose {name} now.", name=opened.name))
                st.rerun()


def tell_of_new_network(workshop: Workshop, before: list[int | None]) -> None:
    """A name that this browser does not know makes a network, also when others have one of that name."""
    if workshop.network_id is not None and workshop.network_id not in before:
        state.say(
            _(
                "{name} is a new network now. Was it there already? Then open it with its code at “Title, goal and time”.",
                name=workshop.network,
            )
        )


def known_networks() -> list[int | None]:
    return [network.id for network in state.read(networks_of_browser, state.secret())]


def case_choice(script: FacilitationScript, mode: CaseMode) -> tuple[str, str | None]:
    """The text of the case for the whole group, and the key of the profile that it comes from."""
    if mode is CaseMode.VIOLENCE_PROFILE and script.profiles:
        profile = st.selectbox(_("Profile"), script.profiles, format_func=lambda one: str(one.title))
        st.info(str(profile.text))
        return f"{profile.title}\n{profile.text}", profile.key
    if mode is CaseMode.FIXED_CASE:
        return ask(WorkshopCreate, "case_text")["case_text"], None
    return "", None


def create(script: FacilitationScript, told: dict[str, Any], key: str | None) -> None:
    missing = _("Give the workshop a title and a date.")
    shape = filled_in(WorkshopCreate, {"script_key": script.key, **told}, missing)
    if shape is None:
        return
    # not the network: once it is made it stands in the list, which empties Streamlit's field before the second click
    asked = ("workshop", shape.title, shape.starts_at, script.key)
    before = known_networks()
    made = state.try_key_once(asked, create_workshop, state.secret(), shape, script, key, look=state.look())
    if made is not None:
        workshop, facilitator_code = made
        state.keep_facilitator_code(workshop.code, facilitator_code)
        tell_of_new_network(workshop, before)
        open_page("prepare", workshop.code)


def result(actor: Actor) -> None:
    """Everything the facilitator needs before the day: codes, addresses, invitation."""
    workshop = actor.workshop
    with st.container(border=True):
        picture, words = st.columns([1, 5], vertical_alignment="center")
        address = join_address(workshop.door_code)
        picture.image(qr_svg(address), width=170, alt=_("QR code that leads to {address}", address=address))
        with words:
            st.markdown(_("Take part at **{address}** with code", address=shown_address()))
            st.markdown(f"# `{workshop.door_code}`")
            case = "" if workshop.case_mode is CaseMode.NO_CASE else f" · {label(workshop.case_mode)}"
            st.markdown(f"{when(workshop.starts_at)}{case}")
            with st.container(horizontal=True):
                if st.button(_("To the console"), type="primary"):
                    open_page("facilitate", workshop.code)
                invitation.sheet_button(workshop)
                invitation.calendar_button(workshop)
        console.shown_once(actor)


def beforehand(actor: Actor) -> None:
    """Preparations for the facilitator before the day: whom to ask, and for what."""
    script = own_library().scripts.get(actor.workshop.script_key)
    if script is not None:
        with st.expander(_("Beforehand")):
            st.markdown(str(script.with_whom))
            st.markdown(str(script.preparation))
            st.markdown(str(script.care.beforehand) if script.care else "")


def details(actor: Actor) -> None:
    warn_about(WorkshopCreate, actor.workshop)
    with st.expander(_("Title, goal and time")):
        details_form(actor)
        network_door()


def details_form(actor: Actor) -> None:
    workshop = actor.workshop
    with st.form("details"):
        told = ask(WorkshopCreate, "title", now=workshop)
        told["network"] = network_choice(workshop.network)
        case = () if workshop.case_mode is CaseMode.NO_CASE else ("case_text",)
        told |= {"case_text": workshop.case_text} | ask(WorkshopCreate, "goal", *case, "starts_at", now=workshop)
        fixed_end = st.text_input(
            _("Fixed end (may be left empty)"), value=workshop.fixed_end or "", placeholder="16:30"
        )
        if st.form_submit_button(_("Save")):
            before = known_networks()
            saved = state.succeed(change_details, actor, fixed_end=fixed_end, **told)
            if saved:
                state.say(_("Saved"))
                tell_of_new_network(workshop, before)
                st.rerun()
