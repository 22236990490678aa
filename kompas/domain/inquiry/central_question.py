"""A gentle look at the central question of appreciative interviews: positive, open, about what may come. Never blocks.

By words, so it can be wrong: what it says are suggestions to somebody who knows better.
"""

import re
from dataclasses import dataclass

from kompas.domain.inquiry.central_question_words import (
    AHEAD,
    AHEAD_EXPRESSIONS,
    BEFORE_ASKING,
    EXCUSED,
    JOINING,
    LEADING,
    NEGATIVE,
    NEGATIVE_EXPRESSIONS,
    NO_MORE,
    OPEN,
    PAST,
    YES_OR_NO,
)
from kompas.i18n import N_

LONGEST = 35
"""Words; a longer question nobody remembers while listening."""


@dataclass(frozen=True)
class Remark:
    """A suggestion to improve the question, in words for the facilitator; `words` are those it is about."""

    text: str
    words: tuple[str, ...] = ()


def remarks_on(question: str) -> list[Remark]:
    """Points to look at once more, most important first; nothing when the question is fine."""
    words = re.findall(r"[^\W\d_]+", question.casefold())
    if not words:
        return [Remark(N_("There is no central question yet."))]
    found = (
        check_negative(EXCUSED.sub(" ", question.casefold())),
        check_leading(question.casefold()),
        check_closed(question, words),
        check_ahead(question.casefold()),
        check_question_mark(question),
        check_length(words),
    )
    return [remark for remark in found if remark]


def check_negative(question: str) -> Remark | None:
    said = [" ".join(found[0].split()) for found in NEGATIVE_EXPRESSIONS.finditer(question)]
    words = re.findall(r"[^\W\d_]+", question)
    heavy = tuple(dict.fromkeys([*(word for word in words if word in NEGATIVE), *said]))
    if not heavy:
        return None
    text = N_("It asks for what goes wrong ({words}). Ask when it did go well: that is where the energy is.")
    return Remark(text, heavy)


def check_leading(question: str) -> Remark | None:
    said = tuple(dict.fromkeys(" ".join(found[0].split()).strip(", ?") for found in LEADING.finditer(question)))
    if not said:
        return None
    text = N_("The answer is in it already, and others are to follow ({words}). Ask what they and you want together.")
    return Remark(text, said)


def check_closed(question: str, words: list[str]) -> Remark | None:
    asked = re.findall(r"[^.!?]*\?", question.casefold())
    if not asked or any(is_open(one) for one in asked):
        return None
    return Remark(N_("It can be answered with yes or no. Begin with what, when or how."))


def is_open(sentence: str) -> bool:
    """Whether a part of the sentence begins with a word that asks. After a verb in front, only what is joined to it may:
    "Is it what you want?" has such a word, and is answered with yes or no.
    """
    parts = [words for part in re.split("[,:;–—]", sentence) if (words := re.findall(r"[^\W\d_]+", part))]
    if not parts:
        return False
    if parts[0][0] in YES_OR_NO:
        return any(part[0] in JOINING and asks(part[1:]) for part in parts[1:])
    return any(word in OPEN for part in parts for word in part)


def asks(words: list[str]) -> bool:
    rest = words[1:] if words and words[0] in BEFORE_ASKING else words
    return bool(rest) and rest[0] in OPEN


def check_ahead(question: str) -> Remark | None:
    said = NO_MORE.sub(" ", PAST.sub(" ", question))
    if AHEAD_EXPRESSIONS.search(said) or any(word in AHEAD for word in re.findall(r"[^\W\d_]+", said)):
        return None
    return Remark(N_("It does not look ahead yet. Add what you would like to keep, strengthen or reach together."))


def check_question_mark(question: str) -> Remark | None:
    if "?" not in question:
        return Remark(N_("It is not a question yet: a question mark is missing."))
    return None


def check_length(words: list[str]) -> Remark | None:
    return Remark(N_("It is long. A short question is easier to keep in mind.")) if len(words) > LONGEST else None
