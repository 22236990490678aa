"""The part of an example in which the group makes themes and writes its ambition."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.inquiry.support import by_organisation, settle_consulting
from kompas.domain.whole.example_rows import add_told_row
from kompas.enums import Stance
from kompas.models import (
    AmbitionDraft,
    AmbitionText,
    Note,
    Participant,
    Placement,
    Support,
    SupportCheck,
    Theme,
    Workshop,
)


def add_themes(
    session: Session, workshop: Workshop, told: list[dict[str, Any]], notes: dict[str, Note]
) -> dict[str, Theme]:
    """By name."""
    themes: dict[str, Theme] = {}
    for one in told:
        theme = add_told_row(session, workshop, Theme, one)
        placed = [Placement(note_id=notes[key].id, workshop_id=workshop.id, theme_id=theme.id) for key in one["notes"]]
        record_change(session, workshop, *placed)
        themes[theme.name] = theme
    return themes


def add_ambition(
    session: Session, workshop: Workshop, told: dict[str, Any], people: dict[str, Participant], moment: datetime
) -> None:
    """Versions of the ambition, and what the organisations said of them."""
    drafts = [
        add_told_row(session, workshop, AmbitionDraft, one, version=version, author_id=people[one["by"]].id)
        for version, one in enumerate(told.get("drafts", []), start=1)
    ]
    if drafts:
        add_told_row(session, workshop, AmbitionText, text=drafts[-1].text)
    for one in told.get("checks", []):
        check_support(session, workshop, drafts[one["draft"] - 1], one["stances"], people, moment)


def check_support(
    session: Session,
    workshop: Workshop,
    draft: AmbitionDraft,
    told: list[dict[str, Any]],
    people: dict[str, Participant],
    moment: datetime,
) -> None:
    """A check that is closed; nobody's own answer is kept, as after a real one."""
    said = [
        Support(
            check_id="",  # they are counted and not kept
            workshop_id=draft.workshop_id,
            participant_id=people[one["by"]].id,
            stance=Stance(one["stance"]),
            has_mandate=one["has_mandate"],
            reason=one.get("reason", ""),
            consult_by=moment.date() + timedelta(days=one["in_days"]) if "in_days" in one else None,
        )
        for one in told
    ]
    results = by_organisation(said, {person.id: person for person in people.values()})
    row = {"draft_id": draft.id, "is_open": False, "closed_at": moment, "results": results}
    settle_consulting(session, workshop, add_told_row(session, workshop, SupportCheck, row))
