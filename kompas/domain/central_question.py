"""A gentle look at the central question of appreciative interviews: positive, open, about what may come. Never blocks.

By words, so it can be wrong: what it says are suggestions to somebody who knows better.
"""

import re
from dataclasses import dataclass

from kompas.i18n import N_

LONGEST = 35
"""Words; a longer question nobody remembers while listening."""

NEGATIVE = [
    "probleem",
    "problemen",
    "knelpunt",
    "knelpunten",
    "fout",
    "fouten",
    "mis",
    "misgaat",
    "misging",
    "slecht",
    "slechter",
    "mislukt",
    "mislukken",
    "klacht",
    "klachten",
    "tekort",
    "tekorten",
    "gebrek",
    "falen",
    "faalt",
    "schuld",
    "zwakte",
    "zwakke",
    "zwak",
    "nooit",
    "moeilijk",
    "lastig",
    "ergernis",
    "belemmert",
    "belemmeringen",
    "problem",
    "problems",
    "bottleneck",
    "bottlenecks",
    "wrong",
    "bad",
    "worse",
    "fail",
    "fails",
    "failed",
    "failure",
    "complaint",
    "complaints",
    "lack",
    "blame",
    "weakness",
    "weak",
    "never",
    "difficult",
    "obstacle",
    "obstacles",
]
OPEN = [
    "wat",
    "wanneer",
    "waar",
    "waardoor",
    "waarin",
    "waarop",
    "waarvan",
    "waarom",
    "welk",
    "welke",
    "wie",
    "wiens",
    "hoe",
    "hoeveel",
    "what",
    "when",
    "where",
    "which",
    "who",
    "whose",
    "how",
    "why",
]
AHEAD = [
    "toekomst",
    "straks",
    "morgen",
    "verder",
    "vooruit",
    "uitbouwen",
    "bouwen",
    "versterken",
    "sterker",
    "groeien",
    "groeit",
    "vaker",
    "meer",
    "worden",
    "wordt",
    "willen",
    "jaren",
    "wensen",
    "dromen",
    "droom",
    "hoop",
    "hopen",
    "behouden",
    "vasthouden",
    "komende",
    "bereiken",
    "nodig",
    "volgende",
    "future",
    "tomorrow",
    "further",
    "ahead",
    "build",
    "strengthen",
    "stronger",
    "grow",
    "more",
    "become",
    "want",
    "wish",
    "dream",
    "hope",
    "keep",
    "coming",
    "next",
    "achieve",
    "years",
    "could",
]


@dataclass(frozen=True)
class Remark:
    """What could be better, in words for the facilitator; `words` are those it is about."""

    text: str
    words: tuple[str, ...] = ()


def remarks_on(question: str) -> list[Remark]:
    """What to look at once more, most important first; nothing when the question is fine."""
    words = re.findall(r"[^\W\d_]+", question.casefold())
    if not words:
        return [Remark(N_("There is no central question yet."))]
    found = (negative(words), closed(question, words), not_ahead(words), unasked(question), long(words))
    return [remark for remark in found if remark]


def negative(words: list[str]) -> Remark | None:
    heavy = tuple(dict.fromkeys(word for word in words if word in NEGATIVE))
    if not heavy:
        return None
    text = N_("It asks for what goes wrong ({words}). Ask when it did go well: that is where the energy is.")
    return Remark(text, heavy)


def closed(question: str, words: list[str]) -> Remark | None:
    if "?" not in question or any(word in OPEN for word in words):
        return None
    return Remark(N_("One can answer it with yes or no. Begin with what, when or how."))


def not_ahead(words: list[str]) -> Remark | None:
    if any(word in AHEAD for word in words):
        return None
    return Remark(N_("It does not look ahead yet. Add what you would like to keep, strengthen or reach together."))


def unasked(question: str) -> Remark | None:
    if "?" not in question:
        return Remark(N_("It is not a question yet: a question mark is missing."))
    return None


def long(words: list[str]) -> Remark | None:
    return Remark(N_("It is long. A short question is easier to keep in mind.")) if len(words) > LONGEST else None
