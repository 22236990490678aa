"""Themes beside bottlenecks, and the connections between them; tells the page when the board has changed."""

from collections.abc import Sequence
from typing import Literal

from kompas.domain.inquiry.earlier_bottlenecks import EarlierBottleneck
from kompas.enums import NoteKind, Picture
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, problem_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def connections(
    place: Place, use: Use, bottlenecks: Sequence[EarlierBottleneck], revision: int, theme: str | None = None
) -> None:
    """`revision` is what the page was drawn from: when the board or the picture changed after it, the trigger `changed`
    asks to draw again. `theme` is the one whose notes the facilitator looks at.

    Actions up: lay_connection, withdraw_connection; from the console show_picture.
    """
    data = place.as_data() | {
        "use": use,
        "bottlenecks": [{"text": one.text, "from": one.title} for one in bottlenecks],
        "revision": revision,
        "theme": theme,
        "words": words(),
    }
    show(data=data, key=f"connections-{use}", on_changed_change=lambda: None, height="content")


def words() -> dict[str, object]:
    return careful_words() | {
        "kinds": {kind.value: label(kind) for kind in NoteKind},
        "pictures": {picture.value: label(picture) for picture in Picture},
        "on_screen": _("The screen shows"),
        "notes_on_screen": _("Show these notes on the screen"),
        "notes_off_screen": _("Take the notes off the screen"),
        "notes_of": _("Notes of “{name}”"),
        "themes": _("Our strengths: the themes"),
        "bottlenecks": _("What could be better"),
        "connections": _("Connections"),
        "no_themes": _("There are no themes yet. They are made on the board."),
        "no_bottlenecks": _(
            "Nothing came along from earlier workshops of this network. Write a bottleneck yourselves."
        ),
        "no_connections": _("There are no connections yet: which strength helps with what could be better?"),
        "notes": _("{count} notes"),
        "one_note": _("1 note"),
        "dots": _("{count} dots"),
        "one_dot": _("1 dot"),
        "lay": _("Lay a connection"),
        "strength": _("This strength…"),
        "helps_with": _("…helps with that"),
        "choose_theme": _("Choose a theme"),
        "choose_bottleneck": _("Choose a bottleneck"),
        "own": _("Something else: write it yourself"),
        "own_text": _("Which bottleneck?"),
        "note": _("How does it help? (not needed)"),
        "send": _("Lay the connection"),
        "sent": _("The connection is laid."),
        "incomplete": _("Choose a theme and a bottleneck first."),
        "from": _("from: {title}"),
        "helps": _("helps with"),
        "remove": _("Take back"),
        "removed": _("The connection is taken back."),
        "undo": _("Undo"),
        **problem_words(),
    }
