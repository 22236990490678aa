"""One page to send at once: what it was for, the conclusions that matter, the agreements and the next date."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from kompas.enums import Priority
from kompas.exports.core.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Value,
    shorten_cell,
    table_of,
)
from kompas.exports.core.wording import short_date
from kompas.exports.inquiry.ambition import Ambition
from kompas.exports.wall.agreements import Agreements, ReportAgreement
from kompas.exports.wall.conclusions import Conclusions, ReportConclusion
from kompas.exports.whole.front import Front
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _, ngettext

MOST_CONCLUSIONS = 6
FEWEST_AGREEMENTS, MOST_AGREEMENTS = 3, 6
SIGNS = 2000
"""About so many fit on the page; the title is large, and counts three times."""
URGENCY = list(Priority)


@chapter
class FirstPage(WorkshopChapter):
    """Long texts are cut short here: they stand in full further on."""

    def blocks(self) -> Iterable[Block]:
        yield Facts([(name, shorten_cell(value)) for name, value in self.facts() if value])
        outcome = [*self.ambition(), *self.conclusions(), *self.agreements()]
        if outcome:
            yield from outcome
            yield PageBreak()

    def facts(self) -> Sequence[tuple[str, str]]:
        return [*self.report[Front].facts(), (_("Next date"), self.next_date())]

    def next_date(self) -> str:
        """Of the agreement that comes first, with what it is."""
        today = self.report.at.date()
        dated = [(one.by_when, one.what) for one in self.report[Agreements].agreements if one.by_when]
        coming = [(day, what) for day, what in dated if day >= today]
        if not coming:
            return ""
        day, what = min(coming)
        return f"{short_date(day)}: {what}"

    def ambition(self) -> Iterable[Block]:
        found = self.report[Ambition].ambition
        if found and found.accepted:
            yield Heading(_("Our ambition in short"), 1)
            yield Paragraph(shorten_cell(found.accepted))

    def conclusions(self) -> Iterable[Block]:
        ranked = self.ranked()
        shown = ranked[: self.conclusions_shown()]
        if shown:
            yield Heading(_("The conclusions that matter most"), 1)
            yield two_columns(shown)
        if left := len(ranked) - len(shown):
            yield further_on(
                ngettext(
                    "{count} more conclusion stands further on.", "{count} more conclusions stand further on.", left
                )
            )

    def conclusions_shown(self) -> int:
        """One of each phase in any case."""
        return max(MOST_CONCLUSIONS, sum(bool(step.conclusions) for step in self.report[Conclusions].steps))

    def room_for(self, agreements: Sequence[ReportAgreement]) -> int:
        """How many of these fit under what is above them."""
        above = [shorten_cell(value) for _name, value in self.facts()]
        above += [shorten_cell(one.text) for _phase, one in self.ranked()[: self.conclusions_shown()]]
        left, fits = SIGNS - 3 * len(self.report[Front].title) - sum(map(len, above)), 0
        for one in agreements[:MOST_AGREEMENTS]:
            left -= len(shorten_cell(one.what))
            if left < 0 and fits >= FEWEST_AGREEMENTS:
                break
            fits += 1
        return fits

    def ranked(self) -> list[tuple[str, ReportConclusion]]:
        """One of each phase first, the one that rests on most notes; then the second of each."""
        weights = self.report[Conclusions].weights
        by_step = [
            [(step.held.title, one) for one in sorted(step.conclusions, key=lambda one: -weights[one.id])]
            for step in self.report[Conclusions].steps
        ]
        return [one for one in chain.from_iterable(zip_longest(*by_step)) if one]

    def agreements(self) -> Iterable[Block]:
        told = sorted(self.report[Agreements].agreements, key=most_urgent)
        fits = self.room_for(told)
        if told:
            columns: dict[Column, Value] = {
                Column(_("What"), 9, reference=True): "what",
                Column(_("Who"), 5, reference=True): "who",
                Column(_("By when"), 4): "by_when",
            }
            yield Heading(_("What we agreed"), 1)
            yield table_of(told[:fits], columns)
        if left := len(told[fits:]):
            yield further_on(
                ngettext("{count} more agreement stands further on.", "{count} more agreements stand further on.", left)
            )


def two_columns(shown: Iterable[tuple[str, ReportConclusion]]) -> Table:
    columns: dict[Column, Value] = {
        Column(_("Phase"), 4): lambda row: row[0],
        Column(_("Conclusion"), 11, reference=True): lambda row: row[1].text,
    }
    return table_of(shown, columns)


def further_on(sentence: str) -> Paragraph:
    return Paragraph(sentence, quiet=True)


def most_urgent(agreement: ReportAgreement) -> tuple[int, str]:
    """What has no date comes last among its equals."""
    return URGENCY.index(agreement.priority), agreement.by_when.isoformat() if agreement.by_when else "9999"
