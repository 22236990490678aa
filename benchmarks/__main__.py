"""`python -m benchmarks [what …] [--short] [--baseline] [--save]`"""

import argparse
import sys
from collections.abc import Callable
from importlib import import_module

from benchmarks.figures import Figure, table
from benchmarks.machine import describe_machine
from benchmarks.quiet import wait_for_quiet
from benchmarks.server import ROOT

MEASURES = (
    "latency",
    "load",
    "burst",
    "idle",
    "start",
    "downloads",
    "size",
    "moderation",
    "suggestions",
    "board",
    "map",
    "faults",
    "phone",
)
OF_BASELINE = ("latency", "load", "burst")
REPORT = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    asked = arguments()
    if asked.short:
        return short_faults() if asked.what == ["faults"] else short()
    names = MEASURES if "all" in asked.what else asked.what
    lines = ["# Benchmarks", "", *describe_machine(), ""]
    print("\n".join(lines[2:]), flush=True)
    everything_met = True
    for name in names:
        how_quiet = wait_for_quiet()
        figures = run(f"benchmarks.{name}", **(sizes_of(asked) if name == "faults" else {}))
        baseline = run(f"benchmarks.baseline.{name}") if asked.baseline and name in OF_BASELINE else []
        everything_met = everything_met and all(figure.is_met for figure in figures)
        section = [f"## {name.capitalize()}", "", how_quiet, "", *table(figures, baseline), ""]
        print("\n".join(section), flush=True)
        lines += section
    if asked.save:
        REPORT.write_text("\n".join(lines), encoding="utf-8")
    return 0 if everything_met else 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*MEASURES, "all"], default="all")
    parser.add_argument("--short", action="store_true", help="correctness only, about 20 seconds, for CI")
    parser.add_argument("--baseline", action="store_true", help="measure a plain Streamlit app beside it")
    parser.add_argument("--save", action="store_true", help=f"write the tables to {REPORT.relative_to(ROOT)}")
    parser.add_argument("--notes", type=int, help="faults: how many notes, instead of 100,000")
    parser.add_argument("--clients", type=int, help="faults: how many clients, instead of 50")
    parser.add_argument("--every", type=float, help="faults: seconds between two kills, instead of 20")
    return parser.parse_args()


def sizes_of(asked: argparse.Namespace) -> dict[str, float]:
    return {name: getattr(asked, name) for name in ("notes", "clients", "every") if getattr(asked, name) is not None}


def run(module: str, **sizes: float) -> list[Figure]:
    measure: Callable[..., list[Figure]] = import_module(module).measure
    return measure(**sizes)


def short_faults() -> int:
    from benchmarks.faults import SHORT, measure

    figures = measure(**SHORT)
    print("\n".join(table(figures, [])))
    return 0 if all(figure.is_met for figure in figures) else 1


def short() -> int:
    from benchmarks.short import LISTENERS, NOTES, check

    faults = check()
    for fault in faults:
        print(f"FAULT {fault}")
    print(f"{NOTES} notes to {LISTENERS} participants, screen and facilitator, with repeated deliveries:", end=" ")
    print("in order, nothing lost, nothing twice" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
