"""The ambition that an earlier workshop of the network accepted: to read again, and to start from."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.names import fold_name
from kompas.domain.inquiry.ambitions import ambition_text, hand_over, is_kept, keep_version
from kompas.domain.inquiry.queries import themes_of
from kompas.domain.workshop.queries import earlier_workshops
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.errors import NotFound
from kompas.i18n import N_
from kompas.models import AmbitionDraft, Theme, Workshop
from kompas.rules import Actor


@dataclass(frozen=True)
class EarlierAmbition:
    """`themes` are the names of the themes of that workshop."""

    draft: AmbitionDraft
    workshop: Workshop
    themes: list[str]


def earlier_ambitions(session: Session, workshop: Workshop) -> list[EarlierAmbition]:
    """Of earlier workshops of the same network, the newest first."""
    return accepted_in(session, earlier_workshops(session, workshop))


def accepted_in(session: Session, workshops: Sequence[Workshop]) -> list[EarlierAmbition]:
    found = []
    for workshop in workshops:
        query = select(AmbitionDraft).where(AmbitionDraft.workshop_id == workshop.id, col(AmbitionDraft.accepted))
        draft = session.exec(query).first()
        if draft is not None:
            names = [theme.name for theme in themes_of(session, workshop.id)]
            found.append(EarlierAmbition(draft, workshop, names))
    return found


def start_from_themes(session: Session, actor: Actor, draft_id: str) -> int:
    """The themes of the workshop of an earlier ambition, empty, so that this group lays its own notes in them; those that
    are here by name already are left out. Returns how many came.

    Their notes stay behind: what people wrote is of that session, and only names of themes go beyond it.
    """
    demand_facilitator(actor)
    demand_open(actor.workshop)
    earlier = {one.draft.id: one.workshop for one in earlier_ambitions(session, actor.workshop)}
    if draft_id not in earlier:
        raise NotFound(N_("This ambition is not there any more. Reload the page."))
    here = {fold_name(theme.name) for theme in themes_of(session, actor.workshop.id)}
    fresh = [theme for theme in themes_of(session, earlier[draft_id].id) if fold_name(theme.name) not in here]
    for theme in fresh:
        made = Theme(id=str(uuid.uuid4()), workshop_id=actor.workshop.id, name=theme.name, colour=theme.colour)
        record_change(session, actor.workshop, made)
    return len(fresh)


def start_from_ambition(session: Session, actor: Actor, draft_id: str) -> None:
    """Take an earlier ambition as the text to go on with; the pen lies free. What was written so far becomes a version,
    so that nothing is lost.
    """
    demand_facilitator(actor)
    demand_open(actor.workshop)
    earlier = {one.draft.id: one.draft for one in earlier_ambitions(session, actor.workshop)}
    if draft_id not in earlier:
        raise NotFound(N_("This ambition is not there any more. Reload the page."))
    text = ambition_text(session, actor.workshop)
    if text.text.strip() and text.text.strip() != earlier[draft_id].text and not is_kept(session, actor.workshop, text):
        keep_version(session, actor.workshop, str(uuid.uuid4()), text)
    text.text = earlier[draft_id].text
    hand_over(text, None, None)
    record_change(session, actor.workshop, text)
