"""What of a workshop is in its copy, and what is not and why. A test fails for a table that is in neither list."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column
from sqlmodel import SQLModel

from kompas.domain.wall.evaluations import FEWEST_SHOWN
from kompas.enums import CaseStatus, NoteStatus
from kompas.models import (
    Agreement,
    AmbitionComment,
    AmbitionDraft,
    AmbitionText,
    Answer,
    Ballot,
    Bottleneck,
    Case,
    CasePicture,
    Conclusion,
    ConclusionNote,
    Connection,
    EarlierAnswer,
    EvaluationAnswer,
    EvaluationGiven,
    FilledForm,
    Line,
    MapRound,
    Note,
    Participant,
    Party,
    Placement,
    Step,
    StepVisit,
    SupportCheck,
    TextBeside,
    Theme,
    Workshop,
)
from kompas.rules import may_read_hidden, tells_when_written

Keep = Callable[[Workshop, list[Any]], list[Any]]


def all_rows(workshop: Workshop, rows: list[Any]) -> list[Any]:
    return rows


def notes_to_copy(workshop: Workshop, notes: list[Note]) -> list[Note]:
    """Not what an author took back, what is in the bin (with what was merged into it), nor what is still hidden from
    the facilitator. An order that tells nothing if so.
    """
    there = {note.id for note in notes if note.status in (NoteStatus.SHOWN, NoteStatus.PARKED)}
    kept = [note for note in notes if note.id in there and (note.merged_into is None or note.merged_into in there)]
    kept = [note for note in kept if may_read_hidden(workshop, note)]
    if tells_when_written(workshop):
        return kept
    return sorted(kept, key=lambda note: (note.step_id, note.kind, note.text, note.perspective or "", note.status))


def cases_to_copy(workshop: Workshop, cases: list[Case]) -> list[Case]:
    """Not what its owner took back."""
    kept = [case for case in cases if case.status is not CaseStatus.WITHDRAWN]
    return kept if tells_when_written(workshop) else sorted(kept, key=lambda case: (case.name, case.text))


def remarks_to_copy(workshop: Workshop, rows: list[Any]) -> list[Any]:
    """Connections and comments: as they came, or by what they say."""
    if tells_when_written(workshop):
        return rows
    return sorted(
        rows, key=lambda row: [str(getattr(row, name, "")) for name in ("bottleneck", "sentence", "note", "text")]
    )


def answers_to_copy(workshop: Workshop, answers: list[EvaluationAnswer]) -> list[EvaluationAnswer]:
    """By what they say, so that their order tells nothing; none while they are so few that one recognises people."""
    if len(answers) < FEWEST_SHOWN:
        return []
    return sorted(answers, key=lambda answer: (json.dumps(answer.scores, sort_keys=True), answer.remark))


@dataclass(frozen=True)
class Copied:
    """A table in the copy, its rows in the order they came.

    - `keep`: which rows, in which order.
    - `ids_inside`: JSON columns that hold ids of other rows.
    - `counted`: the table says who did something that is only counted; the copy says how many.
    - `silent`: columns left out when nobody may know who wrote what.
    - `momentary`: columns that mean nothing later or elsewhere.
    """

    model: type[SQLModel]
    keep: Keep = all_rows
    ids_inside: frozenset[str] = frozenset()
    counted: bool = False
    silent: frozenset[str] = frozenset()
    momentary: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return str(self.model.__tablename__)

    def columns(self, workshop: Workshop) -> list[Column[Any]]:
        """Those that are in the file; ids, codes and revisions are made anew where it is read in."""
        left_out = MADE_ANEW | self.momentary | (frozenset() if tells_when_written(workshop) else self.silent)
        return [column for column in table_of(self.model).columns if column.name not in left_out]


def table_of(model: type[SQLModel]) -> Any:
    return model.__table__  # type: ignore[attr-defined]


WITHOUT_KEY = {
    ("agreement", "line_id"): "map_line",
    ("map_party", "merged_into"): "map_party",
    ("note", "line_id"): "map_line",
    ("note", "party_id"): "map_party",
}
"""Columns with the id of a row that the database does not watch over."""


def target_of(column: Column[Any]) -> str | None:
    """The table that a column points to."""
    key = next(iter(column.foreign_keys), None)
    return key.column.table.name if key else WITHOUT_KEY.get((column.table.name, column.name))


OF_A_NETWORK = frozenset({"network_id", "seat_id"})
"""Columns of rows that are a network's or a workshop's."""
MADE_ANEW = frozenset({"id", "workshop_id", "revision", "sequence"})

LISTED: tuple[Copied, ...] = (
    Copied(Step),
    Copied(StepVisit),
    Copied(Participant),
    Copied(Note, keep=notes_to_copy, silent=frozenset({"author_id", "created_at", "changed_at", "added_later"})),
    Copied(
        Case,
        keep=cases_to_copy,
        silent=frozenset({"owner_id", "created_at"}),
        momentary=frozenset({"turn_ends_at"}),
    ),
    Copied(CasePicture),
    Copied(Party, silent=frozenset({"created_at"}), momentary=frozenset({"added_by", "step_id"})),
    Copied(Line, silent=frozenset({"created_at"}), momentary=frozenset({"coloured_at"})),
    Copied(MapRound, momentary=frozenset({"revealed_at", "compared_with"})),
    Copied(Conclusion),
    Copied(ConclusionNote),
    Copied(Agreement),
    Copied(Theme),
    Copied(Placement),
    Copied(Connection, keep=remarks_to_copy, silent=frozenset({"author_id", "created_at"})),
    Copied(Ballot, ids_inside=frozenset({"candidates", "results"})),
    Copied(Bottleneck),
    Copied(AmbitionText, momentary=frozenset({"pen", "holder_id", "wanted_by"})),
    Copied(AmbitionDraft),
    Copied(AmbitionComment, keep=remarks_to_copy),
    Copied(SupportCheck),
    Copied(FilledForm, momentary=OF_A_NETWORK),
    Copied(Answer, silent=frozenset({"said_at"}), momentary=OF_A_NETWORK | {"mark", "heard"}),
    Copied(TextBeside, silent=frozenset({"said_at"}), momentary=OF_A_NETWORK),
    Copied(EarlierAnswer, silent=frozenset({"said_at"}), momentary=OF_A_NETWORK),
    Copied(EvaluationGiven, counted=True),
    Copied(EvaluationAnswer, keep=answers_to_copy),
)
ORDER = [table.name for table in SQLModel.metadata.sorted_tables]
COPIED = tuple(sorted(LISTED, key=lambda copied: ORDER.index(copied.name)))
"""Those that others point to come first."""

NOT_COPIED = {
    "handover": "who was asked to facilitate, and one-time codes: of this server only",
    "card": "what the one interviewed has not shared goes nowhere; what was shared is a note",
    "interviewnotes": "private: nobody but its writer ever gets it",
    "pairing": "who sat with whom: it would tell who told whom what",
    "appliedaction": "which deliveries were carried out: of this server only",
    "map_rating": "how one participant rates a line: private",
    "map_representation": "for which party somebody rates: private",
    "deed": "what can be undone: of this server only",
    "ready": "who was ready at a moment: shown as a count in the room, never with names",
    "seat": "which browsers sit where: another server knows none of them",
    "support": "what a representative says in a check that is open: hidden, and gone when it closes",
    "vote": "who gives which dot in a vote that is open: secret, and gone when it closes",
}
WORKSHOP_NOT_COPIED = {
    "code": "a new one is made",
    "facilitator_code_hash": "a new one is made",
    "is_example": "the example belongs to the server that showed it",
    "screen_focus": "what the screen shows is of the moment",
    "network_id": "which network may see it is decided where it is read in",
    "map_view": "what the screen shows is of the moment",
    "picture": "what the screen shows is of the moment",
    "picture_theme": "what the screen shows is of the moment",
    "copied_from": "which file it was read from",
    "rehearsal_of": "a copy is a workshop of its own",
    "speed": "the clock of a rehearsal is of the moment",
    "clock_since": "the clock of a rehearsal is of the moment",
    "clock_shown": "the clock of a rehearsal is of the moment",
}


def workshop_columns() -> Iterable[Column[Any]]:
    return (c for c in table_of(Workshop).columns if c.name not in MADE_ANEW and c.name not in WORKSHOP_NOT_COPIED)
