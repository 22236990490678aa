"""Interviews in pairs. Only the person who told something shares it, or nobody does."""

from collections.abc import Sequence

from sqlmodel import Session, select

from kompas.activity import activity_of
from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles
from kompas.domain.inquiry.pairing import Group, Met, Person, meetings, mend, pair_up
from kompas.domain.wall.notes import demand_kind
from kompas.domain.wall.promises import demand_promise
from kompas.domain.workshop.queries import people_in
from kompas.domain.workshop.steps import current_step
from kompas.domain.workshop.workshops import steps_of
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


@handles(MakePairs)
def make_pairs(session: Session, actor: Actor, action: MakePairs, step: Step) -> None:
    pairing = pairing_at(session, step)
    people, met = people_to_pair(session, actor, pairing), met_elsewhere(session, step)
    if len(people) < 2:
        raise Invalid(N_("There must be at least two people to make pairs."))
    groups = groups_of(pairing)
    made = pair_up(people, met, action.id) if action.afresh or not groups else mend(groups, people, met, action.id)
    keep_groups(session, actor, pairing, made)


@handles(SwapPeople)
def swap_people(session: Session, actor: Actor, action: SwapPeople, step: Step) -> None:
    pairing = pairing_at(session, step)
    groups = groups_of(pairing)
    here = {person.id for person in people_to_pair(session, actor, pairing)}
    if not {action.one_id, action.other_id} <= here:
        raise NotFound(N_("One of these two takes no part in the interviews."))
    place = {action.one_id: action.other_id, action.other_id: action.one_id}
    keep_groups(session, actor, pairing, [tuple(place.get(one, one) for one in group) for group in groups])


@handles(LetOut)
def let_out(session: Session, actor: Actor, action: LetOut, step: Step, person: Participant) -> None:
    pairing = pairing_at(session, step)
    others = [one for one in pairing.out if one != person.id]
    pairing.out = [*others, person.id] if action.out else others
    people, met = people_to_pair(session, actor, pairing), met_elsewhere(session, step)
    groups = groups_of(pairing)
    keep_groups(session, actor, pairing, mend(groups, people, met, action.id) if groups else [])


def interview_steps(session: Session, workshop: Workshop) -> list[Step]:
    """The steps of a workshop in which people interview each other, in order; not those that are left out."""
    return [step for step in steps_of(session, workshop) if activity_of(step).in_pairs and not step.left_out]


def has_interviews(session: Session, workshop: Workshop) -> bool:
    return bool(interview_steps(session, workshop))


def pairing_at(session: Session, step: Step) -> Pairing:
    return session.get(Pairing, step.id) or Pairing(step_id=step.id, workshop_id=step.workshop_id)


def groups_of(pairing: Pairing) -> list[Group]:
    return [tuple(group) for group in pairing.groups]


def people_to_pair(session: Session, actor: Actor, pairing: Pairing) -> list[Person]:
    """Everybody in the workshop who takes part in these interviews."""
    out = set(pairing.out)
    return [
        Person(
            person.id,
            person.organisation,
            person.domain.value,
            person.expert_by_experience,
            person.level.value if person.level else "",
        )
        for person in people_in(session, actor.workshop)
        if person.id not in out
    ]


def met_elsewhere(session: Session, step: Step) -> Met:
    """Pairs that meet at another interview step: two rounds repeat no pair."""
    query = select(Pairing).where(Pairing.workshop_id == step.workshop_id, Pairing.step_id != step.id)
    return meetings(group for pairing in session.exec(query) for group in groups_of(pairing))


def keep_groups(session: Session, actor: Actor, pairing: Pairing, groups: Sequence[Group]) -> None:
    pairing.groups = [list(group) for group in groups]
    known = {tuple(pair) for pair in pairing.met} | {tuple(sorted(pair)) for pair in meetings(groups)}
    pairing.met = [list(pair) for pair in sorted(known)]
    record_change(session, actor.workshop, pairing)


@handles(WriteCard)
def write_card(session: Session, actor: Actor, action: WriteCard, step: Step) -> None:
    demand_met(session, step, actor.person, action.about_id)
    demand_kind(step, action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned)
    add_row(session, actor, action, Card, writer_id=actor.person)


@handles(RewriteCard)
def rewrite_card(session: Session, actor: Actor, action: RewriteCard, card: Card) -> None:
    demand_unshared(card)
    demand_kind(session.get_one(Step, card.step_id), action.kind)
    demand_decision(session, actor.workshop, action.text, action.warned, known=[card.text])
    card.kind, card.text, card.status = action.kind, action.text, CardStatus.WAITING
    record_change(session, actor.workshop, card)


@handles(WithdrawCard)
def withdraw_card(session: Session, actor: Actor, action: WithdrawCard, card: Card) -> None:
    demand_unshared(card)
    card.status, card.text = CardStatus.WITHDRAWN, ""
    record_change(session, actor.workshop, card)


@handles(ApproveCard)
def approve_card(session: Session, actor: Actor, action: ApproveCard, card: Card) -> None:
    """The card becomes an ordinary note of the one interviewed. Approving twice makes one note."""
    demand_standing(card)
    if card.status is CardStatus.SHARED:
        return
    demand_promise(actor.workshop, action.promised)
    step = session.get_one(Step, card.step_id)
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


@handles(RefuseCard)
def refuse_card(session: Session, actor: Actor, action: RefuseCard, card: Card) -> None:
    demand_standing(card)
    if card.status is CardStatus.SHARED:
        raise Conflict(N_("You shared this already. You find it under your own notes, where you can withdraw it."))
    card.status = CardStatus.REFUSED
    record_change(session, actor.workshop, card)


@handles(KeepNotes)
def keep_notes(session: Session, actor: Actor, action: KeepNotes, step: Step) -> None:
    known = session.get(InterviewNotes, (step.id, actor.person))
    row = known or InterviewNotes(step_id=step.id, participant_id=actor.person, workshop_id=actor.workshop.id)
    row.text = action.text
    record_change(session, actor.workshop, row)


def demand_met(session: Session, step: Step, one: int, other: int) -> None:
    """A swap may come while somebody writes, or while a phone has no connection: who met may still write."""
    met = {frozenset(pair) for pair in pairing_at(session, step).met}
    if frozenset((one, other)) not in met:
        raise NotAllowed(N_("You can write this down for the person you interview."))


def demand_standing(card: Card) -> None:
    if card.status is CardStatus.WITHDRAWN:
        raise Conflict(N_("The one who wrote this has taken it back."))


def demand_unshared(card: Card) -> None:
    if card.status is CardStatus.SHARED:
        raise Conflict(N_("This has been shared. The one who told it can still change it."))
