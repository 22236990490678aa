"""The concepts of the field and their words, from the lexicon of Kompas and the files an organisation adds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kompas.i18n import _
from kompas.scripts.loader import SCRIPTS_DIRECTORY, ScriptProblem, line_in, load_file
from kompas.settings import get_settings
from kompas.suggestions.matching import Entry, Evidence, Matcher, entries_of
from kompas.suggestions.schema import ConceptName, ConceptWords, LexiconFile

OWN_LEXICON = SCRIPTS_DIRECTORY / "reference" / "cooperation_lexicon.yaml"
ADDITIONS = SCRIPTS_DIRECTORY / "lexicon"


@dataclass
class Concept:
    key: str
    name: ConceptName
    part_of: str | None = None
    related: set[str] = field(default_factory=set)
    phrases: dict[str, dict[str, None]] = field(default_factory=dict)
    """By kind (words, expressions, parts, hints), in the order of the files."""

    def name_in(self, language: str) -> str:
        return self.name.en if language == "en" and self.name.en else self.name.nl


class Lexicon:
    """The lexicon that notes are read with. `problems` are mistakes in files, whose entries are left out."""

    def __init__(self, concepts: dict[str, Concept], word_lists: dict[str, list[str]], problems: list[ScriptProblem]):
        self.concepts = concepts
        self.problems = problems
        self.matcher = Matcher([entry for concept in concepts.values() for entry in entries(concept, word_lists)])
        self.near = {key: frozenset(near_to(key, concepts)) for key in concepts}

    def evidence(self, text: str) -> dict[str, Evidence]:
        """Per concept of which something stands in the text."""
        return self.matcher.evidence(text)

    def are_near(self, one: str, other: str) -> bool:
        return other in self.near[one]


def near_to(key: str, concepts: dict[str, Concept]) -> Iterator[str]:
    """Itself, what it is part of, its parts, other parts of the same, and what is named as related, either way."""
    own = concepts[key]
    for other in concepts.values():
        is_related = key in other.related or other.key in own.related
        if is_related or (own.part_of or key) == (other.part_of or other.key):
            yield other.key


def entries(concept: Concept, word_lists: dict[str, list[str]]) -> Iterator[Entry]:
    for kind, phrases in concept.phrases.items():
        for phrase in phrases:
            yield from entries_of(concept.key, kind, phrase, word_lists)


def own_lexicon() -> Lexicon:
    """The lexicon of this server, read again only when a file came, went or changed."""
    paths = lexicon_paths(get_settings().lexicon_dir or ADDITIONS)
    return lexicon_as_of(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=2)
def lexicon_as_of(files: tuple[tuple[Path, int], ...]) -> Lexicon:
    return load_lexicon([path for path, _changed in files])


def lexicon_paths(directory: Path) -> list[Path]:
    return [OWN_LEXICON, *sorted(directory.glob("*.yaml"))]


def load_lexicon(paths: Sequence[Path]) -> Lexicon:
    """The files together; a later one adds to the concepts of an earlier one."""
    problems: list[ScriptProblem] = []
    files: list[tuple[Path, LexiconFile]] = []
    for path in paths:
        file, mistakes = load_file(path, LexiconFile)
        problems += mistakes
        files += [(path, file)] if file else []
    word_lists = merged_word_lists([file for _path, file in files])
    concepts: dict[str, Concept] = {}
    for path, file in files:
        for number, part in enumerate(file.concepts):
            if part.key in concepts or part.name:
                add_to(concepts, part)
            else:
                expected = _("a name for the new concept '{key}'", key=part.key)
                problems.append(problem_at(path, ("concepts", number), expected))
    for path, file in files:
        problems += [problem_at(path, place, told) for place, told in wrong_references(file, concepts, word_lists)]
    leave_out_unknown(concepts)
    return Lexicon(concepts, word_lists, problems)


def merged_word_lists(files: list[LexiconFile]) -> dict[str, list[str]]:
    word_lists: dict[str, list[str]] = {}
    for file in files:
        for key, words in file.word_lists.items():
            word_lists[key] = [*word_lists.get(key, []), *words]
    return word_lists


def add_to(concepts: dict[str, Concept], part: ConceptWords) -> None:
    concept = concepts.get(part.key)
    if concept is None:
        assert part.name is not None
        concept = concepts[part.key] = Concept(part.key, part.name)
    concept.name = part.name or concept.name
    concept.part_of = part.part_of or concept.part_of
    concept.related |= set(part.related)
    for kind in ("words", "expressions", "parts", "hints"):
        own = concept.phrases.setdefault(kind, {})
        for phrase in part.without:
            own.pop(phrase, None)
        own.update(dict.fromkeys(getattr(part, kind)))


def wrong_references(
    file: LexiconFile, concepts: dict[str, Concept], word_lists: dict[str, list[str]]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The place of each name of a concept or word list that does not exist, and what to say of it."""
    for number, part in enumerate(file.concepts):
        here = ("concepts", number)
        if part.part_of and part.part_of not in concepts:
            yield (*here, "part_of"), _("the concept '{key}' does not exist", key=part.part_of)
        for at, key in enumerate(part.related):
            if key not in concepts:
                yield (*here, "related", at), _("the concept '{key}' does not exist", key=key)
        for kind in ("words", "expressions", "hints"):
            for at, phrase in enumerate(getattr(part, kind)):
                for missing in unknown_lists(phrase, word_lists):
                    yield (*here, kind, at), _("the word list '{key}' does not exist", key=missing)


def unknown_lists(phrase: str, word_lists: dict[str, list[str]]) -> list[str]:
    choices = [choice for slot in phrase.split() for choice in slot.split("|")]
    return [choice[1:-1] for choice in choices if choice.startswith("<") and choice[1:-1] not in word_lists]


def leave_out_unknown(concepts: dict[str, Concept]) -> None:
    for concept in concepts.values():
        concept.related &= concepts.keys()
        if concept.part_of not in concepts.keys() - {concept.key}:
            concept.part_of = None


def problem_at(path: Path, location: tuple[str | int, ...], expected: str) -> ScriptProblem:
    where = ".".join(str(part) for part in location)
    return ScriptProblem(path.name, line_in(path, location), where, expected)
