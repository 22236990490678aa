"""Interviews in pairs. What an interviewer hears is shared by the one who told it, or not at all."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from kompas.activity import activities, activity_of
from kompas.domain.core.changes import Handlers, record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.inquiry.pairing import Group, Met, Person, meetings, mend, pair_up
from kompas.domain.wall.notes import demand_kind
from kompas.domain.workshop.anonymity import demand_promise
from kompas.domain.workshop.steps import current_step, step_of
from kompas.domain.workshop.workshops import demand_facilitator, demand_open
from kompas.enums import CardStatus
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.events.inquiry.interviews import (
    ApproveCard,
    KeepNotes,
    LetOut,
    MakePairs,
    RefuseCard,
    RewriteCard,
    SwapPeople,
    WithdrawCard,
    WriteCard,
)
from kompas.i18n import N_
from kompas.models import Card, InterviewNotes, Note, Pairing, Participant, Step, Workshop
from kompas.rules import Actor


def make_pairs(session: Session, actor: Actor, action: MakePairs) -> None:
    step = step_to_pair(session, actor, action.step_id)
    pairing = pairing_at(session, step)
    people, met = people_to_pair(session, actor, pairing), met_elsewhere(session, step)
    if len(people) < 2:
        raise Invalid(N_("There must be at least two people to make pairs."))
    groups = groups_of(pairing)
    made = pair_up(people, met, action.id) if action.afresh or not groups else mend(groups, people, met, action.id)
    keep_groups(session, actor, pairing, made)


def swap_people(session: Session, actor: Actor, action: SwapPeople) -> None:
    step = step_to_pair(session, actor, action.step_id)
    pairing = pairing_at(session, step)
    groups = groups_of(pairing)
    here = {person.id for person in people_to_pair(session, actor, pairing)}
    if not {action.one_id, action.other_id} <= here:
        raise NotFound(N_("One of these two takes no part in the interviews."))
    place = {action.one_id: action.other_id, action.other_id: action.one_id}
    keep_groups(session, actor, pairing, [tuple(place.get(one, one) for one in group) for group in groups])


def let_out(session: Session, actor: Actor, action: LetOut) -> None:
    step = step_to_pair(session, actor, action.step_id)
    pairing = pairing_at(session, step)
    person = session.get(Participant, action.participant_id)
    if person is None or person.workshop_id != actor.workshop.id:
        raise NotFound(N_("This person does not take part in this workshop."))
    others = [one for one in pairing.out if one != person.id]
    pairing.out = [*others, person.id] if action.out else others
    people, met = people_to_pair(session, actor, pairing), met_elsewhere(session, step)
    groups = groups_of(pairing)
    keep_groups(session, actor, pairing, mend(groups, people, met, action.id) if groups else [])


def step_to_pair(session: Session, actor: Actor, step_id: int) -> Step:
    demand_facilitator(actor)
    demand_open(actor.workshop)
    return interview_step(session, actor, step_id)


def interview_steps(session: Session, workshop: Workshop) -> list[Step]:
    """The steps of a workshop in which people interview each other, in order; not those that are left out."""
    names = [activity.name for activity in activities().values() if activity.in_pairs]
    query = select(Step).where(Step.workshop_id == workshop.id, col(Step.activity).in_(names))
    return [step for step in session.exec(query.order_by(col(Step.position))) if not step.left_out]


def has_interviews(session: Session, workshop: Workshop) -> bool:
    return bool(interview_steps(session, workshop))


def interview_step(session: Session, actor: Actor, step_id: int) -> Step:
    step = step_of(session, actor.workshop, step_id)
    if not activity_of(step).in_pairs:
        raise Invalid(N_("There are no interviews in this step."))
    return step


def pairing_at(session: Session, step: Step) -> Pairing:
    return session.get(Pairing, step.id) or Pairing(step_id=step.id, workshop_id=step.workshop_id)


def groups_of(pairing: Pairing) -> list[Group]:
    return [tuple(group) for group in pairing.groups]


def people_to_pair(session: Session, actor: Actor, pairing: Pairing) -> list[Person]:
    """Everybody in the workshop who takes part in these interviews."""
    query = select(Participant).where(
        Participant.workshop_id == actor.workshop.id, col(Participant.removed_at).is_(None)
    )
    query = query.order_by(col(Participant.id))
    out = set(pairing.out)
    return [
        Person(
            person.id,
            person.organisation,
            person.domain.value,
            person.expert_by_experience,
            person.level.value if person.level else "",
        )
        for person in session.exec(query)
        if person.id not in out
    ]


def met_elsewhere(session: Session, step: Step) -> Met:
    """Who sits together at another interview step: two rounds repeat no pair."""
    query = select(Pairing).where(Pairing.workshop_id == step.workshop_id, Pairing.step_id != step.id)
    return meetings(group for pairing in session.exec(query) for group in groups_of(pairing))


def keep_groups(session: Session, actor: Actor, pairing: Pairing, groups: Sequence[Group]) -> None:
    pairing.groups = [list(group) for group in groups]
    known = {tuple(pair) for pair in pairing.met} | {tuple(sorted(pair)) for pair in meetings(groups)}
    pairing.met = [list(pair) for pair in sorted(known)]
    record_change(session, actor.workshop, pairing)


def write_card(session: Session, actor: Actor, action: WriteCard) -> None:
    participant_id = demand_participant(actor)
    step = interview_step(session, actor, action.step_id)
    demand_met(session, step, participant_id, action.about_id)
    demand_kind(step, action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned)
    card = Card(
        id=action.id,
        workshop_id=step.workshop_id,
        step_id=action.step_id,
        writer_id=participant_id,
        about_id=action.about_id,
        kind=action.kind,
        text=action.text,
    )
    record_change(session, actor.workshop, card)


def rewrite_card(session: Session, actor: Actor, action: RewriteCard) -> None:
    card = card_of(session, actor, action.card_id)
    if card.writer_id != actor.participant_id:
        raise NotAllowed(N_("Only who wrote this can change it."))
    demand_unshared(card)
    demand_kind(step_of(session, actor.workshop, card.step_id), action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned, known=[card.text])
    card.kind, card.text, card.status = action.kind, action.text, CardStatus.WAITING
    record_change(session, actor.workshop, card)


def withdraw_card(session: Session, actor: Actor, action: WithdrawCard) -> None:
    card = card_of(session, actor, action.card_id)
    if card.writer_id != actor.participant_id:
        raise NotAllowed(N_("Only who wrote this can change it."))
    demand_unshared(card)
    card.status, card.text = CardStatus.WITHDRAWN, ""
    record_change(session, actor.workshop, card)


def approve_card(session: Session, actor: Actor, action: ApproveCard) -> None:
    """The card becomes an ordinary note of the one interviewed. Approving twice makes one note."""
    card = card_to_decide(session, actor, action.card_id)
    if card.status is CardStatus.SHARED:
        return
    demand_promise(actor.workshop, action.promised)
    step = step_of(session, actor.workshop, card.step_id)
    demand_kind(step, action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned)
    current = current_step(session, actor.workshop)
    note = Note(
        id=card.id,
        workshop_id=card.workshop_id,
        step_id=card.step_id,
        author_id=card.about_id,
        kind=action.kind,
        text=action.text,
        added_later=current is not None and step.position < current.position,
        hidden=step.hides_notes,
    )
    card.status, card.text = CardStatus.SHARED, ""
    record_change(session, actor.workshop, note, card)


def refuse_card(session: Session, actor: Actor, action: RefuseCard) -> None:
    card = card_to_decide(session, actor, action.card_id)
    if card.status is CardStatus.SHARED:
        raise Conflict(N_("You shared this already. You find it under your own notes, where you can withdraw it."))
    card.status = CardStatus.REFUSED
    record_change(session, actor.workshop, card)


def keep_notes(session: Session, actor: Actor, action: KeepNotes) -> None:
    participant_id = demand_participant(actor)
    step = interview_step(session, actor, action.step_id)
    row = session.get(InterviewNotes, (step.id, participant_id))
    if row is None:
        row = InterviewNotes(step_id=action.step_id, participant_id=participant_id, workshop_id=step.workshop_id)
    row.text = action.text
    record_change(session, actor.workshop, row)


def demand_participant(actor: Actor) -> int:
    demand_open(actor.workshop)
    if actor.participant_id is None:
        raise NotAllowed(N_("Only participants interview each other."))
    return actor.participant_id


def demand_met(session: Session, step: Step, one: int, other: int) -> None:
    """A swap may come while somebody writes, or while a phone has no connection: who met may still write."""
    met = {frozenset(pair) for pair in pairing_at(session, step).met}
    if frozenset((one, other)) not in met:
        raise NotAllowed(N_("You can write this down for the person you interview."))


def card_to_decide(session: Session, actor: Actor, card_id: str) -> Card:
    card = card_of(session, actor, card_id)
    if card.about_id != actor.participant_id:
        raise NotAllowed(N_("Only the person who told this decides whether it is shared."))
    if card.status is CardStatus.WITHDRAWN:
        raise Conflict(N_("The one who wrote this has taken it back."))
    return card


def demand_unshared(card: Card) -> None:
    if card.status is CardStatus.SHARED:
        raise Conflict(N_("This has been shared. The one who told it can still change it."))


def card_of(session: Session, actor: Actor, card_id: str) -> Card:
    """Somebody else's card does not exist, as far as a participant can tell."""
    participant_id = demand_participant(actor)
    card = session.get(Card, card_id)
    if card is None or card.workshop_id != actor.workshop.id:
        raise NotFound(N_("This card is not there any more."))
    if participant_id not in (card.writer_id, card.about_id):
        raise NotAllowed(N_("You can only decide about what you told or wrote."))
    return card


HANDLERS: Handlers = {
    "make_pairs": make_pairs,
    "swap_people": swap_people,
    "let_out": let_out,
    "write_card": write_card,
    "rewrite_card": rewrite_card,
    "withdraw_card": withdraw_card,
    "approve_card": approve_card,
    "refuse_card": refuse_card,
    "keep_notes": keep_notes,
}
