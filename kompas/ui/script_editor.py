"""Writing a script: what it is about, its blocks, and a look at each as people will see it.

What is typed goes at once into a draft that this browser's session keeps; a rerun, an error or another block leaves
it alone. Saving checks all of it, and says at each field what is wrong.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from kompas.domain.own_scripts import fingerprint_of, is_own, save_script, writable_folder
from kompas.enums import CaseMode
from kompas.errors import KompasError
from kompas.i18n import N_, _, current_language
from kompas.labels import label
from kompas.models.columns import printable
from kompas.scripts import FacilitationScript
from kompas.scripts.draft import Mistake, Plain, blank, plain_of, script_of
from kompas.scripts.draft import new_key as key_out_of
from kompas.scripts.loader import own_library
from kompas.scripts.schema import every_case_mode
from kompas.scripts.writing import file_for, yaml_of
from kompas.settings import get_settings
from kompas.ui import state


@dataclass
class Draft:
    """A script being written. `seen` is the fingerprint of the file it came from; None while there is none.

    Steps carry a `uid` beside their fields, so that what is typed stays with its block when blocks change places.
    """

    number: int
    plain: Plain
    seen: str | None = None
    is_new: bool = True
    chosen: int = 0
    removed: list[tuple[int, Plain]] = field(default_factory=list)
    checked: bool = False
    english: bool = False
    uids: int = 0

    def uid(self) -> int:
        self.uids += 1
        return self.uids

    @property
    def steps(self) -> list[Plain]:
        steps: list[Plain] = self.plain["steps"]
        return steps

    def bare(self) -> Plain:
        """Without what only the editor needs."""
        steps = [{name: value for name, value in step.items() if name != "uid"} for step in self.steps]
        return {**self.plain, "steps": steps}


def begin(source: FacilitationScript | None, *, copy: bool) -> None:
    """Start writing: a new script, a copy of one that is there, or on one of one's own."""
    draft = Draft(number=state.next_number(), plain=plain_of(source) if source else blank())
    draft.english = current_language() == "en"
    for step in draft.steps:
        step["uid"] = draft.uid()
    draft.chosen = draft.steps[0]["uid"]
    if source is not None and copy:
        draft.plain["title"]["nl"] = _("{title} (copy)", title=draft.plain["title"]["nl"])
        draft.plain["title"]["en"] = ""
    elif source is not None:
        draft.is_new, draft.seen = False, fingerprint_of(source.key)
    state.keep_draft(draft)


def may_be_changed(script: FacilitationScript) -> bool:
    return is_own(script.key) and writable_folder() is not None


def editor(draft: Draft) -> None:
    """What a button asks is done last: what was typed just before the click is in the draft by then."""
    from kompas.ui import script_blocks

    before = deepcopy(draft.bare())
    found: Sequence[Mistake] = script_of(named(draft))[1] if draft.checked else []
    st.title(_("New script") if draft.is_new else _("Change the script"))
    where_it_goes()
    outcome = st.container()
    key, wants_saving = top(draft)
    mistakes_in_words(draft, found)
    with st.expander(_("About this script"), expanded=draft.is_new and not before["summary"]["nl"]):
        about(draft, found)
    act = script_blocks.blocks(draft, found)
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


def named(draft: Draft) -> Plain:
    """With a key: the one it has, or one out of its title."""
    plain = draft.bare()
    if draft.is_new:
        plain["key"] = key_out_of(plain["title"]["nl"], own_library().scripts)
    return plain


def top(draft: Draft) -> tuple[str | None, bool]:
    """Save, download, close; and how long it takes. Gives the key that was typed, and whether to save."""
    minutes = sum(step["minutes"] for step in draft.steps)
    planned = draft.plain["planned_minutes"]
    together = _("{steps} blocks, together {minutes} minutes.", steps=len(draft.steps), minutes=minutes)
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
            state.keep_draft(None)
            st.rerun()
        draft.english = st.toggle(
            _("English texts too"),
            value=draft.english,
            key=f"english-{draft.number}",
            help=_("Where English is empty, the Dutch text is shown in both languages."),
        )
    return key, wants_saving


def facilitator_key(draft: Draft) -> str | None:
    if get_settings().facilitator_key is None or writable_folder() is None:
        return None
    return st.text_input(
        _("Key for creating workshops"), type="password", key=f"key-{draft.number}", width=360, autocomplete="off"
    )


def save(draft: Draft, key: str | None) -> None:
    draft.checked = True
    plain = named(draft)
    script = script_of(plain)[0]
    if script is None:
        st.rerun()
    try:
        draft.seen = save_script(key, script, draft.seen)
    except KompasError as error:
        st.error(str(error))
        return
    except OSError:
        st.error(
            _("The file could not be written. Download the script, and ask the administrator to look at the folder.")
        )
        return
    draft.plain["key"], draft.is_new, draft.checked = script.key, False, False
    state.say(_("Saved. The script can be used for new workshops at once."))
    st.rerun()


def download(draft: Draft) -> None:
    script = script_of(named(draft))[0]
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


