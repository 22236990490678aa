"""Planned against actual minutes as bars, and in words for who cannot see them: on the page, in Word and in the PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kompas.exports.core.blocks import Picture
from kompas.i18n import _


@dataclass(frozen=True)
class Bar:
    """`actual` is None for a step that has not been held."""

    title: str
    planned: int
    actual: int | None
    under_way: bool = False

    @property
    def is_over(self) -> bool:
        return self.actual is not None and self.actual > self.planned


def in_words(bar: Bar) -> str:
    if bar.actual is None:
        return _("{step}: {planned} min planned", step=bar.title, planned=bar.planned)
    values = {"step": bar.title, "planned": bar.planned, "actual": bar.actual}
    if bar.under_way:
        return _("{step}: {actual} of {planned} min so far", **values)
    return _("{step}: {actual} min, {planned} planned", **values)


def bars_text(bars: Sequence[Bar]) -> str:
    return "; ".join(in_words(bar) for bar in bars) + "."


def how_to_read() -> str:
    return _("Outlined: planned. Filled: actual; striped when it took longer than planned.")


def bars_data(bars: Sequence[Bar]) -> dict[str, Any]:
    rows = [
        {"title": bar.title, "planned": bar.planned, "actual": bar.actual or 0, "over": bar.is_over, "told": told(bar)}
        for bar in bars
    ]
    return {"bars": rows, "legend": how_to_read()}


def told(bar: Bar) -> str:
    if bar.actual is None:
        return f"– / {bar.planned}"
    return f"{bar.actual}{'…' if bar.under_way else ''} / {bar.planned}"


def bars_picture(bars: Sequence[Bar]) -> Picture:
    name = _("Planned and actual time")
    return Picture(name, bars_text(bars), "time-bars", partial(bars_data, bars), table_follows=True)
