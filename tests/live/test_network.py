"""A network travels live by the same means as a workshop: who may listen and act, what each hears, and when it ends."""

import asyncio
import contextlib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from kompas.database import Database
from kompas.domain.dossier.forms import begin_form
from kompas.domain.network.networks import (
    add_member,
    change_member,
    change_network,
    erase_network,
    leave_network,
    members_of,
    remove_member,
    renew_network_code,
)
from kompas.domain.workshop.devices import identify
from kompas.enums import Domain, MemberLevel, NetworkRole, RecordKind, Ring, Role
from kompas.errors import Invalid, NotAllowed
from kompas.events.core.difference import Difference, View
from kompas.live.hub import Hub, Listener
from kompas.live.routes import Live
from kompas.live.snapshot import Snapshot
from kompas.models import AppliedAction, NetworkCreate, NetworkMemberCreate, NetworkSeat
from tests.databases import on_both
from tests.factories import FACILITATOR, Room
from tests.networking import Collaboration

from .conftest import Open
from .test_hub import next_named
from .test_seats import rest_of

pytestmark = pytest.mark.anyio
CORE = NetworkRole.CORE


@pytest.fixture
def network(database: Database) -> Collaboration:
    return Collaboration(database, "Amira", "Bram")


def member(name: str = "Chaya", **changes: Any) -> NetworkMemberCreate:
    given = {"organisation": "GGD", "domain": Domain.HEALTH, "level": MemberLevel.POLICY, "ring": Ring.CORE}
    return NetworkMemberCreate.model_validate({"name": name, **given, **changes})


# --- who may listen and act -----------------------------------------------------------------------------------


async def test_stream_is_for_who_has_a_seat(network: Collaboration, browser: Open) -> None:
    async with browser(network.secrets["Amira"]).listen(network.code, CORE) as stream:
        assert "page_revision" in (await stream.next("view")).data["scalars"]


@pytest.mark.parametrize("audience", [*Role, CORE, "ring", ""])
async def test_stream_is_refused_without_a_seat(
    network: Collaboration, room: Room, browser: Open, audience: str
) -> None:
    """A facilitator of a workshop is a stranger here, and an unknown code sounds the same."""
    refusals = []
    for secret, code in ((FACILITATOR, network.code), (None, network.code), (FACILITATOR, "AAAAAA")):
        async with browser(secret).listen(code, audience) as stream:
            refusals.append((stream.status, await stream.json()))
    assert [status for status, _answer in refusals] == [403] * 3
    assert refusals[0] == refusals[1] == refusals[2]


@pytest.mark.parametrize("audience", Role)
async def test_audiences_of_a_workshop_are_not_those_of_a_network(
    network: Collaboration, room: Room, browser: Open, audience: Role
) -> None:
    for secret, code, wanted in (
        (network.secrets["Amira"], network.code, audience.value),
        (FACILITATOR, room.code, CORE.value),
    ):
        async with browser(secret).listen(code, wanted) as stream:
            assert stream.status == 403


@on_both
async def test_action_is_stored_told_and_done_once(network: Collaboration, browser: Open) -> None:
    amira, action = browser(network.secrets["Amira"]), network.message("name_seat", name=" Amira ")
    async with browser(network.secrets["Bram"]).listen(network.code, CORE) as stream:
        await stream.next("view")
        assert await amira.send(network.code, action) == ["applied"]
        assert "Amira" in [item["name"] for item in (await stream.next("change")).data["put"].values()]
    revision = network.network().revision
    assert await amira.send(network.code, {**action, "name": "Iemand anders"}) == ["applied"]
    assert network.network().revision == revision
    with network.database.reading() as session:
        (applied,) = session.exec(select(AppliedAction))
    assert (applied.id, applied.workshop_id, applied.network_id) == (action["id"], None, network.id)


async def test_actions_go_where_they_belong(network: Collaboration, room: Room, browser: Open) -> None:
    """Who facilitates both can neither do in a network what is for a workshop, nor the reverse."""
    network.seat("facilitator", FACILITATOR)
    both = browser(FACILITATOR)
    ours, theirs = network.message("name_seat", name="x"), room.message("facilitator", "focus_screen", focus="all")
    note = room.note("Amira", "before_help")
    assert await both.send(network.code, theirs, note, ours) == ["refused", "refused", "applied"]
    assert await both.send(room.code, network.message("name_seat", name="x"), theirs) == ["refused", "applied"]
    as_others = [{**network.message("name_seat", name="x"), "role": role.value} for role in Role]
    assert await both.send(network.code, *as_others) == ["refused"] * len(Role)


