"""Rounds over the workshops of one network: frozen, copied, compared."""

from sqlmodel import Session, select

from kompas.database import Database
from kompas.domain.map.course import compared_with, course_of, earlier_rounds, round_of, round_to_compare
from kompas.domain.map.queries import drawing_of
from kompas.domain.map.rounds import compare_with_round, freeze_round, release_map, thaw_round
from kompas.domain.workshop.workshops import steps_of
from kompas.enums import LineChange, LineColour, ReleaseLevel, WorkshopStatus
from kompas.errors import Invalid, NotAllowed, NotFound
from kompas.models import Agreement, Workshop
from tests.databases import on_both
from tests.factories import act, facilitator_of, join, make_workshop, refuses


def map_workshop(session: Session, network: str = "Waterrijk", secret: str = "secret-of-the-facilitator") -> Workshop:
    return make_workshop(session, secret, script_key="network_map", network=network, goal="Samen veilig")


def drawn_round(session: Session) -> Workshop:
    """Three parties besides the household, two lines, an agreement from one of them; frozen."""
    workshop = map_workshop(session)
    facilitator = facilitator_of(session, workshop)
    join(session, workshop, "Amira")
    police, care, school = (act(session, facilitator, "add_party", name=name) for name in ("Politie", "Ggz", "School"))
    line = act(session, facilitator, "draw_line", one_id=police, other_id=care, colour="hardly")
    act(session, facilitator, "draw_line", one_id=care, other_id=school, colour="strong")
    act(session, facilitator, "explain_line", line_id=line, reason="Geen vaste contactpersoon.")
    act(session, facilitator, "record_agreement", what="Bellen", who="Ggz", line_id=line)
    freeze_round(session, facilitator)
    return workshop


def by_names(session: Session, workshop: Workshop) -> dict[frozenset[str], LineColour]:
    drawing = drawing_of(session, workshop)
    names = drawing.names()
    return {frozenset((names[line.one], names[line.other])): line.colour for line in drawing.lines}


@on_both
def test_the_next_round_starts_from_the_last_one_with_the_same_stakeholders(database: Database) -> None:
    with database.transaction() as session:
        first = drawn_round(session)
        second = map_workshop(session)
        assert by_names(session, second) == by_names(session, first)
        then, now = drawing_of(session, first), drawing_of(session, second)
        assert [party.lineage for party in now.parties] == [party.lineage for party in then.parties]
        assert [(party.x, party.y) for party in now.parties] == [(party.x, party.y) for party in then.parties]
        assert not {party.id for party in now.parties} & {party.id for party in then.parties}
        assert {line.reason for line in now.lines} == {""}


def test_a_round_is_frozen_with_date_organisations_and_goal(session: Session) -> None:
    one = round_of(session, drawn_round(session))
    assert one.frozen_at is not None
    assert (one.goal, one.organisations) == ("Samen veilig", ["Organisatie van Amira"])


def test_a_frozen_map_stays_as_it_is_until_it_is_opened_again(session: Session) -> None:
    workshop = drawn_round(session)
    facilitator = facilitator_of(session, workshop)
    party, line = drawing_of(session, workshop).parties[0].id, drawing_of(session, workshop).lines[0].id
    attempts = [
        lambda: act(session, facilitator, "add_party", name="Nieuw"),
        lambda: act(session, facilitator, "move_party", party_id=party, x=1, y=1),
        lambda: act(session, facilitator, "withdraw_party", party_id=party),
        lambda: act(session, facilitator, "colour_line", line_id=line, colour="strong"),
        lambda: act(session, facilitator, "lay_out_map"),
        lambda: act(session, facilitator, "reveal_ratings"),
    ]
    refuses(NotAllowed, "has been frozen", *attempts)
    thaw_round(session, facilitator)
    act(session, facilitator, "colour_line", line_id=line, colour="strong")


def test_an_empty_map_is_no_round(session: Session) -> None:
    workshop = map_workshop(session)
    refuses(Invalid, "no lines", lambda: freeze_round(session, facilitator_of(session, workshop)))
    act(session, facilitator_of(session, workshop), "close_workshop")
    assert round_of(session, workshop).frozen_at is None


def test_closing_the_workshop_freezes_what_was_drawn(session: Session) -> None:
    workshop = drawn_round(session)
    facilitator = facilitator_of(session, workshop)
    thaw_round(session, facilitator)
    act(session, facilitator, "close_workshop")
    assert workshop.status is WorkshopStatus.CLOSED
    assert round_of(session, workshop).frozen_at is not None


