"""How good the suggested themes are on notes that people themed, and how long they take. docs/suggestions.md explains."""

import csv
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import comb

import yaml

from benchmarks.figures import Figure, median
from benchmarks.server import ROOT
from kompas.suggestions import fitting_themes, suggest_themes

THEMED_NOTES = ROOT.parent / "shared" / "data" / "themed_notes.csv"
EXAMPLES = ROOT / "tests" / "suggestions"
EXAMPLE_SETS = {
    "held-out examples": "examples_held_out",
    "untouched examples": "examples_untouched",
    "first examples (tuned on)": "examples",
    "later examples (tuned on)": "examples_later",
    "professionals (tuned on)": "examples_professionals",
    "families (tuned on)": "examples_families",
    "boards (tuned on)": "examples_boards",
    "second round (tuned on)": "examples_second",
    "auditor (tuned on)": "examples_auditor",
    "auditor, second (tuned on)": "examples_auditor_second",
}
Themed = list[tuple[str, str]]
"""Text and the theme that people gave it; the empty theme is none."""
DRAWS = 10
PLACED_BY_HAND = 0.2
MANY = 200
COLD = "import time; t = time.perf_counter(); from kompas.suggestions import suggest_themes as s; " + (
    "s([('1', 'korte lijnen')]); print(time.perf_counter() - t)"
)


def measure() -> list[Figure]:
    sets = note_sets()
    figures = [figure for name, themed in sets.items() for figure in figures_of(name, themed)]
    return figures + cross_validation(sets) + on_strange_subjects() + times()


def cross_validation(sets: dict[str, Themed]) -> list[Figure]:
    if "shared notes" not in sets:
        return []
    pure, placed = over_halves(sets["shared notes"])
    return [
        Figure("shared notes, ten halves by lot: purity", pure, "", least=0.88),
        Figure("shared notes, ten halves by lot: share of notes placed", placed, "", least=0.70),
    ]


def over_halves(themed: Themed, draws: int = 5) -> tuple[float, float]:
    """Purity and share placed, the mean of the halves of some draws."""
    parts = [half for draw in range(draws) for half in halves(themed, draw)]
    figures = [(purity(groups, part), placed(groups, part)) for part in parts for groups in [suggested_groups(part)]]
    return sum(one for one, _ in figures) / len(figures), sum(other for _, other in figures) / len(figures)


def on_strange_subjects() -> list[Figure]:
    """Notes about something else: nothing may be proposed."""
    return [
        Figure(f"{name}: notes placed", len(dict(suggest_themes_of(texts))), "notes", 0.0)
        for name, texts in strange_sets().items()
    ]


def suggest_themes_of(texts: Sequence[str]) -> list[tuple[str, str]]:
    notes = [(str(number), text) for number, text in enumerate(texts)]
    return [(note_id, theme.name) for theme in suggest_themes(notes) for note_id in theme.note_ids]


def strange_sets() -> dict[str, list[str]]:
    paths = sorted(EXAMPLES.glob("examples_strange_*.yaml"))
    return {path.stem: [str(text) for text in yaml.safe_load(path.read_text(encoding="utf-8"))] for path in paths}


def note_sets() -> dict[str, Themed]:
    """What was tuned on says so; the shared notes in two halves too, as thresholds were set on the first only."""
    sets = {name: examples(file) for name, file in EXAMPLE_SETS.items()}
    sets["auditor, both (tuned on)"] = examples("examples_auditor") + examples("examples_auditor_second")
    if THEMED_NOTES.exists():
        with THEMED_NOTES.open(encoding="utf-8", newline="") as file:
            shared = [(row["text"], row["theme"]) for row in csv.DictReader(file)]
        tuned, other = halves(shared)
        sets |= {"shared notes": shared, "half with which thresholds were set": tuned, "other half": other}
    return sets


def examples(name: str) -> Themed:
    found: dict[str, list[str]] = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [(str(text), "" if theme == "none" else theme) for theme, texts in found.items() for text in texts]


