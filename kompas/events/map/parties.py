"""What happens to the parties on the network map."""

from typing import Annotated, Literal

from pydantic import Field

from kompas.enums import Domain, Involvement, Ring
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import ShortText

Across = Annotated[float, Field(ge=-800, le=800)]
Down = Annotated[float, Field(ge=-450, le=450)]
"""The plane of the map, around its middle."""


class AddParty(ActionBase):
    """The party gets the action's id. Without a ring it stands where its involvement puts it."""

    type: Literal["add_party"]
    name: ShortText
    warned: Warned = None
    domain: Domain = Domain.OTHER
    involvement: Involvement | None = None
    ring: Ring | None = None


class EditParty(ActionBase):
    type: Literal["edit_party"]
    party_id: Id
    name: ShortText
    warned: Warned = None
    domain: Domain
    ring: Ring
    involvement: Involvement | None = None


class MoveParty(ActionBase):
    """By hand, to where it then stays; the ring it comes to stand in becomes its ring."""

    type: Literal["move_party"]
    party_id: Id
    x: Across
    y: Down


class LayOutMap(ActionBase):
    """`everything`: parties that were placed by hand too."""

    type: Literal["lay_out_map"]
    everything: bool = False


class MergeParty(ActionBase):
    """The party goes on in another one, with its lines as far as that has none."""

    type: Literal["merge_party"]
    party_id: Id
    into_id: Id


class UnmergeParty(ActionBase):
    type: Literal["unmerge_party"]
    party_id: Id


class SplitParty(ActionBase):
    """A part of the party goes on by itself, with copies of the lines. It gets the action's id."""

    type: Literal["split_party"]
    party_id: Id
    name: ShortText
    warned: Warned = None


class WithdrawParty(ActionBase):
    """`withdrawn` false puts it back, with its lines."""

    type: Literal["withdraw_party"]
    party_id: Id
    withdrawn: bool = True


PartyAction = AddParty | EditParty | MoveParty | LayOutMap | MergeParty | UnmergeParty | SplitParty | WithdrawParty
