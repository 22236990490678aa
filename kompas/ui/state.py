"""The only owner of session_state: who this browser is, which workshop it is in, what was just said to it."""

import uuid
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from time import monotonic, sleep
from typing import Any, Never, TypeVar

import streamlit as st
from sqlmodel import Session
from streamlit.runtime.scriptrunner import get_script_run_ctx

from kompas.database import Database, get_database
from kompas.domain.core import tries
from kompas.domain.network.networks import identify_in_network
from kompas.domain.workshop.device_looks import DeviceLook, look_of
from kompas.domain.workshop.devices import choose_language, find_device, identify, last_ended
from kompas.domain.workshop.log import Export, log_export
from kompas.domain.workshop.queries import seats_of_browser
from kompas.enums import NetworkRole, Role
from kompas.errors import KompasError, NotAllowed, WrongCode
from kompas.events.core.logged import NotLogged
from kompas.i18n import N_, Language, _, current_language, set_language
from kompas.live.components import Place
from kompas.live.cookies import carried_in, is_minted
from kompas.live.uploads import expected
from kompas.models import Network, Workshop
from kompas.rules import Actor, NetworkActor
from kompas.settings import get_settings
from kompas.ui.once import Once
from kompas.ui.refusals import refuse

PREVIEW = "voorbeeld"
ON_THE_WAY = 3.0
"""Seconds within which an older address may still come in."""
LOCAL = "127.0.0.1"
"""Streamlit gives no address for a connection from this machine: the browser's own, or a proxy that does not tell whose."""
Result = TypeVar("Result")
Sent = dict[str, tuple[str | None, float]]
Who = Callable[[Session, str, str], Any]
"""Finds out who a browser is in what the address names."""


def database() -> Database:
    return get_database()


def secret() -> str:
    """The secret of this browser's cookie. Stops the page with an explanation when cookies are blocked."""
    found = secret_of_connection()
    if not found:
        stop(_("Kompas recognises your browser by a cookie. Allow cookies for this address and reload the page."))
    return found


def secret_of_connection() -> str | None:
    """The secret in the cookie of the connection that is there now.

    Never that of an earlier one: a session's id stands in addresses, and gives the session to whoever connects with it.
    While nobody is connected nobody sees what a run does, so what was begun may end as whoever began it.
    """
    headers = st.context.headers
    if len(headers):
        st.session_state["secret"] = minted_secret(headers.get("Cookie"))
    found: str | None = st.session_state.get("secret")
    return found


def minted_secret(header: str | None) -> str | None:
    """Of a cookie that this server made: something may be written down for it. An older one is looked up first."""
    carried = carried_in(header)
    if carried is None or not (is_minted(database(), carried) or read(find_device, carried.secret)):
        return None
    return carried.secret


def apply_language() -> Language:
    if "language" not in st.session_state:
        with database().reading() as session:
            device = find_device(session, secret_of_connection())
        st.session_state["language"] = (device.language if device else None) or get_settings().language
    return set_language(st.session_state["language"])


def switch_language(language: Language) -> None:
    st.session_state["language"] = set_language(language)
    with database().transaction() as session:
        choose_language(session, secret(), language)


def code() -> str | None:
    """The join code in the address of this page. Not a secret: it is projected."""
    value = st.query_params.get("code")
    return value.strip().upper() if value else None


def address(name: str) -> str | None:
    """A parameter in the address of this page beside the code, now or in a moment."""
    sent, at = sent_to().get(name, (None, 0.0))
    if monotonic() - at < ON_THE_WAY:
        write_address(name, sent)
    value: str | None = st.query_params.get(name)
    return value


def sent_to() -> Sent:
    """Where this browser was sent just now, and when: a rerun that was on its way at that moment still has the address of
    before. Taken out before a change and written in right after it, so that no other run comes in between (ui/once.py).
    """
    sent: Sent = st.session_state.setdefault("sent_to", {})
    return sent


def send_to(sent: Sent, name: str, value: str | None) -> Never:
    """Go to what this name has in the address."""
    sent[name] = (value, monotonic())
    st.rerun()


def write_address(name: str, value: str | None) -> None:
    """Kept over a refresh, and gone with the page."""
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def when_sent_out(role: Role) -> datetime | None:
    """When this browser lost its seat in the workshop of the address, if it has none of this kind any more."""
    where = code()
    return read(last_ended, secret(), where, role) if where else None


