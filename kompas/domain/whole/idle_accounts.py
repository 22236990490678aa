"""Accounts that nobody used for a year are forgotten; who signs on later is somebody new."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select, update

from kompas.domain.workshop.sign_ons import forget_over
from kompas.models import Account, NetworkSeat, Seat, SignOn

KEPT_FOR = timedelta(days=365)


def forget_idle_accounts(session: Session, at: datetime) -> None:
    """Erase them; their seats end, since a seat without an account would be one taken by a code alone."""
    forget_over(session, at)
    idle = select(Account.id).where(Account.signed_on_at <= at - KEPT_FOR)
    for table in (Seat, NetworkSeat):
        theirs = col(table.account_id).in_(idle)
        session.execute(update(table).where(theirs, col(table.ended_at).is_(None)).values(ended_at=at))
        session.execute(update(table).where(theirs).values(account_id=None))
    session.execute(delete(SignOn).where(col(SignOn.account_id).in_(idle)))
    session.execute(delete(Account).where(col(Account.id).in_(idle)))
