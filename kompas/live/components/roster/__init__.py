"""Who is in, by organisation and domain, who is connected now, and how many notes of each kind there are."""

from kompas.enums import Domain, NoteKind
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, register

show = register("roster")


def roster(place: Place) -> None:
    data = place.as_data() | {
        "words": {
            "kinds": {kind.value: label(kind) for kind in NoteKind},
            "domains": {domain.value: label(domain) for domain in Domain},
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
        }
    }
    show(data=data, key="roster", height="content")
