"""Names for subjects of notes, agreements and votes in rooms above this one: each such room registers them here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kompas.exports.workshop.report import WorkshopChapter, WorkshopReport


@dataclass(frozen=True)
class Named:
    """Names by id, as far as the report goes; `origin` is the title above where an agreement came from, if from these."""

    names: Mapping[str, str]
    origin: str = ""


NAMED: list[Callable[[WorkshopReport], Named]] = []


def names(function: Callable[[WorkshopReport], Named]) -> Callable[[WorkshopReport], Named]:
    NAMED.append(function)
    return function


class Names(WorkshopChapter):
    def read(self) -> None:
        named = [function(self.report) for function in NAMED]
        self.texts = {key: name for one in named for key, name in one.names.items()}
        self.origin = next((one.origin for one in named if one.origin), "")
