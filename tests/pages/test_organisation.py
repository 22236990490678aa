"""The tab with members: overview, table, tasks, and bringing members in."""

from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from kompas.domain.network.networks import add_member, identify_in_network, networks_of_browser
from kompas.domain.network.tasks import GROUPS, holders_of
from kompas.enums import NetworkTask
from kompas.models import Network, NetworkMember
from tests.domain.network.people import shape
from tests.factories import FACILITATOR, Room

from .conftest import Visit, press, seen, values

OPENED = "member-table"


@pytest.fixture
def held(room: Room) -> Room:
    return Room(room.database, "Amira", network="Netwerk Waterrijk")


def code_of(room: Room) -> str:
    with room.database.reading() as session:
        return networks_of_browser(session, FACILITATOR)[0].code


def known(room: Room, *names: str) -> list[int]:
    with room.database.transaction() as session:
        actor = identify_in_network(session, FACILITATOR, code_of(room))
        return [add_member(session, actor, shape(name)).id for name in names]


def at(visit: Visit, room: Room, view: str | None = None) -> AppTest:
    page = visit("network", code_of(room), FACILITATOR)
    return choose(page, "members-view", view) if view else page


def choose(page: AppTest, key: str, option: str) -> AppTest:
    (control,) = [one for one in page.get("button_group") if one.key == key]
    page = control.set_value(option).run()
    assert not page.exception, page.exception[0].message
    return page


def members(room: Room) -> list[NetworkMember]:
    with room.database.reading() as session:
        return list(session.exec(select(NetworkMember).order_by(NetworkMember.name)))


def test_overview_draws_the_rings_and_tells_what_misses(visit: Visit, held: Room) -> None:
    known(held, "Bram", "Chaya")
    page = at(visit, held)
    alts = [one.alt for pictures in page.get("image") for one in pictures.proto.imgs]
    assert "Core group (2): Bram (GGD Waterrijk), Chaya (GGD Waterrijk). Project group (0): nobody yet." in " ".join(
        alts
    )
    told = seen(page)
    for words in ("What the mix misses", "The core group has 2 people", "Nobody is in the project group"):
        assert words in told
    assert any(one.label.endswith("more points") for one in page.expander)


def test_kind_is_filled_in_by_the_name_at_a_click(visit: Visit, held: Room) -> None:
    with held.database.transaction() as session:
        actor = identify_in_network(session, FACILITATOR, code_of(held))
        add_member(session, actor, shape("Bram", organisation="Gemeente Waterrijk"))
    page = press(at(visit, held), "Fill in 1 kind of organisation by its name")
    assert [one.kind for one in members(held)] == ["municipality"]
    assert "fill-in-kinds" not in [one.key for one in page.button]


def test_network_without_members_says_how_to_begin(visit: Visit, held: Room) -> None:
    assert "There are no members yet. Add them here" in seen(at(visit, held))
    assert "Add them first" in seen(at(visit, held, "tasks"))


def test_talk_about_power_is_noted(visit: Visit, held: Room) -> None:
    known(held, "Bram")
    page = at(visit, held)
    (field,) = [one for one in page.date_input if one.label == "The day you talked about it"]
    field.set_value("today")
    (save,) = [one for one in page.button if one.form_id == "power"]
    save.click().run()
    with held.database.reading() as session:
        assert session.exec(select(Network.power_talked_about)).one() is not None


def test_tasks_are_shown_with_who_does_them(visit: Visit, held: Room) -> None:
    known(held, "Bram", "Chaya")
    page = at(visit, held, "tasks")
    assert "- pulls the process: *nobody yet*" in seen(page)
    titles = [group.title for group in GROUPS]
    assert [one for one in values(page.subheader) if one in titles] == titles


def type_in(page: AppTest, **edits: Any) -> AppTest:
    """As the widget tells what was typed in the table."""
    page.session_state[page.session_state[OPENED].key] = {
        "edited_rows": {},
        "added_rows": [],
        "deleted_rows": [],
        **edits,
    }
    page = page.run()
    assert not page.exception, page.exception[0].message
    return page


def test_table_is_saved_together_after_it_was_mended(visit: Visit, held: Room) -> None:
    known(held, "Bram", "Chaya")
    page = at(visit, held, "table")
    page = type_in(page, edited_rows={0: {"organisation": ""}, 1: {"function": "chair", "adult_care": True}})
    assert values(page.error) == ["- row 1 (Bram): “Organisation” has to be filled in\\."]
    page = press(page, "Save")
    assert "Mend the cells that are named above" in seen(page)
    assert [one.function for one in members(held)] == [None, None]
    page = type_in(page, edited_rows={0: {"organisation": "Ggz"}, 1: {"function": "chair", "adult_care": True}})
    press(page, "Save")
    bram, chaya = members(held)
    assert (bram.organisation, chaya.function, chaya.adult_care) == ("Ggz", "chair", True)


