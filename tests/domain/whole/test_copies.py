import json
import re
import tomllib
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import Boolean, Column, Date, Float, Integer, String
from sqlmodel import Session, SQLModel, col, func, select

from kompas.database import Database
from kompas.domain.map.course import compared_with, earlier_rounds
from kompas.domain.map.queries import drawing_of, parties_on_map
from kompas.domain.map.rounds import thaw_round
from kompas.domain.network.networks import create_network
from kompas.domain.wall.pictures import RedrawnPicture, put_picture
from kompas.domain.whole.copies import LARGEST_COPY, VERSION, restoring
from kompas.domain.whole.copies.restoring import restore_workshop, value_of
from kompas.domain.whole.copies.size import MOST_ROWS, MOST_VALUES
from kompas.domain.whole.copies.tables import columns_in_copy, copied_tables, copying_of
from kompas.domain.whole.copies.taking import copy_workshop
from kompas.domain.whole.examples import load_example
from kompas.domain.whole.map_examples import load_map_example
from kompas.domain.workshop.devices import identify, known_device
from kompas.enums import Anonymity, Role
from kompas.errors import Invalid, NotAllowed
from kompas.exports import report_of
from kompas.exports.wall.agreements import Agreements
from kompas.exports.wall.conclusions import Conclusions
from kompas.exports.whole.left_out import sentences
from kompas.models import Ballot, Case, CasePicture, MapRound, NetworkCreate, Note, Participant, Party, Workshop
from kompas.models.core.base_row import BaseRow, table_of, target_of
from kompas.models.core.belonging import tables_of
from kompas.models.core.columns import EnumText, UtcDateTime, now
from kompas.models.core.declarations import Copying, NotCopied
from kompas.rules import Actor
from kompas.settings import ROOT, get_settings
from tests.databases import on_both
from tests.factories import (
    FACILITATOR,
    Room,
    act,
    bring,
    facilitator_of,
    forget_due,
    go_to,
    id_of,
    join,
    make_workshop,
    new_id,
    post,
)
from tests.live.story import EVENTS, Story

from . import canaries

OTHER = "secret-on-another-server"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}|[0-9a-f]{32}")


def told(data: bytes) -> dict[str, Any]:
    """What a copy says, but for the moment it was made."""
    file: dict[str, Any] = json.loads(data)
    del file["made_at"]
    return file


def read_back(session: Session, data: bytes, secret: str = OTHER) -> tuple[Workshop, dict[str, Any]]:
    """Read a copy in and copy that again."""
    workshop, _code = restore_workshop(session, secret, data)
    session.flush()
    return workshop, told(copy_workshop(session, identify(session, secret, workshop.code)))


def rows_in(session: Session) -> dict[str, int]:
    tables = SQLModel.metadata.sorted_tables
    return {
        table.name: session.connection().execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables
    }


def test_every_table_of_a_workshop_is_copied_or_left_out_with_a_reason() -> None:
    of_a_workshop = {table.name for table in SQLModel.metadata.sorted_tables if "workshop_id" in table.c}
    said = {table_of(model).name: model.copying for model in [Workshop, *tables_of("workshop")]}
    assert set(said) == of_a_workshop | {"workshop", "conclusionnote", "earlieranswer", "keptform"}
    reasons = [copying.why for copying in said.values() if isinstance(copying, NotCopied)]
    reasons += [why for copying in said.values() if isinstance(copying, Copying) for why in copying.left_out.values()]
    assert "" not in reasons


def test_columns_of_a_copied_table_point_to_copied_tables_only() -> None:
    order = ["workshop", *copied_tables()]
    for name, model in copied_tables().items():
        told = [column.name for column in table_of(model).columns if column.name not in copying_of(model).left_out]
        targets = {target_of(model, column) for column in told} - {None}
        assert targets <= set(order[: order.index(name) + 1])


def test_every_column_with_the_id_of_a_row_is_known_as_one() -> None:
    """Without a foreign key nothing else tells; an id would be in the file, and point nowhere where it is read in."""
    strange = [
        (name, column.name)
        for name, model in copied_tables().items()
        for column in columns_in_copy(model)
        if getattr(column.type, "length", None) == 36 and target_of(model, column.name) is None
    ]
    assert strange == [("bottleneck", "lineage"), ("conclusion", "lineage")]  # keys that may travel


