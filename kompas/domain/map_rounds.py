"""What the facilitator does with the round of the map as a whole."""

from sqlmodel import Session

from kompas.domain.maps import rounds
from kompas.domain.queries.maps import drawing_of
from kompas.domain.workshops import demand_facilitator
from kompas.errors import Invalid
from kompas.i18n import N_
from kompas.models.columns import now
from kompas.rules import Actor


def freeze_round(session: Session, actor: Actor) -> None:
    """Keep the map as it is now as a dated measurement; nobody changes it any more."""
    demand_facilitator(actor)
    if not drawing_of(session, actor.workshop).lines:
        raise Invalid(N_("There are no lines on the map yet. Draw them first."))
    rounds.freeze(session, actor.workshop, now())


def thaw_round(session: Session, actor: Actor) -> None:
    """Take freezing back, to correct something."""
    demand_facilitator(actor)
    rounds.thaw(session, actor.workshop)
