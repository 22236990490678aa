"""One organisation, however people type it."""

from sqlmodel import Session, select

from kompas.domain.workshop.participants import join_workshop
from kompas.domain.workshop.queries import organisations_of
from kompas.models import Participant, Workshop
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, person

pytestmark = on_both


def come(session: Session, workshop: Workshop, name: str, organisation: str) -> Participant:
    shape = person(name, organisation=organisation)
    return join_workshop(session, f"secret of {name}", workshop.code, shape, acknowledged=True)


def spellings(session: Session) -> set[str]:
    return set(session.exec(select(Participant.organisation)))


def test_newcomer_gets_the_spelling_that_is_there(session: Session, workshop: Workshop) -> None:
    come(session, workshop, "Amira", "Veilig Thuis")
    assert come(session, workshop, "Bram", "veilig  thuis").organisation == "Veilig Thuis"


def test_spelling_with_capitals_goes_for_all(session: Session, workshop: Workshop) -> None:
    first = come(session, workshop, "Amira", "veilig thuis")
    come(session, workshop, "Bram", "Veilig Thuis")
    come(session, workshop, "Chaya", "ggz")
    before = first.revision
    assert spellings(session) == {"Veilig Thuis", "ggz"}
    come(session, workshop, "Dirk", "GGZ")
    assert (spellings(session), first.revision) == ({"Veilig Thuis", "GGZ"}, before)


def test_joining_again_with_another_spelling_is_the_same_person(session: Session, workshop: Workshop) -> None:
    first = come(session, workshop, "Amira", "Veilig Thuis")
    assert come(session, workshop, "Amira", "VEILIG THUIS").id == first.id


def test_facilitator_puts_the_spelling_right_for_all(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    first, second = (come(session, workshop, name, "Veilig thuis") for name in ("Amira", "Bram"))
    told = {"name": "Amira", "job_function": "coach", "domain": "safety", "organisation": "Veilig Thuis"}
    act(session, facilitator, "edit_participant", participant_id=first.id, **told)
    assert second.organisation == "Veilig Thuis"


def test_rows_from_before_count_as_one(session: Session, workshop: Workshop) -> None:
    come(session, workshop, "Amira", "Veilig Thuis")
    come(session, workshop, "Bram", "De Brug").organisation = "veilig thuis"
    session.flush()
    assert organisations_of(session, workshop) == ["Veilig Thuis"]
