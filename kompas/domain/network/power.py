"""When a network spoke about differences in position and power, so that everybody's say weighs the same."""

from datetime import date

from sqlmodel import Session

from kompas.domain.network.networks import change_page
from kompas.domain.workshop.clock import today
from kompas.domain.workshop.log import log
from kompas.enums import LoggedDeed
from kompas.errors import Invalid
from kompas.fields.days import TEN_YEARS
from kompas.i18n import N_
from kompas.rules import NetworkActor


def note_power_talk(session: Session, actor: NetworkActor, day: date | None) -> None:
    """Write down the day of the last talk; None takes it back."""
    if day is not None and not today() - TEN_YEARS <= day <= today():
        raise Invalid(N_("Choose a day in the past ten years, or today."))
    actor.network.power_talked_about = day
    change_page(session, actor.network)
    log(session, actor.network, actor, LoggedDeed.POWER_TALKED_ABOUT)
