"""Writing a script: what it is about, its blocks, and a look at each as people will see it.

What is typed goes at once into a draft that this browser's session keeps; a rerun, an error or another block leaves
it alone. The server keeps it too, so a refresh does as well. Saving checks all of it, and says at each field what is
wrong.
"""

from collections.abc import Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path

import streamlit as st

from kompas.domain.workshop.own_scripts import save_script, writable_folder
from kompas.enums import CaseMode
from kompas.errors import KompasError
from kompas.i18n import _, ngettext
from kompas.labels import label
from kompas.scripts.draft import CARE, Mistake, script_of
from kompas.scripts.schema import every_case_mode
from kompas.scripts.writing import file_for, yaml_of
from kompas.settings import get_settings
from kompas.ui import state
from kompas.ui.refusals import refuse
from kompas.ui.script_blocks import blocks
from kompas.ui.script_draft import EditedScript, close, give_key, keep, settle
from kompas.ui.script_fields import NAMES_OF_FIELDS, number, texts


def editor(draft: EditedScript) -> None:
    """The editor. It obeys a button last, so that text typed just before the click is already in the draft."""
    draft.sight.begin(state.visit())
    before = deepcopy(draft.bare())
    found: Sequence[Mistake] = script_of(give_key(draft))[1] if draft.checked else []
    st.title(_("New script") if draft.is_new else _("Change the script"))
    where_it_goes()
    outcome = st.container()
    key, wants_saving, wants_english = top(draft)
    mistakes_in_words(draft, found)
    with st.expander(_("About this script"), expanded=draft.opened):
        about(draft, found)
    act = blocks(draft, found)
    draft.sight.end()
    if act is None and wants_english != draft.english:
        act = partial(setattr, draft, "english", wants_english)
    keep(draft)
    if wants_saving:
        with outcome:
            save(draft, key)
    elif act is not None:
        act()
        st.rerun()
    elif draft.bare() != before:
        st.rerun()  # the total, the list of blocks and the mistakes were drawn before the change was read


def where_it_goes() -> None:
    if writable_folder() is not None:
        return
    reason = (
        _("There is no folder for own scripts yet.")
        if get_settings().scripts_dir is None
        else _("Kompas cannot write in the folder for own scripts.")
    )
    how = _(
        "You can write here and download the script. Ask the administrator to set KOMPAS_SCRIPTS_DIR to a folder"
        " that Kompas may write in, or to put the downloaded file in it."
    )
    st.warning(f"{reason} {how}")


def top(draft: EditedScript) -> tuple[str | None, bool, bool]:
    """Save, download, close; and how long it takes. Gives the key that was typed, whether to save, and whether the
    English texts are wanted.
    """
    minutes = sum(step["minutes"] for step in draft.steps if not step["left_out"])
    planned = draft.plain["planned_minutes"]
    together = ngettext(
        "{count} block, {minutes} minutes.",
        "{count} blocks, together {minutes} minutes.",
        len(draft.steps),
        minutes=minutes,
    )
    if minutes > planned:
        too_long = _("That is longer than the {longest} minutes that were planned.", longest=planned)
        st.warning(f"{together} {too_long}")
    else:
        st.info(together)
    key = facilitator_key(draft)
    with st.container(horizontal=True, vertical_alignment="center", key="script-actions"):
        wants_saving = writable_folder() is not None and st.button(_("Save the script"), type="primary")
        download(draft)
        if st.button(_("Close without saving")):
            close(draft)
            st.rerun()
        english, now = draft.open_field("english", value=draft.english)
        wants_english = st.toggle(
            _("English texts too"),
            value=now,
            key=english,
            help=_("Where English is empty, the Dutch text is shown in both languages."),
        )
    return key, wants_saving, wants_english


def facilitator_key(draft: EditedScript) -> str | None:
    if get_settings().facilitator_key is None or writable_folder() is None:
        return None
    return st.text_input(
        _("Key for creating workshops"), type="password", key=f"key-{draft.number}", width=360, autocomplete="off"
    )


def save(draft: EditedScript, key: str | None) -> None:
    draft.checked = True
    plain = give_key(draft)
    script = script_of(plain)[0]
    if script is None:
        st.rerun()
    try:
        with state.trying():
            draft.seen = save_script(key, script, draft.seen)
    except KompasError as error:
        refuse(str(error))
        return
    except OSError:
        refuse(
            _("The file could not be written. Download the script, and ask the administrator to look at the folder.")
        )
        return
    draft.plain["key"], draft.is_new, draft.checked = script.key, False, False
    settle(draft)
    state.say(_("Saved. The script can be used for new workshops at once."))
    st.rerun()


def download(draft: EditedScript) -> None:
    script = script_of(give_key(draft))[0]
    if script is not None:
        st.download_button(
            _("Download as YAML"),
            yaml_of(script),
            file_for(Path(), script.key).name,
            "application/yaml",
            on_click="ignore",
        )
    elif st.button(_("Download as YAML"), key="check"):
        draft.checked = True
        st.rerun()


def mistakes_in_words(draft: EditedScript, found: Sequence[Mistake]) -> None:
    """All of them together: the blocks they are in may not be open."""
    if not found:
        return
    st.error(_("Not saved yet: something is missing or not right. It is said at each field, and here:"))
    places: dict[str, list[str]] = {}
    for mistake in found:
        places.setdefault(mistake.expected, []).append(f"**{place_of(draft, mistake)}**")
    st.markdown("\n".join(f"- {expected} {' · '.join(where)}" for expected, where in places.items()))


def place_of(draft: EditedScript, mistake: Mistake) -> str:
    names = [NAMES_OF_FIELDS.get(str(part), "") for part in mistake.where if isinstance(part, str) and part != "nl"]
    words = ", ".join(_(name) for name in names if name)
    if len(mistake.where) > 1 and mistake.where[0] == "steps":
        block = _("Block {number}", number=int(mistake.where[1]) + 1)
        words = f"{block}, {words}" if words else block
    return words or _("The script")


def about(draft: EditedScript, found: Sequence[Mistake]) -> None:
    plain = draft.plain
    for name in ("title", "summary", "with_whom", "preparation", "invitation", "confidentiality"):
        texts(draft, plain[name], name, (name,), found, area=name != "title")
    for name in CARE:
        texts(draft, plain["care"][name], name, ("care", name), found)
    least, most, planned = st.columns(3)
    with least:
        number(draft, plain["group"], "minimum", ("group", "minimum"), found, (1, 500))
    with most:
        number(draft, plain["group"], "maximum", ("group", "maximum"), found, (1, 500))
    with planned:
        number(draft, plain, "planned_minutes", ("planned_minutes",), found, (5, 600))
    modes = [CaseMode(mode) for mode in plain.get("case_modes", every_case_mode())]
    key, now = draft.open_field("modes", value=modes)
    chosen = st.multiselect(
        _("Which case do you work with?"), every_case_mode(), now, format_func=label, key=key, placeholder=_("none")
    )
    plain["case_modes"] = [mode.value for mode in chosen]
    st.caption(
        _(
            "Some things can be changed only in the YAML file: the violence profiles, the examples of a central question,"
            " and the domain, the ring and the English name of the usual parties."
        )
    )
