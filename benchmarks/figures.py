"""Figures, and the table they are printed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTHS = (64, 14, 14, 16)


@dataclass(frozen=True)
class Figure:
    """One measured number; `limit` is the target: at most this much, and strictly less when it is a time.

    `least` is a target the other way: at least this much.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        if self.least is not None:
            return self.value >= self.least
        return self.limit is None or self.value < self.limit or self.value == self.limit == 0

    @property
    def shown(self) -> str:
        digits = 0 if self.unit in {"notes", "groups", "MB"} else 1 if self.unit in {"ms", "%"} else 2
        return f"{self.value:.{digits}f} {self.unit}".strip()

    @property
    def target(self) -> str:
        verdict = "" if self.is_met else "  MISSED"
        if self.least is not None:
            return f">= {self.least:g}{verdict}"
        if self.limit is None:
            return ""
        return ("0" if self.limit == 0 else f"< {self.limit:g}") + verdict


def percentile(values: Iterable[float], share: float) -> float:
    """Nearest rank; `nan` for no values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def median(values: Iterable[float]) -> float:
    return percentile(values, 0.5)


def p50_and_p95(name: str, values: Sequence[float], limits: tuple[float | None, float | None]) -> list[Figure]:
    return [
        Figure(f"{name}, p50", percentile(values, 0.5), "ms", limits[0]),
        Figure(f"{name}, p95", percentile(values, 0.95), "ms", limits[1]),
    ]


def table(figures: Sequence[Figure], baseline: Sequence[Figure]) -> list[str]:
    """Markdown that also reads well in a terminal."""
    plain = {figure.name: figure.shown for figure in baseline}
    rows = [("", "Kompas", "target", "plain Streamlit")]
    rows += [(figure.name, figure.shown, figure.target, plain.pop(figure.name, "")) for figure in figures]
    rows += [(name, "", "", shown) for name, shown in plain.items()]
    lines = [line_of(row) for row in rows]
    return [lines[0], "|" + "|".join("-" * (width + 2) for width in WIDTHS) + "|", *lines[1:]]


def line_of(row: Sequence[str]) -> str:
    return "| " + " | ".join(f"{cell:<{width}}" for cell, width in zip(row, WIDTHS, strict=True)) + " |"
