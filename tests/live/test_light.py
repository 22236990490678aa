"""The light page: its door, what it shows at a step, and what that weighs."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import col, select

from kompas.activity import activities
from kompas.database import Database
from kompas.domain.core.tries import FREE_OF_DEVICE
from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.workshops import renew_join_code
from kompas.enums import Anonymity
from kompas.live.components import FOLDERS
from kompas.live.light import packs
from kompas.live.light.faces import face_of
from kompas.live.parts.participating import COMPONENTS
from kompas.models import Participant, Workshop
from kompas.scenes import ENDED, LOBBY
from kompas.ui.parts import drawings
from tests.factories import Room

from .browser import HOST, Browser
from .conftest import Open

pytestmark = pytest.mark.anyio

LARGEST_VISIT = 120_000
"""Compressed bytes of all that a phone asks for until somebody has written, and looked at the wall."""
ONLY_STREAMLIT = {"compared", "figures"}
"""Parts of participants that become a link."""


def called(workshop: Workshop, **values: Any) -> None:
    for name, value in values.items():
        setattr(workshop, name, value)


def person_id(room: Room, name: str) -> int:
    return next(one.id for one in people(room) if one.name == name)


async def get(browser: Browser, path: str, **headers: str) -> httpx.Response:
    return await browser.request("GET", path, headers={"accept": "text/html", **headers})


async def tell(browser: Browser, path: str, told: Any, **headers: str) -> httpx.Response:
    ours = {"origin": f"http://{HOST}", "content-type": "application/json"}
    return await browser.request("POST", path, content=json.dumps(told).encode(), headers={**ours, **headers})


async def join(room: Room, browser: Browser, name: str = "Marijke", **told: Any) -> httpx.Response:
    return await tell(browser, f"/live/{room.code}/join", {"name": name, "acknowledged": True, **told})


def people(room: Room) -> list[Participant]:
    with room.database.reading() as session:
        return list(session.exec(select(Participant).order_by(col(Participant.id))))


def start_of(answer: httpx.Response) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="start">(.*?)</script>', answer.text)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_phone_is_never_made_to_vibrate() -> None:
    scripts = Path(packs.__file__).parents[1].rglob("*.js")
    assert [path.name for path in scripts if "vibrate" in path.read_text("utf-8")] == []


# --- the door -----------------------------------------------------------------------------------------------------


async def test_door_is_in_the_page_itself(room: Room, browser: Open) -> None:
    answer = await get(browser(None), f"/doe-mee/{room.code}")
    assert answer.status_code == 200
    assert '<html lang="nl">' in answer.text
    assert "Hoe mogen we je noemen?" in answer.text
    assert "Ik noem en schrijf geen namen" in answer.text
    assert start_of(answer)["face"] is None


async def test_page_has_the_cookie_and_the_policy_of_the_others(room: Room, browser: Open) -> None:
    answer = await get(browser(None), f"/doe-mee/{room.code}")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert answer.headers["cache-control"] == "no-store"
    policy = answer.headers["content-security-policy"]
    assert re.search(r"script-src 'self' blob: 'sha256-[^']+';", policy)
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["content-encoding"] == "gzip"


async def test_page_has_nothing_of_streamlit(room: Room, browser: Open) -> None:
    text = (await get(browser(None), f"/doe-mee/{room.code}")).text
    assert ("__streamlit" in text, "importmap" in text, "modulepreload" in text) == (False, False, False)


async def test_wrong_code_is_refused_beside_the_field(browser: Open) -> None:
    answer = await get(browser("stranger"), "/doe-mee/AAAAAA")
    assert answer.status_code == 403
    assert re.search(r'id="code-refusal" role="alert">[^<]+<', answer.text)
    assert 'value="AAAAAA"' in answer.text


async def test_wrong_codes_are_counted(browser: Open) -> None:
    stranger = browser("stranger-who-guesses")
    answers = [await get(stranger, "/doe-mee/AAAAAA") for _ in range(FREE_OF_DEVICE + 1)]
    assert [answer.status_code for answer in answers] == [403] * FREE_OF_DEVICE + [429]


async def test_what_somebody_entered_is_shown_as_text(browser: Open) -> None:
    answer = await get(browser("stranger"), "/doe-mee?code=%22><script>alert(1)</script>")
    assert "<script>alert" not in answer.text


async def test_code_is_accepted_as_people_type_it(room: Room, browser: Open) -> None:
    typed = f"{room.code[:3].lower()} {room.code[3:].lower()}"
    answer = await get(browser("stranger"), f"/doe-mee?code={typed}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/doe-mee/{room.code}")


async def test_code_that_was_renewed_is_a_code_like_any_wrong_one(room: Room, browser: Open) -> None:
    new = room.change(renew_join_code)
    stranger = browser("stranger")
    for path in (f"/doe-mee/{room.code}", f"/doe-mee?code={room.code}"):
        answer = await get(stranger, path)
        assert (answer.status_code, "Klantreis Waterrijk" in answer.text) == (403, False)
    assert (await join(room, stranger)).status_code == 403
    answer = await get(stranger, f"/doe-mee/{new}")
    assert (answer.status_code, start_of(answer)["code"]) == (200, new)
    told = {"name": "Marijke", "acknowledged": True}
    joined = await tell(stranger, f"/live/{new}/join", told)
    assert joined.json()["place"]["code"] == room.code


async def test_who_is_in_is_led_to_the_address_that_lasts(room: Room, browser: Open) -> None:
    new = room.change(renew_join_code)
    amira = browser(room.secrets["Amira"])
    assert (await get(amira, f"/doe-mee/{room.code}")).status_code == 200
    led = await get(amira, f"/doe-mee/{new}")
    assert (led.status_code, led.headers["location"]) == (303, f"/doe-mee/{room.code}")


async def test_who_is_in_by_the_old_code_is_not_told_the_renewed_one(room: Room, browser: Open) -> None:
    new = room.change(renew_join_code)
    led = await get(browser(room.secrets["Amira"]), f"/doe-mee?code={room.code}")
    assert (led.status_code, led.headers["location"]) == (303, f"/doe-mee/{room.code}")
    led = await get(browser("stranger"), f"/doe-mee?code={new}")
    assert (led.status_code, led.headers["location"]) == (303, f"/doe-mee/{new}")


async def test_without_a_code_it_is_asked(browser: Open) -> None:
    answer = await get(browser(None), "/doe-mee")
    assert answer.status_code == 200
    assert '<input id="code"' in answer.text
    assert '<p class="refusal" id="code-refusal" role="alert"></p>' in answer.text


async def test_title_of_a_workshop_cannot_end_its_data(room: Room, browser: Open) -> None:
    room.change(lambda session, actor: called(actor.workshop, title="</script><b>hallo"))
    answer = await get(browser(None), f"/doe-mee/{room.code}")
    assert "</script><b>hallo" not in answer.text
    assert start_of(answer)["title"] == "</script><b>hallo"


# --- joining ------------------------------------------------------------------------------------------------------


async def test_name_and_promise_are_enough(room: Room, browser: Open) -> None:
    answer = await join(room, browser("phone"))
    assert answer.status_code == 200
    me = people(room)[-1]
    assert (me.name, me.organisation, me.job_function, me.domain.value) == ("Marijke", "", "", "other")
    assert answer.json()["place"] == {
        "code": room.code,
        "role": "participant",
        "person": me.id,
        "watching": False,
        "language": "nl",
    }


@pytest.mark.parametrize(("told", "status"), [({"name": " "}, 422), ({"name": 7}, 422), ({"acknowledged": False}, 403)])
async def test_joining_needs_a_name_and_the_promise(
    room: Room, browser: Open, told: dict[str, Any], status: int
) -> None:
    before = len(people(room))
    assert (await join(room, browser("phone"), **told)).status_code == status
    assert len(people(room)) == before


async def test_refusal_of_an_empty_name_is_about_the_name(room: Room, browser: Open) -> None:
    """The page shows a refusal of this kind beside the field."""
    answer = await join(room, browser("phone"), "")
    assert answer.json() == {"code": "invalid", "message": "Vul je naam in."}


async def test_name_may_be_left_out_where_nobody_sees_names(room: Room, browser: Open) -> None:
    room.change(lambda session, actor: called(actor.workshop, anonymity=Anonymity.ALL))
    assert "Je mag dit leeg laten." in (await get(browser(None), f"/doe-mee/{room.code}")).text
    assert [(await join(room, browser(secret), "")).status_code for secret in ("one", "two")] == [200, 200]
    assert [one.name for one in people(room)][-2:] == ["Deelnemer 3", "Deelnemer 4"]


async def test_joining_twice_from_one_browser_is_one_person(room: Room, browser: Open) -> None:
    phone = browser("phone")
    first = (await join(room, phone)).json()["place"]["person"]
    with room.database.transaction() as session:
        session.get_one(Participant, first).organisation = "Wijkteam"
    assert (await join(room, phone)).json()["place"]["person"] == first


@pytest.mark.parametrize("path", ["join", "switch", "leave"])
async def test_another_site_changes_nothing_at_the_door(room: Room, browser: Open, path: str) -> None:
    answer = await tell(browser(room.secrets["Amira"]), f"/live/{room.code}/{path}", {}, origin="https://evil.example")
    assert answer.status_code == 403


async def test_browser_that_keeps_no_cookies_is_told(room: Room, browser: Open) -> None:
    answer = await join(room, browser(None))
    assert (answer.status_code, "cookie" in answer.json()["message"]) == (403, True)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"name": "' + b"x" * 5000 + b'"}'])
async def test_nonsense_at_the_door_is_refused(room: Room, browser: Open, body: bytes) -> None:
    ours = {"origin": f"http://{HOST}", "content-type": "application/json"}
    answer = await browser("phone").request("POST", f"/live/{room.code}/join", content=body, headers=ours)
    assert answer.status_code == 422


async def test_closed_workshop_has_no_door(room: Room, browser: Open) -> None:
    room.act("facilitator", "close_workshop")
    answer = await get(browser(None), f"/doe-mee/{room.code}")
    assert ('id="join"' in answer.text, "De werksessie is gesloten." in answer.text) == (False, True)
    assert (await join(room, browser("phone"))).status_code == 403


async def test_who_is_in_gets_what_there_is_to_do_at_once(room: Room, browser: Open) -> None:
    answer = await get(browser(room.secrets["Amira"]), f"/doe-mee/{room.code}")
    assert start_of(answer)["face"]["place"]["person"] == person_id(room, "Amira")
    assert 'id="join"' not in answer.text


async def test_somebody_who_was_logged_out_is_told_when(room: Room, browser: Open) -> None:
    amira = browser(room.secrets["Amira"])
    assert (await tell(amira, f"/live/{room.code}/leave", {})).status_code == 200
    answer = await get(amira, f"/doe-mee/{room.code}")
    assert 'class="told" role="status"' in answer.text
    assert 'id="join"' in answer.text


async def test_laptop_of_two_switches_between_them(room: Room, browser: Open) -> None:
    laptop = browser(room.secrets["Amira"])
    amira = person_id(room, "Amira")
    assert [one["name"] for one in (await join(room, laptop, "Chris")).json()["people"]] == ["Amira", "Chris"]
    answer = await tell(laptop, f"/live/{room.code}/switch", {"person": amira})
    assert answer.json()["place"]["person"] == amira
    bram = person_id(room, "Bram")
    assert (await tell(laptop, f"/live/{room.code}/switch", {"person": bram})).status_code == 404


async def test_language_is_chosen_by_a_plain_form(room: Room, browser: Open) -> None:
    phone = browser("phone")
    headers = {"origin": f"http://{HOST}", "referer": f"http://{HOST}/doe-mee/{room.code}"}
    answer = await phone.request("POST", "/doe-mee/language", data={"language": "en"}, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/doe-mee/{room.code}")
    assert "What may we call you?" in (await get(phone, f"/doe-mee/{room.code}")).text


# --- telling about oneself ------------------------------------------------------------------------------------------


async def test_the_rest_is_told_later(room: Room, browser: Open) -> None:
    phone = browser("phone")
    person = (await join(room, phone)).json()["place"]["person"]
    told = {"organisation": "Veilig Thuis", "job_function": "arts", "domain": "health"}
    action = {"id": "a" * 32, "type": "introduce_myself", "role": "participant", "person": person, **told}
    assert await phone.send(room.code, action) == ["applied"]
    me = people(room)[-1]
    assert (me.name, me.organisation, me.job_function, me.domain.value) == ("Marijke", "Veilig Thuis", "arts", "health")


# --- what is shown --------------------------------------------------------------------------------------------------


def face(room: Room, name: str = "Amira") -> dict[str, Any]:
    with room.database.reading() as session:
        return face_of(session, identify(session, room.secrets[name], room.code))


def test_face_is_what_the_page_of_streamlit_draws(room: Room) -> None:
    shown = face(room)
    assert [one["component"] for one in shown["areas"]["now"]] == [
        "pulse",
        "hand_over_question",
        "stage",
        "ballot",
        "composer",
        "bottlenecks",
    ]
    assert [one["component"] for one in shown["areas"]["wall"]] == ["cases", "wall"]
    assert json.loads(json.dumps(shown)) == shown


def test_organisations_that_are_here_are_offered(room: Room) -> None:
    with room.database.transaction() as session:
        amira, bram, *_others = session.exec(select(Participant).order_by(col(Participant.id)))
        amira.organisation, bram.organisation = "Veilig Thuis", "veilig  thuis"
    assert face(room)["organisations"].count("Veilig Thuis") == 1
    assert "veilig  thuis" not in face(room)["organisations"]


@pytest.mark.parametrize(("key", "writes"), [("going_well", True), ("noticed", False)])
def test_place_to_write_comes_before_what_the_activity_shows(database: Database, key: str, writes: bool) -> None:
    """Where people write; elsewhere it comes after, as on the page of Streamlit."""
    room = Room(database, "Amira", script_key="network_map")
    room.go_to(key)
    shown = [one.get("component") for one in face(room)["areas"]["now"]]
    assert (shown.index("composer") < shown.index("map")) is writes


def test_face_follows_the_step(room: Room) -> None:
    before = face(room)["stage"]
    room.go_to("closing")
    after = face(room)
    assert before != after["stage"]
    assert "evaluate" in [one["component"] for one in after["areas"]["now"]]


@pytest.mark.parametrize("secret", [None, "stranger", "facilitator"])
async def test_face_is_for_who_takes_part(room: Room, browser: Open, secret: str | None) -> None:
    known = room.secrets.get(secret or "", secret)
    answer = await browser(known).request("GET", f"/live/{room.code}/face")
    assert answer.status_code == 403


async def test_nobody_gets_the_face_of_another(room: Room, browser: Open) -> None:
    bram = person_id(room, "Bram")
    amira = browser(room.secrets["Amira"])
    assert (await amira.request("GET", f"/live/{room.code}/face?person={bram}")).status_code == 403


def test_every_part_of_a_participant_can_be_drawn_here_too() -> None:
    """A new part that only Streamlit draws has to be named: it becomes a link."""
    faces = [*activities().values(), LOBBY, ENDED]
    parts = {part.name for one in faces for part in (*one.participant, *one.below)}
    assert parts - set(packs.NAMES) - {"shared_report"} == ONLY_STREAMLIT


def test_both_hosts_draw_a_part_by_the_same_component() -> None:
    assert set(COMPONENTS) <= set(drawings())
    assert set(COMPONENTS) <= set(FOLDERS)


# --- what it weighs -------------------------------------------------------------------------------------------------


def test_first_visit_is_light(database: Database) -> None:
    """Everything at a step where people write, and the wall."""
    for language in ("nl", "en"):
        found = [len(packs.packed(name, language)) for name in ("base", "bottlenecks", "cases", "wall")]
        assert sum(found) < LARGEST_VISIT - 10_000  # the page itself, and the answers


@pytest.mark.parametrize("name", [name for name in packs.NAMES if name not in packs.AT_ONCE])
def test_pack_has_all_that_it_imports(name: str) -> None:
    base = packs.base("nl")
    modules = packs.in_order([packs.component(name)], "nl", base)
    known = set(base)
    for module, source in modules.items():
        assert [one for one in packs.imports_of(source) if one not in known] == []
        known.add(module)


async def test_pack_is_kept_for_good_at_an_address_of_its_content(browser: Open) -> None:
    address = packs.address_of("wall", "nl")
    answer = await browser(None).request("GET", address)
    assert (answer.headers["cache-control"], answer.headers["content-encoding"]) == (
        "public, max-age=31536000, immutable",
        "gzip",
    )
    assert answer.text == packs.pack("wall", "nl")
    old = await browser(None).request("GET", address.replace(packs.version(), "abcdef"))
    assert old.headers["cache-control"] == "no-cache"
    assert (await browser(None).request("GET", address.replace("wall", "runner"))).status_code == 404


@pytest.mark.parametrize("name", ["kompas/live.js", "components/stage.js", "kompas/map_drawing.js"])
def test_source_loses_its_comments_only(name: str) -> None:
    source = packs.source_of(name, "nl")
    assert not re.search(r"^/\*\*? [A-Z]", source, re.MULTILINE)
    assert source.count("export") > 0