def find_actor() -> Actor | None:
    """The actor that this browser is in the workshop of the address, or None when it has no seat there (yet)."""
    where = code()
    if where is None:
        return None
    try:
        with database().reading() as session:
            actor = identify(session, secret(), where)
    except KompasError:
        return None
    write_address("code", actor.workshop.code)  # that of a join code works no more when it is renewed once again
    return actor


def find_network() -> NetworkActor | None:
    """This browser in the network of the address, or None when it has no seat there (yet)."""
    return network_with(code())


def network_named_in_address() -> Network | None:
    """The network that something is prepared for, when this browser facilitates it."""
    actor = network_with(address("network"))
    return actor.network if actor else None


def network_with(where: str | None) -> NetworkActor | None:
    if where is None:
        return None
    try:
        with database().reading() as session:
            return identify_in_network(session, secret(), where)
    except KompasError:
        return None


def place(actor: Actor, role: Role) -> Place:
    person = actor.participant_id if role is Role.PARTICIPANT else None
    return Place(actor.workshop.code, role, person, preview=is_preview(actor) and role is not Role.FACILITATOR)


def place_in_network(actor: NetworkActor) -> Place:
    return Place(actor.network.code, NetworkRole.CORE)


def is_preview(actor: Actor) -> bool:
    """Whether the address asks to look through the eyes of others, and this browser may."""
    return st.query_params.get(PREVIEW) == "1" and actor.facilitates


def look() -> DeviceLook:
    """The kind of device, in coarse words."""
    return look_of(st.context.headers.get("User-Agent"))


def my_seats() -> list[tuple[Workshop, set[Role]]]:
    with database().reading() as session:
        return seats_of_browser(session, secret())


def read(query: Callable[..., Result], *arguments: Any, **named: Any) -> Result:
    with database().reading() as session:
        return query(session, *arguments, **named)


def at_the_click(
    make: Callable[[Any], bytes],
    logged: Export | NotLogged,
    allowed: Callable[[Any], bool] = bool,
    who: Who = identify,
) -> Callable[[], bytes]:
    """Make a file when its button is clicked: later, and on a thread that knows neither language nor browser."""
    return partial(make_for, secret(), code() or "", current_language(), make, logged, allowed, who)


def make_for(
    known: str,
    where: str,
    language: Language,
    make: Callable[[Any], bytes],
    logged: Export | NotLogged,
    allowed: Callable[[Any], bool],
    who: Who,
) -> bytes:
    """Asks anew who this browser is: since the page was drawn it may have been logged out, or a report withdrawn.

    Nobody gets a file that the log does not tell of.
    """
    set_language(language)
    actor = read(who, known, where)
    if not allowed(actor):
        raise NotAllowed(N_("This report is not shared with you. Ask the facilitator to allow it."))
    made = make(actor)
    if isinstance(logged, Export):
        with database().transaction() as session:
            log_export(session, who(session, known, where), logged)
    return made


def perform(change: Callable[..., Result], *arguments: Any, **named: Any) -> Result | None:
    """Run a domain function in a transaction. An expected error is shown in words, and None comes back.

    Not one that asks for a code or a key: that goes through `try_code`, or wrong ones would not be counted.
    """
    try:
        with database().transaction() as session:
            return change(session, *arguments, **named)
    except WrongCode as error:
        raise RuntimeError(f"{change}: ask for a code through try_code") from error
    except KompasError as error:
        refuse(str(error))
        return None


def succeed(change: Callable[..., None], *arguments: Any, **named: Any) -> bool:
    """Run a domain function that gives nothing back; whether it went well. A refusal is shown in words."""

    def told(session: Session) -> bool:
        change(session, *arguments, **named)
        return True

    return perform(told) is True


@contextmanager
def trying() -> Iterator[None]:
    """Round whatever asks for a code or a key: who tries many has to wait, and wrong ones are counted."""
    by = tries.tried_by(database(), secret(), st.context.ip_address or LOCAL)
    turn = tries.turn_of(database(), by)
    wait(turn.wait)
    try:
        yield
    except WrongCode:
        tries.count_wrong(database(), by)
        raise
    if turn.may_forgive:
        tries.forgive_device(database(), by)


def wait(seconds: float) -> None:
    if seconds > 1:
        with st.spinner(_("Many codes are being tried from your network. Yours is looked at in a moment.")):
            sleep(seconds)
    elif seconds > 0:
        sleep(seconds)


