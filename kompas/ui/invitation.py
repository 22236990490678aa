"""Inviting: what only the invitation tells, and the invitation as a sheet, for a calendar and for an e-mail."""

from collections.abc import Callable
from urllib.parse import quote

import streamlit as st

from kompas.domain.workshop import clock
from kompas.domain.workshop.workshops import change_invitation, steps_of
from kompas.events.core.logged import NotLogged
from kompas.exports.workshop.invitation import invitation_calendar, invitation_pdf, invitation_text
from kompas.i18n import _
from kompas.models import Workshop, WorkshopInvitation
from kompas.models.core.columns import now
from kompas.rules import Actor, may_download
from kompas.scripts import FacilitationScript
from kompas.scripts.loader import own_library
from kompas.ui import state
from kompas.ui.address import join_address
from kompas.ui.fields import ask, warn_about

LONGEST_MAILTO = 1900
"""Outlook and some browsers cut off a longer address without a word."""
HARMLESS = NotLogged("an invitation has nothing of anybody but whom to ask")


def details(actor: Actor) -> None:
    """Place, contact person and what to bring, and the text for an e-mail under it."""
    workshop, script = actor.workshop, script_of(actor.workshop)
    warn_about(WorkshopInvitation, workshop)
    with st.expander(_("Invitation: place, contact person, text for an e-mail")):
        with st.form("invitation", border=False):
            told = ask(WorkshopInvitation, ("place", "contact"), "bring", now=workshop, key="invitation")
            sent = st.form_submit_button(_("Save"))
        if sent and state.succeed(change_invitation, actor, told):
            state.say(_("Saved"))
            st.rerun()
        if script is not None:
            mail(workshop, script)


def mail(workshop: Workshop, script: FacilitationScript) -> None:
    text = invitation_text(workshop, script, join_address(workshop.door_code), minutes=minutes_of(workshop))
    st.markdown(_("**Text for an e-mail.** Copy it with the button at the top right of the text."))
    st.code(text, language=None, wrap_lines=True, height=320)
    whole = mailto(workshop.title, text)
    fits = len(whole) <= LONGEST_MAILTO
    st.link_button(_("Open in your mail program"), whole if fits else mailto(workshop.title), icon=":material/mail:")
    if not fits:
        st.caption(_("The text is too long to go along by itself: copy it first, then paste it in the e-mail."))


def mailto(subject: str, text: str = "") -> str:
    """Lines end as RFC 6068 wants."""
    body = quote(text.replace("\n", "\r\n"), safe="")
    return f"mailto:?subject={quote(subject, safe='')}" + (f"&body={body}" if text else "")


def minutes_of(workshop: Workshop) -> int:
    return clock.planned_minutes(state.read(steps_of, workshop))


def script_of(workshop: Workshop) -> FacilitationScript | None:
    return own_library().scripts.get(workshop.script_key)


def sheet_button(workshop: Workshop) -> None:
    script, address, minutes = script_of(workshop), join_address(workshop.door_code), minutes_of(workshop)
    if script is not None:
        offer(
            _("Invitation (PDF)"),
            lambda actor: invitation_pdf(actor.workshop, script, address, minutes=minutes),
            f"{workshop.code}.pdf",
            "application/pdf",
        )


def calendar_button(workshop: Workshop) -> None:
    script, address, minutes = script_of(workshop), join_address(workshop.door_code), minutes_of(workshop)
    if script is not None:
        offer(
            _("For the calendar (.ics)"),
            lambda actor: invitation_calendar(actor.workshop, script, address, now(), minutes=minutes),
            f"{workshop.code}.ics",
            "text/calendar",
        )


def offer(name: str, make: Callable[[Actor], bytes], ending: str, mime: str) -> None:
    """Made at the click, on a thread that does not know the address of this browser."""
    write = state.at_the_click(make, HARMLESS, may_download)
    begin = _("invitation")
    st.download_button(name, write, f"{begin}-{ending}", mime, on_click="ignore")
