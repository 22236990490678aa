"""Which domain function carries out which action: each says so itself, where it stands."""

from collections.abc import Callable
from typing import Any, TypeVar

from kompas.events.core.base import ActionBase

Handler = Callable[..., Any]
"""Takes the session, the actor and the action. What the action declares has been asked before."""
Function = TypeVar("Function", bound=Handler)
HANDLERS: dict[type[ActionBase], Handler] = {}


def handles(kind: type[ActionBase]) -> Callable[[Function], Function]:
    """Let this function carry out actions of this kind."""

    def register(function: Function) -> Function:
        if kind in HANDLERS:
            raise LookupError(f"{kind.__name__} is carried out by {HANDLERS[kind].__name__} already")
        HANDLERS[kind] = function
        return function

    return register
