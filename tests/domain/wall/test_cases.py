from datetime import timedelta

import pytest
from sqlmodel import Session, select

from kompas.domain.wall.case_names import concerns_about, resembles_anybody
from kompas.domain.wall.cases import version_of
from kompas.domain.workshop.workshops import close_workshop
from kompas.enums import CaseMode, CaseStatus, Figure
from kompas.errors import Conflict, Identifying, Invalid, NotAllowed, NotFound
from kompas.models import Case, Step, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import (
    act,
    bring,
    facilitator_of,
    go_to,
    id_of,
    journey,
    make_workshop,
    new_id,
    note_with,
    post,
    refuses,
    step_at,
)

pytestmark = on_both


def change(session: Session, actor: Actor, case: Case, **fields: object) -> None:
    act(session, actor, "change_case", **{"case_id": case.id, "name": case.name, "age_group": case.age_group, **fields})


def test_case_is_brought_before_the_start(session: Session, workshop: Workshop, participant: Actor) -> None:
    case = bring(session, participant, name=" Vlinder ", text=" Loopt weg. ", figure="teenage_girl")
    assert (case.name, case.text, case.figure, case.owner_id) == (
        "Vlinder",
        "Loopt weg.",
        Figure.TEENAGE_GIRL,
        participant.participant_id,
    )
    assert case.revision == case.sequence == workshop.revision


def test_same_case_delivered_twice_hangs_once(session: Session, participant: Actor) -> None:
    identity = new_id()
    for _ in range(2):
        act(session, participant, "bring_case", id=identity, name="Vlinder", age_group="age_4_11")
    assert len(session.exec(select(Case)).all()) == 1


def test_facilitators_case_belongs_to_the_group(session: Session, facilitator: Actor) -> None:
    assert bring(session, facilitator).owner_id is None


def test_nobody_brings_more_than_a_few(session: Session, participant: Actor, another: Actor) -> None:
    cases = [bring(session, participant, name=name) for name in ("Een", "Twee", "Drie")]
    with pytest.raises(Invalid, match="3 cases"):
        bring(session, participant)
    bring(session, another)
    act(session, participant, "withdraw_case", case_id=cases[0].id)
    bring(session, participant)


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        (CaseMode.FIXED_CASE, "one case"),
        (CaseMode.VIOLENCE_PROFILE, "looks at a profile"),
        (CaseMode.OWN_VIEW, "nobody needs to bring"),
    ],
)
def test_participants_bring_only_when_everybody_brings(
    session: Session, workshop: Workshop, facilitator: Actor, participant: Actor, mode: CaseMode, why: str
) -> None:
    workshop.case_mode = mode
    with pytest.raises(NotAllowed, match=why):
        bring(session, participant)
    bring(session, facilitator)


def test_owner_and_facilitator_change_a_case_and_others_do_not(
    session: Session, facilitator: Actor, participant: Actor, another: Actor
) -> None:
    case = bring(session, participant)
    change(session, participant, case, name="Nachtegaal", figure="woman")
    change(session, facilitator, case, text="In rollen geschreven.")
    assert (case.name, case.text, case.figure) == ("Nachtegaal", "In rollen geschreven.", None)
    refuses(NotAllowed, "your own cases", lambda: change(session, another, case))
    refuses(NotAllowed, "your own cases", lambda: act(session, another, "withdraw_case", case_id=case.id))


def test_later_of_two_changes_is_told(session: Session, participant: Actor, facilitator: Actor) -> None:
    case = bring(session, participant)
    seen = version_of(case)
    change(session, facilitator, case, name="Anders")
    with pytest.raises(Conflict):
        change(session, participant, case, name="Nog anders", seen=seen)
    assert case.name == "Anders"
    seen = version_of(case)
    act(session, facilitator, "give_turn", case_id=case.id)
    change(session, participant, case, name="Nog anders", seen=seen)
    assert case.name == "Nog anders"


def test_facilitator_takes_a_case_off_the_wall_and_puts_it_back(
    session: Session, participant: Actor, facilitator: Actor
) -> None:
    case = bring(session, participant)
    act(session, facilitator, "park_case", case_id=case.id)
    assert case.status is CaseStatus.PARKED
    act(session, facilitator, "restore_case", case_id=case.id)
    assert case.status is CaseStatus.SHOWN
    refuses(NotAllowed, None, lambda: act(session, participant, "park_case", case_id=case.id))


