"""Actions of the facilitator on a round of the map as a whole."""

from sqlmodel import Session

from kompas.domain.core.changes import record_change
from kompas.domain.map import course as rounds
from kompas.domain.map.queries import drawing_of
from kompas.domain.workshop.log import log
from kompas.domain.workshop.workshops import demand_facilitator
from kompas.enums import LoggedDeed, ReleaseLevel
from kompas.errors import Invalid, NotFound
from kompas.i18n import N_
from kompas.models.core.columns import now
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


def compare_with_round(session: Session, actor: Actor, earlier_id: int) -> None:
    """Choose which earlier round the room sees beside this one; a frozen round may be looked at anew too."""
    demand_facilitator(actor)
    if earlier_id not in {one.workshop.id for one in rounds.earlier_rounds(session, actor.workshop)}:
        raise NotFound(N_("This round is not there any more. Choose another one."))
    one = rounds.round_of(session, actor.workshop)
    one.compared_with = earlier_id
    record_change(session, actor.workshop, one)


def release_map(session: Session, actor: Actor, release: ReleaseLevel) -> None:
    """Set how far the map is released, as a conclusion is. The reasons never leave the facilitator's report."""
    demand_facilitator(actor)
    one = rounds.round_of(session, actor.workshop)
    one.release = release
    record_change(session, actor.workshop, one)
    log(session, actor.workshop, actor, LoggedDeed.MAP_RELEASED, release=release)
