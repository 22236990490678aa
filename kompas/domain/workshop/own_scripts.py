"""Saving a script of one's own in the folder of the organisation."""

import os
from pathlib import Path

from kompas.domain.workshop.workshops import demand_facilitator_key
from kompas.errors import Invalid, NotAllowed
from kompas.i18n import N_
from kompas.scripts import FacilitationScript, load_library
from kompas.scripts.loader import own_library
from kompas.scripts.writing import file_for, fingerprint, write_script
from kompas.settings import get_settings


def writable_folder() -> Path | None:
    """The organisation's folder, when there is one and Kompas may write in it."""
    folder = get_settings().scripts_dir
    return folder if folder is not None and folder.is_dir() and os.access(folder, os.W_OK | os.X_OK) else None


def is_own(key: str) -> bool:
    """Whether a script stands in the organisation's folder, so that it can be changed."""
    folder, path = get_settings().scripts_dir, own_library().paths.get(key)
    return folder is not None and path is not None and path.parent == folder


def fingerprint_of(key: str) -> str | None:
    path = own_library().paths.get(key)
    return fingerprint(path) if path is not None else None


def save_script(facilitator_key: str | None, script: FacilitationScript, seen: str | None) -> str:
    """Save a new script or a changed one; gives its fingerprint, to save it again with.

    `seen` is the fingerprint of what was opened, None for a new one. New workshops can use it at once; workshops
    that exist keep their own copy.
    """
    demand_facilitator_key(facilitator_key)
    folder = writable_folder()
    if folder is None:
        raise NotAllowed(
            N_("There is no folder to save in. Download the script, and ask the administrator to put it there.")
        )
    if script.key in load_library().scripts:
        raise Invalid(N_("A script that comes with Kompas has this name. Save it under another title."))
    known = own_library().paths.get(script.key)
    return write_script(known or file_for(folder, script.key), folder, script, seen)
