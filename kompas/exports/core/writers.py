"""Every kind of file that a document can become: a new kind is a function from document to bytes, and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from kompas.exports.core.csv import write_csv
from kompas.exports.core.document import Document
from kompas.exports.core.docx import write_docx
from kompas.exports.core.json import write_json
from kompas.exports.core.markdown import write_markdown
from kompas.exports.core.pdf import write_pdf
from kompas.exports.core.xlsx import write_xlsx
from kompas.i18n import N_

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class DocumentWriter:
    """`name` is shown (a msgid), `shared` says whether participants may get it."""

    name: str
    extension: str
    mime: str
    write: Callable[[Document], bytes]
    shared: bool = False


WRITERS = [
    DocumentWriter(N_("Word report"), "docx", WORD, write_docx, shared=True),
    DocumentWriter(N_("PDF report"), "pdf", "application/pdf", write_pdf, shared=True),
    DocumentWriter(N_("Excel workbook"), "xlsx", EXCEL, write_xlsx),
    DocumentWriter(N_("CSV"), "csv", CSV, write_csv),
    DocumentWriter(N_("JSON for other programs"), "json", "application/json", write_json),
    DocumentWriter(N_("Markdown"), "md", "text/markdown; charset=utf-8", write_markdown, shared=True),
]
