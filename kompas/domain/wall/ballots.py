"""Voting with dots: opened and closed by the facilitator; nobody sees an outcome before it is closed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, delete, select

from kompas.domain.core.changes import record_change
from kompas.domain.core.decisions import demand_decision
from kompas.domain.core.handling import add_row, handles
from kompas.domain.core.moments import tell, when
from kompas.domain.workshop.anonymity import order_of
from kompas.domain.workshop.moments import StepEntered
from kompas.enums import BallotStatus, BallotSubject, NoteStatus
from kompas.errors import Conflict, Invalid, NotAllowed
from kompas.events.wall.ballots import CloseBallot, OpenBallot, PlaceDots, ShowBallot, WithdrawBallot
from kompas.i18n import N_
from kompas.models import Ballot, Note, Vote, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor


@dataclass(frozen=True)
class BallotEnded:
    """A vote was counted, broken off, or removed with its outcome."""

    workshop: Workshop
    ballot: Ballot


@dataclass(frozen=True)
class Subject:
    """A kind of thing to vote on: what is offered, in order, and which of these ids are still there."""

    too_few: str
    offered: Callable[[Session, Workshop, OpenBallot], list[str]]
    shown: Callable[[Session, Sequence[str]], Iterable[str]]


SUBJECTS: dict[BallotSubject, Subject] = {}
"""A room above may add its own."""


@handles(OpenBallot)
def open_ballot(session: Session, actor: Actor, action: OpenBallot) -> Ballot:
    demand_no_vote(session, actor.workshop)
    subject = SUBJECTS[action.subject]
    candidates = subject.offered(session, actor.workshop, action)
    if len(candidates) < 2:
        raise Invalid(subject.too_few)
    demand_decision(session, actor.workshop, action.question, action.warned)
    take_off_screen(session, actor.workshop)
    most = min(action.most_per_item, action.dots)
    return add_row(session, actor, action, Ballot, candidates=candidates, most_per_item=most)


def notes_offered(session: Session, workshop: Workshop, action: OpenBallot) -> list[str]:
    """Shown notes, in the order of the wall: the chosen ones, else those of a step and kind."""
    shown = select(Note).where(
        Note.workshop_id == workshop.id,
        Note.status == NoteStatus.SHOWN,
        col(Note.hidden).is_(False),
        col(Note.merged_into).is_(None),
    )
    if action.note_ids:
        shown = shown.where(col(Note.id).in_(action.note_ids))
    elif action.step_id is not None:
        shown = shown.where(Note.step_id == action.step_id)
    if action.kind is not None:
        shown = shown.where(Note.kind == action.kind)
    return [note.id for note in sorted(session.exec(shown), key=lambda note: order_of(workshop, note))]


@handles(PlaceDots)
def place_dots(session: Session, actor: Actor, action: PlaceDots, ballot: Ballot) -> None:
    """Give something this many of my dots. Raises Invalid when I have not that many left."""
    if ballot.status is not BallotStatus.OPEN:
        raise NotAllowed(N_("This vote is closed."))
    if action.item_id not in ballot.candidates:
        raise Invalid(N_("This is not among what you can vote on."))
    if action.dots and action.item_id not in shown_candidates(session, ballot):
        raise Conflict(N_("This was taken away while you voted. You can give your dot to something else."))
    if action.dots > ballot.most_per_item:
        raise Invalid(N_("At most {count} dots on one of them."), count=ballot.most_per_item)
    own = {vote.item_id: vote for vote in votes_of(session, ballot, actor.person)}
    elsewhere = sum(vote.dots for item, vote in own.items() if item != action.item_id)
    if elsewhere + action.dots > ballot.dots:
        raise Invalid(N_("You have used all your dots. Take one back first."))
    vote = own.get(action.item_id) or Vote(
        ballot_id=ballot.id,
        participant_id=actor.person,
        item_id=action.item_id,
        workshop_id=ballot.workshop_id,
        dots=0,
    )
    vote.dots = action.dots
    record_change(session, actor.workshop, vote)


def votes_of(session: Session, ballot: Ballot, participant_id: int) -> Sequence[Vote]:
    query = select(Vote).where(Vote.ballot_id == ballot.id, Vote.participant_id == participant_id)
    return session.exec(query).all()


@handles(CloseBallot)
def close_ballot(session: Session, actor: Actor, action: CloseBallot, ballot: Ballot) -> None:
    """Count, and forget who gave which dot."""
    if ballot.status is not BallotStatus.OPEN:
        return
    votes = session.exec(select(Vote).where(Vote.ballot_id == ballot.id, Vote.dots > 0)).all()
    ballot.results = count_dots(votes)
    ballot.voters = len({vote.participant_id for vote in votes})
    ballot.status, ballot.closed_at, ballot.on_screen = BallotStatus.CLOSED, now(), True
    forget_votes(session, ballot)
    record_change(session, actor.workshop, ballot)
    tell(session, BallotEnded(actor.workshop, ballot))


def count_dots(votes: Iterable[Vote]) -> dict[str, int]:
    results: dict[str, int] = {}
    for vote in votes:
        results[vote.item_id] = results.get(vote.item_id, 0) + vote.dots
    return results


@handles(WithdrawBallot)
def withdraw_ballot(session: Session, actor: Actor, action: WithdrawBallot, ballot: Ballot) -> None:
    """Out of sight with its outcome. The dots of a vote that was broken off stay for as long as it can be undone
    (`deeds.let_go` forgets them); the outcome of a closed one is kept by the deed alone.
    """
    ballot.status, ballot.on_screen, ballot.results = BallotStatus.WITHDRAWN, False, {}
    record_change(session, actor.workshop, ballot)
    tell(session, BallotEnded(actor.workshop, ballot))


@handles(ShowBallot)
def show_ballot(session: Session, actor: Actor, action: ShowBallot, ballot: Ballot) -> None:
    """Only one at a time is on the screen."""
    if action.on_screen:
        take_off_screen(session, actor.workshop)
    ballot.on_screen = action.on_screen and ballot.status is not BallotStatus.WITHDRAWN
    record_change(session, actor.workshop, ballot)


@when(StepEntered)
def make_room_on_screen(session: Session, entered: StepEntered) -> None:
    take_off_screen(session, entered.workshop)


def take_off_screen(session: Session, workshop: Workshop) -> None:
    """An outcome makes room on the screen; a vote that is going on stays there."""
    query = select(Ballot).where(Ballot.workshop_id == workshop.id, col(Ballot.on_screen))
    shown = [ballot for ballot in session.exec(query) if ballot.status is not BallotStatus.OPEN]
    for ballot in shown:
        ballot.on_screen = False
    if shown:
        record_change(session, workshop, *shown)


def forget_votes(session: Session, ballot: Ballot) -> None:
    session.flush()
    session.execute(delete(Vote).where(col(Vote.ballot_id) == ballot.id))


def free_lost_dots(session: Session, workshop: Workshop) -> None:
    """Give dots back for candidates that were taken away while people vote on them.

    Taking away is not refused: a note may hold a name. A candidate that comes back does so without dots.
    """
    for ballot in open_ballots(session, workshop):
        session.flush()
        shown = shown_candidates(session, ballot)
        given = session.exec(select(Vote).where(Vote.ballot_id == ballot.id, Vote.dots > 0))
        lost = [vote for vote in given if vote.item_id not in shown]
        for vote in lost:
            vote.dots = 0
        if lost:
            record_change(session, workshop, *lost)


def shown_candidates(session: Session, ballot: Ballot) -> set[str]:
    """The candidates that are still there."""
    return set(SUBJECTS[ballot.subject].shown(session, ballot.candidates or [""]))


def notes_shown(session: Session, ids: Sequence[str]) -> Iterable[str]:
    return session.exec(select(Note.id).where(col(Note.id).in_(ids), Note.status == NoteStatus.SHOWN))


SUBJECTS[BallotSubject.NOTES] = Subject(N_("There must be at least two notes to vote on."), notes_offered, notes_shown)


def open_ballots(session: Session, workshop: Workshop) -> Sequence[Ballot]:
    query = select(Ballot).where(Ballot.workshop_id == workshop.id, Ballot.status == BallotStatus.OPEN)
    return session.exec(query).all()


def demand_no_vote(session: Session, workshop: Workshop) -> None:
    if open_ballots(session, workshop):
        raise Conflict(N_("A vote is going on already. Close it first."))


def demand_no_dots(session: Session, ballot_id: str) -> None:
    """Opening a vote can be undone as long as nobody's dots are lost by it."""
    if session.exec(select(Vote.dots).where(Vote.ballot_id == ballot_id, Vote.dots > 0)).first() is not None:
        raise Conflict(N_("People have given dots already, so this vote stays. Close it to see the outcome."))


