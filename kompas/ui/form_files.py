"""A form as a file: with its answers, or empty to be filled in on paper."""

from typing import Any

import streamlit as st

from kompas.domain.dossier.forms import FilledIn
from kompas.domain.network.networks import identify_in_network
from kompas.enums import Exported
from kompas.events.core.logged import NotLogged
from kompas.exports.core.chapters import File
from kompas.exports.core.document import dated_name, slug
from kompas.exports.dossier.forms import empty_files, form_files
from kompas.forms import Form
from kompas.i18n import _
from kompas.models.core.columns import now
from kompas.rules import NetworkActor
from kompas.ui import state
from kompas.ui.files import offer_files


def downloads(actor: NetworkActor, one: FilledIn) -> None:
    def again(asking: Any) -> list[File]:
        return state.read(form_files, asking.network, one.filled, now())

    with st.popover(_("Download")):
        name = dated_name(one.filled.title, now())
        offer_files(again(actor), name, again, "download-form", Exported.FORM, who=identify_in_network)
        st.caption(_("Each file is made at the moment you click, with everything that is there then."))
        empty_form(one.form)


def empty_form(form: Form) -> None:
    """To take along to a table without laptops."""
    made = empty_files(form, now())
    offer_files(
        made,
        slug(str(form.title)),
        lambda _actor: empty_files(form, now()),
        f"empty-{form.key}",
        NotLogged("an empty form has nothing of anybody"),
        who=identify_in_network,
    )
