"""A script that somebody is writing in this browser's session."""

import dataclasses
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from kompas.domain.workshop.own_scripts import fingerprint_of, is_own, writable_folder
from kompas.domain.workshop.script_drafts import drop_draft, keep_draft
from kompas.i18n import _, current_language
from kompas.models import ScriptDraft
from kompas.scripts import FacilitationScript
from kompas.scripts.draft import CARE, Plain, blank_script, blank_texts, new_key, plain_of, step_defaults
from kompas.scripts.loader import own_library
from kompas.ui import state

DRAFT = "concept"
"""In the address: which draft is open."""


@dataclass
class Sight:
    """Which fields are in sight.

    A browser forgets a field that was away, and tells the server what it began with. So a field that comes back is
    another one, which begins with what is in the draft; one that stays keeps its key, and with it the cursor.
    """

    there: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)
    times: Counter[str] = field(default_factory=Counter)
    first: dict[str, Any] = field(default_factory=dict)
    visit: int = 0

    def begin(self, visit: int) -> None:
        """A run that was broken off took nothing away; another page took everything away."""
        self.there = self.there | self.drawn if visit == self.visit else set()
        self.drawn, self.visit = set(), visit

    def end(self) -> None:
        self.there, self.drawn = self.drawn, set()

    def field(self, name: str, value: Any) -> tuple[str, Any]:
        if name not in self.there:
            self.there.add(name)
            self.times[name] += 1
            self.first[name] = value
        self.drawn.add(name)
        return f"{name}-{self.times[name]}", self.first[name]

    def lose(self, name: str) -> None:
        self.there.discard(name)


def name_of(*parts: object) -> str:
    return "-".join(str(part) for part in parts)


@dataclass
class EditedScript:
    """A script being written. `seen` is the fingerprint of the file it came from; None while there is none.

    Steps carry a `uid` beside their fields, so that what is typed stays with its block when blocks change places.
    """

    number: int
    plain: Plain
    seen: str | None = None
    is_new: bool = True
    chosen: int = 0
    removed: list[tuple[int, Plain]] = field(default_factory=list)
    set_aside: dict[str, list[Plain]] = field(default_factory=dict)
    """Questions that the activity of a block has no place for, by its `uid`, until it gets another one."""
    checked: bool = False
    opened: bool = False
    """Whether the subject of the script was open at the start; it stays as the writer leaves it."""
    english: bool = False
    uids: int = 0
    id: str = field(default_factory=state.new_action_id)
    kept: Plain | None = None
    """The part that the server keeps, or need not keep."""
    sight: Sight = field(default_factory=Sight)

    def open_field(self, *parts: object, value: Any) -> tuple[str, Any]:
        """The key of a field, and what it began with: `value`, when it comes into sight now."""
        return self.sight.field(name_of(self.number, *parts), value)

    def renew(self, *parts: object) -> None:
        """Make a field follow its draft after something else than the field changed it."""
        self.sight.lose(name_of(self.number, *parts))

    def uid(self) -> int:
        self.uids += 1
        return self.uids

    @property
    def steps(self) -> list[Plain]:
        steps: list[Plain] = self.plain["steps"]
        return steps

    def bare(self) -> Plain:
        """The script without values that only the editor needs."""
        steps = [{name: value for name, value in step.items() if name != "uid"} for step in self.steps]
        return {**self.plain, "steps": steps}

    def content(self) -> Plain:
        """Everything needed to go on with it later."""
        left_out = ("number", "sight", "opened", "checked", "id", "kept")
        values = {one.name: getattr(self, one.name) for one in dataclasses.fields(self) if one.name not in left_out}
        content: Plain = deepcopy(values)
        return content


def begin(source: FacilitationScript | None, *, copy: bool) -> None:
    """Start writing: a new script, a copy of one that is there, or on one of one's own."""
    draft = EditedScript(
        number=state.next_number(), plain=plain_of(source) if source else blank_script(), opened=source is None
    )
    draft.english = current_language() == "en"
    for step in draft.steps:
        step["uid"] = draft.uid()
    draft.chosen = draft.steps[0]["uid"]
    if source is not None and copy:
        draft.plain["title"]["nl"] = _("{title} (copy)", title=draft.plain["title"]["nl"])
        draft.plain["title"]["en"] = ""
    elif source is not None:
        draft.is_new, draft.seen = False, fingerprint_of(source.key)
    draft.kept = draft.content()
    state.keep_draft(draft)


def go_on(row: ScriptDraft) -> None:
    """With what was kept when the page was left or loaded anew."""
    content = deepcopy(row.content)
    removed = [(int(at), step) for at, step in content.pop("removed")]
    content["plain"].setdefault("care", blank_texts(CARE))
    for step in (*content["plain"]["steps"], *(step for _at, step in removed)):
        step |= step_defaults() | step  # a draft kept by an earlier version has fewer fields
    draft = EditedScript(number=state.next_number(), id=row.id, removed=removed, **content)
    draft.kept = draft.content()
    state.keep_draft(draft)


def keep(draft: EditedScript) -> None:
    """On the server, whenever it changed."""
    state.write_address(DRAFT, draft.id)
    content = draft.content()
    if content != draft.kept and state.succeed(keep_draft, state.secret(), draft.id, content):
        draft.kept = content


def close(draft: EditedScript) -> None:
    state.succeed(drop_draft, state.secret(), draft.id)
    state.write_address(DRAFT, None)
    state.keep_draft(None)


def settle(draft: EditedScript) -> None:
    """It is in a file now; what is kept starts anew with the next change."""
    draft.kept = draft.content()
    state.succeed(drop_draft, state.secret(), draft.id)


def give_key(draft: EditedScript) -> Plain:
    """With a key: the one it has, or one out of its title."""
    plain = draft.bare()
    if draft.is_new:
        plain["key"] = new_key(plain["title"]["nl"], own_library().scripts)
    return plain


def may_be_changed(script: FacilitationScript) -> bool:
    return is_own(script.key) and writable_folder() is not None
