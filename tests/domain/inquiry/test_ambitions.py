"""The pen, versions, comments, the checklist, and the support check."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, col, select

from kompas.enums import AgreementStatus, Role, Stance
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.live.snapshot import Snapshot
from kompas.models import (
    Agreement,
    AmbitionComment,
    AmbitionDraft,
    AmbitionText,
    Participant,
    Support,
    SupportCheck,
    Workshop,
)
from kompas.rules import Actor
from tests.databases import on_both
from tests.factories import act, facilitator_of, go_to, join, make_workshop, new_id, refuses

pytestmark = on_both
WORDS = "Elk kind groeit veilig op. Wij werken als één netwerk."


@pytest.fixture
def amira(session: Session, workshop: Workshop) -> Actor:
    return join(session, workshop, "Amira")


@pytest.fixture
def bram(session: Session, workshop: Workshop) -> Actor:
    return join(session, workshop, "Bram")


def text_of(session: Session, workshop: Workshop) -> AmbitionText:
    return session.exec(select(AmbitionText).where(AmbitionText.workshop_id == workshop.id)).one()


def write(session: Session, actor: Actor, pen: str, text: str = WORDS) -> None:
    act(session, actor, "write_ambition", pen=pen, text=text)


def draft(session: Session, actor: Actor, text: str = WORDS) -> str:
    write(session, actor, act(session, actor, "take_pen"), text)
    return act(session, actor, "save_draft")


def test_one_holds_the_pen(session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor) -> None:
    pen = act(session, amira, "take_pen")
    refuses(Conflict, "Somebody else holds the pen", lambda: act(session, bram, "take_pen"))
    write(session, amira, pen)
    refuses(NotAllowed, "pen is with somebody else", lambda: write(session, bram, pen, "x"))
    refuses(NotAllowed, "pen is with somebody else", lambda: write(session, bram, new_id(), "x"))
    assert text_of(session, workshop).text == WORDS
    act(session, facilitator, "take_pen")  # always
    refuses(NotAllowed, "still here, to copy", lambda: write(session, amira, pen, "x"))
    assert text_of(session, workshop).text == WORDS


def test_pen_taken_again_on_another_tab_leaves_the_first_without(
    session: Session, workshop: Workshop, amira: Actor
) -> None:
    first, second = act(session, amira, "take_pen"), act(session, amira, "take_pen")
    refuses(Conflict, None, lambda: write(session, amira, first, "oud"))
    write(session, amira, second, "nieuw")
    assert text_of(session, workshop).text == "nieuw"


def test_pen_is_asked_for_and_passed(session: Session, workshop: Workshop, amira: Actor, bram: Actor) -> None:
    pen = act(session, amira, "take_pen")
    act(session, bram, "ask_pen")
    act(session, bram, "ask_pen")
    assert text_of(session, workshop).wanted_by == [bram.participant_id]
    refuses(NotAllowed, "do not hold", lambda: act(session, bram, "pass_pen", to_id=bram.participant_id))
    act(session, amira, "pass_pen", to_id=bram.participant_id)
    text = text_of(session, workshop)
    assert (text.holder_id, text.wanted_by) == (bram.participant_id, [])
    refuses(NotAllowed, None, lambda: write(session, amira, pen, "x"))
    write(session, bram, act(session, bram, "take_pen"), "van Bram")
    act(session, bram, "pass_pen")
    assert text_of(session, workshop).pen is None


def test_pen_goes_to_who_asked_first_whoever_that_is(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor
) -> None:
    act(session, facilitator, "take_pen")
    for one in (bram, amira):
        act(session, one, "ask_pen")
    act(session, facilitator, "pass_pen", to_first=True)
    text = text_of(session, workshop)
    assert (text.holder_id, text.wanted_by) == (bram.participant_id, [amira.participant_id])
    act(session, amira, "ask_pen", wanted=False)
    refuses(Conflict, "Nobody asks", lambda: act(session, facilitator, "pass_pen", to_first=True))


def test_who_is_taken_out_leaves_the_pen_and_the_queue(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor
) -> None:
    write(session, amira, act(session, amira, "take_pen"))
    act(session, bram, "ask_pen")
    for one in (amira, bram):
        act(session, facilitator, "remove_participant", participant_id=one.participant_id)
    text = text_of(session, workshop)
    assert (text.text, text.pen, text.holder_id, text.wanted_by) == (WORDS, None, None, [])


def test_pen_cannot_go_to_somebody_elsewhere(session: Session, facilitator: Actor) -> None:
    stranger = join(session, make_workshop(session, "somebody-else"), "Chaya")
    refuses(NotFound, None, lambda: act(session, facilitator, "pass_pen", to_id=stranger.participant_id))


def test_versions_are_numbered_and_keep_their_text(session: Session, amira: Actor, facilitator: Actor) -> None:
    draft(session, amira, "Een.")
    draft(session, facilitator, "Twee.")
    drafts = session.exec(select(AmbitionDraft).order_by(AmbitionDraft.version)).all()  # type: ignore[arg-type]
    assert [(one.version, one.text, one.author_id) for one in drafts] == [
        (1, "Een.", amira.participant_id),
        (2, "Twee.", None),
    ]


def test_nothing_is_no_version(session: Session, amira: Actor, bram: Actor) -> None:
    write(session, amira, act(session, amira, "take_pen"), "  ")
    refuses(Invalid, "Write something", lambda: act(session, amira, "save_draft"))
    refuses(NotAllowed, "do not hold", lambda: act(session, bram, "save_draft"))


def test_comment_is_taken_back_by_its_writer_or_the_facilitator(
    session: Session, facilitator: Actor, amira: Actor, bram: Actor
) -> None:
    made = draft(session, amira)
    comment = act(session, amira, "comment_on_draft", draft_id=made, sentence="Elk kind groeit veilig op.", text="Mooi")
    refuses(NotAllowed, "your own", lambda: act(session, bram, "withdraw_comment", comment_id=comment))
    act(session, facilitator, "settle_comment", comment_id=comment)
    act(session, amira, "withdraw_comment", comment_id=comment)


def test_comment_comes_along_to_a_later_version_and_stays_where_it_was(
    session: Session, facilitator: Actor, amira: Actor
) -> None:
    first = draft(session, amira)
    said = {"sentence": "Elk kind groeit veilig op.", "text": "Ook de ouders?"}
    comment = act(session, amira, "comment_on_draft", draft_id=first, **said)
    second = draft(session, amira, "Elk kind en elke ouder.")
    for _twice in range(2):
        act(session, facilitator, "take_comment_along", comment_id=comment, draft_id=second)
    found = session.exec(select(AmbitionComment).order_by(col(AmbitionComment.sequence))).all()
    assert [(one.draft_id, one.author_id, one.text) for one in found] == [
        (first, amira.participant_id, said["text"]),
        (second, amira.participant_id, said["text"]),
    ]


@pytest.fixture
def taken_along(session: Session, facilitator: Actor, amira: Actor) -> tuple[str, str]:
    """A comment of Amira's that is at the first version and the second; gives it, and a version after these."""
    comment = comment_of_amira(session, amira, draft(session, amira, "Een."))
    second = draft(session, amira, "Twee.")
    act(session, facilitator, "take_comment_along", comment_id=comment, draft_id=second)
    return comment, draft(session, amira, "Drie.")


