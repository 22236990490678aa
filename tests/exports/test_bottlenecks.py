"""What became of earlier bottlenecks, in the report and its files."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from kompas.database import Database
from kompas.enums import Phase, Progress, ReleaseLevel
from kompas.exports import WRITERS, document_of
from kompas.models import Bottleneck, Workshop

from .conftest import MakeReport

SECRET = "BLIJFT-IN-ZIJN-SESSIE"


def lay(session: Session, workshop: Workshop, text: str, mark: Progress | None, **fields: object) -> None:
    held = [{"title": "Klantreis voorjaar", "at": "2026-05-20T12:00:00+00:00", "mark": None, "remark": ""}]
    session.add(
        Bottleneck(
            id=text[:36],
            workshop_id=workshop.id,
            lineage=text[:36],
            phase=Phase.SUPPORT,
            text=text,
            held=held,
            mark=mark,
            remark="Er is een loket bij.",
            **fields,
        )
    )


@pytest.fixture(autouse=True)
def earlier(database: Database, workshop: Workshop) -> None:
    with database.transaction() as session:
        lay(session, workshop, "De wachttijd", Progress.BETTER, release=ReleaseLevel.STEERING)
        lay(session, workshop, SECRET, Progress.WORSE, release=ReleaseLevel.SESSION)


@pytest.mark.parametrize("level", list(ReleaseLevel))
def test_report_says_how_they_stand_as_far_as_they_go(make_report: MakeReport, level: ReleaseLevel) -> None:
    written = {writer.extension: writer.write(document_of(make_report(level))) for writer in WRITERS}
    text = written["md"].decode()
    assert "| De wachttijd |" in text
    assert "| named | ▲ better |" in text
    assert "De wachttijd — Er is een loket bij." in text
    assert (SECRET.replace("-", "") in text.replace("-", "")) is (level is ReleaseLevel.SESSION)
    told = {one["text"]: one["held"] for one in json.loads(written["json"])["bottlenecks"]}
    assert [held["mark"] for held in told["De wachttijd"]] == [None, "better"]
    rows = list(load_workbook(BytesIO(written["xlsx"]))["Bottlenecks"].iter_rows(values_only=True))
    assert [row[4] for row in rows if row[1] == "De wachttijd"] == ["named", "▲ better"]
    assert (SECRET in str(rows)) is (level is ReleaseLevel.SESSION)
