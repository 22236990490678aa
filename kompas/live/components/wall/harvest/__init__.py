"""Conclusions per step with the notes they rest on, and agreements. The facilitator records, the others read."""

from typing import Literal

from kompas.enums import Priority, ReleaseLevel
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, pager_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]
Scope = Literal["step", "all"]


def harvest(place: Place, use: Use, *, scope: Scope = "all") -> None:
    """Actions up (console): record/edit/withdraw/release of conclusion and agreement. `scope` step: the current step only."""
    show(
        data=place.as_data() | {"use": use, "scope": scope, "words": words()},
        key=f"harvest-{use}",
        height="content",
    )


def words() -> dict[str, object]:
    return {
        **careful_words(),
        **pager_words(),
        "releases": {release.value: label(release) for release in ReleaseLevel},
        "released": _("For: {release}"),
        "for_whom": _("For whom?"),
        "change_release": _("Change for whom"),
        "priorities": {priority.value: label(priority) for priority in Priority},
        "conclusions": _("Conclusions"),
        "agreements": _("Agreements"),
        "no_conclusions": _("No conclusions yet"),
        "no_agreements": _("No agreements yet"),
        "new_conclusion": _("What do we hold on to?"),
        "for_step": _("For"),
        "record": _("Record conclusion"),
        "rests_on": _("Rests on {count} chosen notes"),
        "rests_on_one": _("Rests on 1 chosen note"),
        "rests_on_none": _("Tick notes on the wall to say what it rests on."),
        "clear": _("Choose none"),
        "based_on": _("from {count} notes"),
        "based_on_one": _("from 1 note"),
        "voted": _("{dots} dots, place {place}"),
        "voted_one": _("1 dot, place {place}"),
        "edit": _("Change"),
        "remove": _("Remove"),
        "undo": _("Undo"),
        "removed": _("Removed."),
        "save": _("Save"),
        "cancel": _("Cancel"),
        "save_mine": _("Save my text"),
        "take_other": _("Use this text"),
        "other_changed": _("Somebody else changed this meanwhile. It now says:"),
        "gone": _("Somebody else removed this meanwhile. Your text is still here; you can record it again."),
        "record_again": _("Record again"),
        "agree": _("Make an agreement"),
        "what": _("What"),
        "who": _("Who"),
        "when": _("By when"),
        "priority": _("Priority"),
        "from_conclusion": _("From which conclusion?"),
        "no_conclusion": _("Not from a conclusion"),
        "record_agreement": _("Record agreement"),
        "no_date": _("no date"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "failed": _("Not saved: {reason}"),
    }
