"""Streams of a facilitator end with the sign-on, and with signing out; those of participants go on."""

from datetime import timedelta

import pytest
from sqlmodel import select

from kompas.database import Database
from kompas.domain.workshop.sign_ons import sign_out
from kompas.models import SignOn
from kompas.models.core.columns import now
from tests.factories import FACILITATOR, Room
from tests.signing_on import signed_on, turn_on

from .conftest import Open
from .test_seats import rest_of

pytestmark = pytest.mark.anyio


@pytest.fixture
def room(database: Database, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Its facilitator has signed on."""
    turn_on(monkeypatch)
    with database.transaction() as session:
        signed_on(session, FACILITATOR)
    room = Room(database, "Amira")
    room.go_to("before_help")
    return room


async def test_stream_ends_when_the_sign_on_does(room: Room, browser: Open) -> None:
    facilitator, amira = browser(FACILITATOR), browser(room.secrets["Amira"])
    with room.database.transaction() as session:
        session.exec(select(SignOn)).one().ends_at = now() + timedelta(seconds=3)
    async with facilitator.listen(room.code, "facilitator") as ending, amira.listen(room.code, "participant") as stays:
        assert (await ending.next("view")).name == "view"
        await stays.next("mine")
        await rest_of(ending)
        assert await facilitator.send(room.code, room.message("facilitator", "pause_clock")) == ["refused"]
        room.post("Amira", "before_help", "Ik ga door")
        assert (await stays.next("change")).name == "change"
    async with facilitator.listen(room.code, "facilitator") as refused:
        assert refused.status == 403


async def test_stream_ends_at_signing_out(room: Room, browser: Open) -> None:
    facilitator = browser(FACILITATOR)
    async with facilitator.listen(room.code, "facilitator") as ending:
        await ending.next("view")
        with room.database.transaction() as session:
            sign_out(session, FACILITATOR)
        assert (await rest_of(ending))[-1] == "dismissed"
