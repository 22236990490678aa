"""Closed votes; who gave which dot is known to nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from kompas.domain.wall.ballots import ranked, regrouped
from kompas.enums import BallotStatus, BallotSubject
from kompas.exports.core.blocks import Block, Heading, Paragraph
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Cell, Column, Table
from kompas.exports.wall.naming import Names
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _, ngettext
from kompas.models import Ballot


@dataclass(frozen=True)
class ReportPlace:
    """What got dots in a vote: its place (equal dots share one) and how many. `id` is that of the note or theme."""

    place: int
    text: str
    dots: int
    shared: bool
    id: str = ""


@dataclass(frozen=True)
class ReportBallot:
    """A vote on notes or on themes. `without` things got no dots."""

    question: str
    voters: int
    dots: int
    places: list[ReportPlace]
    without: int
    subject: BallotSubject = BallotSubject.NOTES


@chapter_of(WorkshopReport)
class Ballots(Chapter[WorkshopReport]):
    def read(self) -> None:
        closed = select(Ballot).where(
            Ballot.workshop_id == self.report.workshop.id, Ballot.status == BallotStatus.CLOSED
        )
        rows = self.report.session.exec(closed.order_by(col(Ballot.sequence))).all() if self.report.full else []
        self.ballots = list(map(self.told, rows))

    def told(self, ballot: Ballot) -> ReportBallot:
        """Places name notes and themes that are still shown."""
        notes = self.report[Notes]
        texts = {note.id: note.text for note in notes.notes} | self.report[Names].texts
        results, candidates = regrouped(ballot.results, ballot.candidates, notes.standing_for)
        places = [place for place in ranked(results, candidates) if place[1] in texts]
        numbers = [number for number, _item, _dots in places]
        return ReportBallot(
            question=ballot.question,
            voters=ballot.voters,
            dots=ballot.dots,
            places=[
                ReportPlace(place=number, text=texts[item], dots=dots, shared=numbers.count(number) > 1, id=item)
                for number, item, dots in places
            ],
            without=sum(item in texts and not results.get(item) for item in candidates),
            subject=ballot.subject,
        )

    def blocks(self) -> Iterable[Block]:
        if self.ballots:
            yield Heading(_("Votes"), 1)
        for ballot in self.ballots:
            yield Heading(ballot.question, 2)
            yield Paragraph(turnout(ballot), quiet=True)
            if ballot.places:
                yield place_table(ballot)
            if ballot.without:
                yield Paragraph(without_dots(ballot), quiet=True)

    def tables(self) -> Iterable[Table]:
        if self.ballots:
            columns = [
                Column(_("Question"), width=50),
                Column(_("Place"), width=10),
                Column(_("Note or theme"), width=70),
                Column(_("Dots"), width=10),
                Column(_("People who voted"), width=24),
            ]
            rows: list[list[Cell]] = [
                [ballot.question, place.place, place.text, place.dots, ballot.voters]
                for ballot in self.ballots
                for place in ballot.places
            ]
            yield Table(columns, rows, name=_("Votes"))

    def data(self) -> Mapping[str, Any]:
        return {"ballots": self.ballots}


def place_table(ballot: ReportBallot) -> Table:
    what = _("Theme") if ballot.subject is BallotSubject.THEMES else _("Note")
    return Table(
        columns=[Column(_("Place"), 3), Column(what, 14), Column(_("Dots"), 3, number=True)],
        rows=[
            [_("{place}, shared", place=one.place) if one.shared else one.place, one.text, one.dots]
            for one in ballot.places
        ],
    )


def turnout(ballot: ReportBallot) -> str:
    each = ngettext("{count} dot each.", "{count} dots each.", ballot.dots)
    return " ".join([ngettext("{count} person voted.", "{count} people voted.", ballot.voters), each])


def without_dots(ballot: ReportBallot) -> str:
    if ballot.subject is BallotSubject.THEMES:
        return ngettext("{count} theme got no dots.", "{count} themes got no dots.", ballot.without)
    return ngettext("{count} note got no dots.", "{count} notes got no dots.", ballot.without)
