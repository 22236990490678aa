"""The part of an example in which the group makes themes and writes its ambition."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.inquiry.support import by_organisation, settle_consulting
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
        theme = Theme(
            id=str(uuid.uuid4()),
            workshop_id=workshop.id,
            name=one["name"],
            colour=one["colour"],
        )
        record_change(session, workshop, theme)
        session.flush()
        placed = [Placement(note_id=notes[key].id, workshop_id=workshop.id, theme_id=theme.id) for key in one["notes"]]
        record_change(session, workshop, *placed)
        themes[theme.name] = theme
    return themes


def add_ambition(
    session: Session, workshop: Workshop, told: dict[str, Any], people: dict[str, Participant], moment: datetime
) -> None:
    """Versions of the ambition, and what the organisations said of them."""
    drafts: list[AmbitionDraft] = []
    for version, one in enumerate(told.get("drafts", []), start=1):
        draft = AmbitionDraft(
            id=str(uuid.uuid4()),
            workshop_id=workshop.id,
            version=version,
            text=one["text"],
            author_id=people[one["by"]].id,
            checks=one["checks"],
            accepted=bool(one.get("accepted")),
        )
        record_change(session, workshop, draft)
        drafts.append(draft)
    session.flush()
    if drafts:
        record_change(session, workshop, AmbitionText(workshop_id=workshop.id, text=drafts[-1].text))
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
    check = SupportCheck(
        id=str(uuid.uuid4()),
        workshop_id=workshop.id,
        draft_id=draft.id,
        is_open=False,
        closed_at=moment,
    )
    said = [
        Support(
            check_id=check.id,
            participant_id=people[one["by"]].id,
            workshop_id=workshop.id,
            stance=Stance(one["stance"]),
            has_mandate=one["has_mandate"],
            reason=one.get("reason", ""),
            consult_by=moment.date() + timedelta(days=one["in_days"]) if "in_days" in one else None,
        )
        for one in told
    ]
    check.results = by_organisation(said, {person.id: person for person in people.values()})
    record_change(session, workshop, check)
    session.flush()
    settle_consulting(session, workshop, check)
