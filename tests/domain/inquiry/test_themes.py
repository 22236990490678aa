"""The board: what several hands do to notes and themes."""

import pytest
from sqlmodel import Session, select

from kompas.domain.workshop.workshops import create_workshop
from kompas.enums import NoteStatus, Role
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.live.snapshot import Snapshot
from kompas.models import Note, Placement, Theme, Workshop
from kompas.rules import Actor
from tests.clustering import clustering_script
from tests.databases import on_both
from tests.factories import FACILITATOR, act, go_to, id_of, join, new_id, note_with, refuses, workshop_shape

pytestmark = on_both


@pytest.fixture
def workshop(session: Session) -> Workshop:
    made, _code = create_workshop(session, FACILITATOR, workshop_shape(), clustering_script())
    return made


@pytest.fixture
def amira(session: Session, workshop: Workshop) -> Actor:
    return join(session, workshop, "Amira")


@pytest.fixture
def notes(session: Session, facilitator: Actor, amira: Actor) -> list[str]:
    """Four values on the board, where the group is clustering."""
    go_to(session, facilitator, "gather")
    step_id = id_of(session, amira.workshop, "gather")
    made = [
        act(session, amira, "post_note", step_id=step_id, kind="core_value", text=text, question="what")
        for text in ("elkaar kennen", "korte lijnen", "rust", "één plan")
    ]
    go_to(session, facilitator, "cluster")
    return made


def make(session: Session, actor: Actor, name: str, notes: list[str], colour: int = 1) -> str:
    return act(session, actor, "make_theme", name=name, colour=colour, note_ids=notes)


def lies(session: Session, workshop: Workshop) -> dict[str, str | None]:
    """Text → name of the theme, as everybody's board shows it."""
    session.flush()
    items = Snapshot(session, workshop.id).view(Role.SCREEN).items
    names = {key.removeprefix("theme:"): item["name"] for key, item in items.items() if key.startswith("theme:")}
    return {item["text"]: names.get(item.get("theme")) for key, item in items.items() if key.startswith("note:")}


