"""From a script to its file: YAML that people can read, put in its place as a whole or not at all."""

import hashlib
import os
import tempfile
import threading
from pathlib import Path
from typing import Any

import yaml

from kompas.errors import Conflict, Invalid
from kompas.i18n import N_
from kompas.scripts.schema import FacilitationScript

RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
"""Names that mean a device to Windows, whatever comes after the dot."""
saving = threading.Lock()


class Dumper(yaml.SafeDumper):
    """Texts of more lines stand as they are, the way a person would write them."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    if text.splitlines() != text.split("\n"):  # other signs that end a line come back as they were in quotes only
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, represent_text)


def yaml_of(script: FacilitationScript) -> str:
    """The script as the loader reads it back: equal."""
    data = script.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)


def fingerprint(path: Path) -> str | None:
    """A fingerprint of a file now, to see later whether somebody changed it; None when there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def file_for(folder: Path, key: str) -> Path:
    """The name of a script's file. Keys have small letters, digits and _ only, so no name leads out of the folder."""
    return folder / (f"{key}_script.yaml" if key in RESERVED else f"{key}.yaml")


def write_script(path: Path, folder: Path, script: FacilitationScript, seen: str | None) -> str:
    """Put the script in its file; returns its fingerprint.

    `seen` is the fingerprint of what was opened, None for a new script. Raises Conflict when something else is
    there now, and Invalid for a place outside the folder.
    """
    if path.resolve().parent != folder.resolve() or path.suffix != ".yaml":
        raise Invalid(N_("This script is not in the folder for own scripts, so it cannot be saved there."))
    with saving:
        if fingerprint(path) != seen:
            raise Conflict(N_("Somebody else saved this script meanwhile. Yours is still here: download it as YAML."))
        replace(path, yaml_of(script))
        written = fingerprint(path)
    assert written is not None
    return written


def replace(path: Path, text: str) -> None:
    """Written beside it and then moved: nobody reads half a file, and a full disk leaves the old one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
