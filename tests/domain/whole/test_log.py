"""The log of who did what: complete, and without a word of anybody."""

import json
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from kompas.domain.map.rounds import release_map
from kompas.domain.network.networks import (
    add_member,
    change_network,
    identify_in_network,
    leave_network,
    networks_of_browser,
    remove_member,
    renew_network_code,
)
from kompas.domain.wall.promises import choose_anonymity, read_hidden
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.logbook import KeptEntry, about, log_for
from kompas.domain.whole.rehearsals import rehearse
from kompas.domain.whole.retention import erase_workshop, forget, set_retention
from kompas.domain.workshop.facilitators import become
from kompas.domain.workshop.hand_overs import make_hand_over_code
from kompas.domain.workshop.log import WORDS, log, log_action
from kompas.domain.workshop.workshops import renew_facilitator_code, share_downloads
from kompas.enums import (
    Anonymity,
    Domain,
    LoggedDeed,
    LogTopic,
    MemberLevel,
    ReleaseLevel,
    Ring,
    Role,
    WorkshopStatus,
)
from kompas.events import demand_declared
from kompas.events.core import conditions
from kompas.events.core.base import DECLARED, Declaration
from kompas.events.core.logged import Logged, NotLogged
from kompas.events.wall.notes import ParkNote
from kompas.exports.whole.log import DETAILS, details, log_files, who
from kompas.i18n import LANGUAGES, set_language, translate
from kompas.models import LogEntry, Network, NetworkCreate, NetworkMemberCreate, Note, Seat, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor, NetworkActor
from tests.databases import on_both
from tests.factories import FACILITATOR, act, facilitator_of, go_to, id_of, join, make_workshop, post

CANARY = "De school belde zelf, zegt Fatima"


def told(session: Session, actor: Actor | NetworkActor) -> list[tuple[str, int]]:
    """What the log tells, oldest first, and on how many; without how it began."""
    entries = reversed(log_for(session, actor))
    return [(one.entry.what, one.entry.count) for one in entries if one.entry.what != "seat_taken"]


def last(session: Session, actor: Actor | NetworkActor) -> KeptEntry:
    session.flush()
    return log_for(session, actor)[0]


@pytest.fixture
def notes(session: Session, facilitator: Actor, participant: Actor) -> list[Note]:
    go_to(session, facilitator, "before_help")
    return [post(session, participant, "before_help", f"{CANARY} {number}") for number in range(3)]


# --- nothing escapes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [conditions.FACILITATOR, conditions.CORE, conditions.EVERYBODY], ids=lambda by: by.told)
def test_house_does_not_start_with_an_action_that_does_not_say_what_is_logged(
    monkeypatch: pytest.MonkeyPatch, by: conditions.Condition
) -> None:
    monkeypatch.setitem(DECLARED, ParkNote, Declaration(ParkNote, by, (), "", True, None))
    with pytest.raises(LookupError, match="say with `logged` what the log tells of ParkNote, or why nothing"):
        demand_declared([ParkNote])


def test_what_only_participants_do_needs_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DECLARED, ParkNote, Declaration(ParkNote, conditions.participant("x"), (), "", True, None))
    demand_declared([ParkNote])


def test_everything_that_moderates_is_logged() -> None:
    """Whatever takes away, puts back, joins, parts or shows what somebody else made, by its name."""
    verbs = ("park_", "bin_", "restore_", "merge_", "unmerge_", "split_", "withdraw_", "reveal_", "remove_", "release_")
    kinds = [one for one in DECLARED.values() if one.name.startswith(verbs) and one.by.told != "participant"]
    assert len(kinds) > 20
    assert [one.name for one in kinds if not isinstance(one.logged, Logged)] == []


def test_every_entry_can_be_said_in_both_languages() -> None:
    declared = [one.logged for one in DECLARED.values() if isinstance(one.logged, Logged)]
    assert set(WORDS) == set(LoggedDeed)
    for logged in [*WORDS.values(), *declared]:
        said = set()
        for language in LANGUAGES:
            set_language(language)
            said.add(translate(logged.words))
        assert len(said) == len(LANGUAGES), logged.words


