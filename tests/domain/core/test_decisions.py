"""Wherever somebody writes freely, the server asks about what may tell who a family is; and counts what was decided."""

from functools import partial
from typing import Any

import pytest
from sqlmodel import Session

from kompas.domain.wall.evaluations import answers_of
from kompas.domain.workshop.workshops import create_workshop
from kompas.errors import Identifying
from kompas.models import Bottleneck, Workshop
from kompas.rules import Actor
from tests.clustering import KINDS, both, script_of, step
from tests.factories import FACILITATOR, act, go_to, id_of, join, new_id, refuses, workshop_shape

WRONG = "Bel mevrouw Jansen"
SCALE = {"key": "use", "text": both("Nuttig?"), "low": both("nee"), "high": both("ja")}
Sent = dict[str, Any]


@pytest.fixture
def workshop(session: Session) -> Workshop:
    steps = [
        step("gather", "collect", kinds=KINDS, questions=[{"key": "what", "text": both("Wat?")}]),
        step("connect", "connect"),
        step("closing", "evaluate", evaluation={"scales": [SCALE], "open": both("Nog iets?")}),
    ]
    made, _code = create_workshop(session, FACILITATOR, workshop_shape(), script_of(steps))
    return made


@pytest.fixture
def amira(session: Session, workshop: Workshop, facilitator: Actor) -> Actor:
    go_to(session, facilitator, "connect")
    return join(session, workshop, "Amira")


def asks(session: Session, actor: Actor, type_: str, **fields: Any) -> str:
    """Refused until its author decides, and counted then; gives the id."""
    workshop = actor.workshop
    before = workshop.warnings_kept
    refuses(Identifying, "name of a person", partial(act, session, actor, type_, **fields))
    made = act(session, actor, type_, warned="kept", **fields)
    assert workshop.warnings_kept == before + 1
    return made


def test_conclusions_and_agreements_ask(session: Session, workshop: Workshop, facilitator: Actor) -> None:
    step_id = id_of(session, workshop, "gather")
    conclusion = asks(session, facilitator, "record_conclusion", step_id=step_id, text=WRONG)
    asks(session, facilitator, "edit_conclusion", conclusion_id=conclusion, text="Vraag meneer Bakker")
    agreement = asks(session, facilitator, "record_agreement", what=WRONG, who="Amira Jansen")
    asks(session, facilitator, "edit_agreement", agreement_id=agreement, what="Vraag meneer Bakker", who="Amira")


def test_an_agreement_may_name_who_does_it_but_not_the_number(session: Session, facilitator: Actor) -> None:
    """The name of a colleague is what `who` is for."""
    act(session, facilitator, "record_agreement", what="Nodigt de school uit", who="mevrouw Jansen")
    named = {"what": "Nodigt de school uit", "who": "Amira, 06-12345678"}
    refuses(Identifying, "phone number", lambda: act(session, facilitator, "record_agreement", **named))


def test_themes_and_connections_ask(session: Session, facilitator: Actor, amira: Actor) -> None:
    theme = asks(session, facilitator, "make_theme", name=WRONG, colour=1)
    asks(session, facilitator, "edit_theme", theme_id=theme, name="Vraag meneer Bakker", colour=1)
    asks(session, amira, "lay_connection", theme_id=theme, bottleneck=WRONG)
    asks(session, amira, "lay_connection", theme_id=theme, bottleneck="Wachten", note=WRONG)


def test_question_of_a_vote_asks(session: Session, facilitator: Actor) -> None:
    for name in ("Bellen", "Wachten"):
        act(session, facilitator, "make_theme", name=name, colour=1)
    asks(session, facilitator, "open_ballot", question=WRONG, subject="themes")


def test_ambition_asks_once_for_what_everybody_reads_already(
    session: Session, workshop: Workshop, amira: Actor
) -> None:
    pen = act(session, amira, "take_pen")
    asks(session, amira, "write_ambition", pen=pen, text=WRONG)
    act(session, amira, "write_ambition", pen=pen, text=f"{WRONG} niet meer dan nodig.")
    draft = act(session, amira, "save_draft")
    asks(session, amira, "comment_on_draft", draft_id=draft, sentence="Bel", text="Bel liever meneer Bakker")
    assert workshop.warnings_kept == 2


def test_support_and_bottlenecks_ask(session: Session, workshop: Workshop, facilitator: Actor, amira: Actor) -> None:
    pen = act(session, facilitator, "take_pen")
    act(session, facilitator, "write_ambition", pen=pen, text="Samen.")
    draft = act(session, facilitator, "save_draft")
    check = act(session, facilitator, "open_support_check", draft_id=draft)
    said = {"check_id": check, "stance": "concern", "has_mandate": False}
    asks(session, amira, "state_support", reason=WRONG, **said)
    act(session, amira, "state_support", reason=WRONG, **said | {"has_mandate": True})
    row = Bottleneck(id=new_id(), workshop_id=workshop.id, lineage="x" * 32, phase="support", text="x", held=[])
    session.add(row)
    session.flush()
    asks(session, facilitator, "mark_bottleneck", bottleneck_id=row.id, mark=None, remark=WRONG)
    act(session, facilitator, "mark_bottleneck", bottleneck_id=row.id, mark="better", remark=WRONG)


def test_evaluation_asks_and_its_decision_is_counted_nowhere(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor
) -> None:
    """A counter that goes up when somebody answers would tell whose remark it is."""
    go_to(session, facilitator, "closing")
    answer: Sent = {"scores": {"use": 4}, "remark": WRONG}
    refuses(Identifying, None, lambda: act(session, amira, "answer_evaluation", **answer))
    assert answers_of(session, workshop.id) == []
    act(session, amira, "answer_evaluation", warned="kept", **answer)
    act(session, join(session, workshop, "Bram"), "answer_evaluation", scores={"use": 4}, warned="changed")
    assert sorted(one.remark for one in answers_of(session, workshop.id)) == ["", WRONG]
    assert (workshop.warnings_kept, workshop.warnings_changed) == (0, 0)


def test_what_was_decided_about_already_is_not_asked_or_counted_again(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    step_id = id_of(session, workshop, "gather")
    note = asks(session, facilitator, "post_note", step_id=step_id, kind="strength", text=WRONG)
    other = act(session, facilitator, "post_note", step_id=step_id, kind="strength", text="Bel de school")
    act(session, facilitator, "edit_note", note_id=note, kind="core_value", text=f"{WRONG} terug")
    merging = {"note_ids": [note, other], "step_id": step_id, "kind": "strength"}
    refuses(
        Identifying,
        "name of a person",
        lambda: act(session, facilitator, "edit_note", note_id=note, kind="strength", text=f"{WRONG} en meneer Bakker"),
        lambda: act(session, facilitator, "merge_notes", text="Bel meneer Bakker en de school", **merging),
    )
    act(session, facilitator, "merge_notes", text=f"{WRONG} en de school", **merging)
    assert workshop.warnings_kept == 1
