"""Who sees what of a form: everybody the answers, and names as far as the workshop shows them."""

import pytest
from sqlmodel import Session, select

from kompas.database import Database
from kompas.domain.dossier.forms import form_of_workshop
from kompas.domain.network.networks import seat_in_network
from kompas.domain.wall.promises import choose_anonymity
from kompas.enums import Anonymity, Audience, NetworkRole, RecordKind, Role
from kompas.live.snapshot import Snapshot
from kompas.models import Answer, FilledForm, Network, Workshop
from kompas.rules import Actor
from tests.domain.dossier.filling import FORM, begun, network_with, tell, workshop_with_form
from tests.factories import act, facilitator_of, go_to, join


def answers_for(session: Session, record_id: int, audience: Audience, kind: RecordKind) -> list[dict[str, object]]:
    view = Snapshot(session, record_id, kind).view(audience)
    return [item for key, item in view.items.items() if key.startswith("answer:")]


@pytest.fixture
def at_work(session: Session) -> tuple[Workshop, FilledForm, Actor]:
    workshop = workshop_with_form(session)
    facilitator, amira = facilitator_of(session, workshop), join(session, workshop, "Amira")
    filled = form_of_workshop(session, workshop, FORM)
    assert filled is not None
    go_to(session, facilitator, "summary")
    return workshop, filled, amira


@pytest.mark.parametrize(
    ("anonymity", "names"),
    [
        (Anonymity.NAMED, {Role.FACILITATOR: "Amira", Role.SCREEN: "Amira", Role.PARTICIPANT: "Amira"}),
        (Anonymity.GROUP, {Role.FACILITATOR: "Amira", Role.SCREEN: None, Role.PARTICIPANT: None}),
        (Anonymity.ALL, {Role.FACILITATOR: None, Role.SCREEN: None, Role.PARTICIPANT: None}),
    ],
)
def test_name_stands_with_an_answer_where_names_are_shown(
    session: Session, at_work: tuple[Workshop, FilledForm, Actor], anonymity: Anonymity, names: dict[Role, str | None]
) -> None:
    workshop, filled, amira = at_work
    choose_anonymity(session, facilitator_of(session, workshop), anonymity)
    act(session, amira, "answer_question", form_id=filled.id, question="action", value="Bellen")
    for audience, name in names.items():
        (answer,) = answers_for(session, workshop.id, audience, RecordKind.WORKSHOP)
        assert (answer["value"], answer["state"], answer["by"]) == ("Bellen", "concept", name)
        assert (answer["at"] is None) == (anonymity is Anonymity.ALL)


def test_answer_carries_the_texts_beside_it_and_what_the_server_heard(session: Session) -> None:
    fatima, karim = network_with(session, "Fatima", "Karim")
    filled = begun(session, fatima)
    first = tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Van Fatima")
    second = tell(session, karim, "answer_question", form_id=filled.id, question="action", value="Van Karim")
    (answer,) = answers_for(session, fatima.network.id, NetworkRole.CORE, RecordKind.NETWORK)
    assert (answer["by"], answer["mark"], answer["heard"]) == ("Fatima", first, [first, second])
    (beside,) = answer["asides"]  # type: ignore[misc]
    assert (beside["id"], beside["value"], beside["by"]) == (second, "Van Karim", "Karim")


def test_difference_is_what_a_whole_view_would_give(database: Database) -> None:
    """Also when only the name of somebody who answered changed."""
    with database.transaction() as session:
        fatima, _karim = network_with(session, "Fatima", "Karim")
        told = {"form_id": begun(session, fatima).id, "question": "action"}
    with database.reading() as session:
        snapshot = Snapshot(session, fatima.network.id, RecordKind.NETWORK)
        snapshot.view(NetworkRole.CORE)
    for who, name, fields in (
        ("Fatima", "answer_question", {**told, "value": "Van Fatima"}),
        ("Karim", "answer_question", {**told, "value": "Van Karim"}),
        ("Karim", "name_seat", {"name": "Karim de Boer"}),
        ("Fatima", "agree_answer", {**told, "agreed": True}),
    ):
        with database.transaction() as session:
            network = session.get_one(Network, fatima.network.id)
            actor = seat_in_network(session, network, f"secret of {who}")
            tell(session, actor, name, **fields)
        with database.reading() as session:
            snapshot.refresh(session)
        with database.reading() as session:
            fresh = Snapshot(session, fatima.network.id, RecordKind.NETWORK)
        assert snapshot.view(NetworkRole.CORE).items == fresh.view(NetworkRole.CORE).items


def test_answer_that_does_not_fit_its_question_reaches_browsers_as_none(session: Session) -> None:
    (fatima,) = network_with(session, "Fatima")
    filled = begun(session, fatima)
    tell(session, fatima, "answer_question", form_id=filled.id, question="finished_on", value="2027-01-31")
    row = session.exec(select(Answer)).one()
    row.value = "ooit"
    session.add(row)
    session.flush()
    (answer,) = answers_for(session, fatima.network.id, NetworkRole.CORE, RecordKind.NETWORK)
    assert answer["value"] is None