@on_both
def test_example_comes_back_with_the_same_counts_and_links(session: Session) -> None:
    workshop = load_example(session, FACILITATOR)
    data = copy_workshop(session, facilitator_of(session, workshop))
    again, file = read_back(session, data)
    assert file == told(data)
    assert again.code != workshop.code
    assert (again.is_example, workshop.is_example) == (False, True)
    one, other = (report_of(session, each, now()) for each in (workshop, again))
    assert [[note.text for note in each.notes] for each in one[Conclusions].conclusions] == [
        [note.text for note in each.notes] for each in other[Conclusions].conclusions
    ]
    assert sentences(one) == sentences(other)
    assert one[Agreements].agreements[0].conclusion == other[Agreements].agreements[0].conclusion
    assert file["counts"]["note"] > 100


def test_network_map_comes_back_with_the_same_counts_links_and_past(session: Session) -> None:
    """Two rounds, read in where neither was: the second compares with the first as it did."""
    second = load_map_example(session, FACILITATOR)
    (earlier,) = earlier_rounds(session, second)
    first, facilitator = earlier.workshop, facilitator_of(session, second)
    thaw_round(session, facilitator)
    one, other = parties_on_map(session, second)[2:4]
    act(session, facilitator, "split_party", party_id=one.id, name="Deel")
    act(session, facilitator, "withdraw_party", party_id=other.id)
    plans = id_of(session, second, "plans")
    act(session, facilitator, "go_to_step", from_step_id=second.current_step_id, to_step_id=plans)
    post(session, join(session, second, "Amira"), "plans", kind="improvement", party_id=one.id)
    again = []
    for workshop in (first, second):
        data = copy_workshop(session, facilitator_of(session, workshop))
        copy, file = read_back(session, data)
        assert (file, UUID.search(data.decode())) == (told(data), None)
        again.append(copy)
    network = create_network(session, known_device(session, OTHER).id, NetworkCreate(name="Elders"))
    for copy in again:
        copy.network_id = network.id
    session.flush()
    (there,) = earlier_rounds(session, again[1])
    assert there.frozen_at == earlier.frozen_at
    assert compared(session, again[1]) == compared(session, second)
    noted = session.exec(select(Note).where(Note.workshop_id == again[1].id, col(Note.party_id).is_not(None))).one()
    assert session.get_one(Party, noted.party_id).name == one.name


def compared(session: Session, workshop: Workshop) -> tuple[list[tuple[object, ...]], object]:
    """What became of each line, by names, with the agreements of then; and what is on the map and off it."""
    found = compared_with(session, workshop, earlier_rounds(session, workshop)[0])
    now_, then = drawing_of(session, workshop).names(), drawing_of(session, found.earlier.workshop).names()
    rows = [
        (
            line.change,
            line.now and (now_[line.now.one], now_[line.now.other], line.now.colour, line.now.reason),
            [(then[one.one], then[one.other], one.colour, one.reason) for one in line.earlier],
            [agreed.what for one in line.earlier for agreed in found.agreements.get(one.id, [])],
        )
        for line in found.comparison.lines
    ]
    parties = session.exec(select(Party).where(Party.workshop_id == workshop.id).order_by(col(Party.sequence))).all()
    names = {party.id: party.name for party in parties}
    places = [
        (one.name, one.x, one.y, one.hand_placed, one.withdrawn, names.get(one.merged_into or "")) for one in parties
    ]
    return rows, places


HOSTILE = {
    Boolean: (),
    Integer: (2**31 - 1, -(2**31) + 1),
    Float: (1e9, -1e9),
    UtcDateTime: ("9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+00:00", "2026-01-01T00:00:00"),
    Date: ("9999-12-31", "0001-01-01"),
    EnumText: ("hologram",),
    String: ("x" * 20_000,),
}
"""By type of column, what fits the column and must not come in."""
ASKED_OTHERWISE = {
    "workshop.current_step_id": "a place in the file",
    "case.picture": "any number: it tells browsers that the picture is another one",
    **dict.fromkeys(("step.key", "step.activity"), "asked by `demand_shape`"),
}


