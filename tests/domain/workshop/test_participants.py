import pytest
from sqlmodel import Session, select

from kompas.domain.workshop.devices import identify
from kompas.domain.workshop.participants import join_workshop, people_of_device, switch_person
from kompas.domain.workshop.workshops import close_workshop, reopen_workshop
from kompas.enums import Anonymity, Domain, NoteStatus
from kompas.errors import NotAllowed, NotFound, WrongCode
from kompas.exports import report_of
from kompas.exports.workshop.attendance import Attendance
from kompas.models import Note, Participant, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import (
    act,
    facilitator_of,
    go_to,
    join,
    make_workshop,
    person,
    post,
    refuses,
    secret_of,
)

pytestmark = on_both


def test_join_keeps_who_somebody_is(session: Session, workshop: Workshop) -> None:
    shape = person(" Chaya ", job_function="adviseur", domain=Domain.INFORMAL, expert_by_experience=True)
    made = join_workshop(session, "a-secret", workshop.code, shape, acknowledged=True)
    assert (made.name, made.job_function, made.organisation) == ("Chaya", "adviseur", "Organisatie van  Chaya")
    assert (made.domain, made.expert_by_experience, made.workshop_id) == (Domain.INFORMAL, True, workshop.id)
    assert identify(session, "a-secret", workshop.code).participant_id == made.id


def test_join_makes_the_change_known(session: Session, workshop: Workshop) -> None:
    before = workshop.revision
    made = join_workshop(session, "a-secret", workshop.code, person("Amira"), acknowledged=True)
    assert before < made.revision < workshop.revision, "the person, and after that the seat"


def test_join_twice_is_the_same_participant(session: Session, workshop: Workshop) -> None:
    first, second = join(session, workshop, "Amira"), join(session, workshop, "Amira")
    assert first.participant_id == second.participant_id
    assert len(session.exec(select(Participant)).all()) == 1


def test_namesake_on_another_browser_is_somebody_else(session: Session, workshop: Workshop) -> None:
    first, second = join(session, workshop, "Amira"), join(session, workshop, "Amira", "another-browser")
    assert first.participant_id != second.participant_id


def test_join_forgives_how_the_code_is_typed(session: Session, workshop: Workshop) -> None:
    typed = f" {workshop.code[:3]} {workshop.code[3:]} ".lower()
    assert join_workshop(session, "a-secret", typed, person("Amira"), acknowledged=True).workshop_id == workshop.id


def test_join_asks_for_confidentiality(session: Session, workshop: Workshop) -> None:
    with pytest.raises(NotAllowed, match="stays confidential"):
        join_workshop(session, "a-secret", workshop.code, person("Amira"), acknowledged=False)
    assert session.exec(select(Participant)).all() == []


def test_join_with_a_wrong_code_is_refused(session: Session, workshop: Workshop) -> None:
    with pytest.raises(WrongCode, match="no workshop with this code"):
        join_workshop(session, "a-secret", "AAAAAA", person("Amira"), acknowledged=True)


