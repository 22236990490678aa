"""Details in a text that may identify a family: found and named, never kept. Its author decides.

The patterns are in identifying_patterns.json, for this module and for the browser's identifying.js; only the
checks are written twice. A table of examples in tests/domain keeps the two equal.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from kompas.i18n import N_

PATTERNS: dict[str, Any] = json.loads(Path(__file__).with_name("identifying_patterns.json").read_text("utf-8"))
"""The browser gets these too (live/assets), for `findIdentifying(text, patterns)`."""
FRAGMENT = re.compile(r"\{([A-Za-z_]+)\}")
FOLD = str.maketrans(ascii_uppercase, ascii_lowercase)
DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class IdentifyingKind(StrEnum):
    CITIZEN_NUMBER = "citizen_number"
    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    POSTCODE_HOUSE = "postcode_house"
    STREET_HOUSE = "street_house"
    BIRTH_DATE = "birth_date"
    LICENCE_PLATE = "licence_plate"
    NAME = "name"


NAMES_OF_KINDS: dict[IdentifyingKind, str] = {
    IdentifyingKind.CITIZEN_NUMBER: N_("citizen service number"),
    IdentifyingKind.PHONE: N_("phone number"),
    IdentifyingKind.EMAIL: N_("e-mail address"),
    IdentifyingKind.IBAN: N_("bank account number"),
    IdentifyingKind.POSTCODE_HOUSE: N_("postcode with house number"),
    IdentifyingKind.STREET_HOUSE: N_("street with house number"),
    IdentifyingKind.BIRTH_DATE: N_("date of birth"),
    IdentifyingKind.LICENCE_PLATE: N_("licence plate"),
    IdentifyingKind.NAME: N_("name of a person"),
}
SUGGESTIONS: dict[IdentifyingKind, str] = {
    IdentifyingKind.CITIZEN_NUMBER: N_("Leave the number out; nobody needs it here."),
    IdentifyingKind.PHONE: N_("Leave the number out, or write whom to call, such as the school."),
    IdentifyingKind.EMAIL: N_("Leave the address out, or write which organisation it is."),
    IdentifyingKind.IBAN: N_("Leave the account number out; write what it is about, such as debts."),
    IdentifyingKind.POSTCODE_HOUSE: N_("Write the neighbourhood or the town instead of the address."),
    IdentifyingKind.STREET_HOUSE: N_("Write the neighbourhood or the town instead of the address."),
    IdentifyingKind.BIRTH_DATE: N_("Write the age instead, such as 8 years."),
    IdentifyingKind.LICENCE_PLATE: N_("Leave the licence plate out; write car or van."),
    IdentifyingKind.NAME: N_("Write a role instead, such as mother, son of 8, or school."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch `text[start:end]`; without the text itself, so that it can be counted and logged."""

    kind: IdentifyingKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    kind: IdentifyingKind | None
    """None: harmless, and kept from the rules that follow."""
    pattern: re.Pattern[str]
    folded: bool
    check: Callable[[str], bool]


def find_identifying(text: str) -> list[Finding]:
    """In the order of the text, without overlap."""
    text = f"\n{text}"
    folded = text.translate(FOLD)
    taken = bytearray(len(text))
    findings = []
    for rule in rules():
        for start, end in spans(rule, folded if rule.folded else text):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                findings += [Finding(rule.kind, start - 1, end - 1)] if rule.kind else []
    return sorted(findings, key=lambda finding: finding.start)


def new_kinds(text: str, known: Iterable[str]) -> set[IdentifyingKind]:
    """The kinds of details found in a text and in none of those that were there before."""
    before = set().union(*(details_in(one) for one in known))
    return {kind for kind, _detail in details_in(text) - before}


def details_in(text: str) -> set[tuple[IdentifyingKind, str]]:
    return {(found.kind, text[found.start : found.end].lower()) for found in find_identifying(text)}


def suggestion_for(kind: IdentifyingKind) -> str:
    """The msgid of what to write instead."""
    return SUGGESTIONS[kind]


def spans(rule: Rule, text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while match := rule.pattern.search(text, position):
        start, end = match.span(2)
        sound = rule.check(match[2])
        if sound:
            yield start, end
        position = end if sound else start + 1


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            kind=IdentifyingKind(rule["kind"]) if "kind" in rule else None,
            pattern=re.compile(expand_pattern(rule["pattern"])),
            folded=rule.get("folded", False),
            check=CHECKS[rule.get("check", "always")],
        )
        for rule in PATTERNS["rules"]
    )


def expand_pattern(pattern: str) -> str:
    """The pattern with its fragments, and theirs, in place of their names."""
    return FRAGMENT.sub(lambda name: expand_pattern(fragment(name[1])), pattern)


def fragment(name: str) -> str:
    value = PATTERNS["fragments"][name]
    return value if isinstance(value, str) else f"(?:{'|'.join(value)})"


def passes_eleven_test(text: str) -> bool:
    """A citizen service number: weights 9 to 2 and -1; at most one leading zero is left out or written."""
    digits = [int(digit) for digit in only_digits(text).zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return any(digits[:2]) and sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0


def passes_mod_97(text: str) -> bool:
    """An IBAN: country and check digits moved to the end, letters as 10 to 35."""
    characters = "".join(character for character in text if character.isalnum())
    return int("".join(str(int(character, 36)) for character in characters[4:] + characters[:4])) % 97 == 1


def is_birth_date(text: str) -> bool:
    """A day that exists, of somebody of at most a hundred who has been born."""
    day, month, year = day_month_year(text)
    this_year = datetime.now(UTC).year
    if year < 100:
        year += 2000 if 2000 + year <= this_year else 1900
    return 1 <= month <= 12 and 1 <= day <= DAYS_IN_MONTH[month - 1] and 0 <= this_year - year <= 100


def day_month_year(text: str) -> tuple[int, int, int]:
    parts = re.findall(r"[0-9]+|[a-z]{3,}", text)
    if len(parts) == 1:
        parts = [text[:2], text[2:4], text[4:]]
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = (PATTERNS["months"].get(part[:3]) or int(part) for part in parts)
    return day, month, year


def is_licence_plate(text: str) -> bool:
    """One of the Dutch sidecodes, the groups divided as they should be or not at all."""
    shape = re.sub("[A-Za-z]", "X", re.sub("[0-9]", "9", re.sub("[^0-9A-Za-z]", "-", text)))
    return shape in PATTERNS["sidecodes"] or shape in [code.replace("-", "") for code in PATTERNS["sidecodes"]]


def only_digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


CHECKS: dict[str, Callable[[str], bool]] = {
    "always": lambda text: True,
    "eleven_test": passes_eleven_test,
    "mod_97": passes_mod_97,
    "birth_date": is_birth_date,
    "plate": is_licence_plate,
}
