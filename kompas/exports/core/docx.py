"""A document for Word: real headings, tables and lists, so it can be edited, searched and read aloud.

How it looks is in the styles of `templates/document.docx`, to be changed in Word.
"""

from datetime import UTC
from functools import singledispatchmethod
from io import BytesIO
from typing import Any

from docx import Document as open_word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Cm, Emu, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from kompas.exports.core import blocks
from kompas.exports.core.blocks import Table
from kompas.exports.core.document import Document
from kompas.exports.core.typesetting import ON_PAPER, TEMPLATES, draw
from kompas.exports.core.word_tables import TEXT_WIDTH, add_table, element, word_colour
from kompas.look import default_colour

LONGEST_PROPERTY = 255
"""Of Word itself."""
HEADING_ROOM = Cm(3)
"""For heading and caption above a picture that has a page of its own."""


def write_docx(document: Document) -> bytes:
    file = BytesIO()
    WordDocument(document).word.save(file)
    return file.getvalue()


class WordDocument:
    """One document being written. `add` has a form for each block."""

    def __init__(self, contents: Document) -> None:
        self.contents = contents
        self.word = open_word(str(TEMPLATES / "document.docx"))
        self.set_language()
        set_colours(self.word.styles.element)
        self.style_ids = {style.name: style.style_id for style in self.word.styles}
        self.set_properties()
        if contents.subtitle:
            self.paragraph("Subtitle", contents.subtitle)
        self.paragraph("Title", contents.title)
        self.lies = False
        for block in contents.blocks:
            self.turn_page(block)
            self.add(block)
        self.add_footer()

    def turn_page(self, block: blocks.Block) -> None:
        """A picture with a page of its own lies; what comes after it stands on the next one."""
        page = block.own_page if isinstance(block, blocks.Picture) else None
        if page is None and not self.lies:
            return
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        if self.lies is not (page is not None):
            section.page_width, section.page_height = section.page_height, section.page_width
        self.lies = page is not None
        section.orientation = WD_ORIENT.LANDSCAPE if self.lies else WD_ORIENT.PORTRAIT
        if page is not None:
            self.paragraph("Heading 1", page.heading)
            self.paragraph("Kompas Quiet", page.caption).paragraph_format.keep_with_next = True

    def set_language(self) -> None:
        """The proofing language of all text, which is also what a screen reader reads in."""
        for mark in self.word.styles.element.iter(qn("w:lang")):
            mark.set(qn("w:val"), self.contents.language)
        for mark in self.word.settings.element.iter(qn("w:themeFontLang")):
            mark.set(qn("w:val"), self.contents.language)
        self.word.core_properties.language = self.contents.language

    def set_properties(self) -> None:
        properties = self.word.core_properties
        contents = self.contents
        properties.title, properties.subject = contents.title[:LONGEST_PROPERTY], contents.subtitle[:LONGEST_PROPERTY]
        properties.author, properties.last_modified_by, properties.comments = "Kompas", "Kompas", ""
        properties.created = properties.modified = self.contents.made_at.astimezone(UTC).replace(tzinfo=None)

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
            self.colour(paragraph, f"{name}\t", muted())
            paragraph.add_run(value)

    @add.register
    def _statement(self, block: blocks.Statement) -> None:
        self.paragraph("Kompas Conclusion", block.text).paragraph_format.keep_with_next = bool(block.points)
        for point in block.points:
            paragraph = self.paragraph("Kompas Note")
            self.colour(paragraph, f"{point.label}\t", RGBColor.from_string(point.colour), bold=True)
            self.add_point(paragraph, point)

    @add.register
    def _points(self, block: blocks.Points) -> None:
        if block.label:
            self.colour(self.paragraph("Kompas Kind"), block.label, RGBColor.from_string(block.points[0].colour))
        for point in block.points:
            self.add_point(self.paragraph("List Bullet"), point)

    def add_point(self, paragraph: WordParagraph, point: blocks.Point) -> None:
        paragraph.add_run(point.text)
        if point.remarks:
            self.colour(paragraph, f" — {point.remarks}", muted())

    @add.register
    def _table(self, block: Table) -> None:
        add_table(self.word, block, self.style_ids["Kompas Cell"])

    @add.register
    def _scales(self, block: blocks.Scales) -> None:
        self._picture(block.picture())

    @add.register
    def _picture(self, block: blocks.Picture) -> None:
        picture = self.word.add_picture(BytesIO(draw(block)), width=TEXT_WIDTH)
        if block.own_page:
            self.fill_page(picture)
        for side in "TBLR":  # left out, some readers keep a distance
            picture._inline.set(f"dist{side}", "0")
        picture._inline.docPr.set("name", block.name)
        picture._inline.docPr.set("descr", block.text)

    def fill_page(self, picture: InlineShape) -> None:
        """As large as goes with its heading on one page."""
        page = self.word.sections[-1]
        across = (page.page_width, page.left_margin, page.right_margin)
        down = (page.page_height, page.top_margin, page.bottom_margin, HEADING_ROOM)
        width, height = (2 * (one[0] or 0) - sum(length or 0 for length in one) for one in (across, down))
        share = min(width / picture.width, height / picture.height)
        picture.width, picture.height = Emu(int(picture.width * share)), Emu(int(picture.height * share))

    @add.register
    def _sentences(self, block: blocks.Sentences) -> None:
        for item in block.items:
            self.paragraph("List Bullet", item)

    @add.register
    def _writing_room(self, block: blocks.WritingRoom) -> None:
        for _line in range(block.lines):
            self.paragraph("Kompas Line")

    @add.register
    def _page_break(self, block: blocks.PageBreak) -> None:
        self.paragraph("Normal").add_run().add_break(WD_BREAK.PAGE)

    def add_footer(self) -> None:
        paragraph = self.word.sections[0].footer.paragraphs[0]
        paragraph.add_run(f"{self.contents.title} · {self.contents.made}\t")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        add_field(paragraph, "NUMPAGES")


def muted() -> RGBColor:
    return RGBColor.from_string(word_colour("quiet"))


def set_colours(styles: Any) -> None:
    """The template is made in our own colours; an organisation's come in their place."""
    own = {default_colour(name).removeprefix("#").upper(): word_colour(name) for name in ON_PAPER}
    for part in styles.iter():
        for name, value in part.attrib.items():
            if value in own:
                part.set(name, own[value])


def add_field(paragraph: WordParagraph, instruction: str) -> None:
    field = element("w:fldSimple", instr=instruction)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)