def comment_of_amira(session: Session, amira: Actor, version: str, text: str = "Ook de ouders?") -> str:
    return act(session, amira, "comment_on_draft", draft_id=version, sentence="Een.", text=text)


def withdrawn(session: Session) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for one in session.exec(select(AmbitionComment).order_by(col(AmbitionComment.sequence))):
        found.setdefault(one.text, []).append(one.withdrawn)
    return found


def test_comment_that_is_taken_back_goes_from_every_version(
    session: Session, amira: Actor, taken_along: tuple[str, str]
) -> None:
    comment, third = taken_along
    comment_of_amira(session, amira, third, "Iets anders")
    act(session, amira, "withdraw_comment", comment_id=comment)
    assert withdrawn(session) == {"Ook de ouders?": [True, True], "Iets anders": [False]}


def test_comment_that_was_taken_back_is_not_taken_along(
    session: Session, facilitator: Actor, amira: Actor, taken_along: tuple[str, str]
) -> None:
    comment, third = taken_along
    act(session, amira, "withdraw_comment", comment_id=comment)
    along = {"comment_id": comment, "draft_id": third}
    refuses(NotFound, "taken back", lambda: act(session, facilitator, "take_comment_along", **along))
    assert withdrawn(session) == {"Ook de ouders?": [True, True]}