def test_nothing_happens_to_cases_after_closing_or_from_elsewhere(
    session: Session, facilitator: Actor, participant: Actor
) -> None:
    case = bring(session, participant)
    make_workshop(session, "somebody-else")
    stranger = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    refuses(NotFound, None, lambda: change(session, stranger, case))
    close_workshop(session, facilitator)
    refuses(NotAllowed, "closed", lambda: change(session, participant, case), lambda: bring(session, participant))


# --- names ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Amira", "amira", "Kleine Amira", "Amirah", "Ámira"])
def test_name_of_somebody_in_the_room_needs_a_decision(
    session: Session, workshop: Workshop, participant: Actor, facilitator: Actor, name: str
) -> None:
    """Of the facilitator, and of whoever bears it."""
    for count, who in enumerate((participant, facilitator), start=1):
        with pytest.raises(Identifying, match="like that of somebody in the room"):
            bring(session, who, name=name)
        assert bring(session, who, name=name, warned="kept").name == name
        assert workshop.warnings_kept == count


@pytest.mark.parametrize("name", ["Amira", "Niemand"])
def test_trying_names_does_not_tell_who_is_in_the_room(
    session: Session, workshop: Workshop, participant: Actor, another: Actor, name: str
) -> None:
    case = bring(session, another, name=name)
    change(session, another, case, name=f"Kleine {name}")
    assert (workshop.warnings_kept, workshop.warnings_changed) == (0, 0)


@pytest.mark.parametrize("name", ["Sanne de Vries", "Jan Jansen", "Fatima el Amrani"])
def test_first_name_with_surname_needs_a_decision(session: Session, participant: Actor, name: str) -> None:
    with pytest.raises(Identifying, match="a first name with a surname"):
        bring(session, participant, name=name)


@pytest.mark.parametrize(
    "name", ["Vlinder", "De kleine kapitein", "Huize Storm", "Moeder van drie", "Prinses Zon", "K."]
)
def test_made_up_names_raise_no_concern(session: Session, name: str) -> None:
    assert concerns_about(name, "Moeder met twee kinderen van 6 en 10.", ["Amira Benali", "Bas de Wit"]) == []


def test_lines_are_looked_at_too(session: Session, workshop: Workshop, participant: Actor) -> None:
    with pytest.raises(Identifying, match="phone number"):
        bring(session, participant, text="Bel haar op 06-12345678.")
    bring(session, participant, text="Bel de school.", warned="changed")
    assert (workshop.warnings_kept, workshop.warnings_changed) == (0, 1)


def test_short_names_have_to_be_the_same(session: Session) -> None:
    assert resembles_anybody("Marieke", ["Marijke Terpstra"])
    assert not resembles_anybody("Noor", ["Noud van den Berg"])
    assert not resembles_anybody("Van", ["Els van Dam"])


def test_profiles_of_the_script_raise_no_concern(session: Session) -> None:
    told = [(one.title.nl, one.text.nl) for one in journey().profiles] + [("De casus", "")]
    assert [concerns_about(name, text, []) for name, text in told] == [[]] * 6


# --- ready cases ------------------------------------------------------------------------------------------------


def test_profile_that_was_chosen_hangs_from_the_start(session: Session) -> None:
    profile = journey().profiles[3]
    make_workshop(session, case_mode=CaseMode.VIOLENCE_PROFILE, case_text="x", profile=profile.key)
    case = session.exec(select(Case)).one()
    assert (case.name, case.text, case.figure, case.profile, case.owner_id) == (
        profile.title.en,
        profile.text.en,
        Figure.TEENAGE_BOY,
        "child_behaviour",
        None,
    )


def test_fixed_case_hangs_from_the_start(session: Session) -> None:
    make_workshop(session, case_mode=CaseMode.FIXED_CASE, case_text="Een moeder met twee kinderen.")
    case = session.exec(select(Case)).one()
    assert (case.name, case.text) == ("The case", "Een moeder met twee kinderen.")


def test_nothing_hangs_when_everybody_brings(session: Session, workshop: Workshop) -> None:
    assert session.exec(select(Case)).all() == []


# --- what a note is about ---------------------------------------------------------------------------------------


def test_note_says_which_case_it_is_about(session: Session, facilitator: Actor, participant: Actor) -> None:
    case = bring(session, participant)
    go_to(session, facilitator, "before_help")
    note = post(session, participant, "before_help", case_id=case.id)
    fields = {"note_id": note.id, "text": "Anders", "kind": "good"}
    act(session, facilitator, "edit_note", **fields)
    assert note_with(session, note.id).case_id == case.id
    act(session, participant, "edit_note", **fields, case_id=None)
    assert note_with(session, note.id).case_id is None