def test_join_waits_for_a_closed_workshop_to_reopen(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    close_workshop(session, facilitator)
    with pytest.raises(NotAllowed, match="closed"):
        join(session, workshop, "Amira")
    reopen_workshop(session, facilitator)
    assert join(session, workshop, "Amira").participates


def test_shared_laptop_is_who_joined_last(session: Session, workshop: Workshop) -> None:
    amira = join(session, workshop, "Amira", "shared")
    bram = join(session, workshop, "Bram", "shared")
    assert bram.participant_id != amira.participant_id
    assert [one.name for one in people_of_device(session, bram)] == ["Amira", "Bram"]


def test_shared_laptop_switches_back_and_forth(session: Session, workshop: Workshop) -> None:
    amira, bram = join(session, workshop, "Amira", "shared"), join(session, workshop, "Bram", "shared")
    for wanted in (amira, bram, amira):
        assert wanted.participant_id is not None
        switch_person(session, "shared", bram, wanted.participant_id)
        assert identify(session, "shared", workshop.code).participant_id == wanted.participant_id


def test_switching_to_somebody_of_another_laptop_is_refused(
    session: Session, participant: Actor, another: Actor
) -> None:
    assert another.participant_id is not None
    with pytest.raises(NotFound):
        switch_person(session, secret_of("Amira"), participant, another.participant_id)


# --- put right, and taken out -------------------------------------------------------------------------------


def fields_of(actor: Actor, **changes: object) -> dict[str, object]:
    given = {"name": "Amira", "job_function": "coach", "organisation": "De Brug", "domain": "social"}
    return {"participant_id": actor.participant_id, **given, **changes}


def test_facilitator_puts_a_name_right(session: Session, facilitator: Actor, participant: Actor) -> None:
    act(session, facilitator, "edit_participant", **fields_of(participant, name=" Amíra ", domain="informal"))
    person = session.get_one(Participant, participant.participant_id)
    assert (person.name, person.job_function, person.organisation) == ("Amíra", "coach", "De Brug")
    assert (person.domain, person.counts) == (Domain.INFORMAL, True)


def test_removed_person_is_logged_out_and_the_notes_stay_untouched(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    """A new revision on the notes would tell everybody whose they were."""
    go_to(session, facilitator, "before_help")
    before = post(session, participant, "before_help", "Dit blijft.").model_dump()
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id)
    assert session.exec(select(Note)).one().model_dump() == before
    person = session.get_one(Participant, participant.participant_id)
    assert (person.name, person.job_function, person.organisation) == ("", "", "")
    with pytest.raises(NotAllowed):
        identify(session, secret_of("Amira"), workshop.code)


def test_notes_of_a_removed_person_go_to_the_bin_when_the_facilitator_says_so(
    session: Session, facilitator: Actor, participant: Actor
) -> None:
    """Those of others do not, nor what became part of a merged note."""
    go_to(session, facilitator, "before_help")
    mine, parked, merged, other = (post(session, participant, "before_help", text) for text in "abcd")
    other.author_id = None
    act(session, facilitator, "park_note", note_id=parked.id)
    step_id, kind = mine.step_id, "good"
    both = [merged.id, other.id]
    act(session, facilitator, "merge_notes", note_ids=both, step_id=step_id, kind=kind, text="cd", warned="kept")
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id, notes="bin")
    assert [note.status for note in (mine, parked)] == [NoteStatus.BINNED] * 2
    assert [note.status for note in (merged, other)] == [NoteStatus.SHOWN] * 2
    act(session, facilitator, "restore_note", note_id=mine.id)
    assert mine.status is NoteStatus.SHOWN


def test_notes_stay_where_nobody_may_know_whose_they_are(session: Session) -> None:
    facilitator = facilitator_of(session, make_workshop(session, anonymity=Anonymity.ALL))
    person = join(session, facilitator.workshop, "Amira").participant_id
    bin_all = {"participant_id": person, "notes": "bin"}
    refuses(NotAllowed, "Nobody may know", lambda: act(session, facilitator, "remove_participant", **bin_all))
    act(session, facilitator, "remove_participant", participant_id=person)


def test_removed_person_is_not_in_the_report(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    for name in ("Amira", "Bram", "Chaya"):
        join(session, workshop, name)
    people = {person.name: person for person in session.exec(select(Participant))}
    act(session, facilitator, "remove_participant", participant_id=people["Amira"].id)
    bram = people["Bram"]
    shape = {key: getattr(bram, key) for key in ("name", "job_function", "organisation", "domain")}
    act(session, facilitator, "edit_participant", participant_id=bram.id, **shape, counts=False)
    report = report_of(session, workshop, now())
    assert [person.name for person in report[Attendance].people] == ["Chaya"]
    assert sum(group.people for group in report[Attendance].attendance) == 1


def test_removed_person_who_joins_again_is_somebody_new(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor
) -> None:
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id)
    again = join(session, workshop, "Amira")
    assert again.participant_id != participant.participant_id


def test_removing_twice_changes_nothing(session: Session, facilitator: Actor, participant: Actor) -> None:
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id)
    before = session.get_one(Participant, participant.participant_id).model_dump()
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id)
    assert session.get_one(Participant, participant.participant_id).model_dump() == before
    with pytest.raises(NotFound):
        act(session, facilitator, "edit_participant", **fields_of(participant))


def test_person_of_another_workshop_is_out_of_reach(session: Session, facilitator: Actor) -> None:
    stranger = join(session, make_workshop(session, "somebody-else"), "Dirk")
    refuses(
        NotFound,
        None,
        lambda: act(session, facilitator, "remove_participant", participant_id=stranger.participant_id),
        lambda: act(session, facilitator, "edit_participant", **fields_of(stranger)),
    )
