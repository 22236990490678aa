"""The cases on the wall, and the minute in which each is introduced."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kompas.enums import AgeGroup, Figure
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import OptionalText, Printable

CaseName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60), Printable]


class CaseFields(ActionBase):
    """Pictures do not travel here: they have a route of their own."""

    name: CaseName
    age_group: AgeGroup
    text: OptionalText = ""
    figure: Figure | None = None
    warned: Warned = None


class BringCase(CaseFields):
    """The case gets the action's id. `profile` is the key of the ready profile it was made from."""

    type: Literal["bring_case"]
    profile: Annotated[str, Field(max_length=40)] | None = None


class ChangeCase(CaseFields):
    """`seen` is the version that the writer was looking at. `drop_picture` takes the picture away, so that the figure shows."""

    type: Literal["change_case"]
    case_id: Id
    seen: str | None = Field(default=None, max_length=16)
    drop_picture: bool = False


class WithdrawCase(ActionBase):
    type: Literal["withdraw_case"]
    case_id: Id


class ParkCase(ActionBase):
    type: Literal["park_case"]
    case_id: Id


class RestoreCase(ActionBase):
    type: Literal["restore_case"]
    case_id: Id


class GiveTurn(ActionBase):
    """The word to the owner of a case, or to nobody. `seen` is who had it, so that a double click skips nobody;
    `spoken` says whether that one is done."""

    type: Literal["give_turn"]
    case_id: Id | None
    seen: Id | None = None
    spoken: bool = True


CaseAction = BringCase | ChangeCase | WithdrawCase | ParkCase | RestoreCase | GiveTurn
