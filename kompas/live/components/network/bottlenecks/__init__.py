"""What an earlier workshop of the network concluded could be better. The facilitator marks how it stands, the others read."""

from typing import Literal

from kompas.enums import Phase, Progress
from kompas.i18n import _
from kompas.labels import label
from kompas.live.components import Place, careful_words, register

show = register(__file__)
Use = Literal["console", "screen", "participant"]


def bottlenecks(place: Place, use: Use) -> None:
    """Actions up (console): mark_bottleneck. Shows those of the current phase; at the end all of them."""
    show(data=place.as_data() | {"use": use, "words": words()}, key=f"bottlenecks-{use}", height="content")


def words() -> dict[str, object]:
    return careful_words() | {
        "marks": {progress.value: label(progress) for progress in Progress},
        "phases": {phase.value: label(phase) for phase in Phase},
        "heading": _("This could be better last time"),
        "how": _("How does it stand now?"),
        "others": _("Of the other phases ({count})"),
        "not_marked": _("not discussed yet"),
        "not_discussed": _("not discussed"),
        "remark": _("Remark of the group"),
        "inside": _("Stays in its own session: only you see it."),
        "saved": _("Saved"),
        "kept": _("Not sent yet. Kept on this device; it is sent as soon as there is a connection."),
        "failed": _("Not saved: {reason}"),
    }