def test_every_column_that_is_copied_has_bounds() -> None:
    """A new date, number or text of a noun that travels gets a type of `models.core.columns`, or limits of its own."""
    for name, model in {"workshop": Workshop, **copied_tables()}.items():
        row = canaries.values_of(table_of(model), "A", 0)
        assert model.model_validate(row)
        for column in columns_in_copy(model):
            kind = next((kind for kind in HOSTILE if isinstance(column.type, kind)), None)
            if kind is None or target_of(model, column.name) or f"{name}.{column.name}" in ASKED_OTHERWISE:
                continue
            taken = [value for value in HOSTILE[kind] if fits(model, column, row | {column.name: value})]
            assert (name, column.name, taken) == (name, column.name, [])


def fits(model: type[BaseRow], column: Column[Any], row: dict[str, Any]) -> bool:
    try:
        value_of(model, column, row[column.name], {})
        model.model_validate(row)
    except (ValidationError, ValueError, LookupError):
        return False
    return True


def test_copy_that_says_it_was_forgotten_is_forgotten_here(session: Session, held: Actor) -> None:
    """Else nobody would: its names and notes are in the file."""
    data = changed(copy_workshop(session, held), "workshop", "forgotten_at", to="2020-01-01T00:00:00+00:00")
    workshop, _code = restore_workshop(session, OTHER, data)
    assert workshop.forgotten_at is None
    workshop.starts_at = workshop.started_at = now() - timedelta(days=91)
    assert forget_due(session, now()) == 1
    assert "Amira" not in {
        person.name for person in session.exec(select(Participant)) if person.workshop_id == workshop.id
    }


def test_column_that_never_travels_is_not_read_either(session: Session, held: Actor, participant: Actor) -> None:
    """Such as at which round of another workshop the group looks."""
    act(session, held, "add_party", name="Politie")
    data = changed(copy_workshop(session, held), "tables", "map_party", 0, "step_id", to=1)
    data = changed(data, "tables", "map_round", to=[{"compared_with": held.workshop.id}])
    data = changed(data, "counts", "map_round", to=1)
    workshop, _code = restore_workshop(session, OTHER, data)
    party = session.exec(select(Party).where(Party.workshop_id == workshop.id)).one()
    assert (party.step_id, session.get_one(MapRound, workshop.id).compared_with) == (None, None)


stories = st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(0, 3), st.integers(0, 8)), min_size=5, max_size=30)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=stories, anonymity=st.sampled_from(Anonymity))
def test_any_workshop_survives_the_round_trip(
    database: Database, events: list[tuple[str, int, int]], anonymity: Anonymity
) -> None:
    story = Story(Room(database, "Amira", "Bram", "Chaya", anonymity=anonymity))
    story.go(1, "facilitator")
    story.post(1, "Amira")
    for event, who, which in events:
        story.tell(event, who, which)
    data = story.room.change(copy_workshop)
    assert UUID.search(data.decode()) is None
    with database.transaction() as session:
        _, file = read_back(session, data, secret=f"{OTHER}-{story.room.code}")
    assert file == told(data)


@pytest.fixture
def held(session: Session, workshop: Workshop, facilitator: Actor) -> Actor:
    """A facilitator with a note of each state, by Amira."""
    amira = join(session, workshop, "Amira")
    go_to(session, facilitator, "before_help")
    post(session, amira, "before_help", "te zien")
    act(session, facilitator, "park_note", note_id=post(session, amira, "before_help", "geparkeerd").id)
    act(session, amira, "withdraw_note", note_id=post(session, amira, "before_help", "ingetrokken").id)
    act(session, facilitator, "hide_notes", step_id=id_of(session, workshop, "before_help"))
    post(session, amira, "before_help", "verborgen")
    return facilitator


def texts_in(data: bytes) -> list[str]:
    return [note["text"] for note in told(data)["tables"]["note"]]


