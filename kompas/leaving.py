"""Everything of the server in open formats, for who leaves. By hand: `python -m kompas leave DIRECTORY`."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, select

from kompas.database import Database
from kompas.domain.dossier.forms import forms_of
from kompas.domain.network.network_agreements import agreements_of_network
from kompas.domain.whole.copies.taking import copy_of, plain
from kompas.exports import document_of, files_of, report_of
from kompas.exports.core.chapters import File
from kompas.exports.core.document import slug
from kompas.exports.dossier.forms import form_files
from kompas.exports.network.agreement_list import agreement_files
from kompas.exports.network.organisation import organisation_files
from kompas.i18n import set_language
from kompas.models import CasePicture, Network, Workshop
from kompas.models.core.base_row import BaseRow, every_table, table_of
from kompas.models.core.belonging import rows_of, tables_of
from kompas.models.core.columns import now
from kompas.models.core.declarations import Copying, NotCopied
from kompas.settings import Settings

OPEN_FORMATS = ("md", "csv", "json", "ics")
OF_BROWSERS = ("networkseat", "appliedaction")
"""Of a network: which browsers sit where, and which deliveries were carried out. They mean nothing elsewhere."""


def leave(database: Database, directory: Path, settings: Settings) -> int:
    """Write all workshops and networks into a folder that was not there; returns how many there are."""
    directory.mkdir(mode=0o700, parents=True)
    set_language(settings.language)
    at = now()
    with database.reading() as session:
        workshops = session.exec(select(Workshop).order_by(col(Workshop.id))).all()
        networks = session.exec(select(Network).order_by(col(Network.id))).all()
        for workshop in workshops:
            write_workshop(session, workshop, folder_of(directory / "workshops", workshop.code, workshop.title), at)
        for network in networks:
            write_network(session, network, folder_of(directory / "networks", network.code, network.name), at)
    write_own_files(directory, settings)
    (directory / "README.md").write_text(contents(len(workshops), len(networks)), encoding="utf-8")
    return len(workshops) + len(networks)


def folder_of(above: Path, code: str, title: str) -> Path:
    folder = above / "-".join(filter(None, [code, slug(title)]))
    folder.mkdir(parents=True)
    return folder


def write_workshop(session: Session, workshop: Workshop, folder: Path, at: datetime) -> None:
    write_json(folder / "complete-copy.json", copy_of(session, workshop))
    report = report_of(session, workshop, at)
    name = document_of(report).name
    write_files(folder, name, files_of(report))
    for picture in session.exec(select(CasePicture).where(CasePicture.workshop_id == workshop.id)):
        ending = picture.media_type.rpartition("/")[2]
        (folder / f"picture-{picture.id}.{ending}").write_bytes(picture.content)


def write_network(session: Session, network: Network, folder: Path, at: datetime) -> None:
    tables = {table_of(model).name: list(rows_in(session, network, model)) for model in tables_of("network")}
    kept = {name: rows for name, rows in tables.items() if name in of_networks()}
    own = {
        name: plain(getattr(network, name))
        for name in ("code", "name", "area", "goal", "power_talked_about", "created_at")
    }
    write_json(folder / "network.json", {"format": "kompas-network", "version": 1, "network": own, "tables": kept})
    write_files(folder, "organisation", organisation_files(session, network, at))
    write_files(folder, "agreements", agreement_files(agreements_of_network(session, network), at))
    for number, filled in enumerate(forms_of(session, network), start=1):
        write_files(folder, f"form-{number}-{slug(filled.title)}", form_files(session, network, filled, at))


def of_networks() -> set[str]:
    """The tables of a network that are written."""
    return {table_of(model).name for model in tables_of("network")}.difference(OF_BROWSERS)


def rows_in(session: Session, network: Network, model: type[BaseRow]) -> Iterator[dict[str, Any]]:
    table = table_of(model)
    for row in session.exec(select(model).where(rows_of("network", network.id, table))):
        yield {column.name: plain(getattr(row, column.name)) for column in table.columns}


def write_files(folder: Path, name: str, files: list[File]) -> None:
    for file in files:
        if file.extension in OPEN_FORMATS:
            (folder / f"{name}.{file.extension}").write_bytes(file.write())


def write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def write_own_files(directory: Path, settings: Settings) -> None:
    """Scripts, forms and words that the organisation wrote itself."""
    for name, folder in (("scripts", settings.scripts_dir), ("lexicon", settings.lexicon_dir)):
        if folder is not None and folder.is_dir():
            shutil.copytree(folder, directory / name)


def contents(workshops: int, networks: int) -> str:
    """What is in the folder and what is not: what each table says of its copies."""
    left_out = sorted(line for model in every_table() for line in not_here(model))
    return "\n".join([HEAD.format(workshops=workshops, networks=networks), *left_out, ""])


def not_here(model: type[BaseRow]) -> Iterator[str]:
    table = table_of(model).name
    if isinstance(copying := model.copying, Copying):
        yield from (f"- `{table}.{column}`: {why}" for column, why in copying.left_out.items())
        if copying.silent:
            columns = ", ".join(f"`{table}.{column}`" for column in copying.silent)
            yield f"- {columns}: of a workshop in which nobody may know who wrote what, and when"
    elif isinstance(copying, NotCopied) and table not in {"network", *of_networks()}:
        yield f"- `{table}`: {copying.why}"
    elif isinstance(copying, NotCopied) and "workshop_id" in table_of(model).columns:
        yield f"- `{table}`: of a workshop: {copying.why}"


HEAD = """# What Kompas held

{workshops} workshops and {networks} networks, each in a folder of its own. Everything here opens without Kompas.

| file | what it is |
|---|---|
| `workshops/…/complete-copy.json` | everything of a workshop; another Kompas can read it in again |
| `workshops/…/*.md`, `*.csv`, `*.json` | its report, to read, to calculate with, and for other programs |
| `workshops/…/picture-*` | pictures of cases |
| `networks/…/network.json` | members, who does which task, forms with their earlier answers, settings |
| `networks/…/organisation.*` | members by ring, who does what, and what the mix misses |
| `networks/…/agreements.*` | the agreements, as calendar and as table |
| `networks/…/form-*` | each form that was filled in |
| `scripts/`, `lexicon/` | what the organisation wrote itself, if it did |

These files hold names and notes and are not encrypted. The periods after which Kompas removes them do not reach here: remove
them yourself in time.

## What is not in it, and why

What was withdrawn by its author, is in the bin or is hidden is not in it either, as in every copy.
"""
