"""Undo and redo at the console where a workspace stands in the place of the wall, which has them itself."""

from kompas.events.core.base import DECLARED
from kompas.i18n import _, translate
from kompas.live.components import Place, problem_words, register

show = register(__file__)


def undo(place: Place) -> None:
    """Actions up: undo_deed, redo_deed, drop_deed."""
    show(data=place.as_data() | {"words": words()}, key="undo", height="content")


def words() -> dict[str, object]:
    return {
        "undo": _("Undo"),
        "redo": _("Redo"),
        "undo_named": _("Undo: {name}"),
        "redo_named": _("Redo: {name}"),
        "undone": _("Undone: {name}"),
        "redone": _("Done again: {name}"),
        "skip": _("Skip this one"),
        "deeds": {one.name: translate(one.undo) for one in DECLARED.values() if one.undo},
        **problem_words(),
    }