def test_every_detail_that_an_action_tells_can_be_said() -> None:
    told = {name for one in DECLARED.values() if isinstance(one.logged, Logged) for name in one.logged.tells}
    assert told <= set(DETAILS)
    assert all(one.why for one in (d.logged for d in DECLARED.values()) if isinstance(one, NotLogged))


# --- what is told ---------------------------------------------------------------------------------------------


@on_both
def test_moderation_is_told_with_how_many_and_by_whom(session: Session, facilitator: Actor, notes: list[Note]) -> None:
    ids = [note.id for note in notes]
    act(session, facilitator, "park_notes", note_ids=ids[:2])
    act(session, facilitator, "bin_notes", note_ids=ids)
    act(session, facilitator, "restore_note", note_id=ids[0])
    step = id_of(session, facilitator.workshop, "before_help")
    act(session, facilitator, "restore_note", note_id=ids[1])
    act(session, facilitator, "merge_notes", note_ids=ids[:2], step_id=step, kind="good", text=CANARY)
    assert told(session, facilitator) == [
        ("park_notes", 2),
        ("bin_notes", 3),
        ("restore_note", 1),
        ("restore_note", 1),
        ("merge_notes", 2),
    ]
    assert who(last(session, facilitator)) == "facilitator 1"


def test_what_changes_nothing_is_not_told(session: Session, facilitator: Actor, notes: list[Note]) -> None:
    for _again in range(2):
        act(session, facilitator, "park_notes", note_ids=[notes[0].id])
    for _again in range(2):
        act(session, facilitator, "close_workshop")
    assert told(session, facilitator) == [("park_notes", 1), ("close_workshop", 1)]


def test_what_somebody_does_with_their_own_is_nobodys_business(
    session: Session, facilitator: Actor, participant: Actor, notes: list[Note]
) -> None:
    act(session, participant, "withdraw_note", note_id=notes[0].id)
    act(session, facilitator, "withdraw_note", note_id=notes[1].id)
    assert told(session, facilitator) == [("withdraw_note", 1)]


def test_revealing_tells_how_many_notes(session: Session, facilitator: Actor, participant: Actor) -> None:
    go_to(session, facilitator, "before_help")
    step = id_of(session, facilitator.workshop, "before_help")
    act(session, facilitator, "hide_notes", step_id=step)
    for text in "ab":
        post(session, participant, "before_help", text)
    act(session, facilitator, "reveal_notes", step_id=step)
    assert told(session, facilitator) == [("hide_notes", 1), ("reveal_notes", 2)]


def test_undoing_tells_what_was_undone(session: Session, facilitator: Actor, notes: list[Note]) -> None:
    deed = act(session, facilitator, "bin_notes", note_ids=[note.id for note in notes])
    act(session, facilitator, "undo_deed", deed_id=deed)
    assert details(last(session, facilitator)) == "put in the bin"
    act(session, facilitator, "redo_deed", deed_id=deed)
    assert told(session, facilitator) == [("bin_notes", 3), ("undone", 1), ("redone", 1)]


def test_settings_of_privacy_are_told_with_their_value(session: Session, facilitator: Actor) -> None:
    choose_anonymity(session, facilitator, Anonymity.ALL)
    read_hidden(session, facilitator, True)
    set_retention(session, facilitator, 30)
    share_downloads(session, facilitator, True)
    release_map(session, facilitator, ReleaseLevel.STEERING)
    session.flush()
    privacy = [one for one in reversed(log_for(session, facilitator)) if one.topic is LogTopic.PRIVACY]
    assert [details(one) for one in privacy] == [
        "Anonymous to all: nobody sees who wrote what, the facilitator neither",
        "on",
        "30 days",
        "on",
        "steering group",
    ]