def test_copy_has_what_the_facilitator_may_read(session: Session, workshop: Workshop, held: Actor) -> None:
    assert texts_in(copy_workshop(session, held)) == ["te zien", "geparkeerd"]
    workshop.facilitator_reads_hidden = True
    assert texts_in(copy_workshop(session, held)) == ["te zien", "geparkeerd", "verborgen"]


@pytest.mark.parametrize("anonymity", Anonymity)
def test_copy_says_who_wrote_what_unless_nobody_may_know(
    session: Session, workshop: Workshop, held: Actor, anonymity: Anonymity
) -> None:
    workshop.anonymity = anonymity
    (first, *_) = told(copy_workshop(session, held))["tables"]["note"]
    known = {"author_id", "created_at", "changed_at", "added_later"} & set(first)
    assert len(known) == (0 if anonymity is Anonymity.ALL else 4)


def test_copy_of_an_anonymous_workshop_is_the_same_whoever_wrote(
    session: Session, workshop: Workshop, held: Actor
) -> None:
    workshop.anonymity = Anonymity.ALL
    before = told(copy_workshop(session, held))
    bram = join(session, workshop, "Bram").participant_id
    with_bram = told(copy_workshop(session, held))
    for note in session.exec(select(Note)):
        note.author_id = bram
        note.sequence = 1000 - note.sequence
    assert told(copy_workshop(session, held)) == with_bram
    assert before["tables"]["note"] == with_bram["tables"]["note"]


def test_copy_has_no_code_key_or_browser(session: Session, workshop: Workshop, held: Actor) -> None:
    text = copy_workshop(session, held).decode()
    assert workshop.code not in text
    assert workshop.facilitator_code_hash not in text


def test_copy_is_for_the_facilitator(session: Session, participant: Actor) -> None:
    with pytest.raises(NotAllowed):
        copy_workshop(session, participant)


@on_both
def test_reader_becomes_facilitator_and_nobody_else_has_a_seat(session: Session, held: Actor) -> None:
    workshop, code = restore_workshop(session, OTHER, copy_workshop(session, held))
    assert code is not None
    assert identify(session, OTHER, workshop.code).roles == {Role.FACILITATOR}
    with pytest.raises(NotAllowed):
        identify(session, FACILITATOR, workshop.code)


@on_both
def test_same_file_twice_is_one_workshop(session: Session, held: Actor) -> None:
    data = copy_workshop(session, held)
    first, _ = restore_workshop(session, OTHER, data)
    before = rows_in(session)
    assert restore_workshop(session, OTHER, data) == (first, None)
    assert rows_in(session) == before


def test_copy_of_an_old_workshop_is_forgotten_when_its_period_is_over(session: Session, held: Actor) -> None:
    held.workshop.starts_at = held.workshop.starts_at.replace(year=2020)
    held.workshop.started_at = held.workshop.starts_at
    workshop, _ = restore_workshop(session, OTHER, copy_workshop(session, held))
    forget_due(session, now())
    assert workshop.forgotten_at is not None


