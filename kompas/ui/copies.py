"""A complete copy of a workshop: download it, and read it in again here or on another server."""

import streamlit as st
from sqlmodel import Session

from kompas.domain.whole.copies import LARGEST_COPY
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.workshop.log import Export
from kompas.domain.workshop.workshops import demand_facilitator_key
from kompas.enums import Exported
from kompas.exports.core.document import dated_name
from kompas.i18n import _
from kompas.rules import Actor, may_download
from kompas.settings import get_settings
from kompas.ui import state
from kompas.ui.links import open_page
from kompas.ui.refusals import refuse


def offer_copy(actor: Actor) -> None:
    """For the facilitator, under the reports: the whole workshop as a file for Kompas itself."""
    workshop = actor.workshop
    st.subheader(_("Complete copy"))
    st.caption(
        _(
            "The whole workshop as one file, to read in again at Prepare, on another server too. It has names and parked notes: keep it safe. Not in it: what authors took back, what is still hidden, and who wrote what when that is anonymous to all."
        )
    )
    st.download_button(
        _("Complete copy (JSON)"),
        state.at_the_click(lambda now: state.read(copy_workshop, now), Export(Exported.COPY, "json"), may_download),
        f"kompas-{dated_name(workshop.title, workshop.starts_at, otherwise=workshop.code)}.json",
        "application/json",
        icon=":material/archive:",
        on_click="ignore",
    )


def say_it_in_our_words() -> None:
    """Streamlit's own words on the button are English and cannot be set; what it says of size and kind is in the label."""
    place = '[data-testid="stFileUploaderDropzone"]'
    words = _("Choose a file")
    st.html(
        f"<style>{place} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}"
        f"{place} button p {{ font-size: 0; white-space: nowrap }}"
        f'{place} button p::after {{ font-size: 1rem; content: "{words}" }}</style>'
    )


def read_in() -> None:
    """Choose a file; a workshop like the one that was copied is then here, with codes of its own."""
    with st.expander(_("Read in a workshop")):
        st.write(_("From a complete copy. You become the facilitator; participants join anew with the new code."))
        key = asked_key()
        may = may_send(key)
        state.expect_file(may)
        if not may:
            return
        say_it_in_our_words()
        with st.form("read-in", border=False):
            file = st.file_uploader(
                _("The complete copy, a file that ends in .json"), type="json", max_upload_size=LARGEST_COPY // 2**20
            )
            sent = st.form_submit_button(_("Read it in"))
        if sent and file is None:
            refuse(_("Choose a file first."))
        elif sent and file is not None:
            restore(file.getvalue(), key)


def asked_key() -> str | None:
    """Before the file, not beside it: who has no key sends none."""
    if get_settings().facilitator_key is None:
        return None
    return st.text_input(_("Key for creating workshops"), type="password", key="read-in-key")


def may_send(key: str | None) -> bool:
    return get_settings().facilitator_key is None or (
        bool(key) and state.try_key_once(("read-in-key", key), is_right_key, key) is True
    )


def is_right_key(_session: Session, key: str | None) -> bool:
    """Raises NotAllowed, in words, when it is not."""
    demand_facilitator_key(key)
    return True


def restore(data: bytes, key: str | None) -> None:
    made = state.try_key_once(("copy", hash(data)), restore_workshop, state.secret(), data, key)
    if made is None:
        return
    workshop, code = made
    if code is None:
        state.say(_("This copy was read in before. Here it is."))
    else:
        state.keep_facilitator_code(workshop.code, code)
        state.say(_("The workshop has been read in. Its new codes are at the top of this page."))
    open_page("prepare", workshop.code)
