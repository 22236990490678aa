"""The secret of a browser is renewed now and then, and when it becomes a facilitator's. Its seats stay.

Pages that are open go on with the secret before, so that one does for a while longer. That while begins when the browser is
seen with the new one: an answer that was lost on the way loses no seat.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from kompas.domain.core.codes import hash_of_secret, new_secret
from kompas.domain.workshop.devices import known_by
from kompas.models import Device
from kompas.models.core.columns import now

RENEW_AFTER = timedelta(days=7)
GRACE = timedelta(hours=12)
"""A workshop day: no page that is open in the room loses its seat."""
UNTIL_SEEN = timedelta(days=30)
ON_THE_WAY = timedelta(minutes=1)
"""Two pages that open at once must not be given two secrets: the browser might keep the one that does not count."""
SEEN_EVERY = timedelta(hours=1)


def needs_word(device: Device, secret: str, moment: datetime) -> bool:
    """Whether there is something to write down about a browser that opens a page."""
    was_seen = device.seen_at is not None and device.seen_at > moment - SEEN_EVERY
    return not was_seen or is_due(device, moment) or is_unseen(device, moment) or not has_latest(device, secret)


def has_latest(device: Device, secret: str) -> bool:
    return device.secret_hash == hash_of_secret(secret)


def is_unseen(device: Device, moment: datetime) -> bool:
    """Whether the browser did not yet come with the secret it was given last."""
    return device.earlier_until is not None and device.earlier_until > moment + GRACE


def is_due(device: Device, moment: datetime) -> bool:
    """Never while the secret before the last one may still be in use."""
    if device.earlier_until is not None and device.earlier_until > moment:
        return False
    return device.renews or (device.renewed_at or device.created_at) <= moment - RENEW_AFTER


def see_device(session: Session, secret: str, *, replace: bool = False, at_once: bool = False) -> str | None:
    """A browser opened a page: note that, and give the secret it should have from now on, if that is another one.

    `replace`: its cookie is not as we make them now. `at_once`: the one it came with must not work any more.
    """
    moment = now()
    device = session.exec(select(Device).where(known_by(secret)).with_for_update()).first()
    if device is None:
        return None
    device.seen_at = moment
    session.add(device)
    if not has_latest(device, secret):
        is_on_the_way = device.renewed_at is not None and device.renewed_at > moment - ON_THE_WAY
        return mint(device, moment) if is_unseen(device, moment) and not is_on_the_way else None
    if is_unseen(device, moment):
        device.earlier_until = moment + GRACE
    return renew(device, moment, at_once) if replace or is_due(device, moment) else None


def renew(device: Device, moment: datetime, at_once: bool) -> str:
    device.earlier_hash = None if at_once else device.secret_hash
    device.earlier_until = None if at_once else moment + UNTIL_SEEN
    return mint(device, moment)


def mint(device: Device, moment: datetime) -> str:
    secret = new_secret()
    device.secret_hash, device.renewed_at, device.renews = hash_of_secret(secret), moment, False
    return secret
