"""Who is in, by organisation and domain, who is connected now, and how many notes of each kind there are.

A name opens a panel: put it right, ask this person to facilitate, or take the person out.
"""

from kompas.enums import Domain, MemberLevel, NoteKind
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, problem_words, register

show = register(__file__)


def roster(place: Place) -> None:
    """Actions up: edit_participant, remove_participant, ask_to_facilitate."""
    data = place.as_data() | {"words": words()}
    show(data=data, key="roster", height="content")


def person_words() -> dict[str, object]:
    return {
        "name": _("Name"),
        "job_function": _("Function"),
        "organisation": _("Organisation"),
        "domain": _("Domain"),
        "level": _("Level"),
        "level_unknown": _("not known"),
        "expert": _("Expert by experience"),
        "counts": _("Counts as a participant"),
        "counts_help": _("Switch off for a test, or for who types what is on paper."),
        "save": _("Save"),
        "saved": _("Saved"),
        "close": _("Close"),
        "share": _("Ask to facilitate with me"),
        "hand_over": _("Hand over to {name}"),
        "not_connected": _("Asking is possible as soon as this person is connected."),
        "asked": _("The question is on the screen of {name}."),
        "facilitates": _("{name} facilitates too."),
        "remove": _("Take out of the workshop"),
        "sure": _(
            "The name goes and this person is logged out. The notes stay, without a name. This cannot be undone."
        ),
        "sure_or_bin": _(
            "The name goes and this person is logged out; that cannot be undone. The notes can stay, without a name, or go to the bin: until the workshop closes you can put them back one by one."
        ),
        "yes_remove": _("Yes, take out"),
        "remove_keep": _("Take out, the notes stay"),
        "remove_bin": _("Take out, the notes to the bin"),
        "no": _("No, go back"),
        **problem_words(),
    }


def words() -> dict[str, object]:
    return {
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "domains": {domain.value: label(domain) for domain in Domain},
        "levels": {level.value: label(level) for level in MemberLevel},
        "people": _("In the room: {count}, connected: {online}"),
        "nobody": _("Nobody has joined yet."),
        "by_organisation": _("By organisation"),
        "by_domain": _("By domain"),
        "expert": _("expert by experience"),
        "online": _("connected"),
        "offline": _("not connected"),
        "screens": _("Screens open: {count}"),
        "warnings": _("Warned of identifying details: {changed} changed, {kept} posted all the same"),
        "notes": _("Notes"),
        "this_step": _("this step"),
        "all_steps": _("in all"),
        "not_counted": _("does not count"),
        "open": _("Change or ask: {name}"),
        "panel": person_words(),
    }
