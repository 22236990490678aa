"""The organisation of a network as a chapter and as files: its members by ring, who does what, what the mix misses.

The sheet with members has the columns that are read in again (`domain.network.member_import`); so has the empty table.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlmodel import Session

from kompas.domain.network.member_import import FIELDS
from kompas.domain.network.mix import Mix, gaps_of
from kompas.domain.network.networks import members_of
from kompas.domain.network.tasks import GROUPS, holders_of
from kompas.enums import Ring
from kompas.exports.core.blocks import Block, Cell, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.core.chapters import File
from kompas.exports.core.csv import table_as_csv
from kompas.exports.core.document import Document, dated_name
from kompas.exports.core.typesetting import draw
from kompas.exports.core.wording import local, short_date
from kompas.exports.core.writers import CSV, EXCEL, WRITERS
from kompas.exports.core.xlsx import write_xlsx
from kompas.exports.network.report import NetworkChapter, NetworkReport, network_chapter
from kompas.exports.network.rings_svg import rings_picture, rings_svg, tags_of, title_of
from kompas.fields import Choice, YesNo
from kompas.i18n import N_, _
from kompas.labels import label
from kompas.models import Network, NetworkMember

FORMAT = {"format": "kompas-organisation", "version": 1}
NAMES = {"docx": "Word", "pdf": "PDF", "xlsx": "Excel", "csv": "CSV", "md": "Markdown", "json": "JSON"}
NARROW = 12


@network_chapter
class Organisation(NetworkChapter):
    keys = ("members", "tasks")

    def read(self) -> None:
        session, network = self.report.session, self.report.network
        self.rows = members_of(session, network)
        self.holders = holders_of(session, network)
        self.gaps = gaps_of(Mix(self.rows, self.holders, network.power_talked_about), local(self.report.at).date())
        self.power_talked_about = network.power_talked_about
        self.members = [{key: getattr(one, key) for key in FIELDS} for one in self.rows]
        self.tasks = {task: [one.name for one in people] for task, people in self.holders.items()}

    def blocks(self) -> Iterable[Block]:
        yield Heading(_("Organisation"), 1)
        if not self.rows:
            yield Paragraph(_("There are no members yet."), quiet=True)
            return
        yield rings_picture(self.rows)
        for ring in Ring:
            own = [one for one in self.rows if one.ring is ring]
            yield Heading(title_of(ring, len(own)), 2)
            yield ring_table(own) if own else Paragraph(_("Nobody yet."), quiet=True)
        yield from self.task_blocks()
        yield from self.gap_blocks()

    def task_blocks(self) -> Iterable[Block]:
        yield Heading(_("Who does what"), 2)
        columns = [Column(_("Whose task"), 5), Column(_("Task"), 8), Column(_("Who does it"), 7)]
        yield Table(columns, [[_(group.title), label(task), names(self.holders[task])] for group, task in TASKS])

    def gap_blocks(self) -> Iterable[Block]:
        if self.power_talked_about:
            told = _("You last talked about positions and power on {day}.", day=short_date(self.power_talked_about))
            yield Paragraph(told)
        yield Heading(_("What the mix misses"), 2)
        if not self.gaps:
            yield Paragraph(_("Everything that step 1 asks for is there."))
        for gap in self.gaps:
            yield Heading(gap.seen, 3)
            yield Paragraph(f"{gap.why} {gap.could}")

    def tables(self) -> Iterable[Table]:
        yield member_table(self.rows)
        columns = [Column(_("Whose task"), width=44), Column(_("Task"), width=54), Column(_("Who does it"), width=60)]
        rows: list[list[Cell]] = [[_(group.title), label(task), names(self.holders[task])] for group, task in TASKS]
        yield Table(columns, rows, name=_("Tasks"))

    def files(self) -> Iterable[File]:
        if self.rows:
            rows, title = self.rows, _("The three rings")
            yield File(N_("Rings as a picture (PNG)"), "png", "image/png", lambda: draw(rings_picture(rows)))
            yield File(N_("Rings as a drawing (SVG)"), "svg", "image/svg+xml", lambda: rings_svg(rows, title).encode())


TASKS = [(group, task) for group in GROUPS for task in group.tasks]


def names(people: Iterable[NetworkMember]) -> str:
    return ", ".join(f"{one.name} ({one.organisation})" for one in people) or _("nobody yet")


def ring_table(members: Iterable[NetworkMember]) -> Table:
    columns: dict[Column, Value] = {
        Column(_("Name"), 6): "name",
        Column(_("Organisation"), 7): "organisation",
        Column(_("Domain"), 6): "domain",
        Column(_("Level"), 5): "level",
        Column(_("Function in the network"), 6, optional=True): tags_of,
    }
    return table_of(members, columns)


def member_table(members: Iterable[NetworkMember]) -> Table:
    """A column for each field, by its own name, so that the file can be read in again."""
    columns: dict[Column, Value] = {
        Column(str(field.label), width=NARROW if isinstance(field, YesNo) else 28): partial(told, key)
        for key, field in FIELDS.items()
    }
    return table_of(members, columns, _("Members"))


def told(key: str, member: NetworkMember) -> str:
    return FIELDS[key].told(getattr(member, key))


def organisation_files(session: Session, network: Network, made_at: datetime) -> list[File]:
    """The organisation by itself, in every form; and its picture."""
    chapter = NetworkReport(session, network, made_at)[Organisation]
    document = Document(
        title=_("Organisation of {network}", network=network.name),
        made_at=made_at,
        blocks=list(chapter.blocks()),
        tables=list(chapter.tables()),
        data={**FORMAT, **chapter.data()},
        name=dated_name(network.name, made_at, _("organisation")),
    )
    written = [
        File(NAMES[one.extension], one.extension, one.mime, partial(one.write, document))
        for one in WRITERS
        if one.extension in NAMES
    ]
    return [*written, *chapter.files()]


def empty_member_files(made_at: datetime) -> list[File]:
    """A table without members, to fill in elsewhere and read in; the second sheet tells what fits in each column."""
    document = Document(_("Members"), made_at, blocks=[], tables=[member_table([]), choices_table()])
    return [
        File(N_("Empty table (Excel)"), "xlsx", EXCEL, partial(write_xlsx, document)),
        File(N_("Empty table (CSV)"), "csv", CSV, partial(table_as_csv, document.tables[0])),
    ]


def choices_table() -> Table:
    columns: Mapping[Column, Value] = {
        Column(_("Column"), width=34): lambda field: str(field.label),
        Column(_("Has to be filled in"), width=18): "required",
        Column(_("What fits in it"), width=110): choices_of,
    }
    return table_of(FIELDS.values(), columns, _("What fits in it"))


def choices_of(field: Any) -> str:
    if isinstance(field, Choice):
        return ", ".join(map(str, field.texts.values()))
    return _("yes or no") if isinstance(field, YesNo) else _("own words")
