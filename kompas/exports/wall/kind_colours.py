"""The colour of each kind of note on paper, for every writer that has colours; the word stands beside it always."""

from kompas.enums import NoteKind

KIND_COLOURS: dict[NoteKind, str] = {
    NoteKind.GOOD: "2C6E49",
    NoteKind.BETTER: "9A5B00",
    NoteKind.IMPROVEMENT: "4A4E9E",
    NoteKind.AFTERTHOUGHT: "6B4A7D",
    NoteKind.CASE: "55656E",
    NoteKind.CORE_VALUE: "8A5A00",
    NoteKind.STRENGTH: "2C6E49",
    NoteKind.FUTURE_IMAGE: "1F5FA8",
}
