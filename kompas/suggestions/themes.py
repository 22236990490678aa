"""Which notes may form a theme, and which theme of the people themselves suits a note. Leaves out what is not clear.

Deterministic and without memory: the same notes give the same proposals.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kompas.suggestions.grouping import concept_groups
from kompas.suggestions.lexicon import Lexicon, own_lexicon
from kompas.suggestions.matching import Evidence
from kompas.suggestions.profiles import Profiles
from kompas.suggestions.subject import knows_subject, says_nothing
from kompas.suggestions.vectors import alike_groups
from kompas.suggestions.words import is_telling, plain, words_of

Placed = Mapping[str, tuple[str, Collection[str]]]
"""By id of the theme: its name and the ids of its notes."""
FEW_NOTES = 60
"""Up to so many notes two of them make a theme; of more notes, three."""
ALIKE = 0.36
"""Likeness from which notes of which the lexicon knows nothing belong together."""
MOST_REASONS = 5
NAME_WORDS = 2


@dataclass(frozen=True, slots=True)
class SuggestedTheme:
    """Notes that may belong together. With `theme_id`: they may be added to that theme, which people already made.

    `why` are words of the notes on which it rests, the most frequent first.
    """

    name: str
    note_ids: tuple[str, ...]
    why: tuple[str, ...]
    theme_id: str | None = None


@dataclass(frozen=True, slots=True)
class FittingTheme:
    theme_id: str
    why: tuple[str, ...]


def suggest_themes(
    notes: Sequence[tuple[str, str]],
    placed: Placed | None = None,
    *,
    lexicon: Lexicon | None = None,
    language: str = "nl",
) -> list[SuggestedTheme]:
    """Proposals for the notes that are in no theme yet, the largest first; no new themes on a subject it does not know.

    `notes` are id and text, of placed notes too: they show what the people mean by their themes.
    """
    lexicon, placed, texts = lexicon or own_lexicon(), placed or {}, dict(notes)
    fitting = fitting_themes(notes, placed, lexicon=lexicon)
    inside = {note_id for _name, note_ids in placed.values() for note_id in note_ids}
    loose = [note_id for note_id in telling(texts) if note_id not in inside and note_id not in fitting]
    known = knows_subject(texts.values(), lexicon)
    new = [under_same_name(theme, placed) for theme in new_themes(loose, texts, lexicon, language)] if known else []
    suggestions = join_suggestions([*additions(fitting, placed), *new])
    order = {note_id: number for number, note_id in enumerate(texts)}
    return sorted(suggestions, key=lambda theme: (-len(theme.note_ids), order[theme.note_ids[0]]))


def telling(texts: Mapping[str, str]) -> list[str]:
    return [note_id for note_id, text in texts.items() if not says_nothing(text)]


def new_themes(loose: Sequence[str], texts: Mapping[str, str], lexicon: Lexicon, language: str) -> list[SuggestedTheme]:
    smallest = 2 if len(loose) <= FEW_NOTES else 3
    of_field = of_concepts(loose, texts, smallest, lexicon, language)
    grouped = {note_id for theme in of_field for note_id in theme.note_ids}
    return [
        *of_field,
        *of_alike([note_id for note_id in loose if note_id not in grouped], texts, smallest, language),
    ]


def fitting_theme(
    note_id: str, notes: Sequence[tuple[str, str]], placed: Placed, *, lexicon: Lexicon | None = None
) -> FittingTheme | None:
    """The theme of the people that suits this note, or None when that is not clear."""
    return fitting_themes(notes, placed, only={note_id}, lexicon=lexicon).get(note_id)


def fitting_themes(
    notes: Sequence[tuple[str, str]],
    placed: Placed,
    *,
    only: Collection[str] | None = None,
    lexicon: Lexicon | None = None,
) -> dict[str, FittingTheme]:
    """By id, for the notes in no theme yet (or `only` these of them) to which a theme clearly suits."""
    if not placed:
        return {}
    lexicon, texts = lexicon or own_lexicon(), dict(notes)
    inside = {note_id for _name, note_ids in placed.values() for note_id in note_ids}
    profiles = Profiles(texts, placed, lexicon)
    found = {}
    for note_id in telling(texts):
        if note_id not in inside and (only is None or note_id in only) and (fit := profiles.fitting(note_id)):
            found[note_id] = FittingTheme(fit, profiles.reasons(note_id, fit)[:MOST_REASONS])
    return found


def additions(fitting: Mapping[str, FittingTheme], placed: Placed) -> list[SuggestedTheme]:
    by_theme: dict[str, list[str]] = defaultdict(list)
    for note_id, fit in fitting.items():
        by_theme[fit.theme_id].append(note_id)
    return [
        SuggestedTheme(placed[theme_id][0], tuple(ids), most(fitting[one].why for one in ids), theme_id)
        for theme_id, ids in by_theme.items()
    ]


def under_same_name(theme: SuggestedTheme, placed: Placed) -> SuggestedTheme:
    """A theme that people already have by that name is not proposed a second time: its notes may be added."""
    for theme_id, (name, _ids) in placed.items():
        if plain(name).strip() == plain(theme.name):
            return replace(theme, name=name, theme_id=theme_id)
    return theme


def join_suggestions(suggestions: Sequence[SuggestedTheme]) -> list[SuggestedTheme]:
    """One suggestion per theme of the people."""
    found: dict[str, SuggestedTheme] = {}
    for theme in suggestions:
        key = theme.theme_id or f"new:{theme.name}"
        if key in found:
            ids, why = found[key].note_ids + theme.note_ids, found[key].why + theme.why
            theme = replace(theme, note_ids=ids, why=tuple(dict.fromkeys(why))[:MOST_REASONS])
        found[key] = theme
    return list(found.values())


def of_concepts(
    loose: Sequence[str], texts: Mapping[str, str], smallest: int, lexicon: Lexicon, language: str
) -> list[SuggestedTheme]:
    evidence = {note_id: lexicon.evidence(texts[note_id]) for note_id in loose}
    order = {note_id: number for number, note_id in enumerate(loose)}
    suggestions = []
    for key, note_ids in concept_groups(evidence, lexicon, smallest).items():
        why = most(words_about(key, evidence[one], lexicon) for one in note_ids)
        ids = tuple(sorted(note_ids, key=order.__getitem__))
        suggestions.append(SuggestedTheme(lexicon.concepts[key].name_in(language), ids, why))
    return suggestions


def words_about(key: str, found: Mapping[str, Evidence], lexicon: Lexicon) -> list[str]:
    """Of the concept itself; of a merged note those of the concepts near to it."""
    if key in found:
        return list(found[key].words)
    return [word for concept, evidence in found.items() if concept in lexicon.near[key] for word in evidence.words]


def of_alike(left: Sequence[str], texts: Mapping[str, str], smallest: int, language: str) -> list[SuggestedTheme]:
    """Themes that the lexicon does not know, named by the words that most of their notes share."""
    groups = [ids for ids in alike_groups({note_id: texts[note_id] for note_id in left}, ALIKE) if len(ids) >= smallest]
    suggestions = []
    for note_ids in groups:
        why = shared_words([texts[one] for one in note_ids])
        name = (" and " if language == "en" else " en ").join(why[:NAME_WORDS])
        if name:
            suggestions.append(SuggestedTheme(name[:1].upper() + name[1:], tuple(note_ids), why))
    return suggestions


def shared_words(texts: Sequence[str]) -> tuple[str, ...]:
    """The telling words that at least half of the texts have, in any form, as most of them write it."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for lemma, form in {word.lemma: word.text for word in words_of(text) if is_telling(word)}.items():
            forms[lemma][form] += 1
    enough = [lemma for lemma, written in forms.items() if written.total() * 2 >= max(len(texts), 3)]
    ranked = sorted(enough, key=lambda lemma: (-forms[lemma].total(), lemma))
    return tuple(forms[lemma].most_common(1)[0][0] for lemma in ranked[:MOST_REASONS])


def most(words_by_note: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """The words of most notes; of equally frequent ones the first."""
    count = Counter(word for words in words_by_note for word in dict.fromkeys(words))
    return tuple(word for word, _times in count.most_common(MOST_REASONS))
