"""Writes the requirements with their hashes, and names in requirements*.txt what the direct ones need. `make lock`.

A version stands in requirements.txt or requirements-dev.txt and nowhere else; the .lock files add a hash per file.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEEDED = "# What they need"
PINNED = re.compile(r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
OLDEST_PYTHON = "3.11"


def pins(text: str) -> dict[str, str]:
    """Versions by normalised name."""
    return {normal(found["name"]): found["version"] for found in PINNED.finditer(text)}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def lock(path: Path, below: Path | None = None) -> None:
    """Lock one file of requirements; `below` is the one that it includes."""
    direct, _, needed = path.read_text(encoding="utf-8").partition(f"\n{NEEDED}\n")
    kept = path.with_suffix(".constraints")
    kept.write_text(needed + (below.read_text(encoding="utf-8") if below else ""), encoding="utf-8")
    asked = path.with_suffix(".in")
    asked.write_text(direct, encoding="utf-8")
    try:
        lines = compiled(asked, path.with_suffix(".lock"), kept)
    finally:
        kept.unlink()
        asked.unlink()
    known = pins(direct).keys() | (pins(below.read_text(encoding="utf-8")).keys() if below else set())
    own = [line for line in lines if normal(line.partition("==")[0]) not in known]
    path.write_text("\n".join([direct, NEEDED, *own, ""]), encoding="utf-8")


def compiled(asked: Path, locked: Path, kept: Path) -> list[str]:
    """Write the lock for every platform; returns its requirements without hashes."""
    kind = ["--universal", "--generate-hashes", "--python-version", OLDEST_PYTHON, "--no-annotate", "--no-header"]
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "--quiet",
        *kind,
        "--constraints",
        kept,
        asked,
        "--output-file",
    ]
    subprocess.run([*command, locked], check=True, cwd=ROOT)
    lines = locked.read_text(encoding="utf-8").splitlines()
    return [line.removesuffix(" \\") for line in lines if PINNED.match(line)]


def main() -> None:
    runs, tests = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
    lock(runs)
    lock(tests, below=runs)


if __name__ == "__main__":
    main()
