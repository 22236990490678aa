"""The common base of actions, and what each declares of itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlmodel import SQLModel

from kompas.enums import Audience, NetworkRole, Role
from kompas.errors import KompasError, NotFound
from kompas.events.core.conditions import Condition
from kompas.events.core.logged import Logged, NotLogged

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{32,36}$")]
Number = Annotated[int, Field(ge=1, lt=2**31)]
"""A number that fits a column: a larger one would make the database fail, with everything in the same commit."""
Warned = Literal["kept", "changed"] | None
"""The author's choice after the warning about identifying details: post as it was, or change the text first."""


def name_of(kind: "type[AnyAction]") -> str:
    return re.sub("(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


class AnyAction(BaseModel):
    """The `type` in JSON follows from the name of the class: LayConnection is "lay_connection"."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    type: str = ""
    role: Audience
    person: int | None = None
    """The participant it was written as: on a shared laptop another may have taken over before it was sent."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.type = name_of(cls)
        cls.__annotations__ = {**cls.__annotations__, "type": Literal[cls.type]}


class ActionBase(AnyAction):
    """An action in a workshop."""

    role: Literal[Role.FACILITATOR, Role.PARTICIPANT]


class NetworkActionBase(AnyAction):
    """An action in a network; its role is one that nobody has in a workshop."""

    role: Literal[NetworkRole.CORE]


Found = TypeVar("Found", bound=SQLModel)


@dataclass(frozen=True)
class Row(Generic[Found]):
    """The row that a field names, in this workshop or network, with further demands. `missing` is said without one."""

    table: type[Found]
    missing: str
    error: type[KompasError] = NotFound
    conditions: tuple[Condition, ...] = ()

    def that(self, *conditions: Condition) -> "Row[Found]":
        return replace(self, conditions=(*self.conditions, *conditions))


@dataclass(frozen=True)
class About:
    """The subject that a field names in a room above: something that others may be about."""

    subject: str


SUBJECTS: dict[str, Row[Any]] = {}


def subject(name: str, row: Row[Found]) -> Row[Found]:
    """Let what is written in a room below be about this."""
    SUBJECTS[name] = row
    return row


@dataclass(frozen=True)
class Declaration:
    """Conditions for sending an action: who and when. `undo` is the word on the undo button, `logged` what the log tells
    when somebody with authority did it.
    """

    kind: type[AnyAction]
    by: Condition
    when: tuple[Condition, ...]
    undo: str
    leaves_trace: bool
    logged: Logged | NotLogged | None

    @property
    def name(self) -> str:
        return name_of(self.kind)

    @cached_property
    def rows(self) -> dict[str, Row[Any]]:
        """By field, the row that it names. Not known before every room is loaded: it may be of one above."""
        hints = get_type_hints(self.kind, include_extras=True)
        return {name: row for name, hint in hints.items() if (row := row_of(hint))}

    @cached_property
    def required(self) -> list[str]:
        """The fields that must name a row, in order: its domain function gets these rows."""
        return [name for name in self.rows if self.kind.model_fields[name].is_required()]


DECLARED: dict[type[AnyAction], Declaration] = {}
Kind = TypeVar("Kind", bound=AnyAction)


def action(
    by: Condition,
    *when: Condition,
    undo: str = "",
    leaves_trace: bool = True,
    logged: Logged | NotLogged | None = None,
) -> Callable[[type[Kind]], type[Kind]]:
    """Declare who may send this action and when, in the order in which it is asked; whenever, if nothing is said.

    With `undo` a facilitator can undo it. Without a trace nothing remembers that it was applied, by its id. What more
    than participants can do says in `logged` what the log tells of it, or why nothing.
    """

    def declare(kind: type[Kind]) -> type[Kind]:
        DECLARED[kind] = Declaration(kind, by, when, undo, leaves_trace, logged)
        return kind

    return declare


def row_of(hint: Any) -> Row[Any] | None:
    """The row that a type names, also inside a list or beside None."""
    for found in getattr(hint, "__metadata__", ()):
        if isinstance(found, Row | About):
            return found if isinstance(found, Row) else SUBJECTS[found.subject]
    return next((row for part in get_args(hint) if (row := row_of(part))), None)
