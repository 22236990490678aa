"""The words of every file of every pinned workshop: `python -m tests.exports.golden` writes them anew.

Markdown, JSON, CSV, SVG and GraphML byte for byte; Word, Excel and PDF as their own libraries read them.
"""

import lzma
import re
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from docx.table import Table
from sqlmodel import Session, SQLModel

from kompas.database import Database
from kompas.domain.network.network_agreements import agreements_of_network
from kompas.enums import ReleaseLevel
from kompas.exports import WRITERS, document_of, files_beside, report_of
from kompas.exports.core.csv import write_csv
from kompas.exports.core.xlsx import write_xlsx
from kompas.exports.network.agreement_list import agreement_document, calendar_of
from kompas.i18n import set_language
from kompas.models import Network, Workshop

from .conftest import MADE_AT
from .golden_workshops import SCENARIOS, freeze

FOLDER = Path(__file__).parent / "golden"
IDENTITY = re.compile(r"\b[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\b|\bs[a-z2-7]{24}\b")


def docx_words(data: bytes) -> str:
    """Every paragraph with its style and every row of every table, in the order of the page; then the pictures."""
    word = docx.Document(BytesIO(data))
    lines = []
    for part in word.iter_inner_content():
        if isinstance(part, Table):
            lines += ["| " + " | ".join(cell.text for cell in row.cells) for row in part.rows]
        else:
            lines.append(f"[{part.style.name if part.style else ''}] {part.text}")
    properties = [shape._inline.docPr for shape in word.inline_shapes]
    lines += [f"picture: {one.get('name')}: {one.get('descr')}" for one in properties]
    return "\n".join([*lines, word.sections[0].footer.paragraphs[0].text, word.core_properties.subject])


def pdf_words(data: bytes) -> str:
    """Without white space and without what other fonts draw on other machines; a line per sentence."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)
    text = "".join(sign for sign in text if ord(sign) < 0x250 or sign in "–—’‘“”…€✓▲▼")
    return re.sub(r"\s+", "", text).replace(".", ".\n")


def xlsx_words(data: bytes) -> str:
    """An empty text and no text look the same."""
    sheets = openpyxl.load_workbook(BytesIO(data))
    return "\n".join(
        "\n".join(
            [
                f"# {sheet.title}",
                *(repr(["" if cell.value is None else cell.value for cell in row]) for row in sheet.iter_rows()),
            ]
        )
        for sheet in sheets
    )


READERS: dict[str, Callable[[bytes], str]] = {"docx": docx_words, "pdf": pdf_words, "xlsx": xlsx_words}


def files_of(session: Session, workshop: Workshop, level: ReleaseLevel) -> Iterator[tuple[str, bytes]]:
    report = report_of(session, workshop, MADE_AT, level)
    document = document_of(report)
    for writer in WRITERS:
        yield writer.extension, writer.write(document)
    for file in files_beside(report):
        if file.extension != "png":  # no words in it
            yield file.extension, file.write()


def kept_files_of(session: Session, workshop: Workshop) -> Iterator[tuple[str, bytes]]:
    """The list of agreements of its network."""
    network = session.get(Network, workshop.network_id) if workshop.network_id else None
    agreements = agreements_of_network(session, network) if network else []
    document = agreement_document(agreements, MADE_AT)
    yield "agreements.csv", write_csv(document)
    yield "agreements.xlsx", write_xlsx(document)
    yield "agreements.ics", calendar_of(agreements, MADE_AT)


def words_of(session: Session, scenario: str) -> dict[str, str]:
    """Language, level and kind of file → what it says."""
    set_language("nl")  # the examples speak it too
    workshop = SCENARIOS[scenario](session)
    workshop.code = "GOLDEN"
    session.flush()
    found = {}
    for language in ("en", "nl"):
        set_language(language)
        for level in ReleaseLevel:
            for kind, data in files_of(session, workshop, level):
                found[f"{language} {level} {kind}"] = words_in(kind, data)
        for kind, data in kept_files_of(session, workshop):
            found[f"{language} {kind}"] = words_in(kind, data)
    set_language(None)
    return {name: text for name, text in found.items() if text}


def words_in(kind: str, data: bytes) -> str:
    """Identities by number: which one a row has does not matter, which rows have the same one does."""
    extension = kind.rpartition(".")[2]
    text = READERS[extension](data) if extension in READERS else data.decode()
    known: dict[str, str] = {}
    return IDENTITY.sub(lambda match: known.setdefault(match[0], f"<{len(known)}>"), text)


def kept(scenario: str) -> dict[str, str]:
    text = lzma.decompress((FOLDER / f"{scenario}.xz").read_bytes()).decode()
    return dict(one.split("\n", 1) for one in text.split("\f")[1:])  # type: ignore[misc]


def keep(scenario: str, words: dict[str, str]) -> None:
    text = "".join(f"\f{name}\n{said}" for name, said in words.items())
    (FOLDER / f"{scenario}.xz").write_bytes(lzma.compress(text.encode(), preset=9))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for scenario in SCENARIOS:
            database = Database(f"sqlite:///{folder}/{scenario}.db")
            SQLModel.metadata.create_all(database.engine)
            with pytest.MonkeyPatch.context() as patch, database.transaction() as session:
                freeze(patch)
                keep(scenario, words_of(session, scenario))
            database.dispose()


if __name__ == "__main__":
    main()
