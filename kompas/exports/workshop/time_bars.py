"""Planned against actual minutes as bars, and in words for people who cannot see them: on the page, in Word and PDF."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from kompas.domain.workshop.timing import StepTime
from kompas.exports.core.blocks import Picture
from kompas.i18n import _


def in_words(bar: StepTime) -> str:
    if bar.actual is None:
        return _("{step}: {planned} min planned", step=bar.title, planned=bar.planned)
    values = {"step": bar.title, "planned": bar.planned, "actual": bar.actual}
    if bar.under_way:
        return _("{step}: {actual} of {planned} min so far", **values)
    return _("{step}: {actual} min, {planned} planned", **values)


def bars_text(bars: Sequence[StepTime]) -> str:
    return "; ".join(in_words(bar) for bar in bars) + "."


def how_to_read() -> str:
    return _("Outlined: planned. Filled: actual; striped when it took longer than planned.")


def bars_data(bars: Sequence[StepTime]) -> dict[str, Any]:
    rows = [
        {
            "title": bar.title,
            "planned": bar.planned,
            "actual": bar.actual or 0,
            "over": bar.is_over,
            "told": describe_minutes(bar),
        }
        for bar in bars
    ]
    return {"bars": rows, "legend": how_to_read()}


def describe_minutes(bar: StepTime) -> str:
    if bar.actual is None:
        return f"– / {bar.planned}"
    return f"{bar.actual}{'…' if bar.under_way else ''} / {bar.planned}"


def bars_picture(bars: Sequence[StepTime]) -> Picture:
    name = _("Planned and actual time")
    return Picture(name, bars_text(bars), "time-bars", partial(bars_data, bars), table_follows=True)
