"""How a Word document looks: styles, page and language."""

from typing import Any, cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

ACCENT = RGBColor(0x0F, 0x5C, 0x6E)
INK = RGBColor(0x1D, 0x2B, 0x33)
MUTED = RGBColor(0x55, 0x65, 0x6E)
TINT = "EEF5F6"
LINE = "C9D5D9"
LETTER = "Arial"
TEXT_WIDTH = Cm(16.4)
LABEL_WIDTH = Cm(3.4)


def element(tag: str, **attributes: str) -> Any:
    """An element of WordprocessingML: `element("w:shd", fill="EEF5F6")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def prepare(word: WordDocument, language: str) -> None:
    set_page(word)
    set_language(word, language)
    set_texts(word)
    set_headings(word)
    set_own_styles(word)


def set_page(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)


def set_language(word: WordDocument, language: str) -> None:
    """The proofing language of all text, which is also what a screen reader reads in."""
    for mark in word.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), language)
    for mark in word.settings.element.iter(qn("w:themeFontLang")):
        mark.set(qn("w:val"), language)
    word.core_properties.language = language


def style(word: WordDocument, name: str) -> ParagraphStyle:
    known = {known.name for known in word.styles}
    found = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return cast(ParagraphStyle, found)


def shape(
    word: WordDocument, name: str, size: float, colour: RGBColor, before: float, after: float, *, bold: bool = False
) -> ParagraphStyle:
    shaped = style(word, name)
    set_letter(shaped)
    shaped.font.size, shaped.font.bold, shaped.font.italic = Pt(size), bold, False
    shaped.font.color.rgb = colour
    shaped.paragraph_format.space_before, shaped.paragraph_format.space_after = Pt(before), Pt(after)
    shaped.paragraph_format.line_spacing = 1.1
    return shaped


def set_letter(shaped: ParagraphStyle) -> None:
    """All four scripts: the template's headings name theme fonts, which would win otherwise."""
    properties = shaped.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=LETTER, hAnsi=LETTER, cs=LETTER, eastAsia=LETTER))


def set_texts(word: WordDocument) -> None:
    shape(word, "Normal", 10, INK, 0, 6)
    shape(word, "Footer", 8, MUTED, 0, 0)
    bullet = shape(word, "List Bullet", 9.5, INK, 0, 3.5)
    remove(bullet, "w:contextualSpacing")
    bullet.paragraph_format.left_indent, bullet.paragraph_format.first_line_indent = Cm(0.55), Cm(-0.45)


def set_headings(word: WordDocument) -> None:
    title = shape(word, "Title", 24, INK, 2, 12, bold=True)
    remove(title, "w:pBdr")
    shape(word, "Subtitle", 9.5, ACCENT, 0, 0, bold=True).font.all_caps = True
    shape(word, "Heading 1", 15, ACCENT, 22, 8, bold=True)
    shape(word, "Heading 2", 11.5, INK, 16, 6, bold=True)
    shape(word, "Heading 3", 9.5, MUTED, 10, 3, bold=True)


def set_own_styles(word: WordDocument) -> None:
    shape(word, "Kompas Quiet", 9, MUTED, 0, 6).paragraph_format.keep_with_next = True
    conclusion = shape(word, "Kompas Conclusion", 10.5, INK, 10, 8, bold=True)
    conclusion.paragraph_format.left_indent = Cm(0.3)
    frame(conclusion)
    note = shape(word, "Kompas Note", 9.5, INK, 0, 3)
    note.paragraph_format.left_indent = Cm(0.4) + LABEL_WIDTH
    note.paragraph_format.first_line_indent = -LABEL_WIDTH
    fact = shape(word, "Kompas Fact", 10, INK, 0, 4)
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Cm(4.4), Cm(-4.4)
    group = shape(word, "Kompas Kind", 9, INK, 6, 2, bold=True)
    group.paragraph_format.keep_with_next = True
    shape(word, "Kompas Cell", 9, INK, 2, 2)
    footer = style(word, "Footer")
    remove(footer, "w:tabs")
    footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def remove(shaped: ParagraphStyle, tag: str) -> None:
    """Take away what the template's style brings along."""
    for old in list(shaped.element.iter(qn(tag))):
        old.getparent().remove(old)


def frame(shaped: ParagraphStyle) -> None:
    """A bar at the left and a tint, as properties of the paragraph, so the text stays ordinary text."""
    properties = shaped.element.get_or_add_pPr()
    borders = element("w:pBdr")
    for side, size, space, colour in (
        ("top", "8", "3", TINT),
        ("left", "24", "6", str(ACCENT)),
        ("bottom", "8", "3", TINT),
    ):
        borders.append(element(f"w:{side}", val="single", sz=size, space=space, color=colour))
    properties.insert_element_before(
        borders,
        "w:shd",
        "w:tabs",
        "w:suppressAutoHyphens",
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:rPr",
    )
    shade = element("w:shd", val="clear", color="auto", fill=TINT)
    properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
