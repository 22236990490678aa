"""Who leaves takes everything along, in files that other programs read, and hears what is not in them."""

import json
from pathlib import Path

from sqlmodel import select

from kompas.database import Database
from kompas.domain.whole.copies.restoring import restore_workshop
from kompas.domain.whole.examples import load_example
from kompas.enums import Domain, MemberLevel, NoteStatus, Ring
from kompas.leaving import OPEN_FORMATS, leave
from kompas.models import Device, Network, NetworkMember, Note
from kompas.models.core.base_row import every_table, table_of
from kompas.models.core.declarations import NotCopied
from kompas.settings import Settings

from .domain.dossier.filling import begun, network_with, tell
from .factories import FACILITATOR


def test_everything_is_there_in_open_formats_and_can_be_read_in_again(database: Database, tmp_path: Path) -> None:
    with database.transaction() as session:
        workshop = load_example(session, FACILITATOR)
        shown = session.exec(select(Note.text).where(Note.status == NoteStatus.SHOWN)).all()
        code, title = workshop.code, workshop.title
    count = leave(database, tmp_path / "left", Settings(scripts_dir=own_scripts(tmp_path)))
    assert count == len([*(tmp_path / "left" / "workshops").iterdir(), *(tmp_path / "left").glob("networks/*")])
    (folder,) = (tmp_path / "left" / "workshops").glob(f"{code}-*")
    files = [path for path in folder.iterdir() if not path.name.startswith("picture-")]
    assert {path.suffix[1:] for path in files} <= set(OPEN_FORMATS)
    (report,) = set(folder.glob("*.json")) - {folder / "complete-copy.json"}
    assert [
        text for text in shown if json.dumps(text, ensure_ascii=False) not in report.read_text(encoding="utf-8")
    ] == []
    copy = (folder / "complete-copy.json").read_bytes()
    assert json.loads(copy)["workshop"]["title"] == title
    with database.transaction() as session:
        again, _code = restore_workshop(session, "another", copy)
        notes = session.exec(select(Note.text).where(Note.workshop_id == again.id, Note.status == NoteStatus.SHOWN))
        assert sorted(notes) == sorted(shown)
    assert (tmp_path / "left" / "scripts" / "own.yaml").read_text() == "key: own"


def own_scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "scripts"
    folder.mkdir()
    (folder / "own.yaml").write_text("key: own")
    return folder


def test_readme_names_every_table_that_is_not_in_it(database: Database, tmp_path: Path) -> None:
    leave(database, tmp_path / "left", Settings())
    told = (tmp_path / "left" / "README.md").read_text(encoding="utf-8")
    left_out = [one for one in every_table() if isinstance(one.copying, NotCopied)]
    silent = {table_of(one).name for one in left_out if f"- `{table_of(one).name}`: " not in told}
    assert silent == {"network", "networkmember", "dividedtask", "keptform"}, "these are in a network's own file"


def test_network_leaves_with_its_members_and_forms_and_without_its_browsers(database: Database, tmp_path: Path) -> None:
    with database.transaction() as session:
        (fatima,) = network_with(session, "Fatima")
        filled = begun(session, fatima)
        tell(session, fatima, "answer_question", form_id=filled.id, question="action", value="Vaste gezichten")
        session.add(member_of(fatima.network))
        secret = session.exec(select(Device.secret_hash)).one()
    assert leave(database, tmp_path / "left", Settings()) == 1
    (folder,) = (tmp_path / "left" / "networks").iterdir()
    whole = json.loads((folder / "network.json").read_text(encoding="utf-8"))
    assert whole["network"]["name"] == "Samen voor thuis"
    assert [row["name"] for row in whole["tables"]["networkmember"]] == ["Karim"]
    assert "Karim" in (folder / "organisation.md").read_text(encoding="utf-8")
    assert "networkseat" not in whole["tables"]
    (form,) = folder.glob("form-1-*.json")
    assert "Vaste gezichten" in form.read_text(encoding="utf-8")
    written = [path.read_bytes() for path in (tmp_path / "left").rglob("*") if path.is_file()]
    assert not any(secret.encode() in content for content in written)


def member_of(network: Network) -> NetworkMember:
    kind = {"domain": Domain.SAFETY, "level": MemberLevel.EXECUTION, "ring": Ring.CORE}
    return NetworkMember(network_id=network.id, name="Karim", organisation="Veilig Thuis", **kind)
