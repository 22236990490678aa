"""Interviews: who with whom, and what is shared of it only after the one who told it agrees."""

import pytest
from sqlmodel import Session, select

from kompas.domain.whole.retention import erase_workshop, forget
from kompas.domain.workshop.devices import identify
from kompas.enums import Anonymity, CardStatus
from kompas.errors import Conflict, Identifying, Invalid, NotAllowed, NotFound
from kompas.models import Card, InterviewNotes, Note, Pairing, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import FACILITATOR, act, go_to, id_of, join, refuses
from tests.interviewing import groups_at, make_interviews

pytestmark = on_both
NAMES = ("Amira", "Bram", "Chaya", "Daan", "Esra")


@pytest.fixture
def workshop(session: Session) -> Workshop:
    return make_interviews(session)


@pytest.fixture
def facilitator(session: Session, workshop: Workshop) -> Actor:
    return identify(session, FACILITATOR, workshop.code)


@pytest.fixture
def people(session: Session, workshop: Workshop) -> dict[int, Actor]:
    joined = [join(session, workshop, name) for name in NAMES[:4]]
    return {actor.participant_id or 0: actor for actor in joined}


@pytest.fixture
def pair(session: Session, facilitator: Actor, people: dict[int, Actor]) -> tuple[Actor, Actor]:
    """Who asks first and who is asked, at the first interview."""
    go_to(session, facilitator, "first")
    step_id = id_of(session, facilitator.workshop, "first")
    act(session, facilitator, "make_pairs", step_id=step_id)
    one, other = groups_at(session, step_id)[0]
    return people[one], people[other]


def write(session: Session, pair: tuple[Actor, Actor], text: str = "rust aan tafel", **fields: object) -> str:
    asks, tells = pair
    step_id = id_of(session, asks.workshop, "first")
    given = {"step_id": step_id, "about_id": tells.participant_id, "kind": "strength", "text": text}
    return act(session, asks, "write_card", **{**given, **fields})


def approve(session: Session, actor: Actor, card_id: str, text: str = "rust aan tafel", **fields: object) -> None:
    act(session, actor, "approve_card", **{"card_id": card_id, "kind": "strength", "text": text, **fields})


def notes_in(session: Session) -> list[tuple[str, int | None, str]]:
    session.flush()
    return [(note.id, note.author_id, note.text) for note in session.exec(select(Note))]


def test_card_becomes_a_note_of_who_told_it_in_the_approved_words(session: Session, pair: tuple[Actor, Actor]) -> None:
    card_id = write(session, pair)
    assert notes_in(session) == []
    approve(session, pair[1], card_id, "rust, en tijd")
    assert notes_in(session) == [(card_id, pair[1].participant_id, "rust, en tijd")]
    card = session.get_one(Card, card_id)
    assert (card.status, card.text) == (CardStatus.SHARED, "")


def test_approving_twice_makes_one_note(session: Session, pair: tuple[Actor, Actor]) -> None:
    card_id = write(session, pair)
    approve(session, pair[1], card_id)
    approve(session, pair[1], card_id, "iets anders")
    assert [text for _id, _author, text in notes_in(session)] == ["rust aan tafel"]


def test_only_who_told_it_decides_and_only_who_wrote_it_rewrites(
    session: Session, people: dict[int, Actor], pair: tuple[Actor, Actor], facilitator: Actor
) -> None:
    asks, tells = pair
    stranger = next(actor for actor in people.values() if actor not in pair)
    card_id = write(session, pair)
    fields = {"card_id": card_id, "kind": "strength", "text": "x"}
    refuses(
        NotAllowed,
        None,
        lambda: approve(session, asks, card_id),
        lambda: approve(session, stranger, card_id),
        lambda: act(session, stranger, "refuse_card", card_id=card_id),
        lambda: act(session, tells, "rewrite_card", **fields),
        lambda: act(session, tells, "withdraw_card", card_id=card_id),
        lambda: write(session, (asks, stranger)),
        lambda: act(session, facilitator, "approve_card", **fields),
    )
    assert notes_in(session) == []


def test_refused_card_is_kept_from_the_group_and_can_be_shared_later(
    session: Session, pair: tuple[Actor, Actor]
) -> None:
    card_id = write(session, pair)
    act(session, pair[1], "refuse_card", card_id=card_id)
    assert (notes_in(session), session.get_one(Card, card_id).status) == ([], CardStatus.REFUSED)
    act(session, pair[0], "rewrite_card", card_id=card_id, kind="core_value", text="vertrouwen")
    approve(session, pair[1], card_id, "vertrouwen", kind="core_value")
    assert [text for _id, _author, text in notes_in(session)] == ["vertrouwen"]


def test_withdrawn_card_leaves_no_text(session: Session, pair: tuple[Actor, Actor]) -> None:
    card_id = write(session, pair)
    act(session, pair[0], "withdraw_card", card_id=card_id)
    assert session.get_one(Card, card_id).text == ""
    refuses(Conflict, "taken it back", lambda: approve(session, pair[1], card_id))


def test_shared_card_is_a_note_and_no_longer_of_its_writer(session: Session, pair: tuple[Actor, Actor]) -> None:
    card_id = write(session, pair)
    approve(session, pair[1], card_id)
    refuses(
        Conflict,
        "shared",
        lambda: act(session, pair[0], "withdraw_card", card_id=card_id),
        lambda: act(session, pair[0], "rewrite_card", card_id=card_id, kind="strength", text="x"),
        lambda: act(session, pair[1], "refuse_card", card_id=card_id),
    )


