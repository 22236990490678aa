"""On the projected screen, what became of the lines since an earlier round: a page at a time beside the picture."""

from collections.abc import Sequence
from typing import Any

from kompas.domain.map.changed import ChangedLine
from kompas.domain.map.style import CHANGES
from kompas.enums import LineChange
from kompas.labels import label
from kompas.live.components import Place, register

show = register(__file__)


def show_changes(place: Place, lines: Sequence[ChangedLine], parties: Sequence[str]) -> None:
    """`parties` are the sentences about who came and went. Lines that stayed the same are in the picture only."""
    told = [line_as_data(line) for line in lines if line.change is not LineChange.UNCHANGED]
    data = place.as_data() | {"use": "screen", "lines": told, "parties": list(parties)}
    show(data=data, key="changed-screen", height="content")


def line_as_data(line: ChangedLine) -> dict[str, Any]:
    colours = [label(colour) for colour in (line.then, line.now) if colour]
    return {
        "name": line.name,
        "change": label(line.change),
        "mark": CHANGES[line.change].mark,
        "stroke": CHANGES[line.change].stroke,
        "colours": " → ".join(dict.fromkeys(colours)),
        "reason": line.reason,
        "agreed": line.agreements,
    }
