"""The method of this server, read once: it is ours, and comes with the code."""

from functools import lru_cache

from kompas.method.schema import Method
from kompas.scripts.loader import SCRIPTS_DIRECTORY, load_file

METHOD_FILE = SCRIPTS_DIRECTORY / "reference" / "method.yaml"


@lru_cache(maxsize=1)
def method() -> Method:
    """Raises ValueError with every mistake in the file."""
    found, problems = load_file(METHOD_FILE, Method)
    if found is None:
        raise ValueError("; ".join(map(str, problems)))
    return found
