"""The evaluation: in the facilitator's own report only, and not when so few answered that it would point at people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kompas.domain.wall.evaluations import FEWEST_SHOWN, answers_of, shown_of
from kompas.exports.core.blocks import Block, Cell, Column, Heading, Paragraph, Scale, Scales, Sentences, Table
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.exports.workshop.steps import Steps
from kompas.i18n import _, current_language, ngettext
from kompas.models import EvaluationAnswer


@chapter
class Evaluation(WorkshopChapter):
    """Remarks are sorted by text, so that their order tells nothing about who wrote them."""

    keys = ("scales", "open_question", "remarks")

    def read(self) -> None:
        answers = answers_of(self.report.session, self.report.workshop.id) if self.report.full else []
        asked = next((e for step in self.report[Steps].scripted if (e := step.content.get("evaluation"))), None)
        self.given, answers = len(answers), shown_of(answers)
        self.waiting = self.given - len(answers)
        self.scales: list[Scale] = []
        self.open_question, self.remarks = "", list[str]()
        if asked and answers:
            remarks = (answer.remark.strip() for answer in answers)
            self.scales = [scale_of(scale, answers) for scale in asked["scales"]]
            self.open_question = asked["open"][current_language()]
            self.remarks = sorted(filter(None, remarks), key=lambda text: (text.casefold(), text))

    def blocks(self) -> Iterable[Block]:
        if not self.scales:
            return
        yield Heading(_("Evaluation"), 1)
        answers = max(sum(scale.counts) for scale in self.scales)
        yield Paragraph(ngettext("{count} person answered.", "{count} people answered.", answers), quiet=True)
        yield Scales(_("Evaluation"), self.scales)
        if self.remarks:
            yield Heading(self.open_question, 2)
            yield Sentences(self.remarks)

    def tables(self) -> Iterable[Table]:
        """The scales with their counts; below them the remarks, which belong to no scale."""
        if self.report.full:
            titles = [_("Question"), _("1 means"), _("5 means"), *"12345", _("Average")]
            widths = [56, 40, 22, *[8] * 5, 18]
            columns = [Column(title, width=width) for title, width in zip(titles, widths, strict=True)]
            remarks: list[list[Cell]] = [[self.open_question, remark, *[None] * 7] for remark in self.remarks]
            yield Table(columns, [*map(scale_row, self.scales), *remarks], name=_("Evaluation"))

    def left_out(self) -> Iterable[str]:
        if 0 < self.given < FEWEST_SHOWN:
            yield _(
                "The evaluation has fewer than {count} answers and is left out to protect people.", count=FEWEST_SHOWN
            )
        elif self.waiting == self.given > 0:
            yield _("The evaluation is left out until more people have answered, or the workshop is closed.")
        elif self.given:
            yield _("The answers to the evaluation were given without a name and are not broken down by organisation.")
        if 0 < self.waiting < self.given:
            yield ngettext(
                "{count} answer to the evaluation is left out to protect people: answers are shown by three or more at once.",
                "{count} answers to the evaluation are left out to protect people: answers are shown by three or more at once.",
                self.waiting,
            )


def scale_of(scale: Mapping[str, Any], answers: Sequence[EvaluationAnswer]) -> Scale:
    given = [answer.scores[scale["key"]] for answer in answers if scale["key"] in answer.scores]
    question, low, high = (scale[part][current_language()] for part in ("text", "low", "high"))
    counts = [given.count(score) for score in range(1, 6)]
    return Scale(question, low, high, counts, sum(given) / len(given) if given else None)


def scale_row(scale: Scale) -> list[Cell]:
    return [scale.question, scale.low, scale.high, *scale.counts, scale.average_text]