def demand_not_voted_on(session: Session, workshop: Workshop, note_ids: Iterable[str]) -> None:
    """Demand that people are not giving dots to these notes, which must not change under their hands."""
    wanted = set(note_ids)
    if any(not wanted.isdisjoint(ballot.candidates) for ballot in open_ballots(session, workshop)):
        raise Conflict(N_("People are voting on these notes now. Close the vote first."))


def ballot_on_screen(session: Session, workshop: Workshop) -> bool:
    query = select(Ballot.id).where(Ballot.workshop_id == workshop.id, col(Ballot.on_screen))
    return session.exec(query.where(Ballot.status != BallotStatus.WITHDRAWN)).first() is not None


def regroup_results(
    results: Mapping[str, int], candidates: Sequence[str], standing_for: Mapping[str, str]
) -> tuple[dict[str, int], list[str]]:
    """Results and candidates as they are after notes were merged: the merged note has the dots of its originals.

    `standing_for` has the merged note by the id of each of its originals.
    """
    summed: dict[str, int] = {}
    for item, dots in results.items():
        summed[standing_for.get(item, item)] = summed.get(standing_for.get(item, item), 0) + dots
    return summed, list(dict.fromkeys(standing_for.get(item, item) for item in candidates))


def rank_results(results: Mapping[str, int], candidates: Sequence[str]) -> list[tuple[int, str, int]]:
    """(place, id, dots), the most dots first. Equal dots share a place; the next place counts them all: 1, 2, 2, 4.

    What got no dots has no place and is left out.
    """
    order = sorted((item for item in candidates if results.get(item)), key=lambda item: -results[item])
    return [(1 + sum(results[other] > results[item] for other in order), item, results[item]) for item in order]