def test_note_cannot_be_about_a_case_of_another_workshop(
    session: Session, facilitator: Actor, participant: Actor
) -> None:
    elsewhere = bring(session, facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else"))
    go_to(session, facilitator, "before_help")
    refuses(
        Invalid,
        "Choose another",
        lambda: post(session, participant, "before_help", case_id=elsewhere.id),
        lambda: post(session, participant, "before_help", case_id=new_id()),
    )


# --- turns ------------------------------------------------------------------------------------------------------


@pytest.fixture
def three(session: Session, facilitator: Actor, participant: Actor) -> list[Case]:
    go_to(session, facilitator, "welcome")
    return [bring(session, participant, name=name) for name in ("Een", "Twee", "Drie")]


def give(session: Session, actor: Actor, case: Case | None, seen: Case | None, **fields: object) -> None:
    identities = {"case_id": case.id if case else None, "seen": seen.id if seen else None}
    act(session, actor, "give_turn", **identities, **fields)


def test_each_owner_gets_a_minute(session: Session, facilitator: Actor, three: list[Case]) -> None:
    give(session, facilitator, three[0], None)
    left = (three[0].turn_ends_at or now()) - now()
    assert timedelta(seconds=55) < left <= timedelta(seconds=60)
    give(session, facilitator, three[1], three[0])
    assert [(case.turn_ends_at is not None, case.has_spoken) for case in three] == [
        (False, True),
        (True, False),
        (False, False),
    ]
    give(session, facilitator, None, three[1])
    assert [case.turn_ends_at for case in three] == [None] * 3


def test_double_click_skips_nobody(session: Session, facilitator: Actor, three: list[Case]) -> None:
    give(session, facilitator, three[0], None)
    give(session, facilitator, three[1], three[0])
    give(session, facilitator, three[2], three[0])
    assert three[1].turn_ends_at is not None
    assert three[2].turn_ends_at is None


def test_who_is_skipped_still_has_to_speak(session: Session, facilitator: Actor, three: list[Case]) -> None:
    give(session, facilitator, three[0], None)
    give(session, facilitator, three[1], three[0], spoken=False)
    assert three[0].has_spoken is False


def test_case_of_the_whole_group_gets_no_turn(session: Session, facilitator: Actor) -> None:
    case = bring(session, facilitator)
    refuses(Invalid, "whole group", lambda: give(session, facilitator, case, None))


@pytest.mark.parametrize("mode", [CaseMode.FIXED_CASE, CaseMode.VIOLENCE_PROFILE, CaseMode.OWN_VIEW])
def test_welcome_asks_for_a_case_only_when_everybody_brings_one(session: Session, mode: CaseMode) -> None:
    def told(mode: CaseMode, number: int) -> str:
        welcome = step_at(session, make_workshop(session, new_id(), case_mode=mode, title=f"{number}"), "welcome")
        texts = [welcome.content["screen"], *(question["text"] for question in welcome.content["questions"])]
        return " ".join(text[language] for text in texts for language in ("nl", "en"))

    assert "casus neem je" in told(CaseMode.EACH_BRINGS, 1)
    assert not any(word in told(mode, 2) for word in ("casus", "case", "neem je", "bring"))


def test_script_says_how_long(session: Session, workshop: Workshop, facilitator: Actor, three: list[Case]) -> None:
    step = session.get_one(Step, id_of(session, workshop, "welcome"))
    step.content = {**step.content, "turn_seconds": 120}
    give(session, facilitator, three[0], None)
    assert (three[0].turn_ends_at or now()) - now() > timedelta(seconds=110)


def test_turn_ends_when_the_room_goes_on_or_the_case_goes_off_the_wall(
    session: Session, facilitator: Actor, three: list[Case]
) -> None:
    give(session, facilitator, three[0], None)
    act(session, facilitator, "park_case", case_id=three[0].id)
    assert three[0].turn_ends_at is None
    refuses(NotFound, None, lambda: give(session, facilitator, three[0], None))
    give(session, facilitator, three[1], None)
    go_to(session, facilitator, "frame")
    assert (three[1].turn_ends_at, three[1].has_spoken) == (None, True)


def test_only_the_facilitator_gives_the_word(session: Session, participant: Actor, three: list[Case]) -> None:
    refuses(NotAllowed, None, lambda: give(session, participant, three[0], None))
