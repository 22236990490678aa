"""The board: clustering notes into themes, by several hands at once. The later move of a note wins."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles
from kompas.domain.core.moments import when
from kompas.domain.inquiry.queries import themes_of
from kompas.domain.wall.ballots import SUBJECTS, Subject, free_lost_dots
from kompas.domain.wall.merging import NotesMerged, shared
from kompas.domain.workshop.anonymity import order_of
from kompas.enums import BallotSubject, NoteKind, NoteStatus, Role
from kompas.errors import Conflict, Invalid
from kompas.events.core.conditions import OPEN, Attempt
from kompas.events.inquiry.themes import (
    CLUSTERING,
    EditTheme,
    MakeTheme,
    MergeThemes,
    PlaceNotes,
    UnmergeTheme,
    WithdrawTheme,
)
from kompas.events.wall.ballots import OpenBallot
from kompas.i18n import N_, current_language
from kompas.models import Note, Placement, Theme, Workshop
from kompas.rules import Actor, is_on_wall
from kompas.suggestions import SuggestedTheme, knows_subject, own_lexicon, suggest_themes


@handles(MakeTheme)
def make_theme(session: Session, actor: Actor, action: MakeTheme) -> Theme:
    notes = notes_to_place([session.get_one(Note, note_id) for note_id in action.note_ids])
    demand_decision(session, actor.workshop, action.name, action.warned)
    theme = add_row(session, actor, action, Theme)
    session.flush()
    put_notes(session, actor, notes, theme.id)
    return theme


@handles(EditTheme)
def edit_theme(session: Session, actor: Actor, action: EditTheme, theme: Theme) -> None:
    if action.seen_colour is not None and (theme.name, theme.colour) != (action.seen, action.seen_colour):
        raise Conflict(N_("Somebody else changed this theme since. It stays as it is now."))
    if action.seen is not None and theme.name not in (action.seen, action.name):
        raise Conflict(N_("Somebody else gave this theme another name meanwhile. Save again to use yours."))
    demand_decision(session, actor.workshop, action.name, action.warned, known=[theme.name])
    theme.name, theme.colour = action.name, action.colour
    record_change(session, actor.workshop, theme)


@handles(PlaceNotes)
def place_notes(session: Session, actor: Actor, action: PlaceNotes, notes: list[Note], theme: Theme | None) -> None:
    moving = notes_to_place(notes)
    if action.seen is not None and any(lies != (action.seen or None) for lies in places_of(session, moving).values()):
        raise Conflict(N_("Somebody else moved this note since. It stays where it lies now."))
    put_notes(session, actor, moving, theme.id if theme else None)


@handles(MergeThemes)
def merge_themes(session: Session, actor: Actor, action: MergeThemes, theme: Theme, other: Theme) -> None:
    if action.from_id == action.theme_id:
        raise Invalid(N_("Choose two different themes."))
    moving = notes_in(session, other)
    other.withdrawn, other.merged_into = True, theme.id
    for placement in moving:
        placement.theme_id = theme.id
    record_change(session, actor.workshop, theme, other, *moving)
    free_lost_dots(session, actor.workshop)


@handles(UnmergeTheme)
def unmerge_theme(session: Session, actor: Actor, action: UnmergeTheme, theme: Theme, notes: list[Note]) -> None:
    """Take joined themes apart. Notes moved since the joining stay where somebody put them."""
    if theme.merged_into is None:
        raise Conflict(N_("This theme is not joined with another one any more."))
    target = session.get_one(Theme, theme.merged_into)
    going = set(notes_to_place(notes))
    returning = [placement for placement in notes_in(session, target) if placement.note_id in going]
    theme.withdrawn, theme.merged_into = False, None
    for placement in returning:
        placement.theme_id = theme.id
    record_change(session, actor.workshop, theme, target, *returning)


@handles(WithdrawTheme)
def withdraw_theme(session: Session, actor: Actor, action: WithdrawTheme, theme: Theme) -> None:
    """The placements stay: a note in a withdrawn theme lies apart, and is back in it when the theme comes back."""
    if action.seen is not None and (theme.name != action.seen or shown_in(session, theme)):
        raise Conflict(N_("Others use this theme by now. It stays."))
    if theme.merged_into is not None and not action.withdrawn:
        raise Conflict(N_("Somebody else joined this theme with another one since. It stays so."))
    theme.withdrawn = action.withdrawn
    theme.merged_into = theme.merged_into if action.withdrawn else None
    record_change(session, actor.workshop, theme, *notes_in(session, theme))
    free_lost_dots(session, actor.workshop)


@dataclass(frozen=True)
class Suggestions:
    """What is proposed; `unknown_subject` when there is nothing because the notes are about something else."""

    themes: list[SuggestedTheme]
    unknown_subject: bool


def suggestions_for(session: Session, actor: Actor, kinds: Collection[NoteKind]) -> Suggestions:
    """Proposals for the notes of these kinds that lie apart; the placed ones show what the group means."""
    demand_hand(session, actor)
    query = (
        select(Note)
        .where(Note.workshop_id == actor.workshop.id, Note.status == NoteStatus.SHOWN, col(Note.hidden).is_(False))
        .where(col(Note.merged_into).is_(None))
    )
    found = sorted(session.exec(query), key=lambda note: order_of(actor.workshop, note))
    notes = [(note.id, note.text) for note in found if note.kind in kinds]
    themes = suggest_themes(notes, placed_in(session, actor), language=current_language())
    return Suggestions(themes, not themes and not knows_subject([text for _id, text in notes], own_lexicon()))


def placed_in(session: Session, actor: Actor) -> dict[str, tuple[str, list[str]]]:
    placed: dict[str, tuple[str, list[str]]] = {
        theme.id: (theme.name, []) for theme in themes_of(session, actor.workshop.id)
    }
    for row in session.exec(select(Placement).where(Placement.workshop_id == actor.workshop.id)):
        if row.theme_id in placed:
            placed[row.theme_id][1].append(row.note_id)
    return placed


def demand_hand(session: Session, actor: Actor) -> None:
    attempt = Attempt(session, actor, Role.PARTICIPANT)
    OPEN.demand(attempt)
    CLUSTERING.demand(attempt)


def notes_to_place(notes: Sequence[Note]) -> list[str]:
    """The chosen notes that still lie on the board: one that was parked meanwhile is simply not moved."""
    return [note.id for note in notes if is_on_wall(note)]


def put_notes(session: Session, actor: Actor, note_ids: Sequence[str], theme_id: str | None) -> None:
    query = select(Placement).where(col(Placement.note_id).in_(note_ids or [""]))
    known = {placement.note_id: placement for placement in session.exec(query)}
    rows = []
    for note_id in note_ids:
        row = known.get(note_id) or Placement(note_id=note_id, workshop_id=actor.workshop.id)
        row.theme_id = theme_id
        rows.append(row)
    record_change(session, actor.workshop, *rows)


def places_of(session: Session, note_ids: Sequence[str]) -> dict[str, str | None]:
    """Note id → the theme in which it lies, as the board shows it: apart when that one was taken away."""
    placed = select(Placement, Theme).outerjoin(Theme, col(Theme.id) == Placement.theme_id)
    rows = session.exec(placed.where(col(Placement.note_id).in_(note_ids or [""])))
    lying = {row.note_id: theme.id for row, theme in rows if theme is not None and not theme.withdrawn}
    return {note_id: lying.get(note_id) for note_id in note_ids}


def shown_in(session: Session, theme: Theme) -> list[str]:
    notes = [session.get_one(Note, placement.note_id) for placement in notes_in(session, theme)]
    return notes_to_place(notes)


def notes_in(session: Session, theme: Theme) -> list[Placement]:
    return list(session.exec(select(Placement).where(Placement.theme_id == theme.id)))


def themes_offered(session: Session, workshop: Workshop, action: OpenBallot) -> list[str]:
    """All of them, in the order of the board."""
    return [theme.id for theme in themes_of(session, workshop.id)]


def themes_shown(session: Session, ids: Sequence[str]) -> Iterable[str]:
    return session.exec(select(Theme.id).where(col(Theme.id).in_(ids), col(Theme.withdrawn).is_(False)))


SUBJECTS[BallotSubject.THEMES] = Subject(
    N_("There must be at least two themes to vote on."), themes_offered, themes_shown
)


@when(NotesMerged)
def place_merged(session: Session, merged: NotesMerged) -> None:
    """On the board it lies in the theme that all of them lie in, if there is one."""
    ids = [note.id for note in merged.chosen]
    placements = session.exec(select(Placement).where(col(Placement.note_id).in_(ids)))
    known = {row.note_id: row.theme_id for row in placements}
    theme_id = shared({known.get(note_id) for note_id in ids})
    if theme_id is not None:
        placement = Placement(note_id=merged.note.id, workshop_id=merged.workshop.id, theme_id=theme_id)
        record_change(session, merged.workshop, placement)