def test_rows_of_the_table_come_and_go(visit: Visit, held: Room) -> None:
    known(held, "Bram", "Chaya")
    page = at(visit, held, "table")
    new = {"name": "Dirk", "organisation": "Politie", "domain": "safety", "level": "policy", "ring": "outer"}
    page = type_in(page, deleted_rows=[0], added_rows=[new])
    assert "2 members differ and are not saved yet." in seen(page)
    press(page, "Save")
    assert [one.name for one in members(held)] == ["Chaya", "Dirk"]


def test_what_was_typed_in_the_table_is_taken_back_or_stays(visit: Visit, held: Room) -> None:
    known(held, "Bram")
    page = type_in(at(visit, held, "table"), edited_rows={0: {"name": "Bram de Wit"}})
    known(held, "Chaya")
    page = choose(choose(page, "members-view", "tasks"), "members-view", "table")
    assert page.session_state[OPENED].edited[0]["name"] == "Bram de Wit", "its view was left and is back"
    page = press(page, "Take back what is not saved")
    assert [one["name"] for one in page.session_state[OPENED].edited] == ["Bram", "Chaya"]
    assert [one.name for one in members(held)] == ["Bram", "Chaya"]


def upload(page: AppTest, content: str) -> AppTest:
    (field,) = page.get("file_uploader")
    page = field.set_value(("leden.csv", content.encode(), "text/csv")).run()
    assert not page.exception, page.exception[0].message
    return page


HEAD = "Name;Organisation;Domain;Level;Ring"


def test_file_is_looked_at_and_then_brought_in(visit: Visit, held: Room) -> None:
    known(held, "Bram")
    page = at(visit, held, "bring_in")
    lines = ("Bram;GGD Waterrijk;health care;board;core group", "Chaya;Politie;safety and justice;policy;outer ring")
    page = upload(page, "\r\n".join([HEAD, *lines, "Dirk;Politie;space;policy;outer ring"]))
    assert "**1** new, **1** changed, **0** the same." in seen(page)
    assert "These cells do not fit" in seen(page)
    assert [one.level for one in members(held)] == ["policy"], "nothing is saved before it is agreed to"
    page = press(page, "Bring in 2 members (1 row stays out)")
    assert [(one.name, one.level) for one in members(held)] == [("Bram", "board"), ("Chaya", "policy")]


def test_file_that_changed_meanwhile_is_looked_at_once_more(visit: Visit, held: Room) -> None:
    page = at(visit, held, "bring_in")
    page = upload(page, f"{HEAD}\r\nBram;GGD Waterrijk;health care;policy;core group")
    known(held, "Bram")
    (button,) = [one for one in page.button if one.key == "bring-in"]
    page = button.click().run()
    assert [one.name for one in members(held)] == ["Bram"]


def test_file_that_cannot_be_read_is_told(visit: Visit, held: Room) -> None:
    page = upload(at(visit, held, "bring_in"), "Tel;Mail\r\n1;2")
    assert "column names are missing: Name, Organisation" in seen(page)
    assert [one.key for one in page.button if one.key == "bring-in"] == []


def test_people_of_a_workshop_are_ticked_and_added(visit: Visit, held: Room) -> None:
    page = choose(at(visit, held, "bring_in"), "members-source", "workshop")
    key = "propose-workshop-0-1"
    page.session_state[key] = {"edited_rows": {0: {"tick": True}}, "added_rows": [], "deleted_rows": []}
    page = page.run()
    assert "“Level” has to be filled in" in seen(page)
    page.session_state[key] = {
        "edited_rows": {0: {"tick": True, "level": "policy"}},
        "added_rows": [],
        "deleted_rows": [],
    }
    press(page.run(), "Add 1 member")
    assert [one.name for one in members(held)] == ["Amira"]


def test_map_without_parties_proposes_nobody(visit: Visit, held: Room) -> None:
    page = choose(at(visit, held, "bring_in"), "members-source", "map")
    assert "There is nobody to propose." in seen(page)


def test_task_is_divided_on_the_page(visit: Visit, held: Room) -> None:
    bram, _chaya = known(held, "Bram", "Chaya")
    page = at(visit, held, "tasks")
    page.session_state["divide-core"] = True
    page = page.run()
    (field,) = [one for one in page.multiselect if one.label == "pulls the process"]
    field.set_value([bram])
    (save,) = [one for one in page.button if one.form_id == "divide-core-form"]
    page = save.click().run()
    assert "- pulls the process: **Bram** (GGD Waterrijk)" in seen(page)
    with held.database.reading() as session:
        network = networks_of_browser(session, FACILITATOR)[0]
        assert [one.name for one in holders_of(session, network)[NetworkTask.PULL]] == ["Bram"]
