"""Reports as bytes. One report model (`report`), several writers; no Streamlit here."""

import re
import unicodedata

from kompas.enums import ReleaseLevel
from kompas.exports.base import Writer
from kompas.exports.compile import report_of
from kompas.exports.csv import write_csv
from kompas.exports.docx import write_docx
from kompas.exports.json import write_json
from kompas.exports.markdown import write_markdown
from kompas.exports.pdf import write_pdf
from kompas.exports.report import Report
from kompas.exports.wording import local
from kompas.exports.xlsx import write_xlsx
from kompas.i18n import N_, _
from kompas.labels import label

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

WRITERS: list[Writer] = [
    Writer(N_("Word report"), "docx", WORD, write_docx, shared=True),
    Writer(N_("PDF report"), "pdf", "application/pdf", write_pdf, shared=True),
    Writer(N_("Excel workbook"), "xlsx", EXCEL, write_xlsx),
    Writer(N_("CSV"), "csv", "text/csv; charset=utf-8", write_csv),
    Writer(N_("JSON for other programs"), "json", "application/json", write_json),
    Writer(N_("Markdown"), "md", "text/markdown; charset=utf-8", write_markdown, shared=True),
]

__all__ = ["WRITERS", "Report", "Writer", "file_name", "report_of", "slug"]

LONGEST_SLUG = 60


def file_name(report: Report, writer: Writer) -> str:
    """Such as `klantreis-waterrijk-2026-11-23.docx`; the version for participants is recognised by its name."""
    parts = [slug(report.title) or slug(_("Workshop")), local(report.starts_at).date().isoformat()]
    parts += [] if report.full else [slug(_("Conclusions"))]
    parts += [slug(label(report.level))] if report.level is ReleaseLevel.STEERING else []
    return f"{'-'.join(parts)}.{writer.extension}"


def slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")