async def test_rows_of_another_network_are_out_of_reach(network: Collaboration, browser: Open) -> None:
    other = Collaboration(network.database, "Chaya")
    form_id = other.change("Chaya", begin_form, "learning_cycle", "x").id
    answer = network.message("answer_question", form_id=form_id, question="inspired", value="x")
    (refused,) = (await browser(network.secrets["Amira"]).post(network.code, answer)).json()["results"]
    assert refused["code"] == "not_found"
    assert await browser(other.secrets["Chaya"]).send(other.code, answer) == ["applied"]


async def test_action_of_who_has_no_seat_is_refused_alike_everywhere(
    network: Collaboration, room: Room, browser: Open
) -> None:
    answers = []
    for code in (network.code, room.code, "AAAAAA"):
        action = network.message("name_seat", name="x") | {"id": "0" * 32}
        answers.append((await browser("stranger").post(code, action)).json()["results"])
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0]["code"] == "not_allowed"


async def test_one_that_is_refused_holds_up_no_other(network: Collaboration, live: Live, browser: Open) -> None:
    good, bad = network.message("name_seat", name="Amira"), network.message("name_seat", name="x" * 201)
    assert await browser(network.secrets["Amira"]).send(network.code, bad, good) == ["refused", "applied"]
    leaving = browser(network.secrets["Bram"])
    network.change("Bram", leave_network)
    assert await leaving.send(network.code, network.message("name_seat", name="Bram")) == ["refused"]


# --- who is there, and until when -----------------------------------------------------------------------------


async def test_everybody_sees_who_is_there(network: Collaboration, live: Live, browser: Open) -> None:
    devices = {name: network.actor(name).device_id for name in ("Amira", "Bram")}
    async with browser(network.secrets["Amira"]).listen(network.code, CORE) as stays:
        async with browser(network.secrets["Bram"]).listen(network.code, CORE) as goes:
            for stream in (stays, goes):
                while (await stream.next("presence")).data["devices"] != sorted(devices.values()):
                    pass
        left = (await stays.next("presence")).data
    assert (left["devices"], left["count"], list(left["seen"])) == ([devices["Amira"]], 0, [str(devices["Bram"])])
    await asyncio.to_thread(live.hub.write_gone)
    with network.database.reading() as session:
        seat = session.get_one(NetworkSeat, network.actor("Bram").seat_id)
    assert seat.seen_at is not None
    assert round(seat.seen_at.timestamp() * 1000) == left["seen"][str(devices["Bram"])]


async def test_who_leaves_is_let_go_and_may_come_back(network: Collaboration, browser: Open) -> None:
    bram = browser(network.secrets["Bram"])
    network.act("Bram", "name_seat", name="Bram")
    async with (
        browser(network.secrets["Amira"]).listen(network.code, CORE) as stays,
        bram.listen(network.code, CORE) as goes,
    ):
        await stays.next("view")
        network.change("Bram", leave_network)
        assert (await rest_of(goes))[-1] == "dismissed"
        assert len((await stays.next("change")).data["removed"]) == 1
    async with bram.listen(network.code, CORE) as stream:
        assert stream.status == 403
    network.seat("Bram")
    async with bram.listen(network.code, CORE) as stream:
        seats = (await stream.next("view")).data["items"]
    assert [item["name"] for item in seats.values()] == ["", ""]


async def test_seat_that_ended_between_door_and_stream_lets_nobody_in(
    network: Collaboration, live: Live, browser: Open
) -> None:
    async with browser(network.secrets["Amira"]).listen(network.code, CORE) as stays:
        await stays.next("view")
        await live.hub.channels[network.key].lock.acquire()
        async with browser(network.secrets["Bram"]).listen(network.code, CORE) as stream:
            network.change("Bram", leave_network)
            live.hub.channels[network.key].lock.release()
            assert (await stream.next()).name == "dismissed"


async def test_erased_network_lets_everybody_go(network: Collaboration, browser: Open) -> None:
    amira = browser(network.secrets["Amira"])
    await amira.send(network.code, network.message("name_seat", name="Amira"))
    async with amira.listen(network.code, CORE) as stream:
        await stream.next("view")
        network.change("Bram", erase_network, "Netwerk Waterrijk")
        with pytest.raises(EOFError):
            await stream.next("change")
    async with amira.listen(network.code, CORE) as stream:
        assert stream.status == 403


