"""Knowing what is not known: notes about something else than the lexicon, and notes that say nothing."""

import re
from collections.abc import Collection

from kompas.suggestions.lexicon import Lexicon
from kompas.suggestions.words import is_telling, plain, words_of

CLEAR = 0.8
"""Evidence of a note that speaks of a concept by itself, as for groups."""
KNOWN_SHARE = 0.5
"""Of notes on cooperation at least seven in ten speak clearly of a concept; of notes on other subjects a quarter."""
FEWEST_TO_JUDGE = 10
"""Fewer notes can miss the lexicon by chance."""

ABSTAINING = re.compile(
    r"\b(?:(?:dat |het |ik |hier )*weet (?:ik |het |dat |dit |er |hier |eigenlijk |ook |nog |echt |even )*"
    r"(?:niet|niets|niks)(?: van)?"
    r"|geen (?:idee|mening|antwoord|reactie|inbreng|flauw idee)"
    r"|(?:ik |we |wij |laat |even )*sla(?:an)? (?:ik |we |wij )?(?:(?:deze|dit|die|dat|hem|m|'m|vraag|even|maar|nu) )*over"
    r"|overslaan|overgeslagen|niet van toepassing|n\.? ?v\.? ?t\b\.?|(?:ik )?pas|skip|idem|don't know|no idea)\b"
)
FILLERS = """ik het dit deze die dat nu even ook hier er eigenlijk maar nog echt sorry helaas volgende vraag en of we wij hoor dus"""


def says_nothing(text: str) -> bool:
    """Whether somebody only says to have no answer: "weet niet, sla deze even over"."""
    text = plain(text)
    rest = ABSTAINING.sub(" ", text)
    return rest != text and set(re.findall(r"[^\W_]+", rest)) <= set(FILLERS.split())


def knows_subject(texts: Collection[str], lexicon: Lexicon) -> bool:
    """Whether the lexicon knows what these notes are about; of a few notes it is not judged."""
    telling = [text for text in texts if not says_nothing(text) and any(map(is_telling, words_of(text)))]
    clear = sum(speaks_clearly(text, lexicon) for text in telling)
    return len(telling) < FEWEST_TO_JUDGE or clear >= KNOWN_SHARE * len(telling)


def speaks_clearly(text: str, lexicon: Lexicon) -> bool:
    return any(evidence.score >= CLEAR for evidence in lexicon.evidence(text).values())
