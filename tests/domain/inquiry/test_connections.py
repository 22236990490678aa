"""Reflecting: connections between themes and what earlier could be better, and the picture on the screen."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from kompas.domain.inquiry.ambitions import ambition_text
from kompas.domain.inquiry.earlier_ambitions import earlier_ambitions, start_from_ambition, start_from_themes
from kompas.domain.inquiry.earlier_bottlenecks import earlier_bottlenecks
from kompas.domain.inquiry.queries import board_of
from kompas.domain.map.queries import drawing_of
from kompas.domain.map.rounds import freeze_round, release_map
from kompas.domain.network.networks import create_network
from kompas.domain.whole.retention import forget
from kompas.domain.workshop.devices import known_device
from kompas.domain.workshop.workshops import create_workshop
from kompas.enums import Anonymity, BottleneckOrigin, Domain, NoteKind, Picture, ReleaseLevel, Role
from kompas.errors import Conflict, Invalid, NotAllowed, NotFound
from kompas.live.snapshot import Snapshot
from kompas.models import AmbitionDraft, Connection, NetworkCreate, Participant, Workshop
from kompas.models.core.columns import now
from kompas.rules import Actor
from tests.clustering import KINDS, script_of, step
from tests.databases import on_both
from tests.factories import (
    FACILITATOR,
    START,
    act,
    facilitator_of,
    go_to,
    id_of,
    join,
    make_workshop,
    new_id,
    post,
    refuses,
    workshop_shape,
)

pytestmark = on_both
WAITING = "De wachttijd is te lang."


@pytest.fixture
def workshop(session: Session) -> Workshop:
    question = {"key": "what", "text": {"nl": "Wat?", "en": "What?"}}
    steps = [
        step("gather", "collect", kinds=KINDS, questions=[question]),
        step("connect", "connect"),
        step("after", "explain"),
    ]
    made, _code = create_workshop(session, FACILITATOR, workshop_shape(), script_of(steps))
    return made


@pytest.fixture
def amira(session: Session, workshop: Workshop) -> Actor:
    return join(session, workshop, "Amira")


@pytest.fixture
def theme(session: Session, facilitator: Actor) -> str:
    go_to(session, facilitator, "connect")
    return make(session, facilitator, "Vertrouwen")


def make(session: Session, facilitator: Actor, name: str, notes: list[str] | None = None) -> str:
    return act(session, facilitator, "make_theme", name=name, colour=1, note_ids=notes or [])


def lay(session: Session, actor: Actor, theme: str, bottleneck: str = WAITING, **fields: Any) -> str:
    return act(session, actor, "lay_connection", theme_id=theme, bottleneck=bottleneck, **fields)


def on_screen(session: Session, workshop: Workshop) -> list[tuple[str, str]]:
    """Name of the theme and bottleneck, as the screen shows them."""
    session.flush()
    items = Snapshot(session, workshop.id).view(Role.SCREEN).items
    return [
        (items[f"theme:{item['theme']}"]["name"], item["bottleneck"])
        for key, item in items.items()
        if key.startswith("connection:")
    ]


def earlier_workshop(session: Session, workshop: Workshop, release: str = "participants", **changes: Any) -> Workshop:
    """An earlier workshop of the same network with a conclusion that rests on what could be better."""
    if workshop.network_id is None:
        network = create_network(session, known_device(session, FACILITATOR).id, NetworkCreate(name="Waterrijk"))
        workshop.network_id = network.id
    earlier = make_workshop(session, **{"title": "Klantreis", "starts_at": START - timedelta(days=30), **changes})
    earlier.network_id = workshop.network_id
    facilitator = facilitator_of(session, earlier)
    zoe = join(session, earlier, "Zoë", "secret-of-zoe")
    go_to(session, facilitator, "before_help")
    for text, kind in ((WAITING, "better"), ("Mooi dat het lukte.", "good")):
        note = post(session, zoe, "before_help", text, kind=kind)
        step_id = id_of(session, earlier, "before_help")
        act(session, facilitator, "record_conclusion", step_id=step_id, text=text, note_ids=[note.id], release=release)
    session.flush()
    return earlier


def test_bottlenecks_are_earlier_conclusions_on_what_could_be_better(session: Session, workshop: Workshop) -> None:
    assert earlier_bottlenecks(session, workshop) == []
    earlier_workshop(session, workshop)
    assert [(one.text, one.title) for one in earlier_bottlenecks(session, workshop)] == [(WAITING, "Klantreis")]


def test_bottlenecks_that_stay_in_their_session_and_later_ones_do_not_come_along(
    session: Session, workshop: Workshop
) -> None:
    earlier_workshop(session, workshop, ReleaseLevel.SESSION.value)
    earlier_workshop(session, workshop, starts_at=START + timedelta(days=1))
    stranger = earlier_workshop(session, workshop)
    stranger.network_id = None
    assert earlier_bottlenecks(session, workshop) == []


def test_red_and_orange_lines_of_the_last_map_are_bottlenecks(
    session: Session, workshop: Workshop, amira: Actor, theme: str
) -> None:
    """The red ones first; what became better since is none any more, nor what stays in its session."""
    for hours in (2, 1):
        earlier = make_workshop(
            session, script_key="network_map", network="Regio", title="Kaart", starts_at=START - timedelta(hours=hours)
        )
        workshop.network_id = earlier.network_id
        facilitator = facilitator_of(session, earlier)
        if hours == 2:
            ends = [
                act(session, facilitator, "add_party", name=name) for name in ("Politie", "Ggz", "School", "Huisarts")
            ]
            for other, colour in zip(ends[1:], ("could_be_better", "hardly", "hardly"), strict=True):
                act(session, facilitator, "draw_line", one_id=ends[0], other_id=other, colour=colour)
        else:
            line = drawing_of(session, earlier).lines[2]
            act(session, facilitator, "colour_line", line_id=line.id, colour="strong")
        freeze_round(session, facilitator)
    red, orange = earlier_bottlenecks(session, workshop)
    assert (red.text, orange.text) == (
        "Politie – School: hardly any cooperation",
        "Politie – Ggz: cooperation can be better",
    )
    laid = session.get_one(Connection, lay(session, amira, theme, red.text))
    assert (laid.origin, laid.origin_title) == (BottleneckOrigin.LINE, "Kaart")
    release_map(session, facilitator, ReleaseLevel.SESSION)
    assert earlier_bottlenecks(session, workshop) == []


def test_connection_tells_where_its_bottleneck_is_from(
    session: Session, workshop: Workshop, amira: Actor, theme: str
) -> None:
    earlier_workshop(session, workshop)
    known = session.get_one(Connection, lay(session, amira, theme))
    own = session.get_one(Connection, lay(session, amira, theme, "Iets anders", note="Wie elkaar kent, belt."))
    assert (known.origin, known.origin_title) == (BottleneckOrigin.CONCLUSION, "Klantreis")
    assert (own.origin, own.origin_title, own.note) == (BottleneckOrigin.OWN, "", "Wie elkaar kent, belt.")
    assert on_screen(session, workshop) == [("Vertrouwen", WAITING), ("Vertrouwen", "Iets anders")]


def test_connection_is_taken_back_and_put_back_by_who_laid_it(
    session: Session, workshop: Workshop, facilitator: Actor, amira: Actor, theme: str
) -> None:
    mine = lay(session, amira, theme)
    bram = join(session, workshop, "Bram")
    refuses(
        NotAllowed, "only take back your own", lambda: act(session, bram, "withdraw_connection", connection_id=mine)
    )
    act(session, amira, "withdraw_connection", connection_id=mine)
    assert on_screen(session, workshop) == []
    act(session, amira, "withdraw_connection", connection_id=mine, withdrawn=False)
    assert on_screen(session, workshop) == [("Vertrouwen", WAITING)]
    act(session, facilitator, "withdraw_connection", connection_id=mine)
    assert on_screen(session, workshop) == []


def test_connections_are_the_facilitators_alone_at_other_steps(
    session: Session, facilitator: Actor, amira: Actor, theme: str
) -> None:
    go_to(session, facilitator, "after")
    refuses(NotAllowed, "while the group reflects", lambda: lay(session, amira, theme))
    lay(session, facilitator, theme)


def test_joined_theme_hands_its_connections_on_and_a_removed_one_keeps_them(
    session: Session, workshop: Workshop, facilitator: Actor, theme: str
) -> None:
    other, last = make(session, facilitator, "Samen"), make(session, facilitator, "Alles")
    lay(session, facilitator, theme)
    act(session, facilitator, "merge_themes", theme_id=other, from_id=theme)
    act(session, facilitator, "merge_themes", theme_id=last, from_id=other)
    assert on_screen(session, workshop) == [("Alles", WAITING)]
    act(session, facilitator, "withdraw_theme", theme_id=last)
    assert on_screen(session, workshop) == []
    refuses(Conflict, "took this theme away", lambda: lay(session, facilitator, last))
    act(session, facilitator, "withdraw_theme", theme_id=last, withdrawn=False)
    assert on_screen(session, workshop) == [("Alles", WAITING)]


def test_facilitator_chooses_the_picture(session: Session, workshop: Workshop, facilitator: Actor, theme: str) -> None:
    act(session, facilitator, "show_picture", picture="mind_map", theme_id=theme)
    assert (workshop.picture, workshop.picture_theme) == (Picture.MIND_MAP, theme)
    refuses(NotFound, None, lambda: act(session, facilitator, "show_picture", picture="treemap", theme_id=new_id()))


def test_dots_on_themes(session: Session, facilitator: Actor, amira: Actor, theme: str) -> None:
    refuses(Invalid, "two themes", lambda: act(session, facilitator, "open_ballot", question="?", subject="themes"))
    other = make(session, facilitator, "Samen")
    gone = make(session, facilitator, "Weg")
    act(session, facilitator, "withdraw_theme", theme_id=gone)
    ballot = act(session, facilitator, "open_ballot", question="?", subject="themes", dots=2, most_per_item=2)
    refuses(Invalid, "not among", lambda: act(session, amira, "place_dots", ballot_id=ballot, item_id=gone, dots=1))
    act(session, amira, "place_dots", ballot_id=ballot, item_id=other, dots=2)
    act(session, facilitator, "close_ballot", ballot_id=ballot)
    items = Snapshot(session, facilitator.workshop.id).view(Role.PARTICIPANT).items
    assert items[f"ballot:{ballot}"]["results"] == [[1, other, 2]]
    assert items[f"ballot:{ballot}"]["candidates"] == [theme, other]


def test_board_tells_domains_as_far_as_anonymity_and_small_groups_allow(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    go_to(session, facilitator, "gather")
    notes = []
    for number in range(7):
        person = join(session, workshop, f"Persoon {number}")
        session.get_one(Participant, person.participant_id).domain = Domain.SOCIAL if number < 4 else Domain.YOUTH
        fields = {"kind": KINDS[number % 2], "text": f"tekst {number}", "question": "what"}
        notes.append(act(session, person, "post_note", step_id=id_of(session, workshop, "gather"), **fields))
    make(session, facilitator, "Groot", notes)
    small = make(session, facilitator, "Klein", notes[4:6])
    told = {theme.name: (theme.domains, theme.others) for theme in board_of(session, workshop)}
    assert told == {"Groot": ([], False), "Klein": ([], False)}  # four of one and one of another: nobody is pointed at
    act(session, facilitator, "withdraw_theme", theme_id=small)
    act(session, facilitator, "place_notes", note_ids=notes, theme_id=board_of(session, workshop)[0].id)
    board = board_of(session, workshop)
    assert (board[0].domains, board[0].others) == ([Domain.SOCIAL, Domain.YOUTH], False)
    assert board[0].kinds == {NoteKind(KINDS[0]): 4, NoteKind(KINDS[1]): 3}
    workshop.anonymity = Anonymity.ALL
    assert board_of(session, workshop)[0].domains == []


def test_earlier_ambition_of_the_network_is_a_starting_text(
    session: Session, workshop: Workshop, facilitator: Actor, theme: str
) -> None:
    earlier = earlier_workshop(session, workshop)
    before = facilitator_of(session, earlier)
    write(session, before, "Elk kind veilig.")
    act(session, before, "accept_draft", draft_id=act(session, before, "save_draft"))
    make(session, before, "Vertrouwen")
    session.flush()
    (found,) = earlier_ambitions(session, workshop)
    assert (found.draft.text, found.workshop.title, found.themes) == ("Elk kind veilig.", "Klantreis", ["Vertrouwen"])
    make(session, before, "Moed")
    assert [start_from_themes(session, facilitator, found.draft.id) for _again in range(2)] == [1, 0]
    session.flush()
    came = [theme for theme in board_of(session, workshop) if theme.name == "Moed"]
    assert [theme.notes for theme in came] == [[]]
    write(session, facilitator, "Al iets van ons.")
    start_from_ambition(session, facilitator, found.draft.id)
    session.flush()
    drafts = session.exec(select(AmbitionDraft.text).where(AmbitionDraft.workshop_id == workshop.id)).all()
    assert (ambition_text(session, workshop).text, drafts) == ("Elk kind veilig.", ["Al iets van ons."])
    earlier.network_id = None
    session.flush()
    refuses(NotFound, None, lambda: start_from_ambition(session, facilitator, found.draft.id))


def write(session: Session, actor: Actor, text: str) -> None:
    act(session, actor, "write_ambition", pen=act(session, actor, "take_pen"), text=text)


def test_connections_stay_without_who_laid_them_when_names_are_removed(
    session: Session, workshop: Workshop, amira: Actor, theme: str
) -> None:
    kept, gone = lay(session, amira, theme, note="van mij"), lay(session, amira, theme, "weg")
    act(session, amira, "withdraw_connection", connection_id=gone)
    forget(session, workshop, now())
    session.expire_all()
    connection = session.get_one(Connection, kept)
    assert (connection.author_id, connection.note, connection.bottleneck) == (None, "", WAITING)
    assert session.get(Connection, gone) is None
