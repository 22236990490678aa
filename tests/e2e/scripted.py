"""A workshop with the steps that a test needs, whatever the scripts of the house hold."""

from datetime import UTC, datetime
from typing import Any

from kompas.domain.core.codes import new_secret
from kompas.domain.workshop.workshops import create_workshop
from kompas.enums import Anonymity
from kompas.models import WorkshopCreate
from kompas.scripts import FacilitationScript
from tests.clustering import script_of, step

from .room import Room, opened, steps_by_key
from .server import Server


def in_steps(
    server: Server, *steps: tuple[str, str], anonymity: Anonymity = Anonymity.GROUP, **more: dict[str, Any]
) -> Room:
    """`steps` are key and activity; `more` holds what a step needs besides, by its key."""
    script = script_of([step(key, activity, **more.get(key, {})) for key, activity in steps])
    return running(server, script, anonymity)


def running(server: Server, script: FacilitationScript, anonymity: Anonymity = Anonymity.GROUP) -> Room:
    secret = new_secret()
    shape = WorkshopCreate(title="Waarderend", script_key=script.key, starts_at=datetime.now(UTC), anonymity=anonymity)
    with opened(server) as session:
        workshop, code = create_workshop(session, secret, shape, script)
        return Room(server, workshop.code, secret, code, steps_by_key(session, workshop))
