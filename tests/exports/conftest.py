from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from kompas.database import Database
from kompas.enums import ReleaseLevel
from kompas.exports import report_of
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import set_language
from kompas.models import Workshop

from .workshops import START, build_workshop

MADE_AT = START + timedelta(minutes=200)
MakeReport = Callable[..., WorkshopReport]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def workshop(database: Database) -> Workshop:
    with database.transaction() as session:
        return build_workshop(session)


@pytest.fixture
def make_report(database: Database, workshop: Workshop) -> MakeReport:
    def make(level: ReleaseLevel = ReleaseLevel.SESSION, **changes: object) -> WorkshopReport:
        for name, value in changes.items():
            setattr(workshop, name, value)
        with database.reading() as session:
            return report_of(session, workshop, MADE_AT, level)

    return make


@pytest.fixture
def report(make_report: MakeReport) -> WorkshopReport:
    return make_report()
