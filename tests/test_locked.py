"""What is installed is what was looked at: exact versions, a hash for every file, and a bill of materials that follows."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import kompas
from tools.lock import PINNED, normal, pins

ROOT = Path(__file__).parent.parent
FILES = ("requirements", "requirements-dev")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def asked_in(file: str) -> dict[str, str]:
    below = asked_in("requirements") if file != "requirements" else {}
    return below | pins(read(f"{file}.txt"))


@pytest.mark.parametrize("file", FILES)
def test_lock_has_the_versions_of_the_requirements(file: str) -> None:
    assert pins(read(f"{file}.lock")) == asked_in(file), "run `make lock`"


@pytest.mark.parametrize("file", FILES)
def test_every_requirement_has_hashes(file: str) -> None:
    requirements = read(f"{file}.lock").replace("\\\n", " ").splitlines()
    assert [line for line in requirements if PINNED.match(line) is None or "--hash=sha256:" not in line] == []


def test_bill_of_materials_is_valid_and_names_everything_that_runs(tmp_path: Path) -> None:
    made = tmp_path / "sbom.cdx.json"
    options = ["--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON", "-o", str(made)]
    command = [str(Path(sys.executable).parent / "cyclonedx-py"), "requirements", *options, "requirements.lock"]
    assert " ".join(["cyclonedx-py", "requirements", *options[:-1]]) in read("Makefile")
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    text = made.read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    assert {normal(one["name"]): one["version"] for one in bill["components"]} == asked_in("requirements")
    assert (bill["metadata"]["component"]["name"], bill["metadata"]["component"]["version"]) == (
        "kompas",
        kompas.__version__,
    )