def test_reading_in_asks_for_the_key_when_there_is_one(
    session: Session, held: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copy_workshop(session, held)
    monkeypatch.setenv("KOMPAS_FACILITATOR_KEY", "sleutel-van-waterrijk")
    get_settings.cache_clear()
    with pytest.raises(NotAllowed):
        restore_workshop(session, OTHER, data)
    assert restore_workshop(session, OTHER, data, "sleutel-van-waterrijk")


def changed(data: bytes, *path: Any, to: Any) -> bytes:
    file = json.loads(data)
    place = file
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(file).encode()


DAMAGE: list[tuple[tuple[Any, ...], Any, str]] = [
    (("format",), "kompas-report", "not a copy of a workshop"),
    (("version",), VERSION + 1, "newer version"),
    (("tables", "hologram"), [], "newer version"),
    (("tables", "note", 0, "smell"), "rozen", "newer version"),
    (("workshop", "mood"), "goed", "newer version"),
    (("counts", "note"), 9, "damaged"),
    (("tables", "note", 0, "step_id"), 99, "damaged"),
    (("tables", "note", 0, "step_id"), 0, "damaged"),
    (("tables", "note", 0, "step_id"), True, "damaged"),
    (("tables", "note", 0, "step_id"), None, "damaged"),
    (("tables", "note", 0, "kind"), "poem", "damaged"),
    (("tables", "note", 0, "text"), "x" * 20_001, "damaged"),
    (("tables", "note", 0, "text"), ["x"], "damaged"),
    (("tables", "step", 0, "content"), {}, "damaged"),
    (("tables", "step", 0, "minutes"), 2**40, "damaged"),
    (("tables", "step", 0, "key"), "<script>", "damaged"),
    (("tables", "step"), [], "damaged"),
    (("tables", "participant", 0, "domain"), "magic", "damaged"),
    (("tables",), [], "damaged"),
    (("workshop",), None, "damaged"),
    (("tables", "map_party", 0, "lineage"), [], "damaged"),
    (("tables", "map_party", 0, "lineage"), [["x"]], "damaged"),
    (("tables", "map_party", 0, "lineage"), [[{}, []]], "damaged"),
    (("tables", "map_party", 0, "x"), float("inf"), "damaged"),
    (("workshop", "starts_at"), "gisteren", "damaged"),
    (("workshop", "current_step_id"), -1, "damaged"),
    (("workshop", "current_step_id"), None, "damaged"),
    (("workshop", "status"), "asleep", "damaged"),
    (("workshop", "retention_days"), 2**31 - 1, "damaged"),
    (("workshop", "retention_days"), 100_000, "damaged"),
    (("workshop", "retention_days"), 0, "damaged"),
    (("workshop", "starts_at"), "9999-12-31T23:00:00+00:00", "damaged"),
    (("workshop", "starts_at"), "0001-01-01T00:00:00+00:00", "damaged"),
    (("workshop", "fixed_end"), "99:99", "damaged"),
    (("tables", "participant", 0, "name"), "x" * 201, "damaged"),
    (("tables", "participant", 0, "acknowledged_at"), "9999-12-31T23:00:00+00:00", "damaged"),
    (("tables", "note", 0, "text"), "x" * 2001, "damaged"),
    (("tables", "map_party", 0, "x"), 10**9, "damaged"),
]


@pytest.mark.parametrize(("path", "value", "words"), DAMAGE, ids=lambda one: str(one)[:40])
@on_both
def test_wrong_file_is_refused_in_words_and_leaves_nothing(
    database: Database, path: tuple[Any, ...], value: Any, words: str
) -> None:
    room = Room(database, "Amira")
    room.go_to("before_help")
    room.post("Amira", "before_help")
    room.act("facilitator", "add_party", name="Politie")
    data = changed(room.change(copy_workshop), *path, to=value)
    if path == ("tables", "step"):
        data = changed(data, "counts", "step", to=0)
    with database.reading() as session:
        before = rows_in(session)
    with pytest.raises(Invalid, match=words), database.transaction() as session:
        restore_workshop(session, OTHER, data)
    with database.reading() as session:
        assert rows_in(session) == before


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a copy"),
        (b"PK\x03\x04", "not a copy"),
        (b"[]", "not a copy"),
        (b"[" * 100_000, "not a copy"),
        (b'{"format": "kompas-workshop", "version": 1, "tab', "damaged"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not a copy"),
        (b" " * (LARGEST_COPY + 1), "too large: at most 32 MB"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_is_no_copy_is_refused_in_words(session: Session, data: bytes, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        restore_workshop(session, OTHER, data)


@pytest.mark.parametrize("value", [b"[]", b"{}", b"0", b'"x"'])
def test_file_that_unpacks_to_a_hundred_times_its_size_is_refused_unread(
    session: Session, monkeypatch: pytest.MonkeyPatch, value: bytes
) -> None:
    """A copy of 63 MB took 1.8 GB."""
    monkeypatch.setattr(restoring, "json", None)  # nothing is made of it
    data = b'{"format": "kompas-workshop", "a": [' + b",".join([value] * MOST_VALUES) + b"]}"
    with pytest.raises(Invalid, match="more in this file than in any workshop"):
        restore_workshop(session, OTHER, data)


def test_copy_with_more_rows_than_a_workshop_has_is_refused(session: Session, facilitator: Actor) -> None:
    file = json.loads(copy_workshop(session, facilitator))
    file["tables"]["note"] = [{}] * (MOST_ROWS + 1)
    file["counts"]["note"] = MOST_ROWS + 1
    with pytest.raises(Invalid, match="more in this file than in any workshop"):
        restore_workshop(session, OTHER, json.dumps(file).encode())


def test_rows_that_are_done_do_not_stay_in_the_memory_while_the_rest_is_read_in(
    session: Session, held: Actor, participant: Actor
) -> None:
    """The largest copy made a server 630 MB large, and now 470."""
    data = copy_workshop(session, held)
    before = {one for one in session.identity_map.values() if isinstance(one, Note)}
    workshop, _code = restore_workshop(session, OTHER, data)
    assert {one for one in session.identity_map.values() if isinstance(one, Note)} - before == set()
    assert session.exec(select(func.count()).where(Note.workshop_id == workshop.id)).one() > 0


def test_largest_upload_is_the_largest_copy() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 2**20 == LARGEST_COPY


@on_both
def test_outcome_of_a_vote_travels_with_what_was_voted_on(
    session: Session, workshop: Workshop, facilitator: Actor
) -> None:
    amira = join(session, workshop, "Amira")
    go_to(session, facilitator, "before_help")
    notes = [post(session, amira, "before_help", text).id for text in ("een", "twee")]
    opened = act(session, facilitator, "open_ballot", question="Welke?", note_ids=notes, dots=3, most_per_item=2)
    act(session, amira, "place_dots", ballot_id=opened, item_id=notes[0], dots=2)
    act(session, facilitator, "close_ballot", ballot_id=opened)
    copy, _again = read_back(session, copy_workshop(session, facilitator))
    ballot = session.exec(select(Ballot).where(Ballot.workshop_id == copy.id)).one()
    texts = [session.get_one(Note, key).text for key in ballot.candidates]
    assert texts == ["een", "twee"]
    assert ballot.results == {ballot.candidates[0]: 2}


@pytest.mark.parametrize("dots", ["twee", -1, None, [2]])
def test_outcome_of_a_vote_that_is_no_number_is_refused(
    session: Session, workshop: Workshop, facilitator: Actor, dots: object
) -> None:
    amira = join(session, workshop, "Amira")
    go_to(session, facilitator, "before_help")
    notes = [post(session, amira, "before_help", text).id for text in ("een", "twee")]
    opened = act(session, facilitator, "open_ballot", question="Welke?", note_ids=notes, dots=3, most_per_item=2)
    act(session, facilitator, "close_ballot", ballot_id=opened)
    data = changed(copy_workshop(session, facilitator), "tables", "ballot", 0, "results", to={"note:1": dots})
    with pytest.raises(Invalid, match="damaged"):
        restore_workshop(session, OTHER, data)


@on_both
def test_case_travels_with_its_picture_and_what_is_about_it(session: Session) -> None:
    room_owner = make_workshop(session)
    facilitator, amira = facilitator_of(session, room_owner), join(session, room_owner, "Amira")
    case = bring(session, amira)
    put_picture(session, amira, Role.PARTICIPANT, case.id, new_id(), RedrawnPicture("image/png", b"\x89PNG\xff"))
    withdrawn = bring(session, amira, name="Weer weg")
    act(session, amira, "withdraw_case", case_id=withdrawn.id)
    go_to(session, facilitator, "before_help")
    post(session, amira, "before_help", case_id=case.id)
    session.flush()
    copy, _again = read_back(session, copy_workshop(session, facilitator))
    other = session.exec(select(Case).where(Case.workshop_id == copy.id)).one()
    picture = session.exec(select(CasePicture).where(CasePicture.workshop_id == copy.id)).one()
    note = session.exec(select(Note).where(Note.workshop_id == copy.id)).one()
    assert (other.name, other.picture is not None) == ("Vlinder", True)
    assert (picture.case_id, picture.content, note.case_id) == (other.id, b"\x89PNG\xff", other.id)
