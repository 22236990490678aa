"""Progress on bottlenecks that earlier workshops of the network named, as far as each is released."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kompas.domain.network.queries import Course, Held, courses_of_workshop
from kompas.enums import Progress
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Sentences, Table, Value, table_of
from kompas.exports.core.wording import local, month_of, title_label
from kompas.exports.workshop.report import WorkshopChapter, chapter
from kompas.i18n import _, ngettext
from kompas.labels import label
from kompas.rules import reaches

SIGNS = {Progress.SOLVED: "✓", Progress.BETTER: "▲", Progress.SAME: "=", Progress.WORSE: "▼"}
MOST_SESSIONS = 4
"""As many as fit across a page; the latest ones, since those are what one compares."""


@chapter
class Bottlenecks(WorkshopChapter):
    def read(self) -> None:
        courses = courses_of_workshop(self.report.session, self.report.workshop)
        self.courses = [course for course in courses if reaches(course.release, self.report.level)]
        self.withheld = len(courses) - len(self.courses)

    def blocks(self) -> Iterable[Block]:
        if not self.courses:
            return
        yield Heading(_("What became of earlier bottlenecks"), 1)
        yield Paragraph(_("Earlier journeys of this network concluded that this could be better."), quiet=True)
        yield course_table(self.courses)
        remarks = [f"{one.text} — {one.held[-1].remark}" for one in self.courses if one.held[-1].remark]
        if remarks:
            yield Heading(_("What the group said about them"), 2)
            yield Sentences(remarks)

    def tables(self) -> Iterable[Table]:
        """A row per session, so that one can filter and count."""
        if self.courses:
            columns: dict[Column, Value] = {
                Column(_("Phase"), width=28): lambda row: row[0].phase,
                Column(_("Bottleneck"), width=60): lambda row: row[0].text,
                Column(_("Workshop"), width=34): lambda row: row[1].title,
                Column(_("Date"), width=14): lambda row: local(row[1].at).date(),
                Column(_("How it stands"), width=18): lambda row: progress(*row),
                Column(_("Remark of the group"), width=50): lambda row: row[1].remark,
            }
            yield table_of([(one, held) for one in self.courses for held in one.held], columns, _("Bottlenecks"))

    def data(self) -> Mapping[str, Any]:
        told = [{"phase": one.phase, "text": one.text, "held": one.held} for one in self.courses]
        return {"bottlenecks": told}

    def left_out(self) -> Iterable[str]:
        if self.withheld:
            yield ngettext(
                "{count} bottleneck of last time is not released to {far}.",
                "{count} bottlenecks of last time are not released to {far}.",
                self.withheld,
                far=self.report.far,
            )


def course_table(courses: Sequence[Course]) -> Table:
    """A column per session; a sign and a word, so that it reads in greys."""
    sessions = sorted({(held.at, held.title) for course in courses for held in course.held})[-MOST_SESSIONS:]
    columns = [Column(_("Phase"), 5), Column(_("Bottleneck"), 9)]
    columns += [Column(f"{title} ({month_of(at)})", 5) for at, title in sessions]
    rows = [[title_label(one.phase), one.text, *(progress_at(one, session) for session in sessions)] for one in courses]
    return Table(columns, rows)


def progress_at(course: Course, session: tuple[datetime, str]) -> str:
    return next((progress(course, held) for held in course.held if (held.at, held.title) == session), "")


def progress(course: Course, held: Held) -> str:
    """How a bottleneck stood in a session: a sign and a word, or that it was named there or passed over."""
    return f"{SIGNS[held.mark]} {word_of(course, held)}" if held.mark else word_of(course, held)


def word_of(course: Course, held: Held) -> str:
    return label(held.mark) if held.mark else _("named") if held is course.held[0] else _("not discussed")