def test_rounds_of_another_network_are_nobodys_past(session: Session) -> None:
    drawn_round(session)
    same_name_of_a_stranger = map_workshop(session, secret="somebody-else")
    assert earlier_rounds(session, same_name_of_a_stranger) == []
    assert len(drawing_of(session, same_name_of_a_stranger).parties) == 2
    assert earlier_rounds(session, map_workshop(session, "Elders")) == []
    assert earlier_rounds(session, map_workshop(session, "")) == []


def test_the_step_that_compares_is_left_out_of_a_first_round_only(session: Session) -> None:
    def left_out(workshop: Workshop) -> list[bool]:
        return [step.left_out for step in steps_of(session, workshop) if step.activity == "compare"]

    assert left_out(drawn_round(session)) == [True]
    assert left_out(map_workshop(session)) == [False]


def test_rounds_are_compared_with_the_earlier_reason_and_agreement_beside_them(session: Session) -> None:
    first = drawn_round(session)
    second = map_workshop(session)
    facilitator = facilitator_of(session, second)
    drawing = drawing_of(session, second)
    ids = {party.name: party.id for party in drawing.parties}
    act(session, facilitator, "colour_line", line_id=drawing.lines[0].id, colour="could_be_better")
    act(session, facilitator, "edit_party", party_id=ids["Ggz"], name="Ggz Noord", domain="health", ring="project")
    act(
        session,
        facilitator,
        "merge_party",
        party_id=ids["School"],
        into_id=ids["Het huishouden"] if "Het huishouden" in ids else ids["The household"],
    )
    (earlier,) = earlier_rounds(session, second)
    compared = compared_with(session, second, earlier)
    assert earlier.workshop.id == first.id
    better = next(line for line in compared.comparison.lines if line.change is LineChange.BETTER)
    assert better.then is not None
    assert better.then.reason == "Geen vaste contactpersoon."
    assert [agreement.what for agreement in compared.agreements[better.then.id]] == ["Bellen"]
    assert compared.comparison.counts[LineChange.UNCHANGED] == 1
    assert [now.name for _then, now in compared.comparison.renamed] == ["Ggz Noord"]
    assert compared.comparison.gone_parties == ()
    assert [workshop.id for _moment, workshop in course_of(session, second)] == [first.id, second.id]


@on_both
def test_the_group_looks_at_an_earlier_round_of_its_choice(database: Database) -> None:
    with database.transaction() as session:
        first, second = drawn_round(session), map_workshop(session)
        (line, _other) = drawing_of(session, second).lines
        act(session, facilitator_of(session, second), "colour_line", line_id=line.id, colour="could_be_better")
        freeze_round(session, facilitator_of(session, second))
        third = map_workshop(session)
        facilitator = facilitator_of(session, third)
        (line, _other) = drawing_of(session, third).lines
        act(session, facilitator, "colour_line", line_id=line.id, colour="hardly")
        last = {LineChange.WORSE: 1, LineChange.UNCHANGED: 1}
        assert counted(session, third) == last
        compare_with_round(session, facilitator, first.id)
        assert counted(session, third) == {LineChange.UNCHANGED: 2}
        refuses(
            NotFound,
            "not there any more",
            lambda: compare_with_round(session, facilitator, map_workshop(session, "x").id),
        )
        refuses(NotAllowed, None, lambda: compare_with_round(session, join(session, third, "Amira"), first.id))
        first.network_id = None
        session.flush()
        assert counted(session, third) == last


def counted(session: Session, workshop: Workshop) -> dict[LineChange, int]:
    earlier = round_to_compare(session, workshop)
    assert earlier is not None
    counts = compared_with(session, workshop, earlier).comparison.counts
    return {change: count for change, count in counts.items() if count}


def test_what_stays_in_its_session_is_not_shown_in_a_later_one(session: Session) -> None:
    first = drawn_round(session)
    facilitator = facilitator_of(session, first)
    second = map_workshop(session)
    assert agreed_then(session, second) == ["Bellen"]
    agreement = session.exec(select(Agreement)).one()
    act(session, facilitator, "release_agreement", agreement_id=agreement.id, release="session")
    assert agreed_then(session, second) == []
    release_map(session, facilitator, ReleaseLevel.SESSION)
    assert earlier_rounds(session, second) == []
    assert drawing_of(session, map_workshop(session)).lines == ()


def agreed_then(session: Session, workshop: Workshop) -> list[str]:
    (earlier,) = earlier_rounds(session, workshop)
    return [one.what for kept in compared_with(session, workshop, earlier).agreements.values() for one in kept]
