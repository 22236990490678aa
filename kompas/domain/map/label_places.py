"""How a party's name stands on the map: in how many lines, how large, and what room that takes.

The server and the browser use the same sizes, so that what is laid out without overlap is also drawn without.
"""

from dataclasses import dataclass

LINE_LENGTH = 16
MOST_LINES = 3
FONT = 15.0
SHAPE = 17.0
"""Half the width of a party's shape; like the font it grows when there are few parties."""
LINE_HEIGHT = 1.15
CHARACTER = 0.56
"""The mean width of a character in this font, in ems."""
GAP = 6.0


@dataclass(frozen=True)
class LabelBox:
    """The room of shape and label together, around the middle of the shape: the label hangs below it."""

    half_width: float
    above: float
    below: float


def wrap_name(name: str) -> list[str]:
    """The name in at most three lines of about equal length; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LINE_LENGTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return [line if len(line) <= LINE_LENGTH + 4 else line[: LINE_LENGTH + 3].rstrip() + "…" for line in lines]


def scale_for(count: int) -> float:
    """Few parties may be large, many must be small to fit on one screen."""
    if count <= 12:
        return 1.9
    if count <= 20:
        return 1.7
    return 1.35 if count <= 36 else 1.05


def box_of(name: str, scale: float) -> LabelBox:
    lines = wrap_name(name)
    width = max(len(line) for line in lines) * FONT * CHARACTER
    return LabelBox(
        half_width=scale * max(SHAPE, width / 2) + GAP,
        above=scale * SHAPE + GAP,
        below=scale * (SHAPE + FONT * LINE_HEIGHT * len(lines)) + GAP,
    )
