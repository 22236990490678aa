"""What can propose an answer of a form: a name that forms give with `from`, and the function of the domain that finds it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kompas.loading import load_package

if TYPE_CHECKING:
    from sqlmodel import Session

    from kompas.models import Network


@dataclass(frozen=True)
class Found:
    """What one origin has to say: a running `text` or the `lines` of a list, `rows` for a table by key of the column, `value`
    for any other kind. `key` tells origins of one source apart; `origin` is shown, in the language of the reader.
    """

    origin: str
    lines: Sequence[str] = ()
    text: str = ""
    rows: Sequence[Mapping[str, Any]] = ()
    value: Any = None
    key: str = ""


Find = Callable[["Session", "Network"], Iterable[Found]]
_declared: dict[str, Find] = {}
_read: set[str] = set()


def proposes(name: str, reads: str = "") -> Callable[[Find], Find]:
    """Declare a source: forms may say `from: [name]`. What stays in a session is never given by one. `reads` is the form whose
    answers it thinks about.
    """

    def declare(find: Find) -> Find:
        if _declared.get(name, find) is not find:
            raise ValueError(f"two sources have the name {name}")
        _declared[name] = find
        _read.update(filter(None, [reads]))
        return find

    return declare


@cache
def sources() -> Mapping[str, Find]:
    """Every source by its name. Looked for when first asked: they know the domain, which knows forms."""
    load_package("kompas.domain.dossier")
    return _declared


def is_read(form_key: str) -> bool:
    """Whether some source thinks about the answers of this form."""
    sources()
    return form_key in _read