def try_code(change: Callable[..., Result], *arguments: Any, **named: Any) -> Result | None:
    """As `perform`, for what asks for a code or a key."""
    try:
        with trying(), database().transaction() as session:
            return change(session, *arguments, **named)
    except KompasError as error:
        refuse(str(error))
        return None


def try_key_once(
    asked: Sequence[Hashable], change: Callable[..., Result], *arguments: Any, **named: Any
) -> Result | None:
    """As `perform_once`, for what asks for the key of this server."""
    return once(asked, partial(try_code, change, *arguments, **named))


def perform_once(
    asked: Sequence[Hashable], change: Callable[..., Result], *arguments: Any, **named: Any
) -> Result | None:
    """As `perform`; the second click of a double click, which asks the same again, gets what the first one made."""
    return once(asked, partial(perform, change, *arguments, **named))


def once(asked: Sequence[Hashable], make: Callable[[], Result | None]) -> Result | None:
    clicks: Once = st.session_state.setdefault("once", Once())
    return clicks.make(asked, make)


def say_erased(message: str) -> None:
    """Tell it on the next page; also when a remnant is still on the disk, and what becomes of that."""
    if database().overwrite_log():
        say(message)
    else:
        st.session_state["warned"] = f"{message} {of_the_remnant()}"


def warn_of_remnant(message: str) -> None:
    """Tell it on this page, as long as a remnant of what was removed is on the disk."""
    if database().log.has_remnant:
        st.warning(f"{message} {of_the_remnant()}")


def of_the_remnant() -> str:
    return _(
        "Nobody can open it in Kompas any more. A remnant is on the server's disk until everybody who was reading is done. Kompas tries again every few seconds; you need not do anything. Do you still see this after ten minutes? Then ask the administrator to restart Kompas."
    )


def be_at(page: str) -> None:
    """Going to another page is another visit: the browser forgets the fields of the page before."""
    if st.session_state.get("page") != page:
        expect_file(False)
        st.session_state["page"] = page
        st.session_state["visit"] = visit() + 1


def expect_file(wanted: bool) -> None:
    """Whether this page has a field for a file that whoever looks at it may fill; without that none is taken in."""
    context = get_script_run_ctx()
    if context is not None:
        (expected.add if wanted else expected.drop)(context.session_id)


def visit() -> int:
    return int(st.session_state.get("visit", 0))


def remember(key: str, value: Any) -> None:
    """Give a widget its value, or keep what another rerun must know."""
    st.session_state[key] = value


def recall(key: str) -> Any:
    return st.session_state.get(key)


def next_number() -> int:
    """Another one each time, to tell the widgets of one draft from those of the next."""
    st.session_state["number"] = int(st.session_state.get("number", 0)) + 1
    return int(st.session_state["number"])


def draft() -> object | None:
    """The draft being written in this browser, if any."""
    return st.session_state.get("draft")


def keep_draft(one: object | None) -> None:
    st.session_state["draft"] = one


def new_action_id() -> str:
    return str(uuid.uuid4())


def keep_facilitator_code(workshop_code: str, facilitator_code: str) -> None:
    """Hold the facilitator code for this session only, to show it once."""
    st.session_state.setdefault("facilitator_codes", {})[workshop_code] = facilitator_code


def facilitator_code_of(workshop_code: str) -> str | None:
    codes: dict[str, str] = st.session_state.get("facilitator_codes", {})
    return codes.get(workshop_code)


def keep_hand_over_code(workshop_code: str, hand_over_code: str) -> None:
    """Hold a one-time code for this session only, to read it aloud."""
    st.session_state["hand_over_code"] = (workshop_code, hand_over_code)


def hand_over_code_of(workshop_code: str) -> str | None:
    where, kept = st.session_state.get("hand_over_code", ("", ""))
    return kept if where == workshop_code else None


def forget_facilitator_code(workshop_code: str) -> None:
    st.session_state.get("facilitator_codes", {}).pop(workshop_code, None)


def is_joining_another() -> bool:
    return bool(st.session_state.get("joining_another"))


def join_another(wanted: bool) -> None:
    """Whether this laptop shows the join form although it has a participant already."""
    st.session_state["joining_another"] = wanted


def say(message: str) -> None:
    """Tell something on the next page that is drawn."""
    st.session_state["said"] = message


def hear_what_was_said() -> None:
    message = st.session_state.pop("said", None)
    if message:
        st.toast(message)
    if warned := st.session_state.pop("warned", None):
        st.warning(warned)


def stop(message: str) -> Never:
    st.info(message)
    st.stop()


def language() -> Language:
    return current_language()