# --- what is told ---------------------------------------------------------------------------------------------


async def test_workshop_and_network_with_the_same_number_do_not_hear_each_other(
    database: Database, network: Collaboration, hub: Hub
) -> None:
    room = Room(database)
    assert room.workshop_id == network.id
    screen, page = Listener(Role.SCREEN, device_of(room)), Listener(CORE, network.actor("Amira").device_id)
    for key, listener in ((room.key, screen), (network.key, page)):
        await hub.join(key, listener)
        await next_named(listener, "view")
    network.act("Amira", "name_seat", name="Amira")
    assert [item["name"] for item in (await next_named(page, "change"))["put"].values()] == ["Amira"]
    room.act("facilitator", "focus_screen", focus="all")
    assert (await next_named(screen, "change"))["scalars"] == {"screen_focus": "all"}
    assert page.queue.empty()


def device_of(room: Room) -> int:
    with room.database.reading() as session:
        return identify(session, FACILITATOR, room.code).device_id


@on_both
async def test_changes_at_the_same_moment_all_count(network: Collaboration, browser: Open) -> None:
    """The row of the network is held while an action is carried out, beside forms that change it, too."""
    before = network.network().revision
    names = [network.message("name_seat", name=f"Amira {number}") for number in range(10)]
    adding = [asyncio.to_thread(network.change, "Bram", add_member, member(f"Lid {number}")) for number in range(10)]
    amira = browser(network.secrets["Amira"])
    outcomes, *_ = await asyncio.gather(amira.send(network.code, *names), *adding)
    assert outcomes == ["applied"] * 10
    assert network.network().revision == before + 20


# --- as a fresh reading ---------------------------------------------------------------------------------------

NAMES = ("Amira", "Bram", "Chaya")
DEEDS = ("seat", "leave", "name", "settings", "add", "change", "remove")


def tell(network: Collaboration, deed: str, name: str, which: int) -> None:
    """One thing that somebody does; what cannot be done now is not."""
    if deed == "seat":
        return network.seat(name)
    with contextlib.suppress(NotAllowed, Invalid, KeyError):
        if deed == "leave":
            return network.change(name, leave_network)
        if deed == "name":
            network.act(name, "name_seat", name=("", name, "Iemand")[which])
        if deed == "settings":
            network.change(name, change_network, NetworkCreate(name="Netwerk Waterrijk", area="abc"[which]))
        if deed == "add":
            network.change(name, add_member, member("abc"[which]))
        with network.database.reading() as session:
            members = members_of(session, network.network())
        for one in members[which : which + 1]:
            if deed == "change":
                network.change(name, change_member, one.id, member(f"{one.name}{one.name}"))
            if deed == "remove":
                network.change(name, remove_member, one.id)
    return None


def read(network: Collaboration) -> Snapshot:
    with network.database.reading() as session:
        return Snapshot(session, network.id, RecordKind.NETWORK)


def applied(view: View, difference: Difference) -> View:
    """What a browser does with a change."""
    assert difference.since <= view.revision
    kept = {key: item for key, item in view.items.items() if key not in difference.removed}
    return View(revision=difference.revision, scalars=view.scalars | difference.scalars, items=kept | difference.put)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.tuples(st.sampled_from(DEEDS), st.sampled_from(NAMES), st.integers(0, 2), st.booleans()),
        min_size=1,
        max_size=14,
    )
)
@example(told=[("name", "Bram", 1, True), ("leave", "Bram", 0, True), ("seat", "Bram", 0, True)])
@example(told=[("name", "Bram", 1, True), ("leave", "Bram", 0, False), ("seat", "Bram", 0, True)])
def test_snapshot_kept_up_to_date_equals_a_fresh_one(
    database: Database, told: list[tuple[str, str, int, bool]]
) -> None:
    network = Collaboration(database, "Amira", "Bram")
    network.change("Amira", renew_network_code)  # so that everybody may leave
    snapshot = read(network)
    seen = deepcopy(snapshot.view(CORE))
    for deed, name, which, looks in [*told, ("settings", "Amira", 0, True)]:
        tell(network, deed, name, which)
        if looks:  # several changes may fold into one difference
            with database.reading() as session:
                differences, owners = snapshot.refresh(session)
            if CORE in differences:
                seen = applied(seen, differences[CORE])
            assert snapshot.view(CORE) == read(network).view(CORE) == seen
            assert owners == set()