def test_participants_make_themes_out_of_notes(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    make(session, amira, "Vertrouwen", notes[:2])
    assert lies(session, workshop) == {
        "elkaar kennen": "Vertrouwen",
        "korte lijnen": "Vertrouwen",
        "rust": None,
        "één plan": None,
    }


def test_later_move_wins(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, notes: list[str]
) -> None:
    one, other = make(session, amira, "Een", []), make(session, facilitator, "Twee", [])
    act(session, amira, "place_notes", note_ids=notes[:2], theme_id=one)
    act(session, facilitator, "place_notes", note_ids=notes[1:3], theme_id=other)
    assert lies(session, workshop) == {"elkaar kennen": "Een", "korte lijnen": "Twee", "rust": "Twee", "één plan": None}
    assert len(session.exec(select(Placement)).all()) == 3


def test_moving_a_note_does_not_look_like_changing_its_text(
    session: Session, facilitator: Actor, amira: Actor, notes: list[str]
) -> None:
    seen = note_with(session, notes[0]).text
    make(session, facilitator, "Een", notes[:1])
    act(session, amira, "edit_note", note_id=notes[0], text="elkaar goed kennen", kind="core_value", seen=seen)
    assert note_with(session, notes[0]).text == "elkaar goed kennen"


def test_split_takes_notes_out_of_a_theme(session: Session, workshop: Workshop, amira: Actor, notes: list[str]) -> None:
    make(session, amira, "Alles", notes)
    make(session, amira, "Apart", notes[2:])
    assert list(lies(session, workshop).values()) == ["Alles", "Alles", "Apart", "Apart"]


def test_merge_moves_all_notes(session: Session, workshop: Workshop, amira: Actor, notes: list[str]) -> None:
    one, other = make(session, amira, "Een", notes[:1]), make(session, amira, "Twee", notes[1:])
    act(session, amira, "merge_themes", theme_id=one, from_id=other)
    assert set(lies(session, workshop).values()) == {"Een"}
    assert session.get_one(Theme, other).merged_into == one
    refuses(Invalid, "two different", lambda: act(session, amira, "merge_themes", theme_id=one, from_id=one))


def test_joined_themes_come_apart_but_for_what_was_moved_on(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    one, other = make(session, amira, "Een", notes[:1]), make(session, amira, "Twee", notes[1:])
    third = make(session, amira, "Drie", [])
    apart = {"theme_id": other, "note_ids": notes[1:]}
    refuses(Conflict, "not joined", lambda: act(session, amira, "unmerge_theme", **apart))
    act(session, amira, "merge_themes", theme_id=one, from_id=other)
    act(session, amira, "place_notes", note_ids=notes[3:], theme_id=third)
    act(session, amira, "unmerge_theme", **apart)
    assert list(lies(session, workshop).values()) == ["Een", "Twee", "Twee", "Drie"]


def test_removed_theme_sets_its_notes_apart_and_comes_back_with_them(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    theme, other = make(session, amira, "Een", notes[:3]), make(session, amira, "Twee", [])
    act(session, amira, "withdraw_theme", theme_id=theme)
    assert set(lies(session, workshop).values()) == {None}
    act(session, amira, "place_notes", note_ids=notes[:1], theme_id=other)
    act(session, amira, "withdraw_theme", theme_id=theme, withdrawn=False)
    assert list(lies(session, workshop).values()) == ["Twee", "Een", "Een", None]


def test_undoing_a_move_leaves_what_another_moved_since(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    bram = join(session, workshop, "Bram")
    one, other = make(session, amira, "Een", notes[:1]), make(session, amira, "Twee", [])
    act(session, bram, "place_notes", note_ids=notes[:1], theme_id=other)

    def undo(theme_id: str | None, seen: str) -> None:
        act(session, amira, "place_notes", note_ids=notes[:1], theme_id=theme_id, seen=seen)

    refuses(Conflict, "moved this note since", lambda: undo(None, one))
    refuses(Conflict, "moved this note since", lambda: undo(one, ""))
    assert lies(session, workshop)["elkaar kennen"] == "Twee"
    undo(one, other)  # still as it was left
    act(session, bram, "withdraw_theme", theme_id=one)
    undo(other, "")  # apart, since its theme was taken away
    assert lies(session, workshop)["elkaar kennen"] == "Twee"


def test_undoing_the_making_of_a_theme_leaves_one_that_others_use(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    bram = join(session, workshop, "Bram")
    filled, renamed, empty = (make(session, amira, name, []) for name in ("Een", "Twee", "Drie"))
    act(session, bram, "place_notes", note_ids=notes[:1], theme_id=filled)
    act(session, bram, "edit_theme", theme_id=renamed, name="Vier", colour=1, seen="Twee")
    for theme, seen in ((filled, "Een"), (renamed, "Twee")):
        refuses(Conflict, "Others use this", lambda: act(session, amira, "withdraw_theme", theme_id=theme, seen=seen))  # noqa: B023
    act(session, amira, "withdraw_theme", theme_id=empty, seen="Drie")
    assert [session.get_one(Theme, one).withdrawn for one in (filled, renamed, empty)] == [False, False, True]


def test_undoing_a_name_or_colour_leaves_what_another_chose_since(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    theme = make(session, amira, "Een", notes)
    act(session, amira, "edit_theme", theme_id=theme, name="Twee", colour=2, seen="Een")
    undone = {"theme_id": theme, "name": "Een", "colour": 1, "seen": "Twee", "seen_colour": 2}
    act(session, join(session, workshop, "Bram"), "edit_theme", theme_id=theme, name="Twee", colour=3, seen="Twee")
    refuses(Conflict, "changed this theme since", lambda: act(session, amira, "edit_theme", **undone))
    assert session.get_one(Theme, theme).colour == 3
    act(session, amira, "edit_theme", **undone | {"seen_colour": 3})
    assert session.get_one(Theme, theme).name == "Een"


def test_putting_back_a_theme_does_not_part_what_another_joined_since(
    session: Session, workshop: Workshop, amira: Actor, notes: list[str]
) -> None:
    theme, other = make(session, amira, "Een", notes), make(session, amira, "Twee", [])
    act(session, join(session, workshop, "Bram"), "merge_themes", theme_id=other, from_id=theme)
    refuses(
        Conflict, "joined this theme", lambda: act(session, amira, "withdraw_theme", theme_id=theme, withdrawn=False)
    )
    assert set(lies(session, workshop).values()) == {"Twee"}


def test_theme_that_somebody_took_away_takes_no_notes(session: Session, amira: Actor, notes: list[str]) -> None:
    theme = make(session, amira, "Een", [])
    act(session, amira, "withdraw_theme", theme_id=theme)
    refuses(
        Conflict, "took this theme away", lambda: act(session, amira, "place_notes", note_ids=notes, theme_id=theme)
    )
    refuses(Conflict, None, lambda: act(session, amira, "edit_theme", theme_id=theme, name="x", colour=0))


def test_two_who_name_a_theme_at_once_are_told(session: Session, amira: Actor, notes: list[str]) -> None:
    theme = make(session, amira, "Een", notes)
    act(session, amira, "edit_theme", theme_id=theme, name="Twee", colour=0, seen="Een")
    again = {"theme_id": theme, "name": "Drie", "colour": 0}
    refuses(Conflict, "another name", lambda: act(session, amira, "edit_theme", **again, seen="Een"))
    assert session.get_one(Theme, theme).name == "Twee"
    act(session, amira, "edit_theme", **again, seen="Twee")
    assert session.get_one(Theme, theme).name == "Drie"


def test_note_that_was_parked_meanwhile_is_not_moved(
    session: Session, facilitator: Actor, amira: Actor, notes: list[str]
) -> None:
    act(session, facilitator, "park_note", note_id=notes[0])
    make(session, amira, "Een", notes[:2])
    assert [row.note_id for row in session.exec(select(Placement))] == notes[1:2]
    assert session.get_one(Note, notes[0]).status is NoteStatus.PARKED


def test_notes_and_themes_of_another_workshop_are_refused(session: Session, amira: Actor, notes: list[str]) -> None:
    refuses(Invalid, "not part of this workshop", lambda: make(session, amira, "Een", [new_id()]))
    refuses(NotFound, None, lambda: act(session, amira, "place_notes", note_ids=notes, theme_id=new_id()))


def test_board_is_the_facilitators_alone_before_and_after(
    session: Session, facilitator: Actor, amira: Actor, notes: list[str]
) -> None:
    go_to(session, facilitator, "after")
    refuses(NotAllowed, "while the group is clustering", lambda: make(session, amira, "Een", notes))
    make(session, facilitator, "Een", notes)
