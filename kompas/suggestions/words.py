"""A text as words with their dictionary forms, and how much two words look alike. Works without any network."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import simplemma

MOST_CHARACTERS = 2000
"""Of a longer note only the beginning counts: what it is about stands there."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
ENDINGS = ("'ers", "'er", "'tje", "'s", "'en", "'t")
IRREGULAR = {
    "at": "eten",
    "bogen": "buigen",
    "boden": "bieden",
    "bonden": "binden",
    "boog": "buigen",
    "dronken": "drinken",
    "geboden": "bieden",
    "gedragen": "dragen",
    "gedurfd": "durven",
    "gevaren": "varen",
    "gevoeld": "voelen",
    "gezwegen": "zwijgen",
    "kozen": "kiezen",
    "lagen": "liggen",
    "las": "lezen",
    "leken": "lijken",
    "merkte": "merken",
    "oefende": "oefenen",
    "reed": "rijden",
    "schoven": "schuiven",
    "schreven": "schrijven",
    "sloten": "sluiten",
    "staken": "steken",
    "stonden": "staan",
    "vertrouwde": "vertrouwen",
    "vocht": "vechten",
    "voer": "varen",
    "voeren": "varen",
    "vroeg": "vragen",
    "week": "wijken",
    "wees": "wijzen",
}
"""Past tenses and participles of which the dictionary makes something else."""
SPOKEN = {
    "clienten": "client",
    "effe": "even",
    "effen": "even",
    "ff": "even",
    "gwn": "gewoon",
    "hv": "hulpverlener",
    "hvl": "hulpverlener",
    "ma": "moeder",
    "mam": "moeder",
    "mams": "moeder",
    "mekaar": "elkaar",
    "nie": "niet",
    "nr": "nummer",
    "nrs": "nummer",
    "ouwe": "oude",
    "ouwelui": "ouders",
    "ouwers": "ouders",
    "pa": "vader",
    "pap": "vader",
    "paps": "vader",
    "prof": "professional",
    "profs": "professional",
    "tel": "telefoon",
    "telnr": "telefoonnummer",
    "tis": "is",
    "trug": "terug",
    "vd": "van",
    "vh": "van",
}
"""As people speak, and shorten what they type."""
SPLIT_OFF = "aan achter af bij door in langs los mee na op over samen stil tegen terug toe uit vast vol voor weg"
PARTICLES = SPLIT_OFF.split()
"""Particles that may stand apart from their verb."""
LINKERS = ("", "s", "en", "e", "-")
SMALL_WORDS = """
naast onder elk elke den in-
aan al alle alleen allemaal alles als altijd ander andere anders ben bent bij bijna daar daarin daarna daarom
dan dat de deze die dit doe doen doet door dus een eens eerst eigenlijk en er ergens even gaan gaat gewoon ging
had hadden heb hebben hebt heeft heel hen her het hier hij hoe hun ieder iedere iedereen iemand iets ik in is
ja je jij jou jouw jullie kan keer kon konden krijgen kunnen laten lekker maar maken man me mee meer mensen met
mij mijn moeten mogen na naar niet niets nog nu of om omdat ons onze ook op over per pas precies soms steeds te
tegen ten ter toch toen tot tussen uit van vanaf veel via voor vooral waar waarom waren was wat we weer wel
welk wie wij wil willen word worden wordt zal ze zeer zich zij zijn zo zoals zodat zou zouden zonder ne nou he
hem haar haart der des zelf moment dag goed komen kwam kwamen gekomen gaf geven zien zeggen zei weten vinden
staan zitten blijven worden and the of to a for with our we it is are be on that this in was i my you they
their have has had not so at as an or but by from
"""
STOPWORDS = frozenset(SMALL_WORDS.split())
"""Dutch and a few English words that tell nothing of what a note is about."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in small letters without accents, and all forms under which a lexicon may know it."""

    text: str
    lemma: str
    forms: frozenset[str]


def words_of(text: str) -> list[Word]:
    return [word_of(found) for found in WORD.findall(plain(text[:MOST_CHARACTERS]))]


def plain(text: str) -> str:
    """Small letters without accents, one kind of apostrophe, and no signs that only steer how text is drawn."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("ʼ", "'"))
    return "".join(sign for sign in text if unicodedata.category(sign) not in ("Mn", "Cf")).lower()


@lru_cache(maxsize=20_000)
def word_of(text: str) -> Word:
    bare = next((text.removesuffix(end) for end in ENDINGS if text.endswith(end) and len(text) > len(end)), text)
    bare = bare.replace("'", "")
    usual = SPOKEN.get(bare, bare)
    forms = {text, bare, usual, lemma_of(text), lemma_of(usual), IRREGULAR.get(bare, bare)}
    return Word(bare, lemma_of(usual), frozenset(forms | set(shorten_forms(bare)) | set(with_particle(bare))))


def shorten_forms(text: str) -> Iterator[str]:
    """Forms that the dictionary does not know: `lijntjes`, `gedeelde`."""
    for ending in ("tjes", "tje", "jes", "je", "e"):
        if text.endswith(ending) and len(text) - len(ending) > 3:
            yield text.removesuffix(ending)
            return


def with_particle(text: str) -> Iterator[str]:
    """The verb of a form that the dictionary has only without what may stand apart: `nakwam`, `uitgepraat`."""
    for particle in PARTICLES:
        verb = text.removeprefix(particle)
        if verb != text and len(verb) > 2:
            lemma = IRREGULAR.get(verb, lemma_of(verb))
            if lemma.endswith("en") and lemma != verb:
                yield particle + lemma


@lru_cache(maxsize=20_000)
def lemma_of(text: str) -> str:
    return plain(str(simplemma.lemmatize(text, lang="nl"))).replace("_", "")


def is_telling(word: Word) -> bool:
    return len(word.text) > 2 and not word.text.isdigit() and word.text not in STOPWORDS and word.lemma not in STOPWORDS


def trigrams(text: str) -> frozenset[str]:
    """Pieces of three letters, the edges marked, so that the same beginning counts."""
    marked = f"<{text}>"
    return frozenset(marked[at : at + 3] for at in range(max(1, len(marked) - 2)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice: 1 for the same pieces, 0 for none in common."""
    return 2 * len(one & other) / (len(one) + len(other))


def pieces(text: str, shortest: int) -> Iterator[str]:
    """Every stretch of a word of at least so many letters, but not the whole word."""
    for start in range(len(text) - shortest + 1):
        for end in range(start + shortest, len(text) + 1):
            if end - start < len(text):
                yield text[start:end]
