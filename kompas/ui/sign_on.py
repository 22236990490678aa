"""Signing on with the organisation's own account: what comes back from the provider, the button, and the way out.

Streamlit knows what the provider said (`st.user`) for as long as a page is open; who is signed on stands in the database,
so that signing out counts in every window of the browser at once.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from kompas.domain.network.accounts import sit_down_again_in_network, sits_elsewhere_in_network
from kompas.domain.workshop.accounts import codes_alone_do, uses_accounts
from kompas.domain.workshop.identities import identity_in
from kompas.domain.workshop.sign_ons import is_new, is_signed_on, sign_on, sign_out, sit_down_again, sits_elsewhere
from kompas.errors import KompasError
from kompas.i18n import _
from kompas.live.sign_on import PROBLEM
from kompas.ui import state
from kompas.ui.widgets import plain


def is_needed() -> bool:
    """Whether this browser could sign on and has not."""
    return uses_accounts() and not state.read(is_signed_on, state.secret())


def said() -> Mapping[str, Any] | None:
    """What the provider said of who opened this page."""
    return st.user.to_dict() if uses_accounts() and st.user.is_logged_in else None


def receive() -> None:
    """Who comes back from the provider is signed on; for who may not come in, `offer` says why."""
    claims, secret = said(), state.secret_of_connection()
    if claims is None or secret is None or problem_with(claims):
        return
    if state.read(is_new, identity_in(claims)):
        state.perform(sign_on, secret, claims)


def sit_down() -> None:
    """Who facilitates the workshop or network of the address on another browser finds the seat again on this one."""
    code = state.code()
    if code is None or not uses_accounts():
        return
    who = {"name": str((said() or {}).get("name") or ""), "look": state.look()}
    if state.read(sits_elsewhere, state.secret(), code) and not facilitates():
        state.perform(sit_down_again, state.secret(), code, **who)
    elif state.read(sits_elsewhere_in_network, state.secret(), code) and state.find_network() is None:
        state.perform(sit_down_again_in_network, state.secret(), code)


def facilitates() -> bool:
    actor = state.find_actor()
    return actor is not None and actor.facilitates


def problem_with(claims: Mapping[str, Any]) -> str | None:
    try:
        identity_in(claims)
    except KompasError as error:
        return str(error)
    return None


def offer() -> None:
    """The button, and what went wrong the last time."""
    claims = said()
    problem = (problem_with(claims) if claims else None) or went_wrong(st.query_params.get(PROBLEM))
    if problem:
        st.error(problem)
    if st.button(_("Sign in"), type="primary", icon=":material/login:", key="sign-on"):
        st.login()
    st.caption(_("With the account of your organisation. Who takes part in a workshop needs no account."))


def went_wrong(kind: str | None) -> str | None:
    told = {
        "refused": _("Signing in was broken off, or not allowed. Try again, or ask the administrator of this server."),
        "failed": _("Signing in did not succeed. Try again; if it happens again, tell the administrator."),
        "unreachable": _(
            "The service for signing in does not answer now. Try again in a minute. Taking part works as always."
        ),
    }
    return told.get(kind or "")


def demand() -> None:
    """The page goes no further for who could sign on and has not."""
    if is_needed():
        st.info(_("Sign in first. The workshop that you make is then yours, on each device where you sign in."))
        offer()
        st.stop()


def instead_of_codes() -> bool:
    """Show the way to sign on where codes are asked; whether it takes their place."""
    if not is_needed():
        return False
    offer()
    return not codes_alone_do()


def signed_on() -> None:
    """Who is signed on, and the way out; nothing for anybody else."""
    if not uses_accounts() or is_needed():
        return
    claims = said() or {}
    name = claims.get("name") or claims.get("preferred_username") or claims.get("email")
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="signed-on"):
        st.caption(_("Signed in as {name}", name=plain(str(name))) if name else _("Signed in"), width="content")
        if st.button(_("Sign out"), type="tertiary", icon=":material/logout:", key="sign-out"):
            state.perform(sign_out, state.secret())
            st.logout()


def is_through_the_door() -> bool:
    """Without single sign-on the door looks like the room."""
    return not uses_accounts() or facilitates()


def what_goes_outside() -> str:
    if uses_accounts():
        return _("Kompas runs on your own server; only signing in goes to the service of your organisation.")
    return _("Kompas runs on your own server and calls no outside service.")
