"""Documents as bytes: a chapter for each noun, in rooms by subject, and writers that know none. No Streamlit here."""

from kompas.exports.core.document import Document
from kompas.exports.core.writers import WRITERS, DocumentWriter
from kompas.exports.whole.report import document_of, files_beside, files_of, report_of

__all__ = ["WRITERS", "Document", "DocumentWriter", "document_of", "files_beside", "files_of", "report_of"]
