"""Texts and dates as columns take them."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kompas.models.core.columns import PlannedDate, now, printable

DATE: TypeAdapter[date] = TypeAdapter(PlannedDate)


@given(st.text())
def test_every_text_can_stand_in_xml(text: str) -> None:
    element = ElementTree.Element("p")
    element.text = printable(text)
    assert ElementTree.fromstring(ElementTree.tostring(element)).text == (printable(text) or None)


def test_joiners_lines_and_other_scripts_stay() -> None:
    text = "regel 1\n\tregel 2 👩‍👧 مرحبا"
    assert printable(text) == text


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_character_that_breaks_a_report_is_dropped(character: str) -> None:
    assert printable(f"a{character}b") == "ab"


def test_planned_date_is_within_ten_years() -> None:
    near = now().date() + timedelta(days=3650)
    assert DATE.validate_python(near) == near
    for far in (date.max, date.min, now().date() + timedelta(days=3700)):
        with pytest.raises(ValidationError):
            DATE.validate_python(far)
