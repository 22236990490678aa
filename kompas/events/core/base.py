"""What every action has in common."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kompas.enums import Audience, NetworkRole, Role

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{32,36}$")]
StepId = Annotated[int, Field(ge=1, lt=2**31)]
"""What a column can hold: a larger number would make the database fail, and with it everything in the same commit."""


class AnyAction(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    role: Audience
    person: int | None = None
    """Who it was written as: on a shared laptop another person may have taken over before it was sent."""


class ActionBase(AnyAction):
    """An action in a workshop."""

    role: Literal[Role.FACILITATOR, Role.PARTICIPANT]


class NetworkActionBase(AnyAction):
    """An action in a network; its role is one that nobody has in a workshop."""

    role: Literal[NetworkRole.CORE]


Warned = Literal["kept", "changed"] | None
"""What the author did after the warning about identifying details: posted as it was, or changed the text first."""
