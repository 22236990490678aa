"""The colour of each kind of note on paper, for every writer that has colours; the word stands beside it always."""

from kompas.enums import NoteKind
from kompas.look import colour

TOKENS = {
    NoteKind.GOOD: "green",
    NoteKind.BETTER: "orange",
    NoteKind.IMPROVEMENT: "blue",
    NoteKind.AFTERTHOUGHT: "purple",
    NoteKind.CASE: "slate",
    NoteKind.CORE_VALUE: "gold",
    NoteKind.STRENGTH: "green",
    NoteKind.FUTURE_IMAGE: "blue",
}
"""The same as in `base.css`."""


def kind_colour(kind: NoteKind) -> str:
    """As Word writes it: `2C7A4B`."""
    return colour(TOKENS[kind]).removeprefix("#").upper()
