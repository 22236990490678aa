"""Interviews: the pairs by name for facilitator and screen; partner, cards and private notes for those they are of."""

from collections.abc import Iterable

from kompas.enums import CardStatus, Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import Card, InterviewNotes, Pairing, Participant


def pairing_item(rows: Rows, audience: Role, pairing: Pairing) -> Item | None:
    """Participants get no list of names; each gets their own partner."""
    if audience is Role.FACILITATOR:
        return {"groups": pairing.groups, "out": pairing.out}
    if audience is Role.SCREEN:
        return {"names": [[name_of(rows, one) for one in group] for group in pairing.groups]}
    return None


def name_of(rows: Rows, participant_id: int) -> str:
    person = rows.of(Participant).get(participant_id)
    return person.name if person else ""


def own_pairs(rows: Rows, participant_id: int) -> Scalars:
    """By step: everybody in my group in the order of asking, and where I stand in it."""
    mine = {}
    for pairing in rows.of(Pairing).values():
        group = next((group for group in pairing.groups if participant_id in group), None)
        if group is not None:
            people = [(one, rows.of(Participant).get(one)) for one in group]
            mine[str(pairing.step_id)] = {
                "me": group.index(participant_id),
                "people": [
                    {"id": one, "name": person.name, "organisation": person.organisation}
                    for one, person in people
                    if person
                ],
            }
    return {"pairs": mine}


def pairing_owners(pairing: Pairing) -> Iterable[int]:
    """Everybody with a place, now or before: they must see that it is another now."""
    return {one for group in [*pairing.groups, *pairing.met, pairing.out] for one in group}


def own_card(rows: Rows, participant_id: int, card: Card) -> Item | None:
    """A card for its writer and the one it is about, whichever this is."""
    if participant_id not in (card.writer_id, card.about_id) or card.status is CardStatus.WITHDRAWN:
        return None
    other = card.about_id if card.writer_id == participant_id else card.writer_id
    return {
        "step": card.step_id,
        "kind": card.kind.value,
        "text": card.text,
        "status": card.status.value,
        "written": card.writer_id == participant_id,
        "other": name_of(rows, other),
        "order": card.sequence,
        "revision": card.revision,
    }


def own_notes(rows: Rows, participant_id: int) -> Scalars:
    own = (row for row in rows.of(InterviewNotes).values() if row.participant_id == participant_id)
    return {"interview_notes": {str(row.step_id): row.text for row in own}}


def scalars(rows: Rows, audience: Role) -> Scalars:
    """How many cards wait for somebody to decide: a number, so that the facilitator knows when to go on."""
    if audience is not Role.FACILITATOR:
        return {}
    return {"cards_waiting": sum(card.status is CardStatus.WAITING for card in rows.of(Card).values())}


PAIRING = Noun(
    "pairing",
    Pairing,
    item=pairing_item,
    own_values=own_pairs,
    owners=pairing_owners,
)
CARD = Noun("card", Card, scalars=scalars, own_item=own_card, owners=lambda card: (card.writer_id, card.about_id))
INTERVIEW_NOTES = Noun(
    "interview_notes",
    InterviewNotes,
    own_values=own_notes,
    owners=lambda row: (row.participant_id,),
)
