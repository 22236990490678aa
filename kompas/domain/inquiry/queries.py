"""The themes with what lies in them, for pictures and reports: as others than the facilitator may see it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from kompas.domain.core.small_groups import protect_groups
from kompas.domain.workshop.anonymity import order_of
from kompas.domain.workshop.queries import people_in
from kompas.enums import Anonymity, Domain, NoteKind, NoteStatus
from kompas.models import Note, Placement, Theme, Workshop


@dataclass(frozen=True)
class BoardTheme:
    """`domains` are those of the authors, as far as they may be told; `others` when there are more."""

    id: str
    name: str
    colour: int
    notes: list[Note]
    domains: list[Domain] = field(default_factory=list)
    others: bool = False

    @property
    def kinds(self) -> dict[NoteKind, int]:
        counts = Counter(note.kind for note in self.notes)
        return {kind: counts[kind] for kind in NoteKind if counts[kind]}


def themes_of(session: Session, workshop_id: int) -> Sequence[Theme]:
    """The themes that are there, in the order in which they were made."""
    themes = select(Theme).where(Theme.workshop_id == workshop_id, col(Theme.withdrawn).is_(False))
    return session.exec(themes.order_by(col(Theme.sequence))).all()


def board_of(session: Session, workshop: Workshop) -> list[BoardTheme]:
    """The themes in the order they were made, each with its shown notes in the order of the wall."""
    lying = notes_by_theme(session, workshop)
    authors = {person.id: person.domain for person in people_in(session, workshop)}
    board = []
    for theme in themes_of(session, workshop.id):
        notes = sorted(lying.get(theme.id, []), key=lambda note: order_of(workshop, note))
        domains, others = told_domains(workshop, notes, authors)
        board.append(BoardTheme(theme.id, theme.name, theme.colour, notes, domains, others))
    return board


def notes_by_theme(session: Session, workshop: Workshop) -> dict[str, list[Note]]:
    query = (
        select(Placement.theme_id, Note)
        .join(Note, col(Note.id) == Placement.note_id)
        .where(Placement.workshop_id == workshop.id, col(Placement.theme_id).is_not(None))
        .where(Note.status == NoteStatus.SHOWN, col(Note.hidden).is_(False))
    )
    lying: dict[str, list[Note]] = {}
    for theme_id, note in session.exec(query):
        lying.setdefault(theme_id or "", []).append(note)
    return lying


def told_domains(workshop: Workshop, notes: Sequence[Note], authors: dict[int, Domain]) -> tuple[list[Domain], bool]:
    """From which domains these notes come: all of them with names, those of groups when anonymous to the group,
    none when anonymous to all. Never how many: anybody who moves one note would see whose it was.
    """
    if workshop.anonymity is Anonymity.ALL:
        return [], False
    people = {note.author_id: authors[note.author_id] for note in notes if note.author_id in authors}
    counts = Counter(domain.value for domain in people.values())
    named = set(counts if workshop.anonymity is Anonymity.NAMED else protect_groups(counts).named)
    return [domain for domain in Domain if domain.value in named], bool(named) and len(named) < len(counts)
