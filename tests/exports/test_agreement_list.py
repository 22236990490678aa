"""The list of agreements as files, read again by others' libraries."""

import csv
import io
from datetime import UTC, date, datetime

import icalendar
import openpyxl
import pytest

from kompas.domain.network.network_agreements import KeptAgreement
from kompas.enums import AgreementStatus, Priority
from kompas.exports.core.csv import write_csv
from kompas.exports.core.xlsx import write_xlsx
from kompas.exports.network.agreement_list import agreement_document, calendar_of
from kompas.models import Agreement, Workshop
from tests.factories import START

NASTY = 'Bel "school"; en\nvraag: hoe gaat het, élke week? ' + "lang " * 30


@pytest.fixture
def agreements() -> list[KeptAgreement]:
    workshop = Workshop(
        id=1, code="ACDEFG", title="Klantreis", script_key="x", starts_at=START, facilitator_code_hash="x"
    )
    rows = [
        ("a", NASTY, date(2027, 1, 15), AgreementStatus.OPEN),
        ("b", "=1+1", None, AgreementStatus.OPEN),
        ("c", "Vervallen", date(2027, 2, 1), AgreementStatus.DROPPED),
    ]
    return [
        KeptAgreement(
            Agreement(
                id=key, workshop_id=1, what=what, who="GGD, Waterrijk", by_when=due, status=status,
                priority=Priority.HIGH, sequence=1, revision=3,
            ),
            workshop,
            "Een vast gezicht werkt.",
        )
        for key, what, due, status in rows
    ]  # fmt: skip


def test_calendar_holds_what_has_a_date(agreements: list[KeptAgreement]) -> None:
    data = calendar_of(agreements, datetime(2026, 11, 24, tzinfo=UTC))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 1, 15), date(2027, 1, 16))
    assert str(event["summary"]) == f"GGD, Waterrijk: {NASTY}"
    assert "Een vast gezicht werkt." in str(event["description"])
    assert (str(event["uid"]), int(event["priority"])) == ("a@kompas", 1)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_sheet_and_rows_hold_all_of_them(agreements: list[KeptAgreement]) -> None:
    document = agreement_document(agreements, START)
    rows = list(csv.reader(io.StringIO(write_csv(document).decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [NASTY, "'=1+1", "Vervallen"]
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(document))).active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [NASTY, "=1+1", "Vervallen"]
    assert sheet["A3"].data_type == "s"
    assert sheet["C2"].value == datetime(2027, 1, 15)


def test_row_that_stands_already_with_a_day_out_of_bounds_breaks_no_file(agreements: list[KeptAgreement]) -> None:
    """In a calendar it is left out; on a sheet it stands as text."""
    agreements[0].agreement.what = "Bellen\ufffe\x00"
    for day in (date.max, date.min):
        agreements[1].agreement.by_when = day
        data = calendar_of(agreements, datetime(2026, 11, 24, tzinfo=UTC))
        (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
        assert str(event["summary"]) == "GGD, Waterrijk: Bellen"
        sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(agreement_document(agreements, START)))).active
        assert sheet is not None
        assert sheet["C3"].value == day.isoformat()
