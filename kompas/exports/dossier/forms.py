"""A filled-in form as a document by itself, and the forms of a workshop as a chapter of its report."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session, select

from kompas.domain.dossier.forms import (
    FilledIn,
    earlier_answers,
    filled_in,
    forms_of,
    texts_beside,
    value_that_fits,
)
from kompas.domain.dossier.versions import as_it_was, version_in
from kompas.enums import AnswerState
from kompas.exports.core.blocks import Block, Cell, Column, Facts, Heading, Paragraph, Table
from kompas.exports.core.chapters import Chapter, File, chapter_of
from kompas.exports.core.document import Document, dated_name
from kompas.exports.core.wording import day_of, local, short_date
from kompas.exports.core.writers import WRITERS
from kompas.exports.dossier.answered import Values, answer_table, document_blocks, empty_blocks, form_blocks, named
from kompas.exports.workshop.report import WorkshopReport
from kompas.fields import Field
from kompas.fields import Table as TableField
from kompas.forms import Form
from kompas.i18n import N_, _, ngettext
from kompas.labels import label
from kompas.models import EarlierAnswer, FilledForm, KeptForm, Network, NetworkSeat
from kompas.models.dossier.form import Said

FORMAT = {"format": "kompas-form", "version": 1}
NAMES = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "md": "Markdown", "json": "JSON"}
ON_PAPER = {"pdf": N_("Empty, for on paper (PDF)"), "docx": N_("Empty, for on paper (Word)")}


def form_files(session: Session, network: Network, filled: FilledForm, made_at: datetime) -> list[File]:
    """A form of a network with all that was answered."""
    return files(FormDocument(session, network, filled, made_at).document(), NAMES)


def version_files(session: Session, network: Network, filled: FilledForm, number: int, made_at: datetime) -> list[File]:
    """A form as it was laid down."""
    kept = version_in(session, filled, number)
    return files(KeptDocument(session, network, filled, made_at, kept).document(), NAMES)


def empty_files(form: Form, made_at: datetime) -> list[File]:
    """A form without answers, with room to write."""
    blocks = [Paragraph(str(form.summary)), *empty_blocks(form)]
    return files(Document(str(form.title), made_at, blocks), ON_PAPER)


def files(document: Document, names: Mapping[str, str]) -> list[File]:
    kept = [writer for writer in WRITERS if writer.extension in names]
    return [File(names[one.extension], one.extension, one.mime, partial(one.write, document)) for one in kept]


class FormDocument:
    """All of one form: its answers, what they were before, and the texts that nobody has chosen yet."""

    def __init__(self, session: Session, network: Network, filled: FilledForm, made_at: datetime) -> None:
        (self.found,) = filled_in(session, [filled])
        self.network, self.area, self.made_at = network.name, network.area, made_at
        self.questions = self.found.form.questions
        self.earlier = earlier_answers(session, filled)
        self.beside = texts_beside(session, filled)
        seats = session.exec(select(NetworkSeat).where(NetworkSeat.network_id == network.id))
        self.people = {seat.id: seat.name for seat in seats}

    def document(self) -> Document:
        filled, form = self.found.filled, self.found.form
        return Document(
            title=filled.title,
            subtitle=form_title(self.found),
            made_at=self.made_at,
            blocks=[*(self.as_document() if form.document else self.as_form())],
            tables=[self.answers(), *self.rows(), *self.before()],
            data=self.data(),
            name=dated_name(filled.title, self.made_at),
        )

    def as_form(self) -> Iterable[Block]:
        """As a form: each question with what was answered."""
        yield self.front()
        yield from form_blocks(self.found.form, values_of(self.found))
        yield from self.back()

    def as_document(self) -> Iterable[Block]:
        """As a document: what nobody has chosen yet stands in the form, in Excel and in JSON only."""
        of_network = [(_("Network"), self.network), (_("Area"), self.area), (_("State"), self.standing())]
        yield Facts([(name, told) for name, told in of_network if told])
        yield from document_blocks(self.found.form, values_of(self.found))

    def standing(self) -> str:
        filled = self.found.count(AnswerState.CONCEPT, AnswerState.AGREED)
        agreed = self.found.count(AnswerState.AGREED)
        if filled and agreed == filled:
            return _("agreed on by the group")
        return _("draft of {day}", day=day_of(self.made_at))

    def front(self) -> Facts:
        begun = day_of(self.found.filled.begun_at)
        return Facts([(_("Network"), self.network), (_("Begun on"), begun), (_("So far"), progress_of(self.found))])

    def back(self) -> Iterable[Block]:
        """Nothing that somebody wrote is left out."""
        if self.beside:
            yield Heading(_("Texts that nobody has chosen yet"), 1)
            yield Facts([(self.name_of(one.question), self.text(one.question, one.value)) for one in self.beside])
        left = self.found.left_over()
        if left:
            yield Heading(_("Answers to questions that are not asked any more"), 1)
            yield Facts([(self.name_of(key), str(value)) for key, value in left.items()])

    def name_of(self, key: str) -> str:
        return named(self.questions[key]) if key in self.questions else key

    def text(self, key: str, value: Any) -> str:
        question = self.questions.get(key)
        return question.told(value_that_fits(question, value)) if question else str(value)

    def answers(self) -> Table:
        columns = [
            *sheet_columns(_("Answer")),
            Column(_("State"), width=14),
            Column(_("By"), width=24),
            Column(_("On"), width=13),
        ]
        return Table(columns, [self.row_of(one) for one in self.questions.values()], name=_("Answers"))

    def row_of(self, question: Field) -> list[Cell]:
        answer = self.found.answers.get(question.key)
        if answer is None or answer.state is AnswerState.OPEN:
            return [named(question), None, label(AnswerState.OPEN), None, None]
        text = self.text(question.key, answer.value)
        return [named(question), text, label(answer.state), *self.said(answer)]

    def said(self, row: Said | EarlierAnswer) -> list[Cell]:
        return [self.people.get(row.seat_id or 0), local(row.said_at).date()]

    def rows(self) -> Iterable[Table]:
        """A sheet for each question that is a table itself."""
        for question in self.questions.values():
            if isinstance(question, TableField):
                yield answer_table(question, self.found.value(question), question.letter or question.key)

    def before(self) -> Iterable[Table]:
        rows = [
            [self.name_of(key), self.text(key, one.value), *self.said(one)]
            for key, versions in self.earlier.items()
            for one in versions
        ]
        if rows:
            columns = [*sheet_columns(_("What it said")), Column(_("By"), width=24), Column(_("On"), width=13)]
            yield Table(columns, rows, name=_("Earlier answers"))

    def data(self) -> Mapping[str, Any]:
        filled = self.found.filled
        own = {"form": filled.form_key, "title": filled.title, "cycle": filled.cycle, "begun_at": filled.begun_at}
        answers = {
            key: {
                **self.row_as_data(one),
                "state": one.state,
                "earlier": list(map(self.row_as_data, self.earlier.get(key, ()))),
            }
            for key, one in self.found.answers.items()
        }
        beside = [{"question": one.question, **self.row_as_data(one)} for one in self.beside]
        return {**FORMAT, **own, "made_at": self.made_at, "answers": answers, "texts_beside": beside}

    def row_as_data(self, row: Said | EarlierAnswer) -> dict[str, Any]:
        return {"value": row.value, "by": self.people.get(row.seat_id or 0), "said_at": row.said_at}


class KeptDocument(FormDocument):
    """A version: only its answers, as they were."""

    def __init__(
        self, session: Session, network: Network, filled: FilledForm, made_at: datetime, kept: KeptForm
    ) -> None:
        super().__init__(session, network, filled, made_at)
        self.found = as_it_was(session, filled, kept)
        self.earlier, self.beside = {}, []
        self.kept = kept

    def standing(self) -> str:
        return laid_down(self.kept)

    def front(self) -> Facts:
        return Facts([(_("Network"), self.network), (_("State"), self.standing())])

    def said(self, row: Said | EarlierAnswer) -> list[Cell]:
        return [None, self.kept.kept_on]

    def data(self) -> Mapping[str, Any]:
        filled = self.found.filled
        own = {"form": filled.form_key, "title": filled.title, "version": self.kept.number}
        return {**FORMAT, **own, "kept_on": self.kept.kept_on, "made_at": self.made_at, "answers": self.kept.answers}


def laid_down(kept: KeptForm) -> str:
    return _("version {number}, laid down on {day}", number=kept.number, day=short_date(kept.kept_on))


@chapter_of(WorkshopReport)
class Forms(Chapter[WorkshopReport]):
    """Answers of the group; beyond the session only those it agreed on."""

    def read(self) -> None:
        session, full = self.report.session, self.report.full
        found = filled_in(session, forms_of(session, self.report.workshop))
        told = [one if full else agreed_part(one) for one in found]
        self.forms = [one for one in told if one.count(AnswerState.CONCEPT, AnswerState.AGREED)]
        self.withheld = 0 if full else sum(one.count(AnswerState.CONCEPT) for one in found)

    def blocks(self) -> Iterable[Block]:
        for one in self.forms:
            yield Heading(one.filled.title, 1)
            yield from form_blocks(one.form, values_of(one), 2, only_answered=True)

    def tables(self) -> Iterable[Table]:
        if self.forms:
            rows: list[list[Cell]] = [
                [one.filled.title, named(question), question.told(one.value(question))]
                for one in self.forms
                for key, question in one.form.questions.items()
                if key in one.answers
            ]
            yield Table([Column(_("Form"), width=30), *sheet_columns(_("Answer"))], rows, name=_("Forms"))

    def data(self) -> Mapping[str, Any]:
        told = [{"form": one.filled.form_key, "answers": values_of(one)} for one in self.forms]
        return {"forms": told} if told else {}

    def left_out(self) -> Iterable[str]:
        if self.withheld:
            yield ngettext(
                "{count} answer in a form is not agreed on yet.",
                "{count} answers in forms are not agreed on yet.",
                self.withheld,
            )


def agreed_part(one: FilledIn) -> FilledIn:
    agreed = {key: answer for key, answer in one.answers.items() if answer.state is AnswerState.AGREED}
    return FilledIn(one.filled, one.form, agreed)


def values_of(one: FilledIn) -> Values:
    return {key: one.value(question) for key, question in one.form.questions.items()}


def sheet_columns(answer: str) -> list[Column]:
    return [Column(_("Question"), width=50), Column(answer, width=80)]


def form_title(one: FilledIn) -> str:
    """Which form it is, and which time round."""
    cycle = _("round {number}", number=one.filled.cycle) if one.form.cycles else ""
    return " · ".join(filter(None, [str(one.form.title), cycle]))


def progress_of(one: FilledIn) -> str:
    agreed = one.count(AnswerState.AGREED)
    filled = one.count(AnswerState.CONCEPT, AnswerState.AGREED)
    told = _("{filled} of {all} filled in", filled=filled, all=len(one.form.questions))
    return f"{told} · " + _("{agreed} agreed on", agreed=agreed) if agreed else told
