"""Who sees what of a case; above all, who sees whose it is."""

import json

import pytest

from kompas.database import Database
from kompas.domain.wall.cases import version_of
from kompas.enums import AgeGroup, Anonymity, CaseStatus, Domain, Figure, Role
from kompas.events.core.difference import Item
from kompas.live.snapshot import Snapshot
from kompas.live.views import Rows, item_of, own_of, view_of
from kompas.models import Case, Participant, Workshop
from tests.factories import START, Room

AUDIENCES = list(Role)


@pytest.fixture
def rows() -> Rows:
    workshop = Workshop(
        id=1, code="ACDEFG", title="Klantreis", script_key="x", starts_at=START, facilitator_code_hash="x", revision=9
    )
    found = Rows(workshop)
    found.keep(
        Participant(id=7, workshop_id=1, name="Amira", job_function="arts", organisation="GGD", domain=Domain.HEALTH),
        case("a" * 32, figure=Figure.GIRL, picture=6, turn_ends_at=START),
        case("b" * 32, status=CaseStatus.PARKED),
        case("c" * 32, status=CaseStatus.WITHDRAWN),
    )
    return found


def case(identity: str, **changes: object) -> Case:
    given = {
        "id": identity,
        "workshop_id": 1,
        "owner_id": 7,
        "name": "Vlinder",
        "age_group": AgeGroup.TEENAGER,
        "text": "Loopt weg.",
        "sequence": 3,
        "revision": 5,
    }
    return Case(**{**given, **changes})  # type: ignore[arg-type]


def seen(rows: Rows, audience: Role, letter: str = "a") -> Item | None:
    return item_of(rows, audience, f"case:{letter * 32}")


@pytest.mark.parametrize("audience", [Role.SCREEN, Role.PARTICIPANT])
def test_card_tells_of_the_case(rows: Rows, audience: Role) -> None:
    assert seen(rows, audience) == {
        "name": "Vlinder",
        "age": "age_12_17",
        "text": "Loopt weg.",
        "order": 3,
        "version": version_of(case("a")),
        "figure": "girl",
        "picture": 6,
        "turn": round(START.timestamp() * 1000),
    }


@pytest.mark.parametrize("anonymity", Anonymity)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_owner_is_told_only_where_names_are(rows: Rows, audience: Role, anonymity: Anonymity) -> None:
    rows.workshop.anonymity = anonymity
    told = anonymity is Anonymity.NAMED or (anonymity is Anonymity.GROUP and audience is Role.FACILITATOR)
    item = seen(rows, audience)
    assert item is not None
    assert item.get("owner") == ("Amira · GGD" if told else None)
    cases = {key: one for key, one in view_of(rows, audience).items.items() if key.startswith("case:")}
    assert ("Amira" in json.dumps(cases)) == told


def test_order_tells_nothing_when_nobody_may_know(rows: Rows) -> None:
    rows.workshop.anonymity = Anonymity.ALL
    item = seen(rows, Role.FACILITATOR)
    assert item is not None
    assert item["order"] == int("a" * 12, 16)


def test_parked_case_is_for_facilitator_and_owner(rows: Rows) -> None:
    assert [seen(rows, audience, "b") is not None for audience in AUDIENCES] == [
        audience is Role.FACILITATOR for audience in AUDIENCES
    ]
    own, _values = own_of(rows, 7)
    assert {key: one.get("parked", False) for key, one in own.items()} == {
        f"case:{'a' * 32}": False,
        f"case:{'b' * 32}": True,
    }
    assert own_of(rows, 8)[0] == {}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_withdrawn_case_is_for_nobody(rows: Rows, audience: Role) -> None:
    assert seen(rows, audience, "c") is None


@pytest.mark.parametrize("audience", AUDIENCES)
def test_only_the_facilitator_sees_that_a_case_is_called_like_somebody(rows: Rows, audience: Role) -> None:
    rows.keep(case("d" * 32, name="Kleine Amira"))
    assert seen(rows, audience, "a").get("alike") is None  # type: ignore[union-attr]
    assert seen(rows, audience, "d").get("alike") == (True if audience is Role.FACILITATOR else None)  # type: ignore[union-attr]


def test_console_hears_it_when_somebody_comes_in_who_is_called_like_a_case(database: Database) -> None:
    room = Room(database, "Bram")
    brought = room.act("Bram", "bring_case", name="Vlinder", age_group="age_12_17")
    with database.reading() as session:
        snapshot = Snapshot(session, room.workshop_id)
        snapshot.view(Role.FACILITATOR)
    room.join("Vlinder de Boer")
    with database.reading() as session:
        changed = snapshot.refresh(session)[0][Role.FACILITATOR]
    assert changed.put[f"case:{brought}"]["alike"] is True
