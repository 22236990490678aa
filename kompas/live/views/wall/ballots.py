"""Voting: what is voted on and how many voted for all; the outcome once it is closed; my own dots for me alone."""

from collections.abc import Collection, Iterable
from typing import Any

from kompas.domain.wall.ballots import rank_results, regroup_results
from kompas.enums import BallotStatus, Role
from kompas.events.core.difference import Item, Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import Ballot, Note, Vote


def ballot_item(rows: Rows, audience: Role, ballot: Ballot) -> Item | None:
    if ballot.status is BallotStatus.WITHDRAWN:
        return None
    results, candidates = outcome_now(rows, ballot)
    item: Item = {
        "question": ballot.question,
        "subject": ballot.subject.value,
        "candidates": candidates,
        "dots": ballot.dots,
        "most": ballot.most_per_item,
        "open": ballot.status is BallotStatus.OPEN,
        "on_screen": ballot.on_screen,
        "voters": voters(rows, ballot),
        "order": ballot.sequence,
    }
    if ballot.status is BallotStatus.CLOSED:
        item["results"] = [list(place) for place in rank_results(results, candidates)]
    return item


def outcome_now(rows: Rows, ballot: Ballot) -> tuple[dict[str, int], list[str]]:
    """Dots by id, and all candidates, with merged notes in place of their originals."""
    notes = rows.of(Note)
    standing_for = {key: merged for key in ballot.candidates if key in notes and (merged := notes[key].merged_into)}
    return regroup_results(ballot.results, ballot.candidates, standing_for)


def places_of(rows: Rows, note_ids: Collection[str]) -> list[list[int]]:
    """[place, dots] of each of these notes in each closed vote that gave it dots."""
    closed = [one for one in rows.of(Ballot).values() if one.status is BallotStatus.CLOSED]
    return [
        [place, dots]
        for ballot in sorted(closed, key=lambda ballot: ballot.sequence)
        for place, item, dots in rank_results(*outcome_now(rows, ballot))
        if item in note_ids
    ]


def conclusions_on(rows: Rows, ballot: Ballot) -> Iterable[str]:
    """Keys of the conclusions that rest on what was voted on: they tell how it did."""
    voted_on = {*ballot.candidates, *outcome_now(rows, ballot)[1]}
    for conclusion_id, tied in rows.conclusion_notes.items():
        if not voted_on.isdisjoint(tied):
            yield f"conclusion:{conclusion_id}"


def told_in_conclusions(rows: Rows, changed: set[str]) -> Iterable[str]:
    for ballot_id in changed:
        yield from conclusions_on(rows, rows.of(Ballot)[ballot_id])


def voters(rows: Rows, ballot: Ballot) -> int:
    """How many people gave at least one dot."""
    if ballot.status is BallotStatus.CLOSED:
        return ballot.voters
    return len({vote.participant_id for vote in rows.of(Vote).values() if vote.ballot_id == ballot.id and vote.dots})


def scalars(rows: Rows, audience: Role) -> Scalars:
    """Which one is on the screen: a vote that is going on before an outcome."""
    shown = [one for one in rows.of(Ballot).values() if one.on_screen and one.status is not BallotStatus.WITHDRAWN]
    shown.sort(key=lambda ballot: ballot.status is not BallotStatus.OPEN)
    return {"ballot": shown[0].id if shown else None}


def own_dots(rows: Rows, participant_id: int) -> Scalars:
    """My dots in votes that are open: ballot → thing → dots."""
    mine: dict[str, dict[str, int]] = {}
    for vote in rows.of(Vote).values():
        ballot = rows.of(Ballot).get(vote.ballot_id)
        if vote.participant_id == participant_id and vote.dots and ballot and ballot.status is BallotStatus.OPEN:
            mine.setdefault(vote.ballot_id, {})[vote.item_id] = vote.dots
    return {"dots": mine}


def touches(rows: Rows, changed: set[Any]) -> Iterable[str]:
    return {f"ballot:{ballot_id}" for ballot_id, _participant, _item in changed}


BALLOT = Noun("ballot", Ballot, item=ballot_item, scalars=scalars, touches=told_in_conclusions)
VOTE = Noun(
    "vote",
    Vote,
    own_values=own_dots,
    owners=lambda vote: (vote.participant_id,),
    touches=touches,
)
