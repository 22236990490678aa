"""A chapter is the only one who knows its noun; who adds one adds nothing else."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import kompas.exports
from kompas.enums import ReleaseLevel
from kompas.exports import WRITERS, document_of, files_beside
from kompas.exports.core.blocks import Block, Column, Heading, Table, table_of
from kompas.exports.core.chapters import REGISTERED, File, chapters_of
from kompas.exports.whole.order import KEYS, OMISSIONS, SHEETS, TEXT
from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport, chapter
from kompas.models import Conclusion

from .conftest import MakeReport
from .contents import READERS, squeezed

CORE = Path(kompas.exports.__file__).parent / "core"
NOUNS = ("kompas.models", "kompas.domain", "kompas.rules", "kompas.events")


@pytest.fixture
def newcomer() -> Iterator[None]:
    @chapter
    class Doubts(WorkshopChapter):
        keys = ("doubts",)

        def read(self) -> None:
            self.doubts = [f"Twijfel over: {row.text}" for row in self.report.own_rows(Conclusion)][:1]

        def blocks(self) -> Iterable[Block]:
            yield Heading("Twijfels", 1)
            yield from self.tables()

        def tables(self) -> Iterable[Table]:
            yield table_of(self.doubts, {Column("Twijfel"): str}, "Twijfels")

        def left_out(self) -> Iterable[str]:
            if not self.report.full:
                yield "Twijfels staan hier niet in."

        def files(self) -> Iterable[File]:
            yield File("Doubts", "doubts.txt", "text/plain", lambda: "\n".join(self.doubts).encode())

    yield
    REGISTERED[WorkshopReport].remove(Doubts)


@pytest.mark.usefixtures("newcomer")
def test_a_new_chapter_is_in_every_file_and_named_nowhere_else(make_report: MakeReport) -> None:
    report = make_report()
    texts = {one.extension: squeezed(READERS[one.extension](one.write(document_of(report)))) for one in WRITERS}
    assert [kind for kind, text in texts.items() if "Twijfelover" not in text] == ["csv"]  # that one is of the notes
    assert [file.extension for file in files_beside(report)] == ["doubts.txt"]
    headings = [block.text for block in document_of(report).blocks if isinstance(block, Heading) and block.level == 1]
    assert headings.index("Twijfels") == headings.index("Agreements") - 1
    assert list(document_of(report).data)[-2:] == ["doubts", "left_out"]


@pytest.mark.usefixtures("newcomer")
def test_a_new_chapter_goes_as_far_as_it_may(make_report: MakeReport) -> None:
    document = document_of(make_report(ReleaseLevel.STEERING))
    texts = {one.extension: squeezed(READERS[one.extension](one.write(document))) for one in WRITERS}
    assert [kind for kind, text in texts.items() if "Twijfelover" in text] == []
    assert [kind for kind, text in texts.items() if "Twijfelsstaanhiernietin." not in text] == []


def test_the_order_names_chapters_that_are_there(make_report: MakeReport) -> None:
    known = set(chapters_of(WorkshopReport))
    for order in (TEXT, SHEETS, OMISSIONS):
        assert {one for one in order if one is not ...} <= known
        assert len(set(order)) == len(order)
    assert set(KEYS) < set(document_of(make_report()).data)


def test_nothing_is_read_once_the_report_is_made(make_report: MakeReport) -> None:
    assert not hasattr(make_report(), "session")


@pytest.mark.parametrize("path", sorted(CORE.glob("*.py")), ids=lambda path: path.stem)
def test_writers_know_no_noun(path: Path) -> None:
    """Only what a document is made of; a report is read in a session, which is no noun."""
    imported = {
        node.module or "" for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)
    }
    ours = {name for name in imported if name.startswith("kompas.exports.") and ".core" not in name}
    assert ours | {name for name in imported if name.startswith(NOUNS)} == set()
