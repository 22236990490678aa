"""Members out of a file: new, changed and the same; every mistake by cell; nothing is saved before it is agreed to."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from kompas.domain.core.sheet_rows import SheetRow
from kompas.domain.network.member_import import FIELDS, Coming, Fate, bring_in, coming_in_rows, rows_in_file
from kompas.domain.network.networks import MOST_MEMBERS, add_member, members_of
from kompas.enums import OrganisationKind
from kompas.errors import Conflict, Invalid
from kompas.i18n import set_language
from kompas.rules import NetworkActor
from tests.databases import on_both
from tests.domain.dossier.filling import network_with
from tests.domain.network.people import shape
from tests.factories import refuses

pytestmark = on_both
HEAD = "Name;Organisation;Domain;Level;Ring"
LINE = "Bram;Gemeente Waterrijk;policy and government;board;core group"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


@pytest.fixture
def actor(session: Session) -> NetworkActor:
    (fatima,) = network_with(session, "Fatima")
    return fatima


def coming(session: Session, actor: NetworkActor, *lines: str, head: str = HEAD) -> tuple[Coming, tuple[SheetRow, ...]]:
    sheet = rows_in_file("\r\n".join([head, *lines]).encode())
    return coming_in_rows(session, actor.network, sheet.rows, sheet.strange), sheet.rows


def names(session: Session, actor: NetworkActor) -> list[str]:
    return [one.name for one in members_of(session, actor.network)]


def test_file_brings_in_who_is_new_and_changes_who_is_known(session: Session, actor: NetworkActor) -> None:
    add_member(session, actor, shape("Chaya", organisation="GGD Waterrijk", level="policy", influence="heard"))
    add_member(session, actor, shape("Dirk", organisation="GGD Waterrijk"))
    told, rows = coming(
        session,
        actor,
        LINE,
        "chaya;ggd  waterrijk;health care;board;core group",
        "Dirk;GGD Waterrijk;health care;policy;core group",
    )
    assert [(one.number, one.fate) for one in told.members] == [(2, Fate.NEW), (3, Fate.CHANGED), (4, Fate.SAME)]
    assert told.members[1].changes == {"level": ("policy", "board")}
    assert (told.mistakes, told.remarks, told.strange) == ((), (), ())
    assert names(session, actor) == ["Chaya", "Dirk"], "nothing is saved before it is agreed to"
    assert bring_in(session, actor, told, rows) == 2
    session.flush()
    bram, chaya, _dirk = members_of(session, actor.network)
    assert (bram.name, bram.kind) == ("Bram", OrganisationKind.MUNICIPALITY), "its name tells the kind"
    assert (chaya.name, chaya.level, chaya.influence) == ("Chaya", "board", "heard"), (
        "a column that is absent changes nothing"
    )
    again, _rows = coming(session, actor, LINE)
    assert not again.changes_something


def test_all_columns_are_read_in_both_languages(session: Session, actor: NetworkActor) -> None:
    set_language("nl")
    dutch = [str(field.label) for field in FIELDS.values()]
    texts = {
        key: [str(text) for text in getattr(field, "texts", {}).values()][-1:]
        or ["ja" if key.endswith(("care", "experience", "independent")) else key]
        for key, field in FIELDS.items()
    }
    set_language("en")
    told, rows = coming(session, actor, ";".join(cells[0] for cells in texts.values()), head=";".join(dutch))
    assert told.mistakes == ()
    bring_in(session, actor, told, rows)
    session.flush()
    (one,) = members_of(session, actor.network)
    assert (one.kind, one.domain, one.level, one.ring) == ("other", "other", "board", "outer")
    assert (one.function, one.influence) == ("driving_force", "little")
    assert (one.adult_care, one.youth_care, one.expert_by_experience, one.independent) == (True,) * 4


def test_empty_cell_empties_and_an_absent_column_keeps(session: Session, actor: NetworkActor) -> None:
    add_member(session, actor, shape("Chaya", function="chair", influence="heard"))
    told, rows = coming(session, actor, "Chaya;GGD Waterrijk;", head="Name;Organisation;Function in the network")
    assert told.members[0].changes == {"function": ("chair", None)}
    bring_in(session, actor, told, rows)
    (one,) = members_of(session, actor.network)
    assert (one.function, one.influence) == (None, "heard")


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        (";Ggz;health care;board;core group", "name", "“Name” has to be filled in."),
        ("Bram;;health care;board;core group", "organisation", "“Organisation” has to be filled in."),
        ("Bram;Ggz;;board;core group", "domain", "“Domain” has to be filled in."),
        ("Bram;Ggz;space;board;core group", "domain", "“Domain”: “space” is none of these: social domain, "),
        ("Bram;Ggz;health care;;core group", "level", "“Level” has to be filled in."),
        ("Bram;Ggz;health care;chief;core group", "level", "“Level”: “chief” is none of these: works with households,"),
        ("Bram;Ggz;health care;board;", "ring", "“Ring” has to be filled in."),
        ("Bram;Ggz;health care;board;inner", "ring", "“Ring”: “inner” is none of these: core group, project group, "),
        ("Bram;Ggz;health care;board", "ring", "“Ring” has to be filled in."),
        (f"{'x' * 201};Ggz;health care;board;core group", "name", "“Name” is too long; at most 200 characters fit."),
        (f"Bram;{'x' * 201};health care;board;core group", "organisation", "“Organisation” is too long;"),
    ],
)
def test_mistake_is_told_by_cell(session: Session, actor: NetworkActor, line: str, column: str, words: str) -> None:
    told, rows = coming(session, actor, LINE, line)
    (mistake,) = told.mistakes
    assert (mistake.row, mistake.column) == (3, column)
    assert mistake.words.startswith(words)
    assert bring_in(session, actor, told, rows) == 1, "the row without a mistake comes in"
    assert names(session, actor) == ["Bram"]


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        ("Kind of organisation", "club", "“Kind of organisation”: “club” is none of these: municipality, "),
        ("Function in the network", "boss", "“Function in the network”: “boss” is none of these: chair, "),
        ("Influence in the own organisation", "big", "“Influence in the own organisation”: “big” is none of these:"),
        ("Adult care", "perhaps", "“Adult care”: “perhaps” is neither yes nor no."),
        ("Youth care", "2", "“Youth care”: “2” is neither yes nor no."),
        ("Expert by experience", "?", "“Expert by experience”: “?” is neither yes nor no."),
        ("Independent", "both", "“Independent”: “both” is neither yes nor no."),
    ],
)
def test_mistake_in_a_column_that_may_stay_away(
    session: Session, actor: NetworkActor, column: str, cell: str, words: str
) -> None:
    told, _rows = coming(session, actor, f"{LINE};{cell}", head=f"{HEAD};{column}")
    (mistake,) = told.mistakes
    assert mistake.row == 2
    assert mistake.words.startswith(words)
    assert told.members == ()


def test_several_mistakes_in_one_row_are_all_told(session: Session, actor: NetworkActor) -> None:
    told, _rows = coming(session, actor, ";Ggz;space;board;core group")
    assert [one.column for one in told.mistakes] == ["name", "domain"]


def test_new_member_needs_columns_that_a_known_one_does_not(session: Session, actor: NetworkActor) -> None:
    add_member(session, actor, shape("Chaya"))
    told, _rows = coming(session, actor, "Chaya;GGD Waterrijk", "Bram;Ggz", head="Name;Organisation")
    assert [(one.row, one.column) for one in told.mistakes] == [(3, "domain"), (3, "level"), (3, "ring")]
    assert [one.fate for one in told.members] == [Fate.SAME]


def test_same_person_twice_in_a_file_is_told(session: Session, actor: NetworkActor) -> None:
    told, _rows = coming(session, actor, LINE, LINE.upper().replace("CORE GROUP", "outer ring"))
    (mistake,) = told.mistakes
    assert (mistake.row, mistake.words) == (3, "“Name”: this person is in row 2 as well.")


def test_name_of_somebody_elsewhere_is_a_remark(session: Session, actor: NetworkActor) -> None:
    add_member(session, actor, shape("Bram", organisation="Politie"))
    told, rows = coming(session, actor, LINE)
    (remark,) = told.remarks
    assert (remark.row, remark.words) == (2, "There is a member of this name at Politie already.")
    assert bring_in(session, actor, told, rows) == 1


def test_detail_that_does_not_belong_in_a_name_is_a_remark(session: Session, actor: NetworkActor) -> None:
    told, _rows = coming(session, actor, "Bram 06-12345678;bram@ggz.nl;health care;board;core group")
    assert [(one.row, one.column) for one in told.remarks] == [(2, "name"), (2, "organisation")]
    assert "phone number. Leave the number out" in told.remarks[0].words


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Organisation;Domain", "column names are missing: Name. Begin with the empty table"),
        ("Naam van de persoon;Tel", "column names are missing: Name, Organisation."),
        ("Name;Organisation;naam", "The column “naam” is there twice. Keep one of them."),
    ],
)
def test_header_that_does_not_fit_is_refused(session: Session, head: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        rows_in_file(f"{head}\r\na;b;c".encode())


def test_column_that_is_not_ours_is_named_and_stays_out(session: Session, actor: NetworkActor) -> None:
    told, rows = coming(session, actor, f"{LINE};06-12345678", head=f"{HEAD};Phone")
    assert told.strange == ("Phone",)
    bring_in(session, actor, told, rows)
    (one,) = members_of(session, actor.network)
    assert "06-12345678" not in str(one.model_dump())


def test_what_changed_meanwhile_is_looked_at_once_more(session: Session, actor: NetworkActor) -> None:
    told, rows = coming(session, actor, LINE)
    add_member(session, actor, shape("Bram", organisation="Gemeente Waterrijk"))
    refuses(Conflict, "Look once more", lambda: bring_in(session, actor, told, rows))
    assert len(members_of(session, actor.network)) == 1


def test_network_holds_so_many_members(session: Session, actor: NetworkActor) -> None:
    lines = [f"Lid {number};Ggz;health care;board;outer ring" for number in range(MOST_MEMBERS)]
    told, rows = coming(session, actor, *lines)
    add_member(session, actor, shape("Bram"))
    told, rows = coming(session, actor, *lines)
    refuses(Invalid, f"at most {MOST_MEMBERS}", lambda: bring_in(session, actor, told, rows))
    assert names(session, actor) == ["Bram"]
    told, rows = coming(session, actor, *lines[1:])
    assert bring_in(session, actor, told, rows) == MOST_MEMBERS - 1
    refuses(Invalid, f"at most {MOST_MEMBERS}", lambda: add_member(session, actor, shape("Chaya")))
