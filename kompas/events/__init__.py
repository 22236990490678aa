"""Every live event: the actions that browsers send up, and the shape of what comes down.

A file per noun. Each action carries an id made in the browser: it is the promise that a second delivery changes nothing.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Union

from pydantic import Field, TypeAdapter

from kompas.events.core.base import DECLARED, AnyAction
from kompas.loading import load_package


def kinds_of(kind: type[AnyAction]) -> Iterator[type[AnyAction]]:
    """The actions that go by this one; those that others are made from are none themselves."""
    below = kind.__subclasses__()
    yield from (one for part in below for one in kinds_of(part)) if below else (kind,)


def demand_declared(kinds: list[type[AnyAction]]) -> None:
    """Raises LookupError, so that the application does not start with an action that does not say who may send it."""
    silent = [kind.__name__ for kind in kinds if kind not in DECLARED]
    if silent:
        raise LookupError(f"say with @action who may send {', '.join(silent)}, and when")
    unlogged = [kind.__name__ for kind in kinds if DECLARED[kind].logged is None and not is_participants(kind)]
    if unlogged:
        raise LookupError(f"say with `logged` what the log tells of {', '.join(unlogged)}, or why nothing")


def is_participants(kind: type[AnyAction]) -> bool:
    """Whether participants only can do it."""
    return DECLARED[kind].by.told == "participant"


load_package(__name__)
ACTIONS: list[type[AnyAction]] = list(kinds_of(AnyAction))
demand_declared(ACTIONS)

Action = AnyAction
union: Any = Union[tuple(ACTIONS)]  # noqa: UP007
ACTION: TypeAdapter[Action] = TypeAdapter(Annotated[union, Field(discriminator="type")])
