"""What every writer declares."""

from collections.abc import Callable
from dataclasses import dataclass

from kompas.exports.report import Report


@dataclass(frozen=True)
class Writer:
    """`name` is shown (a msgid), `shared` says whether participants may get it."""

    name: str
    extension: str
    mime: str
    write: Callable[[Report], bytes]
    shared: bool = False
