"""The report as a Word document: real headings, tables and lists, so it can be edited, searched and read aloud."""

from datetime import UTC
from functools import singledispatchmethod
from io import BytesIO

from docx import Document as new_word_document
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from kompas.exports import blocks, word_styles
from kompas.exports.chart import chart_png, chart_text
from kompas.exports.document import document_of
from kompas.exports.map_svg import map_png, map_text
from kompas.exports.report import Report
from kompas.exports.tables import Table
from kompas.exports.time_bars import bars_png, bars_text
from kompas.exports.word_styles import MUTED, TEXT_WIDTH, element, kind_colour
from kompas.exports.word_tables import add_table
from kompas.i18n import _


def write_docx(report: Report) -> bytes:
    written = WordReport(report)
    file = BytesIO()
    written.word.save(file)
    return file.getvalue()


class WordReport:
    """One document being written. `add` has a form for each block."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.contents = document_of(report)
        self.word = new_word_document()
        word_styles.prepare(self.word, self.contents.language)
        self.style_ids = {style.name: style.style_id for style in self.word.styles}
        self.set_properties()
        self.paragraph("Subtitle", self.contents.subtitle)
        self.paragraph("Title", self.contents.title)
        for block in self.contents.blocks:
            self.add(block)
        self.add_footer()

    def set_properties(self) -> None:
        properties = self.word.core_properties
        properties.title, properties.subject = self.contents.title, self.contents.subtitle
        properties.author, properties.last_modified_by, properties.comments = "Kompas", "Kompas", ""
        properties.created = properties.modified = self.report.made_at.astimezone(UTC).replace(tzinfo=None)

    def paragraph(self, style: str, text: str = "") -> WordParagraph:
        """The style goes in by its id: python-docx would search all styles again for each paragraph."""
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = self.style_ids[style]
        return paragraph

    def colour(self, paragraph: WordParagraph, text: str, colour: RGBColor, *, bold: bool | None = None) -> None:
        run = paragraph.add_run(text)
        run.font.color.rgb, run.font.bold = colour, bold

    @singledispatchmethod
    def add(self, block: object) -> None:
        raise TypeError(f"no form for {type(block).__name__}")

    @add.register
    def _heading(self, block: blocks.Heading) -> None:
        self.paragraph(f"Heading {block.level}", block.text)

    @add.register
    def _paragraph(self, block: blocks.Paragraph) -> None:
        self.paragraph("Kompas Quiet" if block.quiet else "Normal", block.text)

    @add.register
    def _facts(self, block: blocks.Facts) -> None:
        for name, value in block.rows:
            paragraph = self.paragraph("Kompas Fact")
            self.colour(paragraph, f"{name}\t", MUTED)
            paragraph.add_run(value)

    @add.register
    def _conclusion(self, block: blocks.ConclusionBlock) -> None:
        self.paragraph("Kompas Conclusion", block.text).paragraph_format.keep_with_next = bool(block.notes)
        for note in block.notes:
            paragraph = self.paragraph("Kompas Note")
            self.colour(paragraph, f"{note.label}\t", kind_colour(note.kind), bold=True)
            self.add_note(paragraph, note)

    @add.register
    def _group(self, block: blocks.NoteGroup) -> None:
        if block.label:
            self.colour(self.paragraph("Kompas Kind"), block.label, kind_colour(block.notes[0].kind))
        for note in block.notes:
            self.add_note(self.paragraph("List Bullet"), note)

    def add_note(self, paragraph: WordParagraph, note: blocks.NoteLine) -> None:
        paragraph.add_run(note.text)
        if note.remarks:
            self.colour(paragraph, f" — {note.remarks}", MUTED)

    @add.register
    def _table(self, block: Table) -> None:
        add_table(self.word, block, self.style_ids["Kompas Cell"])

    @add.register
    def _chart(self, block: blocks.Chart) -> None:
        self.picture(chart_png(self.report), _("Evaluation"), chart_text(block.scales))

    @add.register
    def _time(self, block: blocks.TimeChart) -> None:
        self.picture(bars_png(block.bars), _("Planned and actual time"), bars_text(block.bars))

    @add.register
    def _map(self, block: blocks.MapPicture) -> None:
        name = _("What changed") if block.changes else _("Network map")
        self.picture(map_png(block.drawing, self.report.title, block.changes), name, map_text(block.drawing))

    def picture(self, content: bytes, name: str, text: str) -> None:
        """`text` says the same to who cannot see it."""
        picture = self.word.add_picture(BytesIO(content), width=TEXT_WIDTH)
        for side in "TBLR":  # left out, some readers keep a distance
            picture._inline.set(f"dist{side}", "0")
        picture._inline.docPr.set("name", name)
        picture._inline.docPr.set("descr", text)

    @add.register
    def _sentences(self, block: blocks.Sentences) -> None:
        for item in block.items:
            self.paragraph("List Bullet", item)

    def add_footer(self) -> None:
        paragraph = self.word.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{self.contents.title} · {self.contents.made}\t")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        add_field(paragraph, "NUMPAGES")


def add_field(paragraph: WordParagraph, instruction: str) -> None:
    field = element("w:fldSimple", instr=instruction)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)
