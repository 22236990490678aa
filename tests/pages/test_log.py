"""The log on the console and on the page of a network: read, filtered, taken along, and for nobody else."""

from typing import Any

from streamlit.testing.v1 import AppTest

from kompas.domain.network.networks import networks_of_browser, renew_network_code
from kompas.domain.workshop.workshops import renew_facilitator_code
from kompas.enums import LogTopic
from kompas.ui import log
from tests.factories import FACILITATOR, Room
from tests.networking import Collaboration

from .conftest import Visit, seen

TITLE = "Log: who did what"


def rows_of(page: AppTest) -> list[str]:
    """What happened, newest first."""
    (table,) = [one for one in page.table if "What happened" in one.value.columns]
    return list(table.value["What happened"])


def is_there(page: AppTest) -> bool:
    return any(one.label == TITLE for one in page.expander)


def files(page: Any) -> list[str]:
    return [one.label for one in page.get("download_button")]


def test_console_shows_what_was_done_and_filters_it(visit: Visit, room: Room) -> None:
    room.go_to("before_help")
    ids = [room.post("Amira", "before_help", "De school belde zelf.") for _ in range(2)]
    room.act("facilitator", "park_notes", note_ids=ids)
    room.change(renew_facilitator_code)
    page = visit("facilitate", room.code, FACILITATOR)
    assert rows_of(page) == ["New facilitator code made", "Notes parked", "Came in"]
    assert "CSV" in files(page)
    page = page.multiselect(key="log-topics").set_value([LogTopic.MODERATION]).run()
    assert rows_of(page) == ["Notes parked"]
    assert "belde" not in str([table.value.values for table in page.table])


def test_long_log_is_drawn_in_part_and_says_so(visit: Visit, room: Room) -> None:
    for _again in range(log.FEW + 1):
        room.change(renew_facilitator_code)
    page = visit("facilitate", room.code, FACILITATOR)
    assert len(rows_of(page)) == log.FEW
    assert "2 more. Choose a subject to see them; the file has all of them." in seen(page)


def test_filter_without_anything_says_so(visit: Visit, room: Room) -> None:
    page = visit("facilitate", room.code, FACILITATOR)
    page = page.multiselect(key="log-topics").set_value([LogTopic.ENDING]).run()
    assert "Nothing here yet." in seen(page)


def test_nobody_else_gets_the_log(visit: Visit, room: Room) -> None:
    for name in ("facilitate", "join", "screen", "prepare", "report"):
        for secret in (room.secrets["Amira"], None):
            assert not is_there(visit(name, room.code, secret)), (name, secret)


def test_network_shows_its_own_log(visit: Visit, room: Room) -> None:
    held = Room(room.database, "Amira", network="Netwerk Waterrijk")
    held.change(renew_facilitator_code)
    with room.database.reading() as session:
        (found,) = networks_of_browser(session, FACILITATOR)
    network = Collaboration(room.database, "Chaya")
    network.change("Chaya", renew_network_code)
    page = visit("network", network.code, network.secrets["Chaya"])
    assert rows_of(page) == ["New facilitator code made", "Came in"]
    assert rows_of(visit("network", found.code, FACILITATOR)) == ["Came in"]
