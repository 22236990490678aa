"""Closed votes; who gave which dot is known to nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

from kompas.domain.wall.ballots import rank_results, regroup_results
from kompas.enums import BallotStatus, BallotSubject
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.wall.naming import Names
from kompas.exports.wall.notes import Notes
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _, ngettext
from kompas.models import Ballot


@dataclass(frozen=True)
class ReportPlace:
    """A result of a vote: its place (equal dots share one) and its dots. `id` is that of the note or theme."""

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


@chapter
class Ballots(WorkshopChapter):
    keys = ("ballots",)

    def read(self) -> None:
        self.ballots = list(
            map(self.describe_ballot, self.report.own_rows(Ballot, Ballot.status == BallotStatus.CLOSED))
        )

    def describe_ballot(self, ballot: Ballot) -> ReportBallot:
        """Places name notes and themes that are still shown."""
        notes = self.report[Notes]
        texts = {note.id: note.text for note in notes.notes} | self.report[Names].texts
        results, candidates = regroup_results(ballot.results, ballot.candidates, notes.standing_for)
        places = [place for place in rank_results(results, candidates) if place[1] in texts]
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
            columns = {
                Column(_("Question"), width=50): lambda row: row[0].question,
                Column(_("Place"), width=10): lambda row: row[1].place,
                Column(_("Note or theme"), width=70): lambda row: row[1].text,
                Column(_("Dots"), width=10): lambda row: row[1].dots,
                Column(_("People who voted"), width=24): lambda row: row[0].voters,
            }
            rows = [(ballot, place) for ballot in self.ballots for place in ballot.places]
            yield table_of(rows, columns, _("Votes"))


def place_table(ballot: ReportBallot) -> Table:
    what = _("Theme") if ballot.subject is BallotSubject.THEMES else _("Note")
    columns: dict[Column, Value] = {
        Column(_("Place"), 3): lambda one: _("{place}, shared", place=one.place) if one.shared else one.place,
        Column(what, 14): "text",
        Column(_("Dots"), 3, number=True): "dots",
    }
    return table_of(ballot.places, columns)


def turnout(ballot: ReportBallot) -> str:
    each = ngettext("{count} dot each.", "{count} dots each.", ballot.dots)
    return " ".join([ngettext("{count} person voted.", "{count} people voted.", ballot.voters), each])


def without_dots(ballot: ReportBallot) -> str:
    if ballot.subject is BallotSubject.THEMES:
        return ngettext("{count} theme got no dots.", "{count} themes got no dots.", ballot.without)
    return ngettext("{count} note got no dots.", "{count} notes got no dots.", ballot.without)