def test_same_words_of_somebody_else_stay(
    session: Session, amira: Actor, bram: Actor, taken_along: tuple[str, str]
) -> None:
    comment, third = taken_along
    act(session, bram, "comment_on_draft", draft_id=third, sentence="Een.", text="Ook de ouders?")
    act(session, amira, "withdraw_comment", comment_id=comment)
    assert withdrawn(session) == {"Ook de ouders?": [True, True, False]}


def test_one_version_is_the_accepted_one(session: Session, facilitator: Actor) -> None:
    one, other = draft(session, facilitator, "Een."), draft(session, facilitator, "Twee.")
    for made in (one, other):
        act(session, facilitator, "accept_draft", draft_id=made)
    assert [session.get_one(AmbitionDraft, made).accepted for made in (one, other)] == [False, True]


def test_accepted_ambition_has_the_screen_until_the_next_step(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    """Or until the facilitator takes it away; what is not the ambition is not shown."""
    one, other = draft(session, facilitator, "Een."), draft(session, facilitator, "Twee.")
    act(session, facilitator, "accept_draft", draft_id=one)
    act(session, facilitator, "accept_draft", draft_id=other)
    assert on_screen(session, workshop) == ["Twee."]
    act(session, facilitator, "show_ambition", draft_id=other, on_screen=False)
    assert on_screen(session, workshop) == []
    act(session, facilitator, "show_ambition", draft_id=other, on_screen=True)
    act(session, facilitator, "show_ambition", draft_id=one, on_screen=True)
    assert on_screen(session, workshop) == ["Twee."]
    go_to(session, facilitator, "closing")
    assert on_screen(session, workshop) == []


def on_screen(session: Session, workshop: Workshop) -> list[str]:
    view = Snapshot(session, workshop.id).view(Role.SCREEN)
    return [item["text"] for key, item in view.items.items() if key.startswith("draft:") and item["on_screen"]]


def test_ticks_of_the_checklist(session: Session, facilitator: Actor) -> None:
    made = draft(session, facilitator)
    for check, ticked in (("long_term", True), ("room", True), ("long_term", False), ("room", True)):
        act(session, facilitator, "tick_check", draft_id=made, check=check, ticked=ticked)
    assert session.get_one(AmbitionDraft, made).checks == ["room"]


# --- support ------------------------------------------------------------------------------------------------


def say(session: Session, actor: Actor, check: str, stance: str, **fields: Any) -> None:
    given = {"has_mandate": True, "check_id": check, "stance": stance, **fields}
    act(session, actor, "state_support", **given)


def said(stance: str, count: int, may_decide: int) -> dict[str, Any]:
    return {"stance": stance, "count": count, "may_decide": may_decide}


@pytest.fixture
def check(session: Session, facilitator: Actor) -> str:
    return act(session, facilitator, "open_support_check", draft_id=draft(session, facilitator))


def test_result_is_per_organisation_without_names(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor, check: str
) -> None:
    say(session, amira, check, "concern")
    say(session, amira, check, "supports")
    say(session, bram, check, "objects", reason="Geen geld", has_mandate=False)
    act(session, facilitator, "close_support_check", check_id=check)
    results = session.get_one(SupportCheck, check).results
    assert [(one["organisation"], one["stance"], one.get("said"), one.get("reasons")) for one in results] == [
        ("Organisatie van Bram", "objects", [said("objects", 1, 0)], ["Geen geld"]),
        ("Organisatie van Amira", "supports", [said("supports", 1, 1)], []),
    ]
    assert "Bram" not in str([{**one, "organisation": ""} for one in results])
    assert session.exec(select(Support)).all() == []


def test_organisation_stands_where_its_most_reserved_representative_stands(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor, check: str
) -> None:
    for person, organisation in zip(people_of(session, workshop), ("Wijkteam  Noord", "wijkteam noord"), strict=True):
        person.organisation = organisation
    say(session, amira, check, "supports")
    say(session, bram, check, "concern", reason="Tempo")
    act(session, facilitator, "close_support_check", check_id=check)
    (result,) = session.get_one(SupportCheck, check).results
    assert (result["stance"], result["differs"]) == ("concern", True)


def test_mandate_to_support_is_no_mandate_of_who_has_a_concern(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor, check: str
) -> None:
    for person in people_of(session, workshop):
        person.organisation = "Wijkteam Noord"
    say(session, amira, check, "supports", has_mandate=True)
    say(session, bram, check, "concern", reason="Tempo", has_mandate=False)
    act(session, facilitator, "close_support_check", check_id=check)
    (result,) = session.get_one(SupportCheck, check).results
    assert result.get("said") == [said("concern", 1, 0), said("supports", 1, 1)]
    assert "has_mandate" not in result


def people_of(session: Session, workshop: Workshop) -> list[Any]:
    return list(session.exec(select(Participant).where(Participant.workshop_id == workshop.id)))


def test_who_did_not_answer_is_named_as_silent(
    session: Session, facilitator: Actor, amira: Actor, bram: Actor, check: str
) -> None:
    say(session, amira, check, "supports")
    act(session, facilitator, "close_support_check", check_id=check)
    results = session.get_one(SupportCheck, check).results
    assert [(one["organisation"], one["stance"]) for one in results][-1] == ("Organisatie van Bram", None)


def test_what_must_be_consulted_becomes_one_agreement(
    session: Session, facilitator: Actor, amira: Actor, check: str
) -> None:
    say(session, amira, check, "must_consult", consult_by="2027-01-15")
    act(session, facilitator, "close_support_check", check_id=check)
    again = act(session, facilitator, "open_support_check", draft_id=session.get_one(SupportCheck, check).draft_id)
    say(session, amira, again, "must_consult", consult_by="2027-02-01")
    act(session, facilitator, "close_support_check", check_id=again)
    (agreement,) = session.exec(select(Agreement)).all()
    assert (agreement.who, agreement.by_when) == ("Organisatie van Amira", date(2027, 2, 1))


def test_consulting_is_agreed_on_also_when_a_colleague_objects(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, bram: Actor, check: str
) -> None:
    for person in people_of(session, workshop):
        person.organisation = "Veilig Thuis"
    say(session, amira, check, "objects", reason="Geen geld")
    say(session, bram, check, "must_consult", consult_by="2027-01-15")
    act(session, facilitator, "close_support_check", check_id=check)
    (agreement,) = session.exec(select(Agreement)).all()
    assert (agreement.who, agreement.by_when) == ("Veilig Thuis", date(2027, 1, 15))


def check_once_more(session: Session, facilitator: Actor, amira: Actor, before: str, stance: str, **fields: Any) -> str:
    again = act(session, facilitator, "open_support_check", draft_id=session.get_one(SupportCheck, before).draft_id)
    if stance:
        say(session, amira, again, stance, **fields)
    act(session, facilitator, "close_support_check", check_id=again)
    return again


def test_consulting_is_done_once_the_organisation_answers(
    session: Session, facilitator: Actor, amira: Actor, check: str
) -> None:
    say(session, amira, check, "must_consult", consult_by="2027-01-15")
    act(session, facilitator, "close_support_check", check_id=check)
    (agreement,) = session.exec(select(Agreement)).all()
    silent = check_once_more(session, facilitator, amira, check, "")
    assert agreement.status is AgreementStatus.OPEN
    check_once_more(session, facilitator, amira, silent, "supports")
    assert (agreement.status, agreement.status_by) == (AgreementStatus.DONE, "Organisatie van Amira")
    assert agreement.what.endswith("Done: the answer was given at a later support check.")
    check_once_more(session, facilitator, amira, check, "must_consult", consult_by="2027-03-01")
    assert (agreement.status, agreement.by_when) == (AgreementStatus.OPEN, date(2027, 3, 1))
    assert agreement.what.endswith("tell the group the answer.")


def test_who_must_consult_does_not_decide(session: Session, facilitator: Actor, amira: Actor, check: str) -> None:
    say(session, amira, check, "must_consult", consult_by="2027-01-15", has_mandate=True)
    act(session, facilitator, "close_support_check", check_id=check)
    assert session.get_one(SupportCheck, check).results[0].get("said") == [said("must_consult", 1, 0)]


def test_answer_that_lacks_something_is_refused(session: Session, facilitator: Actor, amira: Actor, check: str) -> None:
    refuses(Invalid, "objection", lambda: say(session, amira, check, "objects"))
    refuses(Invalid, "date", lambda: say(session, amira, check, "must_consult"))
    other = draft(session, facilitator, "Nog een.")
    refuses(Conflict, "going on", lambda: act(session, facilitator, "open_support_check", draft_id=other))
    act(session, facilitator, "close_support_check", check_id=check)
    refuses(NotAllowed, "closed", lambda: say(session, amira, check, "supports"))


def test_asking_twice_about_one_version_is_asking_once(session: Session, facilitator: Actor, check: str) -> None:
    act(session, facilitator, "open_support_check", draft_id=session.get_one(SupportCheck, check).draft_id)
    assert [one.id for one in session.exec(select(SupportCheck))] == [check]


def test_same_text_is_one_version(session: Session, facilitator: Actor) -> None:
    draft(session, facilitator, "Een.")
    refuses(Conflict, "kept as a version already", lambda: act(session, facilitator, "save_draft"))
    draft(session, facilitator, "Twee.")
    assert [one.text for one in session.exec(select(AmbitionDraft))] == ["Een.", "Twee."]


def test_stance_is_hidden_until_the_check_is_closed(
    session: Session, workshop: Workshop, amira: Actor, bram: Actor, check: str
) -> None:
    session.flush()
    before = {role: Snapshot(session, workshop.id).view(role).items for role in Role}
    say(session, amira, check, "objects", reason="Geen geld")
    session.flush()
    snapshot = Snapshot(session, workshop.id)
    for role in Role:
        after = snapshot.view(role).items
        assert after.pop(f"check:{check}")["said"] == 1 + before[role].pop(f"check:{check}")["said"]
        assert after == before[role]
    assert snapshot.own(amira.participant_id or 0)[1]["support"][check]["stance"] == Stance.OBJECTS
    assert snapshot.own(bram.participant_id or 0)[1]["support"] == {}


def test_elsewhere_nothing_is_found(session: Session, facilitator: Actor, check: str) -> None:
    elsewhere = facilitator_of(session, make_workshop(session, "somebody-else"), "somebody-else")
    foreign = session.get_one(SupportCheck, check).draft_id
    refuses(NotFound, None, lambda: act(session, elsewhere, "open_support_check", draft_id=foreign))
    refuses(NotFound, None, lambda: act(session, elsewhere, "close_support_check", check_id=check))
