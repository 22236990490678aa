"""Actions on the parties of the network map."""

from typing import Annotated

from pydantic import Field

from kompas.enums import Domain, Involvement, LogTopic, Ring, Role
from kompas.errors import NotFound
from kompas.events.core.base import ActionBase, Id, Row, Warned, action, subject
from kompas.events.core.conditions import EVERYBODY, FACILITATOR, OPEN, Condition
from kompas.events.core.logged import CONTENT, PACE, Logged
from kompas.i18n import N_
from kompas.models import MapRound, Party
from kompas.models.core.columns import ShortText
from kompas.rules import is_frozen, may_correct_party, may_draw

Revision = Annotated[int, Field(ge=0)]
Across = Annotated[float, Field(ge=-800, le=800)]
Down = Annotated[float, Field(ge=-450, le=450)]
"""The plane of the map, around its middle."""
NOT_ON_MAP = N_("This party is not on the map any more.")

NOT_FROZEN = Condition(
    "round not frozen",
    lambda it: not is_frozen(it.session.get(MapRound, it.actor.workshop.id)),
    N_("This round of the map has been frozen. The facilitator can open it again."),
)
DRAWING = Condition(
    "while the group draws, the facilitator always",
    lambda it: may_draw(it.actor, it.role, it.current),
    N_("You cannot change the map now. Ask the facilitator to do it."),
)
ON_MAP = Condition("on the map", lambda it: it.row.is_on_map, NOT_ON_MAP, NotFound)
OWN_PARTY = Condition(
    "added at this step oneself, the facilitator any",
    lambda it: it.role is Role.FACILITATOR or may_correct_party(it.actor, it.row),
    N_("Only what you added yourself at this step. Ask the facilitator."),
)
PARTY = subject("party", Row(Party, NOT_ON_MAP))
PartyId = Annotated[Id, PARTY]
ShownPartyId = Annotated[Id, PARTY.that(ON_MAP)]


@action(EVERYBODY, OPEN, NOT_FROZEN, DRAWING, logged=CONTENT)
class AddParty(ActionBase):
    """The party gets the action's id. Without a ring it stands where its involvement puts it."""

    name: ShortText
    warned: Warned = None
    domain: Domain = Domain.OTHER
    involvement: Involvement | None = None
    ring: Ring | None = None


@action(EVERYBODY, OPEN, NOT_FROZEN, DRAWING, logged=CONTENT)
class EditParty(ActionBase):
    party_id: Annotated[Id, PARTY.that(ON_MAP, OWN_PARTY)]
    name: ShortText
    warned: Warned = None
    domain: Domain
    ring: Ring
    involvement: Involvement | None = None


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=PACE)
class MoveParty(ActionBase):
    """By hand, to where it then stays; the ring it comes to stand in becomes its ring."""

    party_id: ShownPartyId
    x: Across
    y: Down


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=PACE)
class LayOutMap(ActionBase):
    """`everything`: parties that were placed by hand too."""

    everything: bool = False


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=Logged(LogTopic.MODERATION, N_("Parties of the map joined")))
class MergeParty(ActionBase):
    """The party goes on in another one, with its lines as far as that has none."""

    party_id: ShownPartyId
    into_id: ShownPartyId


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=Logged(LogTopic.MODERATION, N_("Parties of the map set apart")))
class UnmergeParty(ActionBase):
    """Who undoes says in `seen` which revision they left the party at."""

    party_id: PartyId
    seen: Revision | None = None


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=Logged(LogTopic.MODERATION, N_("Party of the map split")))
class SplitParty(ActionBase):
    """A part of the party goes on by itself, with copies of the lines. It gets the action's id."""

    party_id: ShownPartyId
    name: ShortText
    warned: Warned = None


@action(FACILITATOR, OPEN, NOT_FROZEN, logged=Logged(LogTopic.MODERATION, N_("Party of the map removed or put back")))
class WithdrawParty(ActionBase):
    """`withdrawn` false puts it back, with its lines. Who undoes says in `seen` which revision they left it at."""

    party_id: PartyId
    withdrawn: bool = True
    seen: Revision | None = None