def test_nobody_posts_a_note_past_the_one_who_told_it(session: Session, pair: tuple[Actor, Actor]) -> None:
    step_id = id_of(session, pair[0].workshop, "first")
    refuses(
        NotAllowed,
        "shared by the one who told it",
        lambda: act(session, pair[0], "post_note", step_id=step_id, kind="strength", text="x"),
    )


def test_card_with_identifying_details_asks_for_a_decision(session: Session, pair: tuple[Actor, Actor]) -> None:
    told = "bel 06-12345678"
    refuses(Identifying, None, lambda: write(session, pair, told))
    card_id = write(session, pair, told, warned="kept")
    refuses(Identifying, None, lambda: approve(session, pair[1], card_id, told))
    approve(session, pair[1], card_id, "bel de tante", warned="changed")
    assert [text for _id, _author, text in notes_in(session)] == ["bel de tante"]


def test_card_is_approved_under_the_terms_that_were_read(session: Session, pair: tuple[Actor, Actor]) -> None:
    card_id = write(session, pair)
    refuses(Conflict, "Who sees your name", lambda: approve(session, pair[1], card_id, promised=Anonymity.NAMED))


def test_swapping_changes_places_and_cards_on_their_way_still_arrive(
    session: Session, facilitator: Actor, people: dict[int, Actor], pair: tuple[Actor, Actor]
) -> None:
    step_id = id_of(session, facilitator.workshop, "first")
    (one, other), (third, fourth) = groups_at(session, step_id)
    act(session, facilitator, "swap_people", step_id=step_id, one_id=other, other_id=third)
    assert groups_at(session, step_id) == [[one, third], [other, fourth]]
    assert notes_in(session) == []
    card_id = write(session, pair)  # written before the swap, sent after it
    approve(session, pair[1], card_id)
    write(session, (people[one], people[third]))


def test_late_comer_makes_a_trio_and_somebody_who_leaves_breaks_it(
    session: Session, workshop: Workshop, facilitator: Actor, pair: tuple[Actor, Actor]
) -> None:
    step_id = id_of(session, workshop, "first")
    before = groups_at(session, step_id)
    late = join(session, workshop, "Esra").participant_id
    act(session, facilitator, "make_pairs", step_id=step_id)
    assert sorted(map(len, groups_at(session, step_id))) == [2, 3]
    act(session, facilitator, "let_out", step_id=step_id, participant_id=late)
    assert sorted(map(sorted, groups_at(session, step_id))) == sorted(map(sorted, before))
    act(session, facilitator, "let_out", step_id=step_id, participant_id=late, out=False)
    assert sorted(map(len, groups_at(session, step_id))) == [2, 3]


def test_second_round_repeats_no_pair(session: Session, facilitator: Actor, pair: tuple[Actor, Actor]) -> None:
    first, second = (id_of(session, facilitator.workshop, key) for key in ("first", "second"))
    for _time in range(3):
        act(session, facilitator, "make_pairs", step_id=second, afresh=True)
        met = {frozenset(group) for group in groups_at(session, first)}
        assert met.isdisjoint({frozenset(group) for group in groups_at(session, second)})


def test_pairs_need_two_people_an_interview_and_members(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    step_id = id_of(session, workshop, "first")
    elsewhere = join(session, make_interviews(session), "Fatma").participant_id
    only = join(session, workshop, "Amira").participant_id
    refuses(Invalid, "two people", lambda: act(session, facilitator, "make_pairs", step_id=step_id))
    themes = id_of(session, workshop, "themes")
    refuses(Invalid, "no interviews", lambda: act(session, facilitator, "make_pairs", step_id=themes))
    refuses(
        NotFound,
        None,
        lambda: act(session, facilitator, "let_out", step_id=step_id, participant_id=elsewhere),
        lambda: act(session, facilitator, "swap_people", step_id=step_id, one_id=only, other_id=elsewhere),
    )


def test_interviews_may_be_held_before_the_workshop_begins(
    session: Session, workshop: Workshop, facilitator: Actor, people: dict[int, Actor]
) -> None:
    step_id = id_of(session, workshop, "first")
    act(session, facilitator, "make_pairs", step_id=step_id)
    one, other = groups_at(session, step_id)[0]
    card_id = write(session, (people[one], people[other]))
    approve(session, people[other], card_id)
    assert [note.added_later for note in session.exec(select(Note))] == [False]


def test_private_notes_are_kept_as_last_written(session: Session, pair: tuple[Actor, Actor]) -> None:
    step_id = id_of(session, pair[0].workshop, "first")
    for text in ("bla", "bla bla", ""):
        act(session, pair[0], "keep_notes", step_id=step_id, text=text)
        assert [row.text for row in session.exec(select(InterviewNotes))] == [text]


def test_interviews_are_forgotten_and_erased_with_the_workshop(
    session: Session, facilitator: Actor, pair: tuple[Actor, Actor]
) -> None:
    def left() -> int:
        return sum(len(session.exec(select(table)).all()) for table in (Card, InterviewNotes, Pairing))

    write(session, pair)
    act(session, pair[0], "keep_notes", step_id=id_of(session, facilitator.workshop, "first"), text="x")
    session.flush()
    assert left() == 3
    forget(session, facilitator.workshop, now())
    assert left() == 0
    erase_workshop(session, facilitator, facilitator.workshop.title)