def test_coming_in_going_and_codes_are_told(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    code = renew_facilitator_code(session, facilitator)
    become(session, "another-browser", workshop.code, code, Role.SCREEN)
    become(session, "another-browser", workshop.code, code, Role.FACILITATOR, name="Anna")
    handed = make_hand_over_code(session, facilitator, False)
    become(session, "third-browser", workshop.code, handed, Role.FACILITATOR)
    third = facilitator_of(session, workshop, "third-browser")
    anna = session.exec(select(Seat).where(Seat.name == "Anna")).one()
    act(session, third, "end_seat", seat_id=anna.id)
    session.flush()
    assert [(one.entry.what, details(one), who(one)) for one in reversed(log_for(session, third))] == [
        ("seat_taken", "made this workshop, facilitator", "facilitator 1"),
        ("code_renewed", "", "facilitator 1"),
        ("seat_taken", "with the facilitator code, screen", "screen 1"),
        ("seat_taken", "with the facilitator code, facilitator", "facilitator 2 (Anna)"),
        ("one_time_code", "to take over", "facilitator 1"),
        ("seat_taken", "with a one-time code, facilitator", "facilitator 3"),
        ("seat_ended", "facilitator", "facilitator 1"),
        ("seat_taken", "facilitated before, screen", "screen 2"),
        ("logged_out", "facilitator", "facilitator 3"),
    ]


def test_taking_part_is_not_told(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    before = len(log_for(session, facilitator))
    join(session, workshop, "Amira")
    session.flush()
    assert len(log_for(session, facilitator)) == before


def test_removing_somebody_tells_what_became_of_the_notes_and_not_who(
    session: Session, facilitator: Actor, participant: Actor
) -> None:
    act(session, facilitator, "remove_participant", participant_id=participant.participant_id, notes="bin")
    one = last(session, facilitator)
    assert (one.entry.what, details(one)) == ("remove_participant", "the notes went into the bin")


def test_network_has_a_log_of_its_own(session: Session, workshop: Workshop) -> None:
    make_workshop(session, network="Netwerk Waterrijk")
    (network,) = networks_of_browser(session, FACILITATOR)
    actor = identify_in_network(session, FACILITATOR, network.code)
    change_network(session, actor, NetworkCreate(name="Anders"))
    shape = {
        "name": CANARY,
        "organisation": "x",
        "domain": Domain.HEALTH,
        "level": MemberLevel.BOARD,
        "ring": Ring.CORE,
    }
    member = add_member(session, actor, NetworkMemberCreate.model_validate(shape))
    remove_member(session, actor, member.id)
    renew_network_code(session, actor)
    leave_network(session, actor)
    session.flush()
    names = ["network_changed", "member_added", "member_removed", "code_renewed", "seat_ended"]
    assert told(session, actor) == [(name, 1) for name in names]
    assert who(last(session, actor)) == "core group 1"


# --- what it does not tell, and for whom it is ------------------------------------------------------------------


def test_log_is_for_who_facilitates(session: Session, facilitator: Actor, participant: Actor) -> None:
    renew_facilitator_code(session, facilitator)
    session.flush()
    assert log_for(session, facilitator)
    assert log_for(session, participant) == []


def test_log_of_another_workshop_is_not_in_it(session: Session, facilitator: Actor) -> None:
    other = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    renew_facilitator_code(session, other)
    session.flush()
    assert told(session, facilitator) == []


@pytest.mark.parametrize(
    "detail", [{"deed": CANARY}, {"level": CANARY}, {"format": CANARY}, {"text": CANARY}, {"way": 3}, {"on": [CANARY]}]
)
def test_detail_that_could_hold_content_is_refused(
    session: Session, facilitator: Actor, detail: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="no number and of no closed list"):
        log(session, facilitator.workshop, facilitator, LoggedDeed.EXPORTED, **detail)


def test_no_word_of_anybody_is_in_it(session: Session, facilitator: Actor, notes: list[Note]) -> None:
    act(session, facilitator, "edit_note", note_id=notes[0].id, text=f"{CANARY}!", kind="good")
    case = act(session, facilitator, "bring_case", name="Vlinder", age_group="household", text=CANARY)
    act(session, facilitator, "park_case", case_id=case)
    party = act(session, facilitator, "add_party", name=f"Partij {CANARY}")
    act(session, facilitator, "withdraw_party", party_id=party)
    act(session, facilitator, "withdraw_note", note_id=notes[1].id)
    session.flush()
    kept = json.dumps([row.model_dump(mode="json") for row in session.exec(select(LogEntry))])
    assert [name for name, _count in told(session, facilitator)] == [
        "edit_note",
        "park_case",
        "withdraw_party",
        "withdraw_note",
    ]
    for word in (CANARY, "Vlinder", "Partij", *(note.id for note in notes), case, party):
        assert word not in kept


def test_rehearsal_leaves_no_log(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    rehearsal = rehearse(session, facilitator, FACILITATOR)
    session.flush()
    kept = session.exec(select(LogEntry).where(LogEntry.workshop_id == rehearsal.id)).all()
    assert kept == []


# --- how long it is kept --------------------------------------------------------------------------------------


@on_both
def test_log_outlives_the_period_without_names(session: Session, facilitator: Actor, workshop: Workshop) -> None:
    code = renew_facilitator_code(session, facilitator)
    become(session, "another-browser", workshop.code, code, Role.FACILITATOR, name="Anna")
    forget(session, workshop, now() + timedelta(days=400))
    session.flush()
    session.expire_all()
    log = log_for(session, facilitator)
    assert [who(one) for one in log] == ["Kompas itself", "facilitator 2"] + ["facilitator 1"] * 2
    assert workshop.status is WorkshopStatus.CLOSED


@on_both
def test_log_goes_with_its_workshop_and_the_network_tells_that_it_was_erased(session: Session) -> None:
    workshop = make_workshop(session, network="Netwerk Waterrijk")
    erased = workshop.id
    erase_workshop(session, facilitator_of(session, workshop), workshop.title)
    session.flush()
    assert session.exec(select(LogEntry).where(LogEntry.workshop_id == erased)).all() == []
    network = session.exec(select(Network)).one()
    actor = identify_in_network(session, FACILITATOR, network.code)
    one = last(session, actor)
    assert (one.entry.what, who(one), one.entry.detail) == ("workshop_erased", "facilitator", {})


def test_copy_begins_a_log_of_its_own(session: Session, facilitator: Actor, notes: list[Note]) -> None:
    act(session, facilitator, "park_note", note_id=notes[0].id)
    made, _code = restore_workshop(session, "another-browser", copy_workshop(session, facilitator))
    session.flush()
    assert told(session, facilitator_of(session, made, "another-browser")) == [("copy_read_in", 1)]


def test_entry_of_an_action_that_is_no_more_is_left_out(session: Session, facilitator: Actor) -> None:
    session.add(LogEntry(workshop_id=facilitator.workshop.id, what="was_once", role="facilitator"))
    session.flush()
    assert told(session, facilitator) == []


def test_file_has_what_is_chosen_and_no_formula(session: Session, facilitator: Actor, workshop: Workshop) -> None:
    code = renew_facilitator_code(session, facilitator)
    become(session, "another-browser", workshop.code, code, Role.FACILITATOR, name="=1+1")
    become(session, "another-browser", workshop.code, code, Role.SCREEN)
    set_retention(session, facilitate(session, workshop), 30)
    session.flush()
    everything = log_for(session, facilitator)
    (file,) = log_files(about(everything, [LogTopic.PRIVACY]), now())
    head, line = file.write().decode("utf-8-sig").splitlines()
    assert head == "When;What happened;How many;Details;Who did it;Subject"
    assert line.endswith(";Period of names and notes changed;1;30 days;facilitator 2 (=1+1);Who sees what")
    assert about(everything, []) == everything


def facilitate(session: Session, workshop: Workshop) -> Actor:
    return facilitator_of(session, workshop, "another-browser")


def test_action_of_a_participant_is_never_logged(session: Session, participant: Actor, notes: list[Note]) -> None:
    action = ParkNote(id=notes[0].id, role=Role.PARTICIPANT, note_id=notes[0].id)
    log_action(session, participant, action, None, before=-1)
    session.flush()
    assert [one.what for one in session.exec(select(LogEntry))] == ["seat_taken"]
