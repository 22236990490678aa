import pytest
from sqlmodel import Session

from kompas.domain.dossier.gathered import gather
from kompas.domain.dossier.recent import Change, recent_changes
from kompas.domain.network.networks import add_member
from kompas.enums import Domain, MemberLevel, Ring
from kompas.i18n import set_language
from kompas.models import NetworkMemberCreate
from kompas.rules import NetworkActor
from tests.domain.dossier.filling import begun, network_with, tell


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def changes(session: Session, actor: NetworkActor) -> list[Change]:
    session.flush()
    return recent_changes(session, gather(session, actor.network))


def told(found: list[Change]) -> set[tuple[str, str]]:
    return {(one.words, one.who) for one in found}


def new_member(session: Session, actor: NetworkActor, name: str) -> None:
    told = {"domain": Domain.SOCIAL, "level": MemberLevel.POLICY, "ring": Ring.CORE}
    add_member(session, actor, NetworkMemberCreate(name=name, organisation="Ggd", **told))


def test_changes_tell_what_and_who_once_for_each(session: Session) -> None:
    amira, bram = network_with(session, "Amira", "Bram")
    for name in ("Een", "Twee"):
        new_member(session, amira, name)
    filled = begun(session, amira)
    for question in ("action", "ambition"):
        tell(session, bram, "answer_question", form_id=filled.id, question=question, value="Geheim")
    assert told(changes(session, amira)) == {
        ("Member added (2×)", "Amira"),
        ("Form begun: Contactpersoon op scholen", ""),
        ("2 answers in “Contactpersoon op scholen”", "Bram"),
    }


def test_changes_never_tell_what_was_written(session: Session) -> None:
    (amira,) = network_with(session, "Amira")
    filled = begun(session, amira)
    tell(session, amira, "answer_question", form_id=filled.id, question="action", value="Geheim")
    new_member(session, amira, "Sanne")
    assert [one for one in changes(session, amira) if "Geheim" in one.words or "Sanne" in one.words] == []


def test_newest_change_comes_first_and_few_are_told(session: Session) -> None:
    (amira,) = network_with(session, "Amira")
    for _number in range(12):
        begun(session, amira)
    found = changes(session, amira)
    assert len(found) == 8
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)


def test_name_that_was_taken_back_is_not_told(session: Session) -> None:
    (amira,) = network_with(session, "Amira")
    new_member(session, amira, "Een")
    tell(session, amira, "name_seat", name="")
    assert told(changes(session, amira)) == {("Member added", "")}
