"""To send before the day: the invitation on paper, as text and for a calendar; and the card with the facilitator code."""

from datetime import datetime, timedelta
from typing import Any

import icalendar

from kompas.enums import CaseMode
from kompas.exports.core import wording
from kompas.exports.core.qr import qr_svg
from kompas.exports.core.typesetting import typeset_pdf
from kompas.fields.words import printable
from kompas.i18n import _
from kompas.labels import label
from kompas.models import Workshop
from kompas.scripts import FacilitationScript


def invitation_pdf(
    workshop: Workshop,
    script: FacilitationScript,
    address: str,
    with_codes: bool = True,
    *,
    minutes: int | None = None,
) -> bytes:
    """One A4 page in the current language. `minutes` is the adapted length; without it the script's counts.

    Without codes neither the code nor the QR is on it, for a sheet that is sent around before the day.
    """
    data = {
        **heading_data(workshop, _("Invitation")),
        "greeting": greeting(workshop),
        "facts": facts(workshop, minutes or script.planned_minutes),
        "join": join_data(workshop, address, with_codes),
        "sections": sections(workshop, script),
        "closing": closing(),
    }
    return typeset_pdf("invitation.typ", data)


def invitation_text(workshop: Workshop, script: FacilitationScript, address: str, *, minutes: int) -> str:
    """The same without layout, for an e-mail."""
    told = [f"{name}: {value}" for name, value in facts(workshop, minutes)]
    join = _("Take part: {address} (code {code}). You need no account.", address=address, code=workshop.door_code)
    parts = [f"{section['title']}\n{section['text']}" for section in sections(workshop, script)]
    return "\n\n".join([workshop.title, greeting(workshop), "\n".join(told), join, *parts, closing()])


def invitation_calendar(
    workshop: Workshop, script: FacilitationScript, address: str, made_at: datetime, *, minutes: int
) -> bytes:
    """One appointment; taken in again after a change it is renewed, not doubled."""
    calendar, event = icalendar.Calendar(), icalendar.Event()
    calendar.add("prodid", "-//Kompas//Uitnodiging//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", workshop.calendar_uid)
    event.add("dtstamp", made_at)
    event.add("dtstart", workshop.starts_at)
    event.add("dtend", workshop.starts_at + timedelta(minutes=minutes))
    event.add("summary", printable(workshop.title))
    if workshop.place:
        event.add("location", printable(workshop.place))
    event.add("description", printable(invitation_text(workshop, script, address, minutes=minutes)))
    event.add("sequence", workshop.revision)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def facilitator_card_pdf(workshop: Workshop, facilitator_code: str, address: str) -> bytes:
    """A card of postcard size. The code is stored nowhere else, so this card is to be kept apart."""
    data = {
        **heading_data(workshop, _("Facilitator card")),
        "code_label": _("Facilitator code"),
        "code": facilitator_code,
        "facts": [
            [_("Date"), wording.long_date(workshop.starts_at)],
            [_("Address"), shown_address(workshop, address)],
            [_("Code for participants"), workshop.door_code],
        ],
        "warning": _(
            "Keep this card to yourself. Whoever has the facilitator code can lead this workshop and read all of it."
        ),
    }
    return typeset_pdf("facilitator_card.typ", data)


def heading_data(workshop: Workshop, kicker: str) -> dict[str, Any]:
    return {"title": workshop.title, "kicker": kicker, "network": workshop.network, "language": wording.language_tag()}


def greeting(workshop: Workshop) -> str:
    if workshop.network:
        return _("You are warmly invited to a workshop of {network}.", network=workshop.network)
    return _("You are warmly invited to this workshop.")


def facts(workshop: Workshop, minutes: int) -> list[list[str]]:
    rows = [
        [_("When"), when(workshop.starts_at, minutes)],
        [_("Where"), workshop.place],
        [_("Goal"), workshop.goal],
        [_("Central question"), workshop.central_question],
        [_("Case"), "" if workshop.case_mode is CaseMode.NO_CASE else label(workshop.case_mode)],
        [_("Questions? Ask"), workshop.contact],
    ]
    return [row for row in rows if row[1]]


def when(starts_at: datetime, minutes: int) -> str:
    return wording.period(starts_at, starts_at + timedelta(minutes=minutes))


def join_data(workshop: Workshop, address: str, with_codes: bool) -> dict[str, Any]:
    shown = {"title": _("How to join"), "address_label": _("Go to"), "address": shown_address(workshop, address)}
    if not with_codes:
        return {**shown, "explanation": _("You get the code when we start. You need no account."), "code": "", "qr": ""}
    return {
        **shown,
        "explanation": _("Scan the square with your phone, or type the address and the code. You need no account."),
        "code_label": _("Code"),
        "code": workshop.door_code,
        "qr": qr_svg(address),
        "qr_text": _("QR code that leads to {address}", address=shown_address(workshop, address)),
    }


def shown_address(workshop: Workshop, address: str) -> str:
    """As people type it: without the scheme, what comes after a question mark, and the code, which stands elsewhere."""
    typed = address.partition("?")[0].partition("://")[2] or address
    return typed.rstrip("/").removesuffix(f"/{workshop.door_code}")


def sections(workshop: Workshop, script: FacilitationScript) -> list[dict[str, str]]:
    device = _("A laptop or a phone with internet, charged. You write your notes on it, in your own words.")
    return [
        {"title": _("To prepare"), "text": str(script.invitation).strip()},
        {"title": _("Please bring"), "text": "\n".join(filter(None, [workshop.bring, device]))},
        {"title": _("What is said stays here"), "text": str(script.confidentiality).strip()},
    ]


def closing() -> str:
    return _("It is good that you will be there. Until then!")
