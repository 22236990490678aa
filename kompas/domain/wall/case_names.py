"""Real names in the name of a case: that of somebody in the room, or a first name with a surname."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from kompas.domain.core.identifying import NAMES_OF_KINDS, IdentifyingKind, expand_pattern, find_identifying
from kompas.i18n import N_

NAME_IN_THE_ROOM = N_("a name like that of somebody in the room")
WHOLE_NAME = N_("a first name with a surname")
SHORTEST = 3
NO_FIRST_NAMES = (
    "Huize",
    "Kleine",
    "Klein",
    "Grote",
    "Oude",
    "Jonge",
    "Lieve",
    "Prins",
    "Prinses",
    "Koning",
    "Koningin",
)
"""With these a made-up name begins, such as "Huize Storm"."""
LITTLE_WORDS = {"van", "den", "der", "ten", "ter", "het", "ben", "von", "dos"}


def concerns_about(name: str, text: str, people: Sequence[str]) -> list[str]:
    """The msgids of warnings that a case may be recognised; the words themselves are not in them."""
    concerns = [NAME_IN_THE_ROOM] if resembles_anybody(name, people) else []
    if whole_name().fullmatch(name.strip()):
        concerns.append(WHOLE_NAME)
    kinds = {finding.kind for finding in find_identifying(f"{name}\n{text}")}
    if WHOLE_NAME in concerns:
        kinds.discard(IdentifyingKind.NAME)
    return concerns + [NAMES_OF_KINDS[kind] for kind in sorted(kinds)]


def resembles_anybody(name: str, people: Iterable[str]) -> bool:
    given = words_of(name)
    return any(resembles(one, other) for person in people for other in words_of(person) for one in given)


def words_of(name: str) -> set[str]:
    """The words of a name in plain letters, without the little words between first name and surname."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return {word for word in re.findall("[a-z]+", letters) if len(word) >= SHORTEST and word not in LITTLE_WORDS}


def resembles(one: str, other: str) -> bool:
    """The same, or one letter apart in a name long enough for that to mean something (Marieke, Marijke)."""
    if one == other:
        return True
    return min(len(one), len(other)) >= 5 and one[0] == other[0] and is_one_step(one, other)


def is_one_step(one: str, other: str) -> bool:
    """One letter more, less or different."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    rest = short[at:] if len(long) > len(short) else short[at + 1 :]
    return long[at + 1 :] == rest


@cache
def whole_name() -> re.Pattern[str]:
    """The pieces of the patterns for notes: a role such as "Moeder" is no first name."""
    made_up = f"(?!(?:{'|'.join(NO_FIRST_NAMES)})(?![{{letter}}]))"
    return re.compile(expand_pattern(made_up + r"{word}(?:{s}(?:{particle}{s})?{word})+"))