def mistakes_in_words(draft: Draft, found: Sequence[Mistake]) -> None:
    """All of them together: the blocks they are in may not be open."""
    if not found:
        return
    st.error(_("Not saved yet: something is missing or not right. It is said at each field, and here:"))
    st.markdown("\n".join(f"- {place_of(draft, mistake)}: {mistake.expected}" for mistake in found))


def place_of(draft: Draft, mistake: Mistake) -> str:
    names = [NAMES_OF_FIELDS.get(str(part), "") for part in mistake.where if isinstance(part, str) and part != "nl"]
    words = ", ".join(_(name) for name in names if name)
    if len(mistake.where) > 1 and mistake.where[0] == "steps":
        block = _("Block {number}", number=int(mistake.where[1]) + 1)
        words = f"{block}, {words}" if words else block
    return words or _("The script")


def about(draft: Draft, found: Sequence[Mistake]) -> None:
    plain = draft.plain
    for name in ("title", "summary", "with_whom", "preparation", "invitation", "confidentiality"):
        texts(draft, plain[name], name, (name,), found, area=name != "title")
    least, most, planned = st.columns(3)
    with least:
        number(draft, plain["group"], "minimum", ("group", "minimum"), found, (1, 500))
    with most:
        number(draft, plain["group"], "maximum", ("group", "maximum"), found, (1, 500))
    with planned:
        number(draft, plain, "planned_minutes", ("planned_minutes",), found, (5, 600))
    key = f"modes-{draft.number}"
    state.prime(key, [CaseMode(mode) for mode in plain.get("case_modes", every_case_mode())])
    chosen = st.multiselect(
        _("Which case walks along?"), every_case_mode(), format_func=label, key=key, placeholder=_("none")
    )
    plain["case_modes"] = [mode.value for mode in chosen]


def texts(
    draft: Draft,
    holder: Plain,
    name: str,
    where: tuple[str | int, ...],
    found: Sequence[Mistake],
    *,
    area: bool = True,
    uid: object = "",
    title: str = "",
) -> None:
    """One text: in Dutch, and in English when that is asked for. A changed Dutch text drops its English, unless that
    is in sight: an old translation would say something else."""
    title = title or _(NAMES_OF_FIELDS[name])
    key = f"{draft.number}-{uid}-{'-'.join(str(part) for part in where if not isinstance(part, int))}-{name}"
    typed = field_for(title, f"{key}-nl", holder["nl"], area)
    if typed != holder["nl"]:
        holder["nl"], holder["en"] = typed, holder["en"] if draft.english else ""
    wrong(found, where)
    if draft.english:
        holder["en"] = field_for(_("{title}, in English", title=title), f"{key}-en", holder["en"], area)


def field_for(title: str, key: str, value: str, area: bool) -> str:
    state.prime(key, value)
    typed: Any = st.text_area(title, key=key, height=90) if area else st.text_input(title, key=key)
    return str(printable(typed))


def number(
    draft: Draft,
    holder: Plain,
    name: str,
    where: tuple[str | int, ...],
    found: Sequence[Mistake],
    limits: tuple[int, int],
    uid: object = "",
) -> None:
    key = f"{draft.number}-{uid}-{name}"
    state.prime(key, min(max(int(holder[name]), limits[0]), limits[1]))
    holder[name] = int(st.number_input(_(NAMES_OF_FIELDS[name]), *limits, step=1, key=key))
    wrong(found, where)


def wrong(found: Sequence[Mistake], where: tuple[str | int, ...]) -> None:
    """What is wrong at this field, right below it."""
    for mistake in found:
        if mistake.where in (where, (*where, "nl")):
            st.markdown(f":red[**{mistake.expected}**]")


NAMES_OF_FIELDS = {
    "title": N_("Title"),
    "summary": N_("What it is about"),
    "with_whom": N_("Whom to invite (for the facilitator)"),
    "preparation": N_("What to arrange beforehand (for the facilitator)"),
    "invitation": N_("What participants prepare (on the invitation)"),
    "confidentiality": N_("What participants agree to when they join"),
    "minimum": N_("Fewest people"),
    "maximum": N_("Most people"),
    "planned_minutes": N_("Planned length in minutes"),
    "steps": "",
    "minutes": N_("Minutes"),
    "activity": N_("What people do"),
    "phase": N_("Part of the journey"),
    "kinds": N_("Kinds of notes"),
    "questions": N_("Questions"),
    "text": N_("Text"),
    "screen": N_("One line for everybody"),
    "facilitator": N_("For the facilitator: timing and what to watch"),
    "help": N_("Help for the facilitator"),
    "say": N_("You can say"),
    "purpose": N_("What this is for"),
    "pitfalls": N_("What often goes wrong"),
    "stalls": N_("When it stalls"),
    "evaluation": N_("Evaluation"),
    "scales": N_("Question with a scale"),
    "low": N_("What 1 means"),
    "high": N_("What 5 means"),
    "open": N_("Open question"),
    "group": N_("Group"),
    "case_modes": N_("Which case walks along?"),
    "profiles": N_("Profile"),
    "central_question": N_("Central question"),
    "key": N_("Short name"),
}