def halves(themed: Themed, lot: int = 4) -> tuple[Themed, Themed]:
    order = random.Random(lot).sample(range(len(themed)), len(themed))
    first = set(order[: len(themed) // 2])
    return [themed[at] for at in sorted(first)], [themed[at] for at in range(len(themed)) if at not in first]


def figures_of(name: str, themed: Themed) -> list[Figure]:
    groups = suggested_groups(themed)
    accuracy, share = past_bij(themed)
    return [
        Figure(f"{name}: purity of suggested groups", purity(groups, themed), "", least=0.75),
        Figure(f"{name}: share of notes placed", placed(groups, themed), "", least=0.5),
        Figure(f"{name}: adjusted Rand index of the notes placed", rand_index(groups, themed), ""),
        Figure(f"{name}: the same, other notes as one group", rand_index([*groups, rest(groups, themed)], themed), ""),
        Figure(f"{name}: groups (people made {len({t for _, t in themed} - {''})})", len(groups), "groups"),
        Figure(f"{name}: 'past bij' right, a fifth placed by hand", accuracy, "", least=0.75),
        Figure(f"{name}: 'past bij' share of the others placed", share, "", least=0.5),
    ]


def suggested_groups(themed: Themed) -> list[list[int]]:
    notes = [(str(number), text) for number, (text, _theme) in enumerate(themed)]
    return [[int(note_id) for note_id in theme.note_ids] for theme in suggest_themes(notes)]


def rest(groups: Sequence[Sequence[int]], themed: Themed) -> list[int]:
    placed = {at for group in groups for at in group}
    return [at for at in range(len(themed)) if at not in placed]


def placed(groups: Sequence[Sequence[int]], themed: Themed) -> float:
    return sum(map(len, groups)) / len(themed)


def purity(groups: Sequence[Sequence[int]], themed: Themed) -> float:
    """Share of the placed notes that have the theme of most of their group; a note without theme never has."""
    right = sum(max(Counter(themed[at][1] for at in group if themed[at][1]).values(), default=0) for group in groups)
    return right / max(1, sum(map(len, groups)))


def rand_index(groups: Sequence[Sequence[int]], themed: Themed) -> float:
    """Adjusted for chance (Hubert and Arabie)."""
    cells = Counter((number, themed[at][1]) for number, group in enumerate(groups) for at in group)
    rows, columns = Counter[int](), Counter[str]()
    for (row, column), count in cells.items():
        rows[row] += count
        columns[column] += count
    both = sum(comb(count, 2) for count in cells.values())
    one, other = (sum(comb(count, 2) for count in side.values()) for side in (rows, columns))
    chance = one * other / max(1, comb(sum(cells.values()), 2))
    return (both - chance) / ((one + other) / 2 - chance) if one + other != 2 * chance else 0.0


def past_bij(themed: Themed) -> tuple[float, float]:
    """Right of those placed, and placed of the others; the mean of some draws of who was placed by hand."""
    right = fitted = others = 0
    notes = [(str(number), text) for number, (text, _theme) in enumerate(themed)]
    for draw in range(DRAWS):
        by_hand = set(random.Random(draw).sample(range(len(themed)), round(len(themed) * PLACED_BY_HAND)))
        themes: dict[str, list[str]] = defaultdict(list)
        for at in sorted(by_hand):
            if themed[at][1]:
                themes[themed[at][1]].append(str(at))
        fits = fitting_themes(notes, {theme: (theme, ids) for theme, ids in themes.items()})
        loose = {note_id: fit for note_id, fit in fits.items() if int(note_id) not in by_hand}
        right += sum(fit.theme_id == themed[int(note_id)][1] for note_id, fit in loose.items())
        fitted += len(loose)
        others += len(themed) - len(by_hand)
    return right / max(1, fitted), fitted / others


def times() -> list[Figure]:
    texts = [text for themed in note_sets().values() for text, _theme in themed][:MANY]
    notes = [(str(number), text) for number, text in enumerate(texts)]
    by_hand = {
        "a": ("Vertrouwen", [str(at) for at in range(20)]),
        "b": ("Korte lijnen", [str(at) for at in range(20, 40)]),
    }
    cold = subprocess.run([sys.executable, "-c", COLD], cwd=ROOT, capture_output=True, text=True, check=True)
    suggest_themes(notes)
    return [
        Figure("cold start: dictionary, lexicon, first note", float(cold.stdout), "s"),
        Figure(f"suggestions for {len(notes)} notes", seconds_for(lambda: suggest_themes(notes)), "s", 1.0),
        Figure(f"'past bij' for {len(notes)} notes", seconds_for(lambda: fitting_themes(notes, by_hand)), "s", 1.0),
    ]


def seconds_for(action: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return median(taken)
