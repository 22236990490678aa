"""Slows down guessing of codes, without keeping out who has a right one.

A browser waits ever longer after its wrong codes. An address, which a whole room may share, only takes turns after many:
every try gets one within `LONGEST_QUEUE`. Each function is a short transaction of its own, since that of a wrong code is
rolled back. See docs/settings.md, "Guessing codes".
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlmodel import Session, col, delete, select

from kompas.database import Database
from kompas.domain.core.server_key import insert_into, mark_of, server_key
from kompas.errors import TooManyTries
from kompas.i18n import N_
from kompas.models.core.columns import now
from kompas.models.core.wrong_tries import WrongTries

FREE_OF_DEVICE = 5
FREE_OF_ADDRESS = 40
TURN = timedelta(milliseconds=250)
LONGEST_QUEUE = timedelta(seconds=20)
LONGEST_WAIT = timedelta(seconds=60)
FORGET_AFTER = timedelta(minutes=15)


@dataclass(frozen=True)
class TriedBy:
    """Under which marks the tries of one browser are counted: its own, and that of its address."""

    device: str
    address: str


def tried_by(database: Database, secret: str, address: str | None) -> TriedBy:
    key = server_key(database)
    return TriedBy(mark_of(key, "device", secret), mark_of(key, "address", neighbourhood(address)))


def neighbourhood(address: str | None) -> str:
    """The address as it is counted: of IPv6 the /64 that one household or office has. What is no address counts as one."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))
    return str(found)


@dataclass(frozen=True)
class Turn:
    """Seconds to wait before a try, and whether there are wrong ones to forgive this browser if it is right."""

    wait: float
    may_forgive: bool


def turn_of(database: Database, by: TriedBy) -> Turn:
    """Raises TooManyTries when this browser has to wait by itself."""
    moment = now()
    with database.reading() as session:
        query = select(WrongTries).where(col(WrongTries.key).in_((by.device, by.address)))
        known = {tries.key: tries for tries in session.exec(query) if moment - tries.last_at < FORGET_AFTER}
    demand_patience(known.get(by.device), moment)
    address = known.get(by.address)
    queues = address is not None and address.count >= FREE_OF_ADDRESS
    return Turn(take_turn(database, by.address) if queues else 0.0, by.device in known)


def demand_patience(tries: WrongTries | None, moment: datetime) -> None:
    extra = tries.count - FREE_OF_DEVICE if tries else -1
    if tries is None or extra < 0:
        return
    wait = min(LONGEST_WAIT, timedelta(seconds=2 ** min(extra + 1, 6)))
    left = min(wait, tries.last_at + wait - moment)  # not longer, should the clock have been put back
    if left > timedelta(0):
        seconds = int(left.total_seconds()) + 1
        raise TooManyTries(N_("Too many wrong codes. Wait {seconds} seconds and try again."), seconds=seconds)


def take_turn(database: Database, address: str) -> float:
    """The next free turn of this address. Who comes when the queue is full is not sent away: it waits as long as that takes."""
    with database.transaction() as session:
        tries = session.get(WrongTries, address, with_for_update=True)
        if tries is None:  # forgotten meanwhile
            return 0.0
        moment = now()
        last, latest = tries.turn_at or moment, moment + LONGEST_QUEUE
        tries.turn_at = max(moment, last + TURN) if last <= latest else moment
        tries.turn_at = min(tries.turn_at, latest)
        session.add(tries)
        return (tries.turn_at - moment).total_seconds()


def count_wrong(database: Database, by: TriedBy) -> None:
    with database.transaction() as session:
        moment = now()
        session.execute(delete(WrongTries).where(col(WrongTries.last_at) <= moment - FORGET_AFTER))
        for key in sorted((by.device, by.address)):  # in one order, so that two who count do not wait for each other
            count_one(session, key, moment)


def count_one(session: Session, key: str, moment: datetime) -> None:
    first = insert_into(session, WrongTries).values(key=key, count=1, last_at=moment)
    more = {"count": WrongTries.count + 1, "last_at": moment}
    session.execute(first.on_conflict_do_update(index_elements=["key"], set_=more))


def forgive_device(database: Database, by: TriedBy) -> None:
    """After a right code. Never the address: who has a right one could clear the way for guessing others."""
    with database.transaction() as session:
        session.execute(delete(WrongTries).where(col(WrongTries.key) == by.device))
